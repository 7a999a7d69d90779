"""What an import would do: which rows are new, which change something, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.products.importing.rows import BadRow, ProductRow
from techstore_desktop.core.products.models import Category, Product, ProductBarcode
from techstore_desktop.core.stock import branch_costs
from techstore_desktop.core.storage.transaction import Reading

COMPARED = (
    "name",
    "price",
    "brand",
    "cost",
    "minimum_stock",
    "warranty_months",
    "tracks_serial_numbers",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A live product as the catalogue has it."""

    id: UUID
    category: str | None
    barcodes: frozenset[str]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A row and the product that it changes: new values by field, and a barcode."""

    row: ProductRow
    product_id: UUID
    values: Mapping[str, Any]
    category: str | None
    barcode: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that an import would write, and what it cannot."""

    new: tuple[ProductRow, ...]
    changed: tuple[Change, ...]
    unchanged: int
    bad_rows: tuple[BadRow, ...]


def plan(reading: Reading, rows: Sequence[ProductRow], bad: Iterable[BadRow]) -> Plan:
    """Compare rows with the catalogue, by SKU."""
    refused = [*bad, *_repeated(rows)]
    refused_lines = {each.line for each in refused}
    kept = _catalogue(reading)
    owners = {code: sku for sku, each in kept.items() for code in each.barcodes}
    new: list[ProductRow] = []
    changed: list[Change] = []
    unchanged = 0
    for row in rows:
        if row.line in refused_lines:
            continue
        owner = owners.get(row.barcode, row.sku)
        if owner != row.sku:
            refused.append(
                BadRow(row.line, "barcode", "product.barcode_taken", row.barcode)
            )
        elif row.sku not in kept:
            new.append(row)
        elif change := _change(row, kept[row.sku]):
            changed.append(change)
        else:
            unchanged += 1
    refused.sort(key=lambda each: each.line)
    return Plan(tuple(new), tuple(changed), unchanged, tuple(refused))


def _repeated(rows: Sequence[ProductRow]) -> Iterable[BadRow]:
    """Yield the rows whose SKU or barcode stood further up in the same file."""
    skus: set[str] = set()
    codes: set[str] = set()
    for row in rows:
        if row.sku in skus:
            yield BadRow(row.line, "sku", "import.repeated", row.sku)
        elif row.barcode and row.barcode in codes:
            yield BadRow(row.line, "barcode", "import.repeated", row.barcode)
        skus.add(row.sku)
        codes.add(row.barcode)


def _catalogue(reading: Reading) -> dict[str, Kept]:
    codes: dict[UUID, set[str]] = {}
    for product_id, code in reading.session.execute(
        select(ProductBarcode.product_id, ProductBarcode.code).where(
            ProductBarcode.archived_at.is_(None)
        )
    ):
        codes.setdefault(product_id, set()).add(code)
    table: Any = Product.__table__
    columns = [
        branch_costs.cost_of(table) if name == "cost" else table.c[name]
        for name in COMPARED
    ]
    query = (
        select(Product.id, Product.sku, Category.name.label("category"), *columns)
        .outerjoin(Category, Category.id == Product.category_id)
        .where(Product.archived_at.is_(None))
    )
    rows = reading.session.execute(
        branch_costs.joined(query, table, reading.origin.branch_id)
    )
    return {
        row[1]: Kept(
            id=row[0],
            category=row[2],
            barcodes=frozenset(codes.get(row[0], ())),
            values=dict(zip(COMPARED, row[3:], strict=True)),
        )
        for row in rows
    }


def _change(row: ProductRow, kept: Kept) -> Change | None:
    values = {
        name: value
        for name in COMPARED
        if (value := getattr(row, name)) is not None and value != kept.values[name]
    }
    category = row.category if row.category and row.category != kept.category else None
    barcode = row.barcode if row.barcode and row.barcode not in kept.barcodes else None
    if not values and category is None and barcode is None:
        return None
    return Change(row, kept.id, values, category, barcode)


def new_values(row: ProductRow) -> dict[str, Any]:
    """Return the columns of a product that a row makes."""
    return {
        "sku": row.sku,
        "name": row.name,
        "brand": row.brand or "",
        "price": row.price,
        "cost": row.cost or Decimal(0),
        "minimum_stock": row.minimum_stock or Decimal(0),
        "is_stocked": True,
        "tracks_serial_numbers": bool(row.tracks_serial_numbers),
        "imei_count": 0,
        "warranty_months": row.warranty_months or 0,
        "notes": row.notes or "",
    }
