"""R40 to R44: one session per drawer, any count closes, nothing is posted at close."""

from datetime import timedelta
from decimal import Decimal

import pytest

from techstore_desktop.core.cash.schemas import CashCount, CashSessionCreate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop
from tests.builders import (
    a_cart,
    a_customer,
    a_free_line,
    a_line,
    a_product,
    open_drawer,
    sell,
)
from tests.core.sales.test_returning import back, return_goods


def counted(amount: str, **others: str) -> CashCount:
    values = {"cash": Decimal(amount)} | {k: Decimal(v) for k, v in others.items()}
    return CashCount(counted=values, explanation="")


def test_r40_a_drawer_has_one_open_session(shop: Shop, cashier: Actor) -> None:
    open_drawer(shop, cashier)
    with pytest.raises(RuleBroken, match=r"cash\.already_open"):
        shop.cash.open(cashier, CashSessionCreate(float_amount=Decimal(0)))


def test_r41_expected_is_float_and_what_the_payments_left(
    shop: Shop, cashier: Actor
) -> None:
    session = open_drawer(shop, cashier, "50")
    sell(shop, cashier, a_free_line("75"), paid=(("cash", "100"),))
    sell(shop, cashier, a_free_line("40"), paid=(("card", "30"), ("cash", "10")))
    closing = shop.cash.close(cashier, session.id, counted("135"))
    lines = {line.method: (line.expected, line.counted) for line in closing.lines}
    assert lines == {"cash": (135, 135), "card": (30, 30)}
    assert (closing.difference, closing.sale_count) == (0, 2)


@pytest.mark.parametrize(
    ("amount", "difference"), [("0", "-50"), ("49.99", "-0.01"), ("1000", "950")]
)
def test_r42_any_count_closes_and_the_difference_is_kept(
    shop: Shop, cashier: Actor, amount: str, difference: str
) -> None:
    session = open_drawer(shop, cashier, "50")
    closing = shop.cash.close(cashier, session.id, counted(amount))
    assert closing.difference == Decimal(difference)
    assert shop.cash.current() is None
    assert verify(shop.database).differences == ()


def test_r42_a_session_is_closed_once_and_cash_is_counted(
    shop: Shop, cashier: Actor
) -> None:
    session = open_drawer(shop, cashier)
    with pytest.raises(RuleBroken, match=r"cash\.not_counted"):
        shop.cash.close(cashier, session.id, CashCount(counted={}))
    with pytest.raises(RuleBroken, match=r"cash\.still_open"):
        shop.cash.closing(session.id)
    shop.cash.close(cashier, session.id, counted("50"))
    with pytest.raises(RuleBroken, match=r"cash\.already_closed"):
        shop.cash.close(cashier, session.id, counted("50"))


def test_r42b_closing_posts_nothing_and_nothing_holds_it_up(
    shop: Shop, manager: Actor, cashier: Actor, clock: SetClock
) -> None:
    """R42b: goods below zero, a debt, a return, a parked sale, midnight: it closes."""
    session = open_drawer(shop, cashier)
    mouse = a_product(shop, manager, opening_stock="1")
    ana = a_customer(shop, manager, credit_limit=Decimal(500))
    sold = sell(shop, cashier, a_line(shop, mouse, "2"), paid=(("cash", "200"),))
    owed = (("account", "100"),)
    sell(shop, cashier, a_line(shop, mouse), paid=owed, customer_id=ana.id)
    return_goods(shop, cashier, back(sold))
    parked = shop.parking.park(cashier, a_cart(a_free_line("15")))
    clock.advance(timedelta(hours=20))
    written: set[str] = set()
    shop.database.on_commit(written.update)
    closing = shop.cash.close(cashier, session.id, counted("150"))
    assert closing.difference == 0
    assert written == {"cash_session_close", "cash_drawer_count", "cash_report_kept"}
    assert shop.products.get(mouse.id).on_hand == -1
    assert shop.accounts.standing(ana.id).balance == 100
    assert len(shop.parking.take_up(cashier, parked).lines) == 1


def test_a_refund_belongs_to_the_session_that_paid_it(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    """Elsewhere a refund of today lowered the drawer that was closed yesterday."""
    first = open_drawer(shop, cashier, "50")
    sold = sell(shop, cashier, a_free_line("80"), paid=(("cash", "80"),))
    shop.cash.close(cashier, first.id, counted("130"))
    before = shop.cash.report(manager, first.id)
    second = open_drawer(shop, cashier, "100")
    return_goods(shop, cashier, back(sold))
    assert shop.cash.expected_cash(first.id) == 130
    assert shop.cash.report(manager, first.id) == before
    assert shop.cash.closing(first.id).difference == 0
    closing = shop.cash.close(cashier, second.id, counted("20"))
    assert [(each.method, each.expected) for each in closing.lines] == [("cash", 20)]


def test_r42a_the_next_float_is_its_own(shop: Shop, cashier: Actor) -> None:
    """R42a: closed with 100, opened with 50, sold for 10: 60 are expected."""
    first = open_drawer(shop, cashier, "100")
    shop.cash.close(cashier, first.id, counted("100"))
    second = open_drawer(shop, cashier, "50")
    sell(shop, cashier, a_free_line("10"), paid=(("cash", "10"),))
    assert shop.cash.expected_cash(second.id) == 60
    assert [each.number for each in shop.cash.sessions()] == [
        "CA1-000002",
        "CA1-000001",
    ]


def test_a_technician_does_not_open_the_drawer(shop: Shop, manager: Actor) -> None:
    nobody = Actor(manager.staff_id, manager.name, manager.role, frozenset())
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        open_drawer(shop, nobody)
