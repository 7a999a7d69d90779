"""How amounts, quantities and days are written and read: one way for everything.

Screen, PDF and export use the same ``Formats`` of the shop's country (R72).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal, InvalidOperation

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import LARGEST_AMOUNT, Currency, round_half_up

_NUMBER = re.compile(r"^[+-]?\d[\d.,'  ]*$|^[+-]?[.,]\d+$")
_APART = re.compile(r"^([+-])\s+")
_SPACES = str.maketrans("", "", "   '")
_THOUSANDS = 3
_QUANTITY_DIGITS = 3
_MINUS = "−"
_EXCHANGE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Country:
    """How a country writes: decimal sign, thousands sign, order of a date."""

    decimal: str
    group: str
    date: str = "%d/%m/%Y"
    symbol_follows: bool = False
    uses_12_hours: bool = False


_COMMA = Country(",", ".")
_POINT = Country(".", ",")
COUNTRIES: dict[str, Country] = {
    "AR": _COMMA,
    "BO": _COMMA,
    "BR": _COMMA,
    "CL": Country(",", ".", "%d-%m-%Y"),
    "CO": _COMMA,
    "CR": Country(",", " "),
    "CU": _POINT,
    "DE": Country(",", ".", "%d.%m.%Y", symbol_follows=True),
    "DO": _POINT,
    "EC": _COMMA,
    "ES": Country(",", ".", symbol_follows=True),
    "FR": Country(",", " ", symbol_follows=True),
    "GB": _POINT,
    "GT": _POINT,
    "HN": _POINT,
    "IT": Country(",", ".", symbol_follows=True),
    "MX": _POINT,
    "NI": _POINT,
    "PA": Country(".", ",", "%m/%d/%Y"),
    "PE": _POINT,
    "PT": Country(",", ".", symbol_follows=True),
    "PY": _COMMA,
    "SV": _POINT,
    "US": Country(".", ",", "%m/%d/%Y", uses_12_hours=True),
    "UY": _COMMA,
    "VE": _COMMA,
}


@dataclass(frozen=True, slots=True)
class Formats:
    """A shop's way of writing."""

    country: Country
    currency: Currency

    def money(self, amount: Decimal) -> str:
        """Return ``1,234.50``, with the decimals of the currency."""
        return self._number(round_half_up(amount, self.currency.digits))

    def money_with_symbol(self, amount: Decimal) -> str:
        """Return ``$ 1,234.50``, ``−$ 1.00``, the symbol where the country has it."""
        symbol = self.currency.symbol
        if self.country.symbol_follows:
            return f"{self.money(amount)}\N{NO-BREAK SPACE}{symbol}"
        written = self.money(amount)
        bare = written.removeprefix(_MINUS)
        sign = _MINUS if bare != written else ""
        return f"{sign}{symbol}\N{NO-BREAK SPACE}{bare}"

    def quantity(self, quantity: Decimal) -> str:
        """Return ``2`` or ``1.5``, without decimals that say nothing."""
        return self._number(_without_zeros(round_half_up(quantity, _QUANTITY_DIGITS)))

    def count(self, count: int) -> str:
        """Return how many there are, in groups of thousands."""
        return self._number(Decimal(count))

    def of(self, currency: Currency) -> "Formats":
        """Return this shop's way of writing another currency."""
        return Formats(self.country, currency)

    def exchange(self, rate: Decimal) -> str:
        """Return what one of another currency is worth, with all its decimals."""
        return self._number(_without_zeros(rate))

    def rate(self, rate: Decimal) -> str:
        """Return a rate in per cent: ``21 %``, ``5.5 %``."""
        return f"{self._number(_without_zeros(rate))}\N{NO-BREAK SPACE}%"

    def day_and_month(self, day: date) -> str:
        """Return a day in the country's order, where its year is known."""
        return day.strftime(self.country.date.replace("%Y", "").strip("/-."))

    def date(self, day: date) -> str:
        """Return a day in the country's order."""
        return day.strftime(self.country.date)

    def time(self, moment: datetime, zone: tzinfo) -> str:
        """Return the hour and minute of a moment in the shop's zone."""
        local = moment.astimezone(zone)
        if self.country.uses_12_hours:
            return local.strftime("%I:%M %p").lstrip("0")
        return local.strftime("%H:%M")

    def date_time(self, moment: datetime, zone: tzinfo) -> str:
        """Return day and time of a moment in the shop's zone."""
        local = moment.astimezone(zone)
        return f"{self.date(local.date())} {self.time(moment, zone)}"

    def parse_money(self, text: str, *, may_be_negative: bool = False) -> Decimal:
        """Return the amount that a person typed, rounded to the currency.

        Raises RuleBroken ``amount.unreadable``, ``amount.negative``,
        ``amount.too_large``.
        """
        amount = self._parse(text, self.currency.digits)
        if amount < 0 and not may_be_negative:
            raise RuleBroken("amount.negative", text=text.strip())
        return amount

    def parse_quantity(self, text: str) -> Decimal:
        """Return the quantity that a person typed, to three decimals.

        Raises RuleBroken as ``parse_money`` does.
        """
        quantity = self._parse(text, _QUANTITY_DIGITS)
        if quantity < 0:
            raise RuleBroken("amount.negative", text=text.strip())
        return quantity

    def parse_rate(self, text: str) -> Decimal:
        """Return the per cent that a person typed, with or without the sign."""
        rate = self._parse(text.replace("%", ""), 2)
        if rate < 0:
            raise RuleBroken("amount.negative", text=text.strip())
        return rate

    def parse_exchange(self, text: str) -> Decimal:
        """Return the rate of another currency that a person typed."""
        rate = self._parse(text, _EXCHANGE_DIGITS)
        if rate < 0:
            raise RuleBroken("amount.negative", text=text.strip())
        return rate

    def _number(self, value: Decimal) -> str:
        sign, digits = (_MINUS, f"{-value:f}") if value < 0 else ("", f"{value:f}")
        whole, _, decimals = digits.partition(".")
        grouped = f"{int(whole):,}".replace(",", self.country.group)
        return sign + grouped + (self.country.decimal + decimals if decimals else "")

    def _parse(self, text: str, digits: int) -> Decimal:
        bare = text.strip().replace(_MINUS, "-").replace(self.currency.symbol, "")
        bare = _APART.sub(r"\1", bare.strip())
        if not _NUMBER.match(bare):
            raise RuleBroken("amount.unreadable", text=text.strip())
        try:
            value = Decimal(self._with_point(bare.translate(_SPACES)))
        except InvalidOperation:
            raise RuleBroken("amount.unreadable", text=text.strip()) from None
        if abs(value) > LARGEST_AMOUNT:
            raise RuleBroken("amount.too_large", largest=LARGEST_AMOUNT)
        return round_half_up(value, digits)

    def _with_point(self, bare: str) -> str:
        """Tell the decimal sign from thousands: the last of two, else by country."""
        signs = [sign for sign in ".," if sign in bare]
        if not signs:
            return bare
        if len(signs) > 1:
            decimal = max(signs, key=bare.rfind)
        else:
            decimal = signs[0] if self._is_decimal(signs[0], bare) else ""
        for sign in signs:
            bare = bare.replace(sign, "." if sign == decimal else "")
        return bare

    def _is_decimal(self, sign: str, bare: str) -> bool:
        if bare.count(sign) > 1:
            return False
        before = bare.partition(sign)[0].lstrip("+-")
        if sign == self.country.decimal or before in {"", "0"}:
            return True
        return len(bare.rpartition(sign)[2]) != _THOUSANDS


def formats_for(country: str, currency: Currency) -> Formats:
    """Return how a country writes; one that is not known writes as most do."""
    return Formats(COUNTRIES.get(country.upper(), _POINT), currency)


def _without_zeros(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
