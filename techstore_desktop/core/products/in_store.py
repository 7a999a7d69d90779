"""Codes of the shop's own scale or printer: the weight or price is in them (R37).

An EAN-13 of the range 20 to 29: prefix, item, perhaps a check digit of the value, the
value, check digit. Functions on values alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.products.barcodes import (
    check_digit,
    has_valid_check_digit,
    is_in_store,
)
from techstore_desktop.core.schema import Schema

PREFIX_DIGITS, LENGTH = 2, 13
FEWEST_VALUE_DIGITS = 3
_THOUSANDTH = Decimal("0.001")
_STEPS = 3


class EmbeddedValue(StrEnum):
    """What the digits after the item say."""

    WEIGHT = "weight"
    PRICE = "price"


class InStoreRule(Schema):
    """How codes with one prefix are read. ``decimals`` are those of the value."""

    prefix: Annotated[str, StringConstraints(pattern=r"^2[0-9]$")]
    value: EmbeddedValue = EmbeddedValue.WEIGHT
    item_digits: Annotated[int, Field(ge=4, le=6)] = 5
    decimals: Annotated[int, Field(ge=0, le=3)] = 3
    has_value_check: bool = False

    @property
    def value_begins(self) -> int:
        """Where the value begins, counted from the left."""
        return PREFIX_DIGITS + self.item_digits + self.has_value_check


@dataclass(frozen=True, slots=True)
class InStoreCode:
    """What a code says: which item, and how much of it or for how much."""

    rule: InStoreRule
    item: str
    amount: Decimal

    def codes_of_item(self) -> Iterator[str]:
        """Yield what the product may be registered under, the likeliest first."""
        prefix = self.rule.prefix
        yield f"{prefix}{self.item}"
        body = f"{prefix}{self.item}".ljust(LENGTH - 1, "0")
        yield f"{body}{check_digit(body)}"
        yield self.item
        yield self.item.lstrip("0")


def read(code: str, rules: Sequence[InStoreRule]) -> InStoreCode | None:
    """Return what a code says by the shop's rules; None for any other code."""
    if not is_in_store(code) or not has_valid_check_digit(code):
        return None
    rule = next((each for each in rules if code.startswith(each.prefix)), None)
    if rule is None:
        return None
    item = code[PREFIX_DIGITS : PREFIX_DIGITS + rule.item_digits]
    value = Decimal(code[rule.value_begins : LENGTH - 1])
    if not value:
        return None
    return InStoreCode(rule, item, value.scaleb(-rule.decimals))


def quantity_for(price: Decimal, unit_price: Decimal, *, digits: int) -> Decimal | None:
    """Return how much of something comes to a price that stands on its label.

    In thousandths; where none comes to it exactly, the nearest. None where it costs
    nothing.
    """
    if unit_price <= 0:
        return None
    nearest = round_half_up(price / unit_price, 3)
    for step in range(_STEPS):
        for quantity in (nearest + step * _THOUSANDTH, nearest - step * _THOUSANDTH):
            if round_half_up(quantity * unit_price, digits) == price:
                return quantity
    return nearest if nearest > 0 else None


def code_to_keep(code: str, rules: Sequence[InStoreRule]) -> str:
    """Return what a new product is registered under whose label was scanned.

    Of a label of the shop's own without its weight or price: the next one differs.
    """
    said = read(code.strip(), rules)
    return code if said is None else next(said.codes_of_item())
