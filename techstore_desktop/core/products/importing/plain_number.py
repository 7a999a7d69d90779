"""Numbers as files carry them, read alike in every country."""

from decimal import Decimal

_THOUSANDS = 3


def plain_number(value: Decimal) -> str:
    """Return a number with a point that nobody takes for thousands.

    A point before three digits groups thousands where the comma is the decimal sign.
    """
    text = f"{value:f}"
    if _decimals(text) == _THOUSANDS:
        text = text.rstrip("0").rstrip(".")
    return f"{text}0" if _decimals(text) == _THOUSANDS else text


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])
