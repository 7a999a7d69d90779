"""The catalogue as a file that a spreadsheet opens and that imports again."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.products import listing
from techstore_desktop.core.products.importing.columns import Target
from techstore_desktop.core.products.importing.plain_number import plain_number
from techstore_desktop.core.products.models import Product, ProductBarcode
from techstore_desktop.core.storage.transaction import Reading

HEADER = tuple(
    target.value for target in Target if target not in (Target.STOCK, Target.NOTES)
)
Row = Sequence[Any]
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
    path: Path,
    rows: Sequence[Mapping[str, Any]],
    header: Sequence[str] = HEADER,
    titles: Mapping[str, str] | None = None,
) -> None:
    """Write rows as CSV or XLSX. Raises as ``ImportService.export`` does.

    Numbers and moments are such in a workbook, to be added up and sorted; moments are
    written as they come, without their zone. ``titles`` are for files that people read
    and that are not read in again.
    """
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise RuleBroken("export.kind_unknown", file=path.name)
    named = [(titles or {}).get(name, name) for name in header]
    try:
        writer(path, [[row[name] for name in header] for row in rows], named)
    except OSError as error:
        raise Unavailable("export.not_written", file=str(path)) from error


def guarded(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = _plain(value)
    if isinstance(value, str) and text.startswith(_FORMULA_SIGNS):
        return "'" + text
    return text


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return plain_number(value) if isinstance(value, Decimal) else str(value)


def _write_csv(path: Path, rows: Sequence[Row], titles: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(titles)
        writer.writerows([guarded(cell) for cell in row] for row in rows)


def _write_xlsx(path: Path, rows: Sequence[Row], titles: Sequence[str]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"remove_timezone": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, titles)
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        exact = cache(lambda digits: book.add_format({"num_format": _digits(digits)}))
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(number, place, cell, moment)
                elif isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, day)
                elif isinstance(cell, Decimal):
                    digits = -min(int(cell.as_tuple().exponent), 0)
                    sheet.write_number(number, place, cell, exact(digits))
                elif isinstance(cell, int):
                    sheet.write_number(number, place, cell)
                else:
                    sheet.write_string(number, place, _plain(cell))
        sheet.autofit()


def _digits(count: int) -> str:
    return "0." + "0" * count if count else "0"
