"""What a product costs after goods came: a moving average (R33).

Functions on values alone.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from techstore_desktop.core.money import ZERO, round_half_up


class Receipt(NamedTuple):
    """What came, and what its till knew then: see ``CostReceipt``."""

    quantity: Decimal
    unit_cost: Decimal
    on_hand: Decimal
    cost_before: Decimal
    received_before: Decimal


class Folded(NamedTuple):
    """What receipts come to in their order.

    ``is_apart`` where the last of them did not know of an earlier one; ``alone`` are
    the costs that those tills came to, each by itself.
    """

    cost: Decimal
    is_apart: bool
    alone: frozenset[Decimal]


def moving_average(
    *,
    on_hand: Decimal,
    cost: Decimal,
    quantity: Decimal,
    unit_cost: Decimal,
    digits: int,
) -> Decimal:
    """Return the cost of one piece after so many came at a cost of their own.

    Nothing on hand, or less, takes the receipt's. A receipt that is taken back is one
    of less than nothing; no cost is below 0.
    """
    if not quantity:
        return cost
    after = on_hand + quantity
    if on_hand <= 0 < quantity:
        return round_half_up(unit_cost, digits)
    if after <= 0:
        return cost
    value = on_hand * cost + quantity * unit_cost
    return round_half_up(max(value, ZERO) / after, digits)


def fold(
    receipts: Iterable[Receipt], on_hand_at: Callable[[int], Decimal], *, digits: int
) -> Folded | None:
    """Return what receipts of one product come to; None for none.

    A receipt that knew all earlier ones stands as its till worked it out: whatever
    people set the cost to meanwhile is in it. One that did not is worked out again,
    from ``on_hand_at`` its place.
    """
    total, folded = ZERO, None
    for place, receipt in enumerate(receipts):
        alone = _after(receipt, receipt.on_hand, receipt.cost_before, digits)
        if folded is None or total <= receipt.received_before:
            folded = Folded(alone, is_apart=False, alone=frozenset({alone}))
        else:
            cost = _after(receipt, on_hand_at(place), folded.cost, digits)
            folded = Folded(cost, is_apart=True, alone=folded.alone | {alone})
        total += receipt.quantity
    return folded


def _after(receipt: Receipt, on_hand: Decimal, cost: Decimal, digits: int) -> Decimal:
    return moving_average(
        on_hand=on_hand,
        cost=cost,
        quantity=receipt.quantity,
        unit_cost=receipt.unit_cost,
        digits=digits,
    )
