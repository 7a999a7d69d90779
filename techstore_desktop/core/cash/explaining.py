"""What could explain that a count differs: guesses to look at, the likeliest first.

Pure: amounts in, candidates out. None of them is booked; a person decides (R42).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

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
    """One explanation: why, of how much, and in which documents to look."""

    reason: Reason
    amount: Decimal
    numbers: tuple[str, ...] = ()
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a closing; amounts are of cash unless a payment says else."""

    expected: Decimal
    counted: Decimal
    float_difference: Decimal = ZERO
    payments: Sequence[Taken] = ()
    moved: Sequence[Moved] = ()

    @property
    def difference(self) -> Decimal:
        """Counted less expected: below zero cash is missing."""
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
    if abs(evidence.float_difference) == abs(evidence.difference):
        yield Candidate(Reason.FLOAT, abs(evidence.difference))


def _change(evidence: Evidence) -> Iterator[Candidate]:
    """Too much is there, exactly one customer's change: it was not given."""
    for paid in evidence.payments:
        if paid.change > 0 and paid.change == evidence.difference:
            yield Candidate(Reason.CHANGE, paid.change, (paid.number,))


def _swapped(evidence: Evidence) -> Iterator[Candidate]:
    """A card payment was booked as cash, or cash as card."""
    missing = -evidence.difference
    for paid in evidence.payments:
        wanted = missing if paid.method == "cash" else -missing
        if paid.amount > 0 and paid.amount == wanted:
            yield Candidate(Reason.SWAPPED, paid.amount, (paid.number,), paid.method)


def _movements(evidence: Evidence) -> Iterator[Candidate]:
    """Cash in or out was booked and not done, or turned round, or not booked."""
    for moved in evidence.moved:
        if moved.effect and -evidence.difference in {moved.effect, 2 * moved.effect}:
            yield Candidate(Reason.MOVEMENT, abs(moved.effect), (moved.number,))
    missing = -evidence.difference
    if missing > 0 and missing == missing.to_integral_value() and not missing % 5:
        yield Candidate(Reason.PAY_OUT, missing)


def _one_sale(evidence: Evidence) -> Iterator[Candidate]:
    """One document is exactly that much: taken twice, or not at all."""
    for paid in evidence.payments:
        is_cash = paid.method == "cash"
        if is_cash and paid.amount and abs(paid.amount) == abs(evidence.difference):
            yield Candidate(Reason.ONE_SALE, abs(paid.amount), (paid.number,))


def _transposed(evidence: Evidence) -> Iterator[Candidate]:
    """Two digits beside each other of the count changed places: 54 for 45."""
    digits = str(evidence.counted)
    for place in range(len(digits) - 1):
        left, right = digits[place], digits[place + 1]
        if left == right or not (left + right).isdigit():
            continue
        turned = digits[:place] + right + left + digits[place + 2 :]
        if Decimal(turned) == evidence.expected:
            yield Candidate(Reason.TRANSPOSED, abs(evidence.difference))


def _two_sales(evidence: Evidence) -> Iterator[Candidate]:
    """Two documents paid in cash add up to it."""
    cash = [paid for paid in evidence.payments if paid.method == "cash"]
    wanted = abs(evidence.difference)
    for first, second in combinations(cash[:_PAIRS_AMONG], 2):
        if first.amount + second.amount == wanted:
            yield Candidate(Reason.TWO_SALES, wanted, (first.number, second.number))
            return
