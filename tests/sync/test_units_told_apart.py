"""Two tills tell of one unit what cannot both be: one item, settled once (R34)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import product as pairs
from unittest.mock import ANY
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.stock.units import Place
from techstore_desktop.shop import Shop
from tests import builders
from tests.core.attention.arising import give_back, sold_by_serial
from tests.core.repairs.arranging import a_job, approved, part
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


class Act(StrEnum):
    """What is done to a unit."""

    SELL = "sell"
    TAKE_BACK = "take_back"
    FIND = "find"
    NOTE = "note"
    WRITE_OFF = "write_off"
    FIT = "fit"


class Start(StrEnum):
    """Where both tills know the unit to be."""

    NEVER_MET = "never_met"
    ON_SHELF = "on_shelf"
    SOLD = "sold"


ACTS = {
    Start.NEVER_MET: (Act.SELL, Act.FIND, Act.NOTE, Act.WRITE_OFF, Act.FIT),
    Start.ON_SHELF: (Act.SELL, Act.WRITE_OFF, Act.FIT),
    Start.SOLD: (Act.TAKE_BACK, Act.FIND, Act.NOTE, Act.WRITE_OFF),
}
_ON_SHELF = (Act.FIND, Act.NOTE)
AGREEING = {
    Start.NEVER_MET: {
        *pairs(_ON_SHELF, (Act.SELL, Act.NOTE, Act.WRITE_OFF, Act.FIT)),
        *pairs((Act.NOTE, Act.WRITE_OFF), _ON_SHELF),
    },
    Start.ON_SHELF: set[tuple[Act, Act]](),
    Start.SOLD: {
        *pairs((Act.TAKE_BACK, *_ON_SHELF), (Act.NOTE, Act.WRITE_OFF)),
        (Act.NOTE, Act.TAKE_BACK),
        *pairs((Act.NOTE, Act.WRITE_OFF), _ON_SHELF),
    },
}
"""What one till may do first and the other then, each without the other's word."""
OTHER_KINDS = {
    (Act.SELL, Act.SELL): "serial_sold_twice",
    (Act.TAKE_BACK, Act.TAKE_BACK): "over_returned",
}

KINDS = {*OTHER_KINDS.values(), "serial_told_apart"}


@dataclass(frozen=True)
class Plan:
    """What becomes of one unit, and which choice each of the tills makes of it."""

    start: Start
    acts: tuple[Act, Act]
    chosen: tuple[int, int]

    @property
    def kind(self) -> str | None:
        """The kind of the one item that there must be, if any."""
        if self.acts in AGREEING[self.start]:
            return None
        return OTHER_KINDS.get(self.acts, "serial_told_apart")


def planned(start: Start) -> st.SearchStrategy[Plan]:
    act = st.sampled_from(ACTS[start])
    choice = st.integers(0, 9)
    return st.builds(
        Plan,
        start=st.just(start),
        acts=st.tuples(act, act),
        chosen=st.tuples(choice, choice),
    )


plans = st.lists(st.sampled_from(Start).flatmap(planned), min_size=3, max_size=6)


@dataclass
class Playing:
    """Two tills that act apart and meet."""

    tills: tuple[Till, Till]
    actor: Actor
    product: ProductResponse
    sold: dict[str, SaleResponse]

    def meet(self) -> None:
        for till in (*self.tills, *self.tills):
            till.sync()

    def begin(self, serial: str, start: Start) -> None:
        shop = self.tills[0].shop
        if start is Start.ON_SHELF:
            self.act(shop, serial, Act.FIND)
        if start is Start.SOLD:
            sale = sold_by_serial(shop, self.actor, self.product, serial)
            self.sold[serial] = sale

    def act(self, shop: Shop, serial: str, act: Act) -> None:
        units = [UnitNumbers(serial_number=serial)]
        if act is Act.SELL:
            sold_by_serial(shop, self.actor, self.product, serial)
        elif act is Act.TAKE_BACK:
            give_back(shop, self.actor, self.sold[serial], serial)
        elif act is Act.NOTE:
            shop.serials.count_in(self.actor, self.product.id, units)
        elif act is Act.FIT:
            job = a_job(shop, self.actor)
            detail = approved(shop, self.actor, job.id, part(self.product))
            line = detail.lines[0]
            shop.repair_parts.fit(self.actor, line.id, serial_numbers=[serial])
        else:
            pieces = Decimal(1 if act is Act.FIND else -1)
            shop.stock.adjust(self.actor, self.product.id, pieces, "Shelf", units=units)

    def arisen(self, till: Till, units: Iterable[str]) -> dict[str, AttentionItem]:
        """Return the one item of each of these units of which there is any."""
        by_number = {sale.number: serial for serial, sale in self.sold.items()}
        items = [
            (str(item.values.get("serial") or by_number[item.values["number"]]), item)
            for item in till.shop.attention.open_items()
            if item.kind in KINDS
        ]
        found = [(serial, item) for serial, item in items if serial in units]
        assert len(dict(found)) == len(found)
        return dict(found)

    def settle(self, shop: Shop, which: int, plan: Plan, item: AttentionItem) -> None:
        choices = [each.name for each in item.choices]
        chosen = choices[plan.chosen[which] % len(choices)]
        shop.attention.settle(self.actor, item.key, chosen)

    def places(self, serial: str) -> list[Place | None]:
        """Return where each till says that a unit is: it has one place in each."""
        return [
            unit.place for till in self.tills for unit in till.shop.serials.find(serial)
        ]


@pytest.fixture
def playing(first_till: Till, boss: Actor, another_till: AddTill) -> Playing:
    tills = (first_till, another_till("B1"))
    for till in tills:
        builders.open_drawer(till.shop, boss)
    product = builders.a_product(
        first_till.shop,
        boss,
        tracks_serial_numbers=True,
        opening_stock=Decimal(200),
    )
    playing = Playing(tills, boss, product, {})
    playing.meet()
    return playing


def test_r34_what_cannot_both_be_is_one_item_that_is_settled_once(
    playing: Playing, hub_engine: Engine
) -> None:
    @settings(max_examples=5)
    @given(plans)
    def each_unit_is_in_one_place(planned: list[Plan]) -> None:
        units = {f"{uuid4().hex[:8].upper()}-{n}": one for n, one in enumerate(planned)}
        for serial, plan in units.items():
            playing.begin(serial, plan.start)
        playing.meet()
        for which, till in enumerate(playing.tills):
            for serial, plan in units.items():
                playing.act(till.shop, serial, plan.acts[which])
        playing.meet()
        of_unit, other = (playing.arisen(till, units) for till in playing.tills)
        assert of_unit == other
        assert {serial: item.kind for serial, item in of_unit.items()} == {
            serial: plan.kind for serial, plan in units.items() if plan.kind
        }
        for which, till in enumerate(playing.tills):
            for serial, item in of_unit.items():
                playing.settle(till.shop, which, units[serial], item)
        playing.meet()
        for serial in units:
            first, second = playing.places(serial)
            assert first is second
        assert [playing.arisen(till, units) for till in playing.tills] == [{}, {}]
        assert all(till.shop.verify().holds for till in playing.tills)
        assert digest(playing.tills[0]) == hub_digest(hub_engine)
        assert digest(playing.tills[1]) == hub_digest(hub_engine)

    each_unit_is_in_one_place()


def test_r34_whoever_knows_where_a_unit_is_contradicts_nobody(
    playing: Playing,
) -> None:
    first, second = (till.shop for till in playing.tills)
    playing.act(first, "SN-1", Act.FIND)
    playing.meet()
    playing.act(first, "SN-1", Act.WRITE_OFF)
    playing.meet()
    playing.act(second, "SN-1", Act.SELL)
    playing.meet()
    playing.act(first, "SN-1", Act.FIND)
    playing.meet()
    assert [till.shop.attention.count() for till in playing.tills] == [0, 0]


def test_r34_a_person_says_where_the_unit_is_and_both_acts_stand(
    playing: Playing,
) -> None:
    first, second = (till.shop for till in playing.tills)
    playing.act(first, "SN-1", Act.FIND)
    playing.meet()
    playing.act(first, "SN-1", Act.SELL)
    playing.act(second, "SN-1", Act.WRITE_OFF)
    playing.meet()
    (item,) = second.attention.open_items()
    assert [(each["act"], each["till"]) for each in item.values["told"]] == [
        ("sold", "Till A1"),
        ("missing", "Till B1"),
    ]
    sale = next(each for each in item.involved if each.table == "sale")
    assert item.values["told"][0]["number"] == sale.name
    sold, missing, here, leave = (each.name for each in item.choices)
    assert (here, leave) == ("on_shelf", "leave")
    assert sold.startswith("as_told:")
    assert missing.startswith("as_told:")
    before = len(second.serials.life(playing.product.id, "SN-1"))
    second.attention.settle(playing.actor, item.key, sold)
    playing.meet()
    for shop in (first, second):
        (unit,) = shop.serials.find("SN-1")
        assert (unit.place, unit.document_number) == (Place.SOLD, sale.name)
        assert len(shop.serials.life(playing.product.id, "SN-1")) == before + 1
        assert shop.attention.count() == 0


@pytest.mark.parametrize("who", [0, 1])
@pytest.mark.parametrize("chosen", [0, 1])
def test_r34_one_of_two_sales_that_came_back_before_they_met_is_one_item(
    playing: Playing, hub_engine: Engine, who: int, chosen: int
) -> None:
    shops = [till.shop for till in playing.tills]
    playing.act(shops[0], "SN-1", Act.FIND)
    playing.meet()
    sales = [
        sold_by_serial(shop, playing.actor, playing.product, "SN-1") for shop in shops
    ]
    give_back(shops[who], playing.actor, sales[who], "SN-1")
    playing.meet()
    items = [till.shop.attention.open_items() for till in playing.tills]
    assert items[0] == items[1]
    (item,) = items[0]
    assert item.kind == "serial_told_apart"
    told = [(each["act"], each["number"]) for each in item.values["told"]]
    assert told[:2] == [("sold", sales[0].number), ("sold", sales[1].number)]
    assert told[2][0] == "returned"
    names = [each.name.partition(":")[0] for each in item.choices]
    assert names == ["as_told", "as_told", "leave"]
    shops[1].attention.settle(playing.actor, item.key, item.choices[chosen].name)
    playing.meet()
    still_out = sales[1 - who].number
    for shop in shops:
        assert shop.attention.open_items() == []
        (unit,) = shop.serials.find("SN-1")
        is_out = chosen == 0
        assert unit.place is (Place.SOLD if is_out else Place.IN_STOCK)
        assert unit.document_number == (still_out if is_out else ANY)
        (settled,) = shop.attention.settled_items()
        assert settled.values == item.values
    if chosen:
        sold_by_serial(shops[0], playing.actor, playing.product, "SN-1")
        playing.meet()
        assert [shop.attention.count() for shop in shops] == [0, 0]
    assert digest(playing.tills[0]) == digest(playing.tills[1])
    assert digest(playing.tills[0]) == hub_digest(hub_engine)


def test_r34_a_unit_that_moved_twice_is_put_right_by_the_count_alone(
    playing: Playing,
) -> None:
    shops = [till.shop for till in playing.tills]
    playing.product = builders.a_product(
        shops[0], playing.actor, tracks_serial_numbers=True, opening_stock=Decimal(0)
    )
    for serial in ("SN-1", "SN-2"):
        playing.act(shops[0], serial, Act.FIND)
    playing.meet()
    playing.act(shops[0], "SN-1", Act.SELL)
    playing.act(shops[1], "SN-1", Act.WRITE_OFF)
    playing.meet()
    (item,) = shops[0].attention.open_items()
    shops[0].attention.settle(playing.actor, item.key, item.choices[0].name)
    product_id = playing.product.id
    assert shops[0].serials.without_number(product_id) == -1
    shops[0].stock.adjust(playing.actor, product_id, Decimal(1), "Moved once")
    playing.meet()
    for shop in shops:
        assert shop.serials.without_number(product_id) == 0
        assert shop.products.get(product_id).on_hand == 1
        assert shop.attention.count() == 0


def test_r34_a_unit_that_came_back_before_the_other_till_sold_it_asks_nobody(
    playing: Playing,
) -> None:
    first, second = (till.shop for till in playing.tills)
    playing.act(first, "SN-1", Act.FIND)
    playing.meet()
    sale = sold_by_serial(first, playing.actor, playing.product, "SN-1")
    give_back(first, playing.actor, sale, "SN-1")
    sold_by_serial(second, playing.actor, playing.product, "SN-1")
    playing.meet()
    assert [till.shop.attention.count() for till in playing.tills] == [0, 0]


def test_r34_two_sales_that_both_came_back_leave_nothing_to_ask(
    playing: Playing,
) -> None:
    shops = [till.shop for till in playing.tills]
    playing.act(shops[0], "SN-1", Act.FIND)
    playing.meet()
    for shop in shops:
        sale = sold_by_serial(shop, playing.actor, playing.product, "SN-1")
        playing.sold[sale.number] = sale
    for shop, sale in zip(shops, playing.sold.values(), strict=True):
        give_back(shop, playing.actor, sale, "SN-1")
    playing.meet()
    assert [till.shop.attention.count() for till in playing.tills] == [0, 0]
    sold_by_serial(shops[0], playing.actor, playing.product, "SN-1")
    playing.meet()
    assert [till.shop.attention.count() for till in playing.tills] == [0, 0]
