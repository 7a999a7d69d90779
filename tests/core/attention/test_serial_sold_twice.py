"""A serial number on two sales: a person says which unit left with which (R34)."""

import pytest

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.stock.units import Place
from techstore_desktop.shop import Shop
from tests.builders import a_product, open_drawer
from tests.core.attention.arising import give_back, sold_by_serial


def only_item(shop: Shop) -> AttentionItem:
    (item,) = shop.attention.open_items()
    return item


def test_the_unit_that_really_left_takes_the_place_of_the_wrong_number(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    product = a_product(shop, manager)
    first = sold_by_serial(shop, manager, product, "SN-1")
    second = sold_by_serial(shop, manager, product, "SN-1", "SN-2")
    item = only_item(shop)
    kept = item.choices[0]
    assert kept.name == f"sold_on:{first.id}"
    (asked,) = kept.asks
    assert (asked.document_number, asked.imei_count) == (second.number, 0)
    wrong = {second.id: UnitNumbers(serial_number="SN-2")}
    with pytest.raises(RuleBroken, match=r"serial\.out_already"):
        shop.attention.settle(manager, item.key, kept.name, units=wrong)
    right = {second.id: UnitNumbers(serial_number="sn-3")}
    shop.attention.settle(manager, item.key, kept.name, units=right)
    assert shop.attention.count() == 0
    numbers = [
        sorted(shop.sales.get(sale.id).lines[0].serial_numbers)
        for sale in (first, second)
    ]
    assert numbers == [["SN-1"], ["SN-2", "SN-3"]]
    for serial, sale in (("SN-1", first), ("SN-3", second)):
        (unit,) = shop.serials.find(serial)
        assert (unit.place, unit.document_number) == (Place.SOLD, sale.number)
    give_back(shop, manager, second, "SN-3")
    assert shop.verify().holds


def test_a_piece_whose_number_nobody_knows_comes_back_without_one(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    product = a_product(shop, manager)
    first = sold_by_serial(shop, manager, product, "SN-1")
    second = sold_by_serial(shop, manager, product, "SN-1", "SN-2")
    shop.attention.settle(manager, only_item(shop).key, f"sold_on:{first.id}")
    with pytest.raises(RuleBroken, match=r"return\.serials_differ"):
        give_back(shop, manager, second, "SN-1")
    give_back(shop, manager, second)
    give_back(shop, manager, second, "SN-2")
    give_back(shop, manager, first, "SN-1")
    places = {unit.place for unit in shop.serials.of_product(product.id)}
    assert places == {Place.IN_STOCK}
    assert shop.verify().holds


def test_what_was_printed_stays_where_nobody_knows_better(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    product = a_product(shop, manager)
    sales = [sold_by_serial(shop, manager, product, "SN-1") for _ in range(2)]
    shop.attention.settle(manager, only_item(shop).key, f"sold_on:{sales[1].id}")
    for sale in sales:
        assert shop.sales.get(sale.id).lines[0].serial_numbers == ("SN-1",)
