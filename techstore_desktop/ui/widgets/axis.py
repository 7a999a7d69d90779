"""The numbers beside a chart: round ones, zero among them."""

from decimal import Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_ZERO = Decimal(0)


def ticks(lowest: Decimal, highest: Decimal, *, most: int = 4) -> list[Decimal]:
    """Return round numbers from below the lowest value to above the highest.

    Zero is always one of them; there are about ``most`` spaces between them.
    """
    bottom, top = min(lowest, _ZERO), max(highest, _ZERO)
    if bottom == top:
        top = Decimal(1)
    step = _step((top - bottom) / most)
    first = -int((-bottom / step).to_integral_value(rounding="ROUND_CEILING"))
    last = int((top / step).to_integral_value(rounding="ROUND_CEILING"))
    return [step * place for place in range(first, last + 1)]


def _step(rough: Decimal) -> Decimal:
    power = Decimal(1).scaleb(rough.adjusted())
    return next(step * power for step in _STEPS if step * power >= rough)
