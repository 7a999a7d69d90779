"""The catalogue as a file that a spreadsheet opens and that imports again."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.products import listing
from techstore_desktop.core.products.importing.columns import Target
from techstore_desktop.core.products.models import Product, ProductBarcode
from techstore_desktop.core.storage.transaction import Reading

HEADER = tuple(
    target.value for target in Target if target not in (Target.STOCK, Target.NOTES)
)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def export_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return the live products by SKU, a value per column of the header."""
    kept = reading.session.execute(
        select(ProductBarcode.product_id, ProductBarcode.code)
        .where(ProductBarcode.archived_at.is_(None))
        .order_by(ProductBarcode.id.desc())
    )
    codes: dict[object, str] = {row.product_id: row.code for row in kept}
    statement = (
        listing.rows(reading).where(Product.archived_at.is_(None)).order_by(Product.sku)
    )
    return [
        {
            "sku": product.sku,
            "barcode": codes.get(product.id, ""),
            "name": product.name,
            "category": product.category_name or "",
            "brand": product.brand,
            "price": product.price,
            "cost": product.cost,
            "minimum_stock": product.minimum_stock,
            "warranty_months": product.warranty_months,
            "tracks_serial_numbers": "yes" if product.tracks_serial_numbers else "no",
        }
        for product in listing.fetch(reading, statement)
    ]


def write_file(
    path: Path, rows: Sequence[dict[str, Any]], header: Sequence[str] = HEADER
) -> None:
    """Write rows as CSV or XLSX. Raises as ``ImportService.export`` does."""
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise RuleBroken("export.kind_unknown", file=path.name)
    try:
        writer(path, rows, header)
    except OSError as error:
        raise Unavailable("export.not_written", file=str(path)) from error


def guarded(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = _plain(value)
    if isinstance(value, str) and text.startswith(_FORMULA_SIGNS):
        return "'" + text
    return text


def _plain(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _write_csv(
    path: Path, rows: Sequence[dict[str, Any]], header: Sequence[str]
) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([guarded(row[name]) for name in header] for row in rows)


def _write_xlsx(
    path: Path, rows: Sequence[dict[str, Any]], header: Sequence[str]
) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, header)
        for number, row in enumerate(rows, 1):
            for place, name in enumerate(header):
                sheet.write_string(number, place, _plain(row[name]))
