"""What could explain that a count differs: guesses to look at, the likeliest first.

The shop's own cash, that of each other currency, and each method that was counted are
looked at apart, each in its own money. Pure: amounts in, candidates out. None of them
is booked; a person decides (R42).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from techstore_desktop.core.cash.choices import CASH
from techstore_desktop.core.money import ZERO

MOST = 6
_PAIRS_AMONG = 400


class Reason(StrEnum):
    """What may have happened; from the likeliest to the least."""

    FLOAT = "float"
    CHANGE = "change"
    SWAPPED = "swapped"
    PAY_OUT = "pay_out"
    MOVEMENT = "movement"
    ONE_SALE = "one_sale"
    TRANSPOSED = "transposed"
    TWO_SALES = "two_sales"


@dataclass(frozen=True, slots=True)
class Taken:
    """A payment of the session: of which document, how, and with what change."""

    number: str
    method: str
    amount: Decimal
    change: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Moved:
    """A movement of the session and what it did to the drawer."""

    number: str
    effect: Decimal


@dataclass(frozen=True, slots=True)
class Candidate:
    """One explanation: why, of how much, and in which documents to look.

    ``of`` is the method whose difference it explains, in its own currency.
    """

    reason: Reason
    amount: Decimal
    numbers: tuple[str, ...] = ()
    method: str = ""
    of: str = CASH


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of what was counted of one method, and of what came in.

    ``is_in_drawer``: it is cash, which has a float and is moved by hand.
    """

    expected: Decimal
    counted: Decimal
    method: str = CASH
    is_in_drawer: bool = True
    float_difference: Decimal = ZERO
    payments: Sequence[Taken] = ()
    moved: Sequence[Moved] = ()

    @property
    def difference(self) -> Decimal:
        """Counted less expected: below zero some is missing."""
        return self.counted - self.expected


def explain(evidence: Evidence) -> tuple[Candidate, ...]:
    """Return what could explain the difference, best first; nothing without one."""
    if not evidence.difference:
        return ()
    found = [
        *_float(evidence),
        *_change(evidence),
        *_swapped(evidence),
        *_movements(evidence),
        *_one_sale(evidence),
        *_transposed(evidence),
        *_two_sales(evidence),
    ]
    order = list(Reason)
    ranked = sorted(found, key=lambda each: order.index(each.reason))
    return tuple(dict.fromkeys(ranked))[:MOST]


def _float(evidence: Evidence) -> Iterator[Candidate]:
    """The float was typed as the last close left it, or the other way round."""
    amount = abs(evidence.difference)
    if evidence.is_in_drawer and abs(evidence.float_difference) == amount:
        yield Candidate(Reason.FLOAT, amount, of=evidence.method)


def _change(evidence: Evidence) -> Iterator[Candidate]:
    """Too much is there, exactly one customer's change: it was not given."""
    if evidence.method != CASH:
        return
    for paid in evidence.payments:
        if paid.change > 0 and paid.change == evidence.difference:
            yield Candidate(Reason.CHANGE, paid.change, (paid.number,))


def _swapped(evidence: Evidence) -> Iterator[Candidate]:
    """A payment was booked by this method and made by another, or the other way."""
    missing = -evidence.difference
    for paid in evidence.payments:
        wanted = missing if paid.method == evidence.method else -missing
        if paid.amount > 0 and paid.amount == wanted:
            numbers, of = (paid.number,), evidence.method
            yield Candidate(Reason.SWAPPED, paid.amount, numbers, paid.method, of)


def _movements(evidence: Evidence) -> Iterator[Candidate]:
    """Cash in or out was booked and not done, or turned round, or not booked."""
    if not evidence.is_in_drawer:
        return
    of = evidence.method
    for moved in evidence.moved:
        if moved.effect and -evidence.difference in {moved.effect, 2 * moved.effect}:
            numbers = (moved.number,)
            yield Candidate(Reason.MOVEMENT, abs(moved.effect), numbers, of=of)
    missing = -evidence.difference
    if missing > 0 and missing == missing.to_integral_value() and not missing % 5:
        yield Candidate(Reason.PAY_OUT, missing, of=of)


def _one_sale(evidence: Evidence) -> Iterator[Candidate]:
    """One document is exactly that much: taken twice, or not at all."""
    for paid in evidence.payments:
        is_of = paid.method == evidence.method
        if is_of and paid.amount and abs(paid.amount) == abs(evidence.difference):
            numbers, of = (paid.number,), evidence.method
            yield Candidate(Reason.ONE_SALE, abs(paid.amount), numbers, of=of)


def _transposed(evidence: Evidence) -> Iterator[Candidate]:
    """Two digits beside each other of the count changed places: 54 for 45."""
    digits = str(evidence.counted)
    for place in range(len(digits) - 1):
        left, right = digits[place], digits[place + 1]
        if left == right or not (left + right).isdigit():
            continue
        turned = digits[:place] + right + left + digits[place + 2 :]
        if Decimal(turned) == evidence.expected:
            amount = abs(evidence.difference)
            yield Candidate(Reason.TRANSPOSED, amount, of=evidence.method)


def _two_sales(evidence: Evidence) -> Iterator[Candidate]:
    """Two documents paid by this method add up to it."""
    of = evidence.method
    paid_by_it = [paid for paid in evidence.payments if paid.method == of]
    wanted = abs(evidence.difference)
    for first, second in combinations(paid_by_it[:_PAIRS_AMONG], 2):
        if first.amount + second.amount == wanted:
            numbers = (first.number, second.number)
            yield Candidate(Reason.TWO_SALES, wanted, numbers, of=of)
            return
