"""The coins and notes of each currency, and what a count of them adds up to."""

from collections.abc import Mapping
from decimal import Decimal

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO

MOST_PIECES = 1_000_000
_USUAL = "100 50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01"
_BY_CURRENCY = {
    "ARS": "20000 10000 2000 1000 500 200 100 50 20 10",
    "AUD": "100 50 20 10 5 2 1 0.50 0.20 0.10 0.05",
    "BOB": "200 100 50 20 10 5 2 1 0.50 0.20 0.10",
    "BRL": "200 100 50 20 10 5 2 1 0.50 0.25 0.10 0.05",
    "CAD": "100 50 20 10 5 2 1 0.25 0.10 0.05",
    "CHF": "1000 200 100 50 20 10 5 2 1 0.50 0.20 0.10 0.05",
    "CLP": "20000 10000 5000 2000 1000 500 100 50 10",
    "CNY": "100 50 20 10 5 1 0.50 0.10",
    "COP": "100000 50000 20000 10000 5000 2000 1000 500 200 100 50",
    "CRC": "20000 10000 5000 2000 1000 500 100 50 25 10 5",
    "CUP": "1000 500 200 100 50 20 10 5 3 1",
    "CZK": "5000 2000 1000 500 200 100 50 20 10 5 2 1",
    "DKK": "500 200 100 50 20 10 5 2 1 0.50",
    "DOP": "2000 1000 500 200 100 50 25 10 5 1",
    "EUR": "500 200 100 50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01",
    "GBP": "50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01",
    "GTQ": "200 100 50 20 10 5 1 0.50 0.25 0.10 0.05",
    "HNL": "500 200 100 50 20 10 5 2 1",
    "HTG": "1000 500 250 100 50 25 20 10 5 1",
    "HUF": "20000 10000 5000 2000 1000 500 200 100 50 20 10 5",
    "INR": "500 200 100 50 20 10 5 2 1",
    "JPY": "10000 5000 1000 500 100 50 10 5 1",
    "KRW": "50000 10000 5000 1000 500 100 50 10",
    "KWD": "20 10 5 1 0.500 0.250 0.100 0.050 0.020 0.010 0.005",
    "MXN": "1000 500 200 100 50 20 10 5 2 1 0.50",
    "NIO": "1000 500 200 100 50 20 10 5 1 0.50 0.25",
    "NOK": "1000 500 200 100 50 20 10 5 1",
    "NZD": "100 50 20 10 5 2 1 0.50 0.20 0.10",
    "PAB": "100 50 20 10 5 1 0.50 0.25 0.10 0.05 0.01",
    "PEN": "200 100 50 20 10 5 2 1 0.50 0.20 0.10",
    "PLN": "500 200 100 50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01",
    "PYG": "100000 50000 20000 10000 5000 2000 1000 500 100 50",
    "SEK": "1000 500 200 100 50 20 10 5 2 1",
    "TND": "50 20 10 5 2 1 0.500 0.200 0.100 0.050 0.020 0.010 0.005",
    "TRY": "200 100 50 20 10 5 1 0.50 0.25 0.10 0.05",
    "UAH": "1000 500 200 100 50 20 10 5 2 1 0.50",
    "USD": "100 50 20 10 5 2 1 0.50 0.25 0.10 0.05 0.01",
    "UYU": "2000 1000 500 200 100 50 20 10 5 2 1",
    "VES": "500 200 100 50 20 10 5 1 0.50 0.25",
    "ZAR": "200 100 50 20 10 5 2 1 0.50 0.20 0.10",
}

Pieces = Mapping[Decimal, int]
"""How many of each denomination; a denomination is worth above zero."""


def denominations(currency_code: str) -> tuple[Decimal, ...]:
    """Return what a drawer of a currency may hold, the largest first."""
    words = _BY_CURRENCY.get(currency_code, _USUAL)
    return tuple(Decimal(word) for word in words.split())


def largest_note(currency_code: str) -> Decimal:
    """Return the most that one piece of a currency is worth."""
    return denominations(currency_code)[0]


def worth(pieces: Pieces) -> Decimal:
    """Return what is counted. Raises RuleBroken ``cash.wrong_pieces``."""
    if any(
        value <= 0 or not 0 <= count <= MOST_PIECES for value, count in pieces.items()
    ):
        raise RuleBroken("cash.wrong_pieces", most=MOST_PIECES)
    return sum((value * count for value, count in pieces.items()), ZERO)
