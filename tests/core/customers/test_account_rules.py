"""The account's rules on values: limits, settling the oldest first, ageing."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.customers.account import (
    AccountMove,
    ageing,
    available,
    is_beyond,
    limit_now,
    open_debts,
)

MAY, JUNE = date(2026, 5, 10), date(2026, 6, 10)


def a_move(number: int, day: date, amount: str, settles: int = 0) -> AccountMove:
    settles_id = UUID(int=settles) if settles else None
    return AccountMove(UUID(int=number), day, Decimal(amount), settles_id)


def test_a_payment_settles_the_oldest_debt_first() -> None:
    """R23: 60 paid of 30 (May) and 50 (June) leaves 20 of June."""
    moves = [
        a_move(1, MAY, "30"),
        a_move(2, JUNE, "50"),
        a_move(3, JUNE, "-60"),
    ]
    (debt,) = open_debts(moves)
    assert (debt.id, debt.remaining) == (UUID(int=2), 20)


def test_a_payment_settles_the_debt_it_names_and_then_the_oldest() -> None:
    """R23: what was chosen comes first."""
    moves = [
        a_move(1, MAY, "30"),
        a_move(2, JUNE, "50"),
        a_move(3, JUNE, "-60", settles=2),
    ]
    (debt,) = open_debts(moves)
    assert (debt.id, debt.remaining) == (UUID(int=1), 20)


@pytest.mark.parametrize(
    ("balance", "limit", "expected"),
    [("-50", "0", "50"), ("0", "100", "100"), ("80", "100", "20"), ("120", "100", "0")],
)
def test_credit_in_hand_comes_before_debt(
    balance: str, limit: str, expected: str
) -> None:
    assert available(Decimal(balance), Decimal(limit)) == Decimal(expected)


def test_only_beyond_the_limit_takes_a_manager() -> None:
    assert not is_beyond(Decimal(-50), Decimal(50), Decimal(0))
    assert is_beyond(Decimal(-50), Decimal("50.01"), Decimal(0))


def test_apart_from_the_others_the_ceiling_counts_where_it_is_lower() -> None:
    hundred, forty = Decimal(100), Decimal(40)
    assert limit_now(hundred, offline_ceiling=forty, is_offline=True) == 40
    assert limit_now(forty, offline_ceiling=hundred, is_offline=True) == 40
    assert limit_now(hundred, offline_ceiling=forty, is_offline=False) == 100
    assert limit_now(hundred, offline_ceiling=None, is_offline=True) == 100


@pytest.mark.parametrize(
    ("days", "column"),
    [
        (0, "current"),
        (29, "current"),
        (30, "over_30"),
        (59, "over_30"),
        (60, "over_60"),
        (89, "over_60"),
        (90, "over_90"),
        (4000, "over_90"),
    ],
)
def test_age_counts_from_the_documents_day(days: int, column: str) -> None:
    """R23: a debt is as old as its document."""
    ages = ageing([a_move(1, MAY, "10")], MAY + timedelta(days=days))
    assert getattr(ages, column) == 10
    assert ages.owed == 10


amounts = st.integers(-10_000, 10_000).map(lambda cents: Decimal(cents) / 100)


@given(
    st.lists(st.tuples(amounts, st.integers(0, 200), st.integers(0, 12)), max_size=12),
    st.integers(0, 400),
)
def test_what_is_owed_less_what_is_in_hand_is_the_balance(
    drawn: list[tuple[Decimal, int, int]], today: int
) -> None:
    moves = [
        a_move(number, MAY + timedelta(days=day), str(amount), settles)
        for number, (amount, day, settles) in enumerate(drawn, 1)
    ]
    ages = ageing(moves, MAY + timedelta(days=today))
    balance = sum((move.amount for move in moves), Decimal(0))
    assert ages.owed - ages.credit == balance
    assert min(ages.current, ages.over_30, ages.over_60, ages.over_90) >= 0
    assert ages.credit >= 0
    for debt in open_debts(moves):
        assert 0 < debt.remaining <= debt.amount
