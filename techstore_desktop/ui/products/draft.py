"""What a person has typed about a product, as a value: what changed, what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from techstore_desktop.core.products.schemas import (
    ProductCreate,
    ProductResponse,
    ProductUpdate,
)

_ONLY_NEW = frozenset({"opening_stock", "unreadable"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of the card. A number that is empty or unreadable is None.

    ``unreadable`` names the fields in which something stands that is no number.
    """

    name: str = ""
    sku: str = ""
    brand: str = ""
    category_id: UUID | None = None
    tax_id: UUID | None = None
    price: Decimal | None = None
    cost: Decimal | None = None
    minimum_stock: Decimal | None = None
    is_stocked: bool = True
    tracks_serial_numbers: bool = False
    imei_count: int = 0
    warranty_months: Decimal | None = None
    notes: str = ""
    barcodes: tuple[str, ...] = ()
    opening_stock: Decimal | None = None
    unreadable: frozenset[str] = frozenset()


def draft_of(product: ProductResponse) -> Draft:
    """Return the draft in which nothing was changed yet."""
    kept = {
        each.name: getattr(product, each.name)
        for each in fields(Draft)
        if each.name not in _ONLY_NEW
    }
    return Draft(**{**kept, "warranty_months": Decimal(product.warranty_months)})


def creation(draft: Draft) -> ProductCreate:
    """Return what is to be added. Raises ValidationError for what cannot be."""
    return ProductCreate.model_validate(_filled(_values(draft)))


def update(draft: Draft, original: Draft) -> ProductUpdate:
    """Return what is to change, and only that. Raises ValidationError."""
    before = _values(original)
    changed = {
        name: value
        for name, value in _values(draft).items()
        if name != "opening_stock" and value != before[name]
    }
    # Validated whole, because an update may leave out what a product must have.
    ProductCreate.model_validate(_filled(_values(draft)))
    return ProductUpdate.model_validate(_filled(changed))


def faults(error: ValidationError) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield each broken field once: its name, pydantic's kind of fault, its limits."""
    seen: set[str] = set()
    for fault in error.errors():
        name = str(fault["loc"][0]) if fault["loc"] else ""
        if name not in seen:
            seen.add(name)
            yield name, fault["type"], fault.get("ctx", {})


def _values(draft: Draft) -> dict[str, Any]:
    return {
        each.name: getattr(draft, each.name)
        for each in fields(draft)
        if each.name != "unreadable"
    }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Read an empty number as zero, but never an empty price."""
    zeros = ("cost", "minimum_stock", "warranty_months", "opening_stock")
    return {
        name: Decimal(0) if value is None and name in zeros else value
        for name, value in values.items()
    }
