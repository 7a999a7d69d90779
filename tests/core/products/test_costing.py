"""What came moves what a product costs: a moving average (R33), on both databases."""

from decimal import Decimal
from typing import Literal
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.models import CostReceipt
from techstore_desktop.core.products.moving_average import Receipt, fold, moving_average
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.core.repairs.part_order_schemas import (
    PartArrival,
    PartOrderCreate,
)
from techstore_desktop.core.stock import movements
from techstore_desktop.core.stock.models import StockMovement
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.shop import Shop
from tests.builders import a_line, a_product, open_drawer, sell
from tests.core.repairs.arranging import a_technician

Kind = Literal["come", "go", "set"]
CENTS = st.integers(0, 30_000).map(lambda cents: Decimal(cents) / 100)
ACTS = st.lists(
    st.tuples(st.sampled_from(["come", "come", "go", "set"]), st.integers(1, 9), CENTS),
    min_size=1,
    max_size=8,
)


def came(shop: Shop, actor: Actor, product_id: UUID, pieces: str, cost: str) -> None:
    """Let pieces be ordered and come at a cost."""
    ordered = shop.part_orders.order(
        actor, PartOrderCreate(product_id=product_id, quantity=Decimal(pieces))
    )
    data = PartArrival(
        order_id=ordered.id, quantity=Decimal(pieces), unit_cost=Decimal(cost)
    )
    shop.part_orders.arrived(actor, data)


def came_apart(shop: Shop, actor: Actor, product_id: UUID, cost: str) -> None:
    """Let ten pieces be here that came on a till which knew of no other receipt."""
    with shop.database.transaction("test.came_apart", actor) as transaction:
        moved = movements.move(
            transaction,
            product_id,
            Decimal(10),
            reason=MovementReason.RECEIVED,
            unit_cost=Decimal(cost),
        )
        transaction.add(
            CostReceipt(
                id=transaction.new_id(),
                product_id=product_id,
                occurred_at=transaction.now,
                movement_id=moved,
                quantity=Decimal(10),
                unit_cost=Decimal(cost),
                on_hand=Decimal(10),
                cost_before=Decimal(5),
                received_before=Decimal(0),
            )
        )


def average(
    on_hand: str, cost: str, quantity: str, unit_cost: str, digits: int = 2
) -> Decimal:
    return moving_average(
        on_hand=Decimal(on_hand),
        cost=Decimal(cost),
        quantity=Decimal(quantity),
        unit_cost=Decimal(unit_cost),
        digits=digits,
    )


@pytest.mark.parametrize(
    ("on_hand", "cost", "quantity", "unit_cost", "after"),
    [
        ("10", "5", "10", "7", "6.00"),
        ("0", "5", "3", "7", "7.00"),
        ("-4", "5", "3", "7", "7.00"),
        ("2", "1", "1", "0", "0.67"),
        ("6", "40", "-3", "40", "40.00"),
        ("3", "40", "-3", "40", "40"),
        ("20", "6", "-10", "7", "5.00"),
        ("5", "5", "0", "9", "5"),
    ],
)
def test_the_old_value_and_the_new_one_over_all_pieces(
    on_hand: str, cost: str, quantity: str, unit_cost: str, after: str
) -> None:
    assert average(on_hand, cost, quantity, unit_cost) == Decimal(after)


def test_what_came_moves_the_cost_and_the_next_order_suggests_the_last(
    shop: Shop, manager: Actor
) -> None:
    product = a_product(
        shop, manager, cost=Decimal(5), opening_stock=Decimal(10), price=Decimal(20)
    )
    came(shop, manager, product.id, "10", "7")
    assert shop.products.get(product.id).cost == 6
    shop.stock.adjust(manager, product.id, Decimal(-5), "Sold")
    assert shop.products.get(product.id).cost == 6
    data = PartOrderCreate(product_id=product.id, quantity=Decimal(1))
    assert shop.part_orders.order(manager, data).unit_cost == 7
    assert shop.attention.open_items() == []
    assert shop.verify().holds


def test_r33_ten_at_five_and_ten_at_seven_of_which_five_are_sold(
    shop: Shop, manager: Actor
) -> None:
    """R33: average 6.00, cost of the sale 30.00, 90.00 left on the shelf."""
    open_drawer(shop, manager)
    product = a_product(
        shop, manager, cost=Decimal(5), opening_stock=Decimal(10), price=Decimal(20)
    )
    came(shop, manager, product.id, "10", "7")
    line = a_line(shop, shop.products.get(product.id), "5")
    sale = sell(shop, manager, line, paid=(("cash", "100"),))
    after = shop.products.get(product.id)
    assert after.cost == Decimal("6.00")
    assert sale.lines[0].unit_cost * sale.lines[0].quantity == Decimal("30.00")
    assert after.on_hand * after.cost == Decimal("90.00")
    margin = shop.reports.dashboard(manager).margin
    assert margin is not None
    assert margin.now == sale.base - Decimal("30.00")
    came(shop, manager, product.id, "15", "10")
    assert shop.sales.get(sale.id).lines[0].unit_cost == Decimal("6.00")
    with shop.database.reading() as reading:
        moved = select(StockMovement.quantity, StockMovement.unit_cost).where(
            StockMovement.document_id == sale.id
        )
        assert reading.session.execute(moved).all() == [(-5, 6)]


def test_who_may_not_see_costs_moves_it_by_what_was_agreed(
    shop: Shop, manager: Actor
) -> None:
    bench = a_technician(shop, manager)
    product = a_product(shop, manager, cost=Decimal(5), opening_stock=Decimal(1))
    data = PartOrderCreate(
        product_id=product.id, quantity=Decimal(1), unit_cost=Decimal(9)
    )
    order = shop.part_orders.order(manager, data)
    shop.part_orders.arrived(
        bench, PartArrival(order_id=order.id, quantity=Decimal(1), unit_cost=Decimal(1))
    )
    assert shop.products.get(product.id).cost == 7


def test_a_cost_is_settled_once_and_then_people_may_set_it(
    shop: Shop, manager: Actor
) -> None:
    product = a_product(shop, manager, cost=Decimal(5), opening_stock=Decimal(10))
    came(shop, manager, product.id, "10", "7")
    came_apart(shop, manager, product.id, "9")
    for _time in range(2):
        shop.part_orders.settle_costs()
        assert shop.products.get(product.id).cost == 7
    shop.products.update(manager, product.id, ProductUpdate(cost=Decimal(6)))
    shop.part_orders.settle_costs()
    assert shop.products.get(product.id).cost == 6
    assert shop.verify().holds


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(opening=st.integers(0, 9), first=CENTS, acts=ACTS)
def test_whatever_comes_and_goes_the_cost_is_the_value_over_the_pieces(
    shop: Shop,
    manager: Actor,
    opening: int,
    first: Decimal,
    acts: list[tuple[Kind, int, Decimal]],
) -> None:
    product = a_product(shop, manager, cost=first, opening_stock=Decimal(opening))
    pieces, cost = Decimal(opening), first
    for kind, count, amount in acts:
        if kind == "come":
            came(shop, manager, product.id, str(count), str(amount))
            before = max(pieces, Decimal(0))
            value = before * cost + count * amount
            cost = round_half_up(value / (before + count), 2) if before else amount
            pieces += count
        elif kind == "go":
            shop.stock.adjust(manager, product.id, Decimal(-count), "Sold")
            pieces -= count
        else:
            shop.products.update(manager, product.id, ProductUpdate(cost=amount))
            cost = amount
        assert shop.products.get(product.id).cost == cost
    shop.part_orders.settle_costs()
    assert shop.products.get(product.id).cost == cost


def test_receipts_that_did_not_know_of_each_other_are_worked_out_in_order() -> None:
    ten = Decimal(10)
    first = Receipt(ten, Decimal(7), ten, Decimal(5), Decimal(0))
    second = Receipt(ten, Decimal(9), ten, Decimal(5), Decimal(0))
    folded = fold([first, second], lambda _place: Decimal(20), digits=2)
    assert folded is not None
    assert (folded.cost, folded.is_apart) == (7, True)
    assert folded.alone == {Decimal(6), Decimal(7)}
    knows = Receipt(ten, Decimal(9), Decimal(20), Decimal(8), ten)
    folded = fold([first, knows], lambda _place: Decimal(0), digits=2)
    assert folded is not None
    assert (folded.cost, folded.is_apart) == (Decimal("8.33"), False)
