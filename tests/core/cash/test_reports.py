"""R41 to R44: movements move the drawer, X changes nothing, Z says the same."""

from datetime import timedelta
from decimal import Decimal

import pytest

from techstore_desktop.core.cash.choices import CountKind, MovementKind
from techstore_desktop.core.cash.explaining import Reason
from techstore_desktop.core.cash.schemas import CashCount, CashMovementCreate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodCreate,
    PaymentMethodUpdate,
)
from techstore_desktop.core.staff.schemas import StaffMemberUpdate
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop
from tests.builders import a_cart, a_free_line, open_drawer, sell
from tests.core.sales.payments.money import dollars, take_everything


def moved(kind: str, amount: str = "0", **values: object) -> CashMovementCreate:
    return CashMovementCreate.model_validate(
        {"kind": kind, "amount": amount, "reason": "change"} | values
    )


def counted(amount: str) -> CashCount:
    return CashCount(counted={"cash": Decimal(amount)})


def test_r41_movements_change_what_is_expected(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    with pytest.raises(RuleBroken, match=r"cash\.no_session"):
        shop.cash_movements.record(cashier, moved("in", "10"))
    session = open_drawer(shop, cashier, "50")
    courier = shop.cash_movements.add_category(manager, "Courier")
    assert shop.cash_movements.add_category(manager, " courier ").id == courier.id
    shop.cash_movements.record(cashier, moved("in", "100"))
    shop.cash_movements.record(cashier, moved("out", "20"))
    shop.cash_movements.record(cashier, moved("drop", "60"))
    spent = shop.cash_movements.record(
        cashier, moved("expense", "5.50", category_id=courier.id)
    )
    shop.cash_movements.record(cashier, moved("opened"))
    assert shop.cash.expected_cash(session.id) == Decimal("64.50")
    assert (spent.number, spent.category_name) == ("MA1-000004", "Courier")
    assert shop.cash_movements.movement(spent.id) == spent
    report = shop.cash.report(manager, session.id)
    assert report.moved(MovementKind.EXPENSE) == Decimal("-5.50")
    assert [each.kind for each in report.movements][-1] is MovementKind.OPENED
    assert verify(shop.database).differences == ()


def test_a_movement_says_an_amount_and_an_expense_what_for(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    open_drawer(shop, cashier)
    with pytest.raises(RuleBroken, match=r"cash\.nothing_moved"):
        shop.cash_movements.record(cashier, moved("in", "0.001"))
    with pytest.raises(RuleBroken, match=r"cash\.category_needed"):
        shop.cash_movements.record(cashier, moved("expense", "5"))
    with pytest.raises(RuleBroken, match=r"cash\.category_unnamed"):
        shop.cash_movements.add_category(manager, "  ")
    courier = shop.cash_movements.add_category(manager, "Courier")
    shop.cash_movements.archive_category(manager, courier.id)
    assert shop.cash_movements.categories() == ()


def test_r42a_a_float_that_differs_is_a_row_of_its_own(
    shop: Shop, cashier: Actor
) -> None:
    """R42a: the 50 that are missing since the last close are told once, apart."""
    first = open_drawer(shop, cashier, "100")
    assert first.float_difference == 0
    shop.cash.close(cashier, first.id, counted("100"))
    second = open_drawer(shop, cashier, "50")
    assert (second.left_amount, second.float_difference) == (100, -50)
    sell(shop, cashier, a_free_line("10"), paid=(("cash", "10"),))
    assert shop.cash.expected_cash(second.id) == 60


def test_r44_x_changes_nothing_and_z_prints_what_it_said(
    shop: Shop, manager: Actor, cashier: Actor, clock: SetClock
) -> None:
    session = open_drawer(shop, cashier, "50")
    sell(shop, cashier, a_free_line("75"), paid=(("cash", "100"),))
    sell(shop, cashier, a_free_line("40"), paid=(("card", "40"),))
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.cash.report(cashier, session.id)
    before = shop.cash.report(manager, session.id)
    assert shop.cash.report(manager, session.id) == before
    assert not before.is_final
    assert [(each.heading, each.count, each.amount) for each in before.documents] == [
        ("sale", 2, 115)
    ]
    shop.cash.close(cashier, session.id, counted("125"))
    said = shop.cash.report(cashier, session.id)
    clock.advance(timedelta(days=3))
    shop.staff.update(
        manager, cashier.staff_id, StaffMemberUpdate(name="Somebody else")
    )
    assert shop.cash.report(cashier, session.id) == said
    assert said.is_final
    assert {each.method: each.amount for each in said.methods} == {
        "card": 40,
        "cash": 75,
    }


def test_pieces_are_kept_and_must_add_up(shop: Shop, cashier: Actor) -> None:
    session = open_drawer(shop, cashier, "50")
    pieces = {Decimal(20): 2, Decimal("0.50"): 20}
    wrong = CashCount(counted={"cash": Decimal(51)}, pieces=pieces)
    with pytest.raises(RuleBroken, match=r"cash\.pieces_differ"):
        shop.cash.close(cashier, session.id, wrong)
    below = CashCount(counted={"cash": Decimal(0)}, pieces={Decimal(20): -1})
    with pytest.raises(RuleBroken, match=r"cash\.wrong_pieces"):
        shop.cash.close(cashier, session.id, below)
    right = CashCount(counted={"cash": Decimal(50)}, pieces=pieces)
    shop.cash.close(cashier, session.id, right)
    [kept] = shop.cash.report(cashier, session.id).drawer_counts
    assert (kept.counted, kept.pieces) == (50, pieces)


def test_r42a_a_second_person_verifies(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    session = open_drawer(shop, cashier, "50")
    with pytest.raises(RuleBroken, match=r"cash\.still_open"):
        shop.cash.verify(manager, session.id, counted("50"))
    shop.cash.close(cashier, session.id, counted("49"))
    with pytest.raises(RuleBroken, match=r"cash\.verified_by_counter"):
        shop.cash.verify(cashier, session.id, counted("50"))
    report = shop.cash.verify(manager, session.id, counted("50"))
    kinds = [(each.kind, each.counted) for each in report.drawer_counts]
    assert kinds == [(CountKind.CLOSE, 49), (CountKind.VERIFICATION, 50)]
    assert (report.expected_cash, report.difference) == (50, -1)


def test_a_difference_is_explained_by_change_that_was_not_given(
    shop: Shop, cashier: Actor
) -> None:
    session = open_drawer(shop, cashier, "50")
    sale = sell(shop, cashier, a_free_line("75"), paid=(("cash", "100"),))
    shop.cash.close(cashier, session.id, counted("150"))
    first = shop.cash.explain(session.id)[0]
    assert (first.reason, first.numbers) == (Reason.CHANGE, (sale.number,))


def test_r42_what_differs_is_explained_by_method_and_by_currency(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    take_everything(shop, manager)
    session = open_drawer(shop, cashier, "50")
    card = sell(shop, cashier, a_free_line("75"), paid=(("card", "75"),))
    euros = shop.sales.complete(
        cashier, a_cart(a_free_line("1250.50")), [dollars(shop, "1")]
    )
    count = CashCount(
        counted={"cash": Decimal(50), "card": Decimal(0)}, foreign={"USD": Decimal(0)}
    )
    shop.cash.close(cashier, session.id, count)
    found = {
        (each.of, each.reason, *each.numbers)
        for each in shop.cash.explain(session.id)
        if each.reason is Reason.ONE_SALE
    }
    assert found == {
        ("card", Reason.ONE_SALE, card.number),
        ("foreign:USD", Reason.ONE_SALE, euros.number),
    }


def test_r72_a_z_names_a_second_terminal_that_nobody_paid_by(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    added = shop.payment_methods.add(
        manager, PaymentMethodCreate(kind="card", name="Posnet")
    )
    session = open_drawer(shop, cashier, "50")
    count = CashCount(counted={"cash": Decimal(50), added.code: Decimal(0)})
    shop.cash.close(cashier, session.id, count)
    renamed = PaymentMethodUpdate(name="Lapos")
    shop.payment_methods.update(manager, added.code, renamed)
    assert shop.cash.report(manager, session.id).method_name(added.code) == "Posnet"


def test_r43_a_session_of_yesterday_asks_to_be_closed(
    shop: Shop, cashier: Actor, clock: SetClock
) -> None:
    """R43: closed today, it still belongs to the day on which it was opened."""
    opened = open_drawer(shop, cashier)
    current = shop.cash.current()
    assert current is not None
    assert not current.is_forgotten
    clock.advance(timedelta(days=1))
    current = shop.cash.current()
    assert current is not None
    assert current.is_forgotten
    shop.cash.close(cashier, opened.id, counted("50"))
    assert shop.cash.closing(opened.id).session.business_day == opened.business_day
