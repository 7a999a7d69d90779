"""One unit on two tills apart: both sales stand, one item, and all agree."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.stock.units import Place
from techstore_desktop.shop import Shop
from tests import builders
from tests.core.attention.arising import give_back, sold_by_serial
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


@dataclass(frozen=True)
class Plan:
    """What is done about one number that both tills sold, by each while apart."""

    keeps: tuple[int, int]
    """Which of the two sales each till says that the unit went out with."""
    knows: tuple[bool, bool]
    """Whether each till knows the number of the unit that left with the other."""
    comes_back: int | None
    """Which till takes the unit back after it has settled."""


plans = st.lists(
    st.builds(
        Plan,
        keeps=st.tuples(st.integers(0, 1), st.integers(0, 1)),
        knows=st.tuples(st.booleans(), st.booleans()),
        comes_back=st.none() | st.integers(0, 1),
    ),
    min_size=2,
    max_size=4,
)


def test_r34_a_serial_sold_twice_that_both_tills_settle_apart_is_settled_once(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    tills = (first_till, another_till("B1"))
    for till in tills:
        builders.open_drawer(till.shop, boss)

    @settings(max_examples=4)
    @given(plans)
    def every_number_is_out_once(planned: list[Plan]) -> None:
        phone = builders.a_product(first_till.shop, boss, tracks_serial_numbers=True)
        numbers = [f"{uuid4().hex[:8].upper()}-{each}" for each in range(len(planned))]
        meet(*tills)
        sold = [
            [sold_by_serial(till.shop, boss, phone, number) for number in numbers]
            for till in tills
        ]
        pairs = list(zip(*sold, strict=True))
        meet(*tills)
        for which, till in enumerate(tills):
            for number, pair, plan in zip(numbers, pairs, planned, strict=True):
                settle_one(till.shop, boss, number, pair, plan, which)
        meet(*tills)
        for till in tills:
            kinds = {each.kind for each in till.shop.attention.open_items()}
            assert "serial_sold_twice" not in kinds
            for number, plan in zip(numbers, planned, strict=True):
                (unit,) = till.shop.serials.find(number)
                is_back = plan.comes_back is not None
                assert unit.place is (Place.IN_STOCK if is_back else Place.SOLD)
        for number, pair, plan in zip(numbers, pairs, planned, strict=True):
            if plan.comes_back is None:
                # The later word counts, on both tills: the second one settled last.
                give_back(tills[0].shop, boss, pair[plan.keeps[1]], number)
        meet(*tills)
        assert all(till.shop.verify().holds for till in tills)
        assert digest(tills[0]) == digest(tills[1]) == hub_digest(hub_engine)

    every_number_is_out_once()


def settle_one(
    shop: Shop,
    boss: Actor,
    serial: str,
    pair: tuple[SaleResponse, SaleResponse],
    plan: Plan,
    which: int,
) -> None:
    """Settle a number as one till does, and take its unit back if that is planned."""
    (item,) = (
        each
        for each in shop.attention.open_items()
        if each.values.get("serial") == serial
    )
    kept, other = pair[plan.keeps[which]], pair[1 - plan.keeps[which]]
    units = (
        {other.id: UnitNumbers(serial_number=f"{serial}-{other.number}")}
        if plan.knows[which]
        else {}
    )
    shop.attention.settle(boss, item.key, f"sold_on:{kept.id}", units=units)
    if plan.comes_back == which:
        give_back(shop, boss, kept, serial)


def meet(*tills: Till) -> None:
    for _ in range(2):
        for till in tills:
            till.sync()
