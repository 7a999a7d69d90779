"""A price list as a file: SKU and price, written and read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import LARGEST_PRICE
from techstore_desktop.core.prices.schemas import ListedPrice
from techstore_desktop.core.products import barcodes
from techstore_desktop.core.products.importing.columns import Target, guess
from techstore_desktop.core.products.importing.reading import Sheet
from techstore_desktop.core.products.importing.rows import BadRow
from techstore_desktop.core.products.models import Product, ProductBarcode
from techstore_desktop.core.storage.transaction import Reading

HEADER = ("sku", "name", "usual_price", "price")


@dataclass(frozen=True, slots=True)
class PriceSheet:
    """The prices that a file gives, and the rows that cannot be taken in."""

    prices: tuple[tuple[UUID, Decimal], ...]
    bad: tuple[BadRow, ...]


def written(prices: Sequence[ListedPrice]) -> list[dict[str, Any]]:
    """Return own prices as rows of a file."""
    return [
        {
            "sku": price.sku,
            "name": price.name,
            "usual_price": price.list_price,
            "price": price.amount,
        }
        for price in prices
    ]


def read_prices(reading: Reading, sheet: Sheet, formats: Formats) -> PriceSheet:
    """Return what a file gives, by SKU or barcode, with every bad row and its reason.

    Raises RuleBroken ``import.column_missing`` with ``column``.
    """
    columns = guess(sheet.header)
    if Target.PRICE not in columns:
        raise RuleBroken("import.column_missing", column=Target.PRICE.value)
    code = next(
        (each for each in (Target.SKU, Target.BARCODE) if each in columns), None
    )
    if code is None:
        raise RuleBroken("import.column_missing", column=Target.SKU.value)
    known = _products(reading, by_barcode=code is Target.BARCODE)
    prices: dict[UUID, Decimal] = {}
    bad: list[BadRow] = []
    for line, cells in sheet.rows:
        read = _read_row(line, cells, (columns[code], columns[Target.PRICE]), formats)
        if isinstance(read, BadRow):
            bad.append(read)
            continue
        text, amount = read
        key = barcodes.normalise(text) if code is Target.BARCODE else text.upper()
        product_id = known.get(key)
        if product_id is None:
            bad.append(BadRow(line, code.value, "product.unknown", text[:80]))
        elif product_id in prices:
            bad.append(BadRow(line, code.value, "import.repeated", text[:80]))
        else:
            prices[product_id] = amount
    return PriceSheet(tuple(prices.items()), tuple(bad))


def _read_row(
    line: int, cells: Sequence[str], places: tuple[int, int], formats: Formats
) -> tuple[str, Decimal] | BadRow:
    text, price = (cells[each] if each < len(cells) else "" for each in places)
    text = text.removeprefix("'")  # what keeps a spreadsheet from computing it
    if not text:
        return BadRow(line, Target.SKU.value, "text.missing")
    if not price:
        return BadRow(line, Target.PRICE.value, "text.missing")
    try:
        amount = formats.parse_money(price)
    except RuleBroken as refused:
        return BadRow(line, Target.PRICE.value, refused.code, price[:80])
    if amount > LARGEST_PRICE:
        return BadRow(line, Target.PRICE.value, "amount.too_large", price[:80])
    return text, amount


def _products(reading: Reading, *, by_barcode: bool) -> Mapping[str, UUID]:
    """Return the live products by what names them in the file."""
    if by_barcode:
        rows = reading.session.execute(
            select(ProductBarcode.code, Product.id)
            .join(Product, Product.id == ProductBarcode.product_id)
            .where(ProductBarcode.archived_at.is_(None), Product.archived_at.is_(None))
        )
        return {row.code: row.id for row in rows}
    rows = reading.session.execute(
        select(Product.sku, Product.id).where(Product.archived_at.is_(None))
    )
    return {row.sku.upper(): row.id for row in rows}
