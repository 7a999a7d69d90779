"""R14, R41, R42: every currency of a drawer is moved, counted and told by itself."""

from decimal import Decimal

import pytest

from techstore_desktop.core.cash.choices import CountKind, MovementKind
from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashMovementCreate,
    CashSessionCreate,
    CashSessionResponse,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop


def opened(
    shop: Shop, actor: Actor, dollars: str, yens: str = "0"
) -> CashSessionResponse:
    floats = {"USD": Decimal(dollars), "JPY": Decimal(yens)}
    data = CashSessionCreate(float_amount=Decimal(50), foreign_floats=floats)
    return shop.cash.open(actor, data)


def move(
    shop: Shop, actor: Actor, kind: MovementKind, amount: str, code: str = "USD"
) -> None:
    data = CashMovementCreate(
        kind=kind, amount=Decimal(amount), reason="bank", currency=code
    )
    shop.cash_movements.record(actor, data)


def count(dollars: str, *, cash: str = "50") -> CashCount:
    return CashCount(counted={"cash": Decimal(cash)}, foreign={"USD": Decimal(dollars)})


def test_r41_a_currency_is_float_and_movements_and_leaves_the_shops_cash_alone(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    session = opened(shop, cashier, "40")
    move(shop, cashier, MovementKind.IN, "10.5")
    move(shop, cashier, MovementKind.DROP, "30")
    move(shop, cashier, MovementKind.IN, "700.4", "JPY")
    move(shop, cashier, MovementKind.IN, "7", "ARS")
    assert shop.cash.expected_cash(session.id) == 57
    expected = {"JPY": Decimal(700), "USD": Decimal("20.5")}
    assert shop.cash.foreign_expected(session.id) == expected
    report = shop.cash.report(manager, session.id)
    assert report.moved(MovementKind.IN) == 7
    yens, dollars = report.foreign
    assert dollars.moved == {
        MovementKind.IN: Decimal("10.5"),
        MovementKind.DROP: Decimal(-30),
    }
    assert (dollars.expected, yens.expected) == (Decimal("20.5"), 700)
    [float_now] = shop.cash.foreign_floats(session.id)
    assert (float_now.currency, float_now.float_amount) == ("USD", 40)
    assert verify(shop.database).differences == ()


def test_what_is_too_small_for_a_currency_moves_nothing(
    shop: Shop, cashier: Actor
) -> None:
    opened(shop, cashier, "40")
    with pytest.raises(RuleBroken, match=r"cash\.nothing_moved"):
        move(shop, cashier, MovementKind.IN, "0.4", "JPY")
    with pytest.raises(RuleBroken, match=r"currency\.unknown"):
        move(shop, cashier, MovementKind.IN, "1", "XXX")


def test_r42_a_currency_that_differs_is_kept_carried_over_and_asks_for_attention(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    session = opened(shop, cashier, "40")
    with pytest.raises(RuleBroken, match=r"cash\.currency_not_counted"):
        shop.cash.close(cashier, session.id, CashCount(counted={"cash": Decimal(50)}))
    closing = shop.cash.close(cashier, session.id, count("35"))
    assert closing.difference == 0
    [dollars] = closing.foreign
    assert (dollars.expected, dollars.counted, dollars.difference) == (40, 35, -5)
    [item] = shop.attention.open_items()
    assert item.values["difference"] == 0
    assert item.values["foreign"] == {"USD": Decimal(-5)}
    later = opened(shop, cashier, "36")
    [float_now] = shop.cash.foreign_floats(later.id)
    assert (float_now.left_amount, float_now.difference) == (35, 1)
    shop.cash.close(cashier, later.id, count("36"))
    assert len(shop.attention.open_items()) == 1
    verified = shop.cash.verify(manager, later.id, count("34"))
    counts = [(each.kind, each.foreign) for each in verified.drawer_counts]
    assert counts == [
        (CountKind.CLOSE, {"USD": Decimal(36)}),
        (CountKind.VERIFICATION, {"USD": Decimal(34)}),
    ]
    assert verify(shop.database).differences == ()


def test_more_of_a_currency_than_the_drawer_holds_is_noticed(
    shop: Shop, cashier: Actor
) -> None:
    opened(shop, cashier, "40")
    for code, amount, is_too_much in (
        ("USD", "40", False),
        ("USD", "40.01", True),
        ("EUR", "1", True),
        ("ARS", "50", False),
        ("ARS", "50.01", True),
    ):
        data = CashMovementCreate(
            kind=MovementKind.DROP, amount=Decimal(amount), reason="x", currency=code
        )
        assert shop.cash_movements.exceeds_drawer(data) is is_too_much
