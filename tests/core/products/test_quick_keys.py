"""Quick keys: laid out whole, shown with prices, never what is archived."""

import pytest

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.quick_keys import (
    KeyColour,
    QuickKey,
    QuickPage,
)
from techstore_desktop.core.products.schemas import CategoryCreate
from techstore_desktop.shop import Shop
from tests.builders import a_product


def test_a_layout_is_kept_and_shown_in_its_order(shop: Shop, manager: Actor) -> None:
    mouse = a_product(shop, manager)
    cables = shop.products.create_category(manager, CategoryCreate(name="Cables"))
    keys = (
        QuickKey(category_id=cables.id),
        QuickKey(product_id=mouse.id, label="Mouse", colour=KeyColour.ACCENT),
    )
    pages = shop.quick_keys.save(
        manager, [QuickPage(name="Often", keys=keys), QuickPage(name="More")]
    )
    assert [page.name for page in pages] == ["Often", "More"]
    often, more = shop.quick_keys.shown()
    assert [key.label for key in often.keys] == ["Cables", "Mouse"]
    assert often.keys[1].product is not None
    assert often.keys[1].product.price == mouse.price
    assert more.keys == ()
    shop.products.archive(manager, mouse.id)
    assert [key.label for key in shop.quick_keys.shown()[0].keys] == ["Cables"]
    swapped = shop.quick_keys.save(manager, [pages[1], pages[0]])
    assert [page.id for page in swapped] == [pages[1].id, pages[0].id]
    assert len(shop.quick_keys.save(manager, [swapped[0]])) == 1
    assert shop.verify().holds


def test_who_may_not_change_settings_lays_nothing_out(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.quick_keys.save(cashier, [QuickPage(name="Often")])
    many = [QuickPage(name=f"Page {number}") for number in range(10)]
    with pytest.raises(RuleBroken, match=r"quick_keys\.too_many_pages"):
        shop.quick_keys.save(manager, many)
