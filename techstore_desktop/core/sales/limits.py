"""How much a person may take off by hand: a part of what promotions leave."""

from collections.abc import Sequence
from decimal import Decimal

from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.sales.discounts import HUNDRED
from techstore_desktop.core.sales.pricing import PricedLine, PricedSale


def is_within(
    priced: PricedSale, limit: Decimal, agreed: Sequence[Decimal] | None = None
) -> bool:
    """Tell whether every discount by hand is within ``limit`` per cent.

    Each line's own, and all of them with that on the whole sale: a limit of ten can't
    be used twice over. Rounded as a discount of that per cent would be. ``agreed`` is
    what a quote took off each line: it was decided then, and counts no more.
    """
    given = agreed or [ZERO] * len(priced.lines)
    pairs = [
        (line, off)
        for line, off in zip(priced.lines, given, strict=True)
        if not line.is_fixed
    ]
    before = [_before(line) - off for line, off in pairs]
    allowed = [_allowed(amount, limit) for amount in before]
    by_hand = [line.line_discount - off for line, off in pairs]
    if any(off > most for off, most in zip(by_hand, allowed, strict=True)):
        return False
    most = max(_allowed(sum(before, ZERO), limit), sum(allowed, ZERO))
    return sum(by_hand, ZERO) + priced.sale_discount <= most


def _before(line: PricedLine) -> Decimal:
    return line.gross - line.promotion.discount


def _allowed(amount: Decimal, limit: Decimal) -> Decimal:
    kept = amount * (HUNDRED - limit) / HUNDRED
    digits = -int(amount.as_tuple().exponent)
    return amount - round_half_up(kept, digits)
