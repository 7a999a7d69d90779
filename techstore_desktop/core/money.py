"""Exact money: currencies, rounding, and sharing an amount out to the last cent.

Amounts are ``Decimal`` in major units. A float is refused wherever it comes in (R1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cache

from techstore_desktop.core.errors import RuleBroken

ZERO = Decimal(0)
LARGEST_AMOUNT = Decimal(10) ** 12
"""What anything may come to."""

LARGEST_PRICE = Decimal(10) ** 9
"""What one piece may cost, or one person owe."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: its ISO code, its sign, and how many decimals its money has."""

    code: str
    symbol: str
    digits: int = 2

    @property
    def unit(self) -> Decimal:
        """The smallest amount: 0.01 for euro, 1 for guaraní."""
        return Decimal(1).scaleb(-self.digits)


_CURRENCIES = (
    Currency("ARS", "$"),
    Currency("AUD", "$"),
    Currency("BOB", "Bs"),
    Currency("BRL", "R$"),
    Currency("CAD", "$"),
    Currency("CHF", "CHF"),
    Currency("CLP", "$", 0),
    Currency("CNY", "¥"),
    Currency("COP", "$"),
    Currency("CRC", "₡"),
    Currency("CUP", "$"),
    Currency("CZK", "Kč"),
    Currency("DKK", "kr"),
    Currency("DOP", "RD$"),
    Currency("EUR", "€"),
    Currency("GBP", "£"),
    Currency("GTQ", "Q"),
    Currency("HNL", "L"),
    Currency("HTG", "G"),
    Currency("HUF", "Ft"),
    Currency("INR", "₹"),
    Currency("JPY", "¥", 0),
    Currency("KRW", "₩", 0),
    Currency("KWD", "KD", 3),
    Currency("MXN", "$"),
    Currency("NIO", "C$"),
    Currency("NOK", "kr"),
    Currency("NZD", "$"),
    Currency("PAB", "B/."),
    Currency("PEN", "S/"),
    Currency("PLN", "zł"),
    Currency("PYG", "₲", 0),
    Currency("SEK", "kr"),
    Currency("SVC", "₡"),
    Currency("TND", "DT", 3),
    Currency("TRY", "₺"),
    Currency("UAH", "₴"),
    Currency("USD", "$"),
    Currency("UYU", "$"),
    Currency("VES", "Bs."),
    Currency("ZAR", "R"),
)
CURRENCIES: dict[str, Currency] = {each.code: each for each in _CURRENCIES}


def currency(code: str) -> Currency:
    """Return a currency by its ISO code. Raises RuleBroken ``currency.unknown``."""
    try:
        return CURRENCIES[code.upper()]
    except KeyError:
        raise RuleBroken("currency.unknown", currency=code) from None


def exact(value: Decimal | int) -> Decimal:
    """Return a number as a decimal. Raises TypeError for a float (R1)."""
    if isinstance(value, float):
        message = f"{value} is a float; money never is"
        raise TypeError(message)
    return Decimal(value)


def round_half_up(value: Decimal | int, digits: int) -> Decimal:
    """Round to ``digits`` decimals, 0.5 away from zero, the same for −x (R8)."""
    number = value if type(value) is Decimal else exact(value)
    return number.quantize(_unit(digits), rounding=ROUND_HALF_UP)


def round_to_step(value: Decimal | int, step: Decimal) -> Decimal:
    """Round to a multiple of ``step``, half away from zero; 0 rounds nothing (R7)."""
    number = exact(value)
    if not step:
        return number
    return (number / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def allocate(
    total: Decimal, weights: Sequence[Decimal], digits: int
) -> tuple[Decimal, ...]:
    """Share ``total`` out by ``weights``, to the minor unit, adding up exactly (R3).

    What rounding down leaves goes to the largest remainders, the first ones first
    where they are equal. Without any weight all get the same.
    """
    if not weights:
        return ()
    if not total:
        return (ZERO.quantize(_unit(digits)),) * len(weights)
    shares = list(weights) if any(weights) else [Decimal(1)] * len(weights)
    whole = sum(shares, ZERO)
    unit = _unit(digits)
    exact_shares = [total * share / whole for share in shares]
    parts = [share.quantize(unit, rounding=ROUND_DOWN) for share in exact_shares]
    missing = int((total - sum(parts, ZERO)) / unit)
    step = unit if missing > 0 else -unit
    by_remainder = sorted(
        range(len(parts)),
        key=lambda place: (-abs(exact_shares[place] - parts[place]), place),
    )
    for place in by_remainder[: abs(missing)]:
        parts[place] += step
    return tuple(parts)


@cache
def _unit(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)
