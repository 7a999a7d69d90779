"""``3*ryzen``: how many, before what."""

import re
from decimal import Decimal
from typing import NamedTuple

from techstore_desktop.core.sales.cart_parts import LARGEST_QUANTITY

_PREFIX = re.compile(r"^\s*(\d{1,5}(?:[.,]\d{1,3})?)\s*[*xX×]\s*(.*)$")
ONE = Decimal(1)


class Typed(NamedTuple):
    """What was typed at the counter."""

    quantity: Decimal
    text: str


def typed(text: str) -> Typed:
    """Return quantity and text; a quantity of nothing is part of the text."""
    found = _PREFIX.match(text)
    if not found:
        return Typed(ONE, text.strip())
    quantity = Decimal(found.group(1).replace(",", "."))
    if not 0 < quantity <= LARGEST_QUANTITY:
        return Typed(ONE, text.strip())
    return Typed(quantity, found.group(2).strip())
