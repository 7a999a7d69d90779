"""How much a person may take off by hand: a part of what promotions leave."""

from decimal import Decimal

from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.sales.discounts import HUNDRED
from techstore_desktop.core.sales.pricing import PricedLine, PricedSale


def is_within(priced: PricedSale, limit: Decimal) -> bool:
    """Tell whether every discount by hand is within ``limit`` per cent.

    Each line's own, and all of them with that on the whole sale: a limit of ten can't
    be used twice over. Rounded as a discount of that per cent would be.
    """
    allowed = [_allowed(_before(line), limit) for line in priced.lines]
    pairs = zip(priced.lines, allowed, strict=True)
    if any(line.line_discount > most for line, most in pairs):
        return False
    whole = sum((_before(line) for line in priced.lines), ZERO)
    most = max(_allowed(whole, limit), sum(allowed, ZERO))
    return priced.line_discounts + priced.sale_discount <= most


def _before(line: PricedLine) -> Decimal:
    return line.gross - line.promotion.discount


def _allowed(amount: Decimal, limit: Decimal) -> Decimal:
    kept = amount * (HUNDRED - limit) / HUNDRED
    digits = -int(amount.as_tuple().exponent)
    return amount - round_half_up(kept, digits)
