"""One unit on two tills apart: both sales stand, one item, and all agree."""

from collections.abc import Callable
from decimal import Decimal

from sqlalchemy import Engine

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.stock.schemas import UnitNumbers
from tests import builders
from tests.core.attention.arising import sold_by_serial
from tests.core.stock.imeis import an_imei
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def test_r34_one_unit_sold_on_two_tills_apart_keeps_both_and_raises_one_item(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    second = another_till("B1")
    phone = builders.a_product(
        first_till.shop, boss, tracks_serial_numbers=True, imei_count=1
    )
    unit = UnitNumbers(serial_number=an_imei(7))
    first_till.shop.stock.adjust(boss, phone.id, Decimal(1), "Delivery", units=[unit])
    for till in (first_till, second):
        till.sync()
    for till in (first_till, second):
        builders.open_drawer(till.shop, boss)
        sold_by_serial(till.shop, boss, phone, an_imei(7))
        sold_by_serial(till.shop, boss, phone, an_imei(8 if till is second else 9))
    for till in (first_till, second, first_till):
        till.sync()
    for till in (first_till, second):
        (item,) = till.shop.attention.open_items()
        assert item.kind == "serial_sold_twice"
        assert item.values["serial"] == an_imei(7)
        (found,) = till.shop.serials.find(an_imei(7))
        assert found.document_number is not None
        assert len(till.shop.serials.of_product(phone.id)) == 3
        assert till.shop.verify().holds
    assert first_till.shop.serials.find(an_imei(7)) == second.shop.serials.find(
        an_imei(7)
    )
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_a_unit_met_on_two_tills_apart_is_one_unit(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    second = another_till("B1")
    phone = builders.a_product(first_till.shop, boss, tracks_serial_numbers=True)
    first_till.sync()
    second.sync()
    for till in (first_till, second):
        unit = UnitNumbers(serial_number="SN-1")
        till.shop.serials.count_in(boss, phone.id, [unit])
    for till in (first_till, second, first_till):
        till.sync()
    for till in (first_till, second):
        assert len(till.shop.serials.find("SN-1")) == 1
        assert len(till.shop.serials.search("SN")) == 1
        assert len(till.shop.serials.of_product(phone.id)) == 1
