"""The rules of a customer's account, on values (R20 to R24).

A balance above zero is owed, below zero it is credit in hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.money import ZERO

AGES = (30, 60, 90)
"""Days after which a debt counts as older."""


@dataclass(frozen=True, slots=True)
class AccountMove:
    """One entry, as much of it as the rules need, in the order of the account."""

    id: UUID
    day: date
    amount: Decimal
    settles_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class OpenDebt:
    """What is still owed of one entry."""

    id: UUID
    day: date
    amount: Decimal
    remaining: Decimal


@dataclass(frozen=True, slots=True)
class Ageing:
    """What is owed by age in days; ``credit`` is what was paid beyond all debts."""

    current: Decimal
    over_30: Decimal
    over_60: Decimal
    over_90: Decimal
    credit: Decimal

    @property
    def owed(self) -> Decimal:
        """All that is owed."""
        return self.current + self.over_30 + self.over_60 + self.over_90


def limit_now(
    credit_limit: Decimal, *, offline_ceiling: Decimal | None, is_offline: bool
) -> Decimal:
    """Return how much may be owed: lower where other tills can't be asked (R24)."""
    if not is_offline or offline_ceiling is None:
        return credit_limit
    return min(credit_limit, offline_ceiling)


def available(balance: Decimal, limit: Decimal) -> Decimal:
    """Return how much may go on account: credit in hand first, then debt (R20)."""
    return max(ZERO, limit - balance)


def is_beyond(balance: Decimal, charge: Decimal, limit: Decimal) -> bool:
    """Tell whether a charge passes the limit, which takes a manager (R20)."""
    return charge > available(balance, limit)


def open_debts(moves: Sequence[AccountMove]) -> list[OpenDebt]:
    """Return what is owed, the oldest first (R23).

    A credit settles the debt that it names, and with what is left of it the oldest.
    """
    debts = [move for move in moves if move.amount > 0]
    remaining = {debt.id: debt.amount for debt in debts}
    free = ZERO
    for move in moves:
        if move.amount >= 0:
            continue
        chosen = min(-move.amount, remaining.get(move.settles_id, ZERO))  # type: ignore[arg-type]  # None owes nothing
        if move.settles_id in remaining:
            remaining[move.settles_id] -= chosen
        free += -move.amount - chosen
    owed = []
    for debt in sorted(debts, key=lambda move: move.day):
        settled = min(free, remaining[debt.id])
        free -= settled
        left = remaining[debt.id] - settled
        if left:
            owed.append(OpenDebt(debt.id, debt.day, debt.amount, left))
    return owed


def ageing(moves: Sequence[AccountMove], today: date) -> Ageing:
    """Return what is owed by age; age counts from the document's day (R23)."""
    debts = open_debts(moves)
    owed = sum((debt.remaining for debt in debts), ZERO)
    balance = sum((move.amount for move in moves), ZERO)
    ages = [(today - debt.day).days for debt in debts]
    first, second, third = AGES
    return Ageing(
        current=_sum(debts, ages, range(-1_000_000, first)),
        over_30=_sum(debts, ages, range(first, second)),
        over_60=_sum(debts, ages, range(second, third)),
        over_90=_sum(debts, ages, range(third, 1_000_000)),
        credit=owed - balance,
    )


def _sum(debts: Sequence[OpenDebt], ages: Iterable[int], wanted: range) -> Decimal:
    pairs = zip(debts, ages, strict=True)
    return sum((debt.remaining for debt, age in pairs if age in wanted), ZERO)
