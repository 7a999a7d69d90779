"""Goods that come in several branches, on tills apart: each branch's cost (R33)."""

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from techstore_desktop.core.branches.schemas import BranchBase
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.moving_average import moving_average
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.shop import Shop
from tests.builders import a_line, a_product, open_drawer, sell
from tests.core.products.test_costing import came
from tests.sync.test_costs import settle
from tests.sync.test_direct_mode import office  # noqa: F401 - a fixture
from tests.sync.test_older_programs import updated, with_an_older_program
from tests.sync.test_repairs import meet
from tests.sync.tills import Till

AddTill = Callable[..., Till]
RECEIPTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, 9), st.integers(1, 90)),
    min_size=2,
    max_size=7,
)
CENTRO, NORTE = "Centro", "Norte"
BRANCH_OF = (CENTRO, CENTRO, NORTE, NORTE)


@pytest.fixture
def norte(first_till: Till, boss: Actor) -> UUID:
    """Return the shop's second branch."""
    branches = first_till.shop.branch_list
    branches.add(boss, BranchBase(name=NORTE, address="", phone=""))
    first_till.sync()
    return next(each.id for each in branches.listed() if each.name == NORTE)


@pytest.fixture
def tills(first_till: Till, another_till: AddTill, norte: UUID) -> tuple[Till, ...]:
    """Return two tills of each branch."""
    added = (another_till("B1"), another_till("N1", norte), another_till("N2", norte))
    return (first_till, *added)


def costs(till: Till, product_id: UUID) -> dict[str, Decimal]:
    """Return what a piece costs in each branch, as one till tells."""
    levels = till.shop.stock.levels(product_id)
    return {level.branch_name: level.cost for level in levels}


def ten_in_each(tills: tuple[Till, ...], boss: Actor, hub_engine: Engine) -> UUID:
    """Return a product of which both branches have ten at 5."""
    product = a_product(tills[0].shop, boss, cost=Decimal(5), opening_stock=Decimal(10))
    meet(tills, hub_engine)
    tills[2].shop.stock.adjust(boss, product.id, Decimal(10), "Found")
    meet(tills, hub_engine)
    return product.id


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(apart=RECEIPTS, later=RECEIPTS)
def test_each_branch_costs_on_every_till_what_its_own_receipts_come_to(
    tills: tuple[Till, ...],
    boss: Actor,
    hub_engine: Engine,
    apart: list[tuple[int, int, int]],
    later: list[tuple[int, int, int]],
) -> None:
    product_id = ten_in_each(tills, boss, hub_engine)
    pieces = dict.fromkeys(BRANCH_OF, Decimal(10))
    cost = dict.fromkeys(BRANCH_OF, Decimal(5))
    for receipts in (apart, later):
        for at, count, amount in receipts:
            came(tills[at].shop, boss, product_id, str(count), str(amount))
            branch = BRANCH_OF[at]
            cost[branch] = moving_average(
                on_hand=pieces[branch],
                cost=cost[branch],
                quantity=Decimal(count),
                unit_cost=Decimal(amount),
                digits=2,
            )
            pieces[branch] += count
        settle(tills, hub_engine)
        for till, branch in zip(tills, BRANCH_OF, strict=True):
            assert costs(till, product_id) == cost
            assert till.shop.products.get(product_id).cost == cost[branch]
            assert till.shop.attention.open_items() == []


def test_a_line_sold_apart_keeps_the_cost_of_its_branch(
    tills: tuple[Till, ...], boss: Actor, hub_engine: Engine
) -> None:
    product_id = ten_in_each(tills, boss, hub_engine)
    came(tills[0].shop, boss, product_id, "10", "7")
    sold = {}
    for till in tills:
        open_drawer(till.shop, boss)
        line = a_line(till.shop, till.shop.products.get(product_id))
        sale = sell(till.shop, boss, line, paid=(("cash", "100"),))
        sold[sale.id] = 6 if till is tills[0] else 5
    settle(tills, hub_engine)
    for till in tills:
        for sale_id, cost in sold.items():
            assert till.shop.sales.get(sale_id).lines[0].unit_cost == cost


def test_what_a_person_says_in_a_branch_while_goods_come_there_is_a_question(
    tills: tuple[Till, ...], boss: Actor, hub_engine: Engine
) -> None:
    product_id = ten_in_each(tills, boss, hub_engine)
    came(tills[0].shop, boss, product_id, "10", "7")
    settle(tills, hub_engine)
    came(tills[0].shop, boss, product_id, "20", "8")
    tills[1].shop.products.update(boss, product_id, ProductUpdate(cost=Decimal(50)))
    settle(tills, hub_engine)
    for till in tills:
        assert costs(till, product_id) == {CENTRO: 50, NORTE: 5}
        (item,) = till.shop.attention.open_items()
        assert (item.kind, item.values["other"]) == ("edit_conflict", 7)
    (choice,) = [each for each in item.choices if each.name == "take_other"]
    tills[2].shop.attention.settle(boss, item.key, choice.name)
    settle(tills, hub_engine)
    for till in tills:
        assert costs(till, product_id) == {CENTRO: 7, NORTE: 5}
        assert till.shop.attention.open_items() == []


def test_a_till_that_had_not_heard_of_the_new_branch_is_settled_with_the_others(
    first_till: Till, another_till: AddTill, boss: Actor, hub_engine: Engine
) -> None:
    tills = (first_till, another_till("B1"))
    product = a_product(tills[0].shop, boss, cost=Decimal(5), opening_stock=Decimal(10))
    meet(tills, hub_engine)
    branches = first_till.shop.branch_list
    branches.add(boss, BranchBase(name=NORTE, address="", phone=""))
    came(tills[0].shop, boss, product.id, "10", "7")
    came(tills[1].shop, boss, product.id, "10", "9")
    settle(tills, hub_engine)
    for till in tills:
        assert till.shop.products.get(product.id).cost == 7


def test_the_office_on_the_hub_and_a_till_move_one_cost(
    office: Shop,  # noqa: F811 - a fixture
    norte: UUID,
    first_till: Till,
    boss: Actor,
    hub_engine: Engine,
) -> None:
    product = a_product(first_till.shop, boss, cost=Decimal(5))
    first_till.sync()
    came(first_till.shop, boss, product.id, "10", "7")
    came(office, boss, product.id, "10", "9")
    settle((first_till,), hub_engine)
    assert office.products.get(product.id).cost == 7
    assert first_till.shop.products.get(product.id).cost == 7
    assert office.verify().holds


def test_an_older_program_keeps_the_costs_for_the_newer_one(
    tills: tuple[Till, ...], boss: Actor, hub_engine: Engine
) -> None:
    product_id = ten_in_each(tills, boss, hub_engine)
    with_an_older_program(tills[3])
    came(tills[2].shop, boss, product_id, "10", "9")
    tills[2].sync()
    tills[3].sync()
    assert tills[3].shop.products.get(product_id).cost == 5
    updated(tills[3])
    meet(tills, hub_engine)
    assert tills[3].shop.products.get(product_id).cost == 7
