"""Everything that stands against a product as it was typed, found at once.

The services stop at the first broken rule; a form shows them all.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from uuid import UUID

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products import catalogue
from techstore_desktop.core.products.schemas import ProductCreate, ProductUpdate
from techstore_desktop.core.storage.transaction import Reading

Check = Callable[[], None]


def problems(
    reading: Reading, data: ProductCreate | ProductUpdate, *, except_id: UUID | None
) -> dict[str, RuleBroken]:
    """Return the rule that each field breaks; nothing for what may be kept."""
    found: dict[str, RuleBroken] = {}
    for field, check in _checks(reading, data, except_id).items():
        try:
            check()
        except RuleBroken as broken:
            found[field] = broken
    return found


def _checks(
    reading: Reading, data: ProductCreate | ProductUpdate, except_id: UUID | None
) -> dict[str, Check]:
    codes = catalogue.normal_codes(data.barcodes or ())
    checks: dict[str, Check] = {
        "price": _amount(reading, data.price),
        "cost": _amount(reading, data.cost),
        "category_id": partial(catalogue.check_category, reading, data.category_id),
        "barcodes": partial(
            catalogue.check_barcodes, reading, codes, except_id=except_id
        ),
    }
    if data.sku is not None:
        checks["sku"] = partial(
            catalogue.check_sku, reading, data.sku, except_id=except_id
        )
    return checks


def _amount(reading: Reading, amount: Decimal | None) -> Check:
    return partial(catalogue.check_amounts, reading, amount)
