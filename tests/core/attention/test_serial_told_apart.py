"""A unit sold here that a till which did not know wrote off: one place in the end."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.stock.models import SerialMovement
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.stock.units import Place
from techstore_desktop.shop import Shop
from tests.builders import a_product, open_drawer
from tests.core.attention.arising import (
    give_back,
    sold_by_serial,
    sold_elsewhere,
    written_off_elsewhere,
)


def counted_in_and_sold(
    shop: Shop, manager: Actor, clock: SetClock
) -> tuple[SerialMovement, SaleResponse]:
    """Return what another till knows of a unit, and by which sale it left here."""
    open_drawer(shop, manager)
    product = a_product(shop, manager)
    unit = UnitNumbers(serial_number="SN-1")
    shop.serials.count_in(manager, product.id, [unit])
    with shop.database.reading() as reading:
        known = reading.session.scalars(select(SerialMovement)).one()
        reading.session.expunge(known)
    clock.advance(timedelta(minutes=1))
    sale = sold_by_serial(shop, manager, product, "SN-1")
    clock.advance(timedelta(minutes=1))
    return known, sale


@pytest.fixture
def told_apart(shop: Shop, manager: Actor, clock: SetClock) -> str:
    """Return the number of the sale of a unit that another till wrote off."""
    known, sale = counted_in_and_sold(shop, manager, clock)
    written_off_elsewhere(shop, manager, known, uuid4())
    return sale.number


def test_r34_one_item_tells_both_and_offers_each_place(
    shop: Shop, manager: Actor, told_apart: str
) -> None:
    (item,) = shop.attention.open_items()
    assert item.kind == "serial_told_apart"
    assert [each["number"] for each in item.values["told"]] == [told_apart, ""]
    names = [each.name.partition(":")[0] for each in item.choices]
    assert names == ["as_told", "as_told", "on_shelf", "leave"]
    assert Permission.ADJUST_STOCK in item.choices[0].permissions
    assert Permission.ADJUST_STOCK not in item.choices[-1].permissions


@pytest.mark.parametrize(
    ("which", "place"),
    [
        (0, Place.SOLD),
        (1, Place.MISSING),
        (2, Place.IN_STOCK),
        (3, Place.MISSING),
    ],
)
def test_r34_each_choice_leaves_one_place_and_is_made_once(
    shop: Shop, manager: Actor, told_apart: str, which: int, place: Place
) -> None:
    (item,) = shop.attention.open_items()
    choice = item.choices[which].name
    shop.attention.settle(manager, item.key, choice)
    (unit,) = shop.serials.find("SN-1")
    assert unit.place is place
    assert unit.document_number == (told_apart if place is Place.SOLD else None)
    assert shop.attention.count() == 0
    with pytest.raises(RuleBroken, match=r"attention\.settled"):
        shop.attention.settle(manager, item.key, choice)
    (settled,) = shop.attention.settled_items()
    assert (settled.key, settled.settlements[0].choice) == (item.key, choice)
    assert settled.values["serial"] == "SN-1"
    assert shop.verify().holds


def test_r34_sold_on_from_the_shelf_where_it_was_found_it_raises_nothing_new(
    shop: Shop, manager: Actor, told_apart: str
) -> None:
    (item,) = shop.attention.open_items()
    shop.attention.settle(manager, item.key, "leave")
    (unit,) = shop.serials.find("SN-1")
    found = UnitNumbers(serial_number="SN-1")
    shop.serials.count_in(manager, unit.product_id, [found])
    assert shop.attention.count() == 0
    assert shop.serials.find("SN-1")[0].place is Place.IN_STOCK


@pytest.mark.parametrize("is_kept", [True, False])
def test_r34_two_sales_of_which_one_came_back_ask_which_was_the_units(
    shop: Shop, manager: Actor, clock: SetClock, is_kept: bool
) -> None:
    known, sale = counted_in_and_sold(shop, manager, clock)
    sold_elsewhere(shop, manager, known)
    (item,) = shop.attention.open_items()
    assert item.kind == "serial_sold_twice"
    if is_kept:
        shop.attention.settle(manager, item.key, "keep_both")
    clock.advance(timedelta(minutes=1))
    give_back(shop, manager, sale, "SN-1")
    if is_kept:  # A person has said that both sales stand.
        assert shop.attention.count() == 0
        return
    (item,) = shop.attention.open_items()
    assert item.kind == "serial_told_apart"
    assert len(item.values["told"]) == 3
    shop.attention.settle(manager, item.key, item.choices[1].name)
    assert shop.attention.count() == 0
    product = shop.products.get(known.product_id)
    sold_by_serial(shop, manager, product, "SN-1")
    assert shop.attention.count() == 0
    assert shop.verify().holds
