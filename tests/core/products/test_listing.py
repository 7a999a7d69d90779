"""A list of products finds few and many alike, in its own order."""

from decimal import Decimal

import pytest

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductFilter
from techstore_desktop.core.storage import search
from techstore_desktop.shop import Shop
from tests.builders import a_product


def _three(shop: Shop, manager: Actor) -> None:
    for name in ("Cable USB-C 2 m", "Cable USB-C 1 m", "Cable HDMI"):
        a_product(shop, manager, name=name)


@pytest.mark.parametrize("broad", [0, 1000])
def test_words_narrow_a_list_that_keeps_its_order(
    shop: Shop, manager: Actor, broad: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_BROAD", broad)
    _three(shop, manager)
    wanted = ProductFilter(text="usb cab")
    names = [product.name for product in shop.products.page(wanted)]
    assert names == ["Cable USB-C 1 m", "Cable USB-C 2 m"]
    assert shop.products.count(wanted) == 2


def test_negative_lists_what_was_sold_below_nothing(shop: Shop, manager: Actor) -> None:
    a_product(shop, manager)
    below = a_product(shop, manager, opening_stock=Decimal(0))
    shop.stock.adjust(manager, below.id, Decimal(-1), "counted")
    found = shop.products.page(ProductFilter(is_negative=True))
    assert [product.id for product in found] == [below.id]
