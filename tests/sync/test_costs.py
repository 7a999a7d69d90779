"""Goods that come on two tills apart: all receipts say what a piece costs (R33)."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.moving_average import moving_average
from techstore_desktop.core.products.schemas import ProductUpdate
from tests.builders import a_product
from tests.core.products.test_costing import came
from tests.core.repairs.test_part_orders import a_part, come, ordered
from tests.sync.test_repairs import meet
from tests.sync.tills import Till

RECEIPTS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(1, 9), st.integers(1, 90)),
    min_size=2,
    max_size=5,
)


@pytest.fixture
def tills(first_till: Till, another_till: Callable[[str], Till]) -> tuple[Till, Till]:
    return first_till, another_till("B1")


def settle(tills: Sequence[Till], hub_engine: Engine) -> None:
    """Meet, let each till settle what it finds, and meet again."""
    meet(tills, hub_engine)
    for till in tills:
        till.shop.part_orders.settle_costs()
    meet(tills, hub_engine)


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(apart=RECEIPTS, later=RECEIPTS)
def test_it_costs_on_every_till_what_all_receipts_come_to(
    tills: tuple[Till, Till],
    boss: Actor,
    hub_engine: Engine,
    apart: list[tuple[int, int, int]],
    later: list[tuple[int, int, int]],
) -> None:
    shop = tills[0].shop
    product = a_product(shop, boss, cost=Decimal(5), opening_stock=Decimal(10))
    meet(tills, hub_engine)
    pieces, cost = Decimal(10), Decimal(5)
    for receipts in (apart, later):
        for at, count, amount in receipts:
            came(tills[at].shop, boss, product.id, str(count), str(amount))
            cost = moving_average(
                on_hand=pieces,
                cost=cost,
                quantity=Decimal(count),
                unit_cost=Decimal(amount),
                digits=2,
            )
            pieces += count
        settle(tills, hub_engine)
        for till in tills:
            assert till.shop.products.get(product.id).cost == cost
            assert till.shop.attention.open_items() == []


def test_a_receipt_after_two_apart_settles_them_first(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    product = a_product(tills[0].shop, boss, cost=Decimal(5), opening_stock=Decimal(10))
    meet(tills, hub_engine)
    came(tills[0].shop, boss, product.id, "10", "7")
    came(tills[1].shop, boss, product.id, "10", "12")
    meet(tills, hub_engine)
    came(tills[1].shop, boss, product.id, "30", "10")
    meet(tills, hub_engine)
    for till in tills:
        assert till.shop.products.get(product.id).cost == 9


def test_a_cost_that_a_person_set_meanwhile_is_a_question_and_stands(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    product = a_product(tills[0].shop, boss, cost=Decimal(5), opening_stock=Decimal(10))
    meet(tills, hub_engine)
    came(tills[0].shop, boss, product.id, "10", "7")
    tills[1].shop.products.update(boss, product.id, ProductUpdate(cost=Decimal(50)))
    settle(tills, hub_engine)
    for till in tills:
        assert till.shop.products.get(product.id).cost == 50
        (item,) = till.shop.attention.open_items()
        assert item.kind == "edit_conflict"


def test_one_parcel_that_two_tills_counted_in_costs_once_it_is_counted_once(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    shop = tills[0].shop
    screen = a_part(shop, boss)
    shop.stock.adjust(boss, screen.id, Decimal(2), "Found")
    shop.products.update(boss, screen.id, ProductUpdate(cost=Decimal(10)))
    order = ordered(shop, boss, screen, "3")
    meet(tills, hub_engine)
    for till in tills:
        come(till.shop, boss, order, "3", unit_cost="40")
    settle(tills, hub_engine)
    (item,) = shop.attention.open_items()
    shop.attention.settle(boss, item.key, "put_right")
    meet(tills, hub_engine)
    for till in tills:
        assert till.shop.stock.levels(screen.id)[0].on_hand == 5
        assert till.shop.products.get(screen.id).cost == 28
