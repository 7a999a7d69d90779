"""One row of a file as a product to be, or every reason why it is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import LARGEST_PRICE
from techstore_desktop.core.products import barcodes
from techstore_desktop.core.products.importing.columns import Columns, Target
from techstore_desktop.core.schema import LONGEST_NAME, LONGEST_NOTE

LONGEST_CODE = 60
LARGEST_STOCK = Decimal(10) ** 6
LONGEST_WARRANTY = 600
_YES = {"yes", "y", "true", "1", "si", "sí", "s", "x", "verdadero"}
_LIMITS = {
    Target.SKU: LONGEST_CODE,
    Target.BARCODE: LONGEST_CODE,
    Target.NAME: LONGEST_NAME,
    Target.CATEGORY: LONGEST_NAME,
    Target.BRAND: LONGEST_NAME,
    Target.NOTES: LONGEST_NOTE,
}


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken in: its line, the column, the code of the reason."""

    line: int
    column: str
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A row that can. Empty fields (None) are not in the file."""

    line: int
    sku: str
    barcode: str
    name: str
    price: Decimal
    category: str | None = None
    brand: str | None = None
    cost: Decimal | None = None
    stock: Decimal | None = None
    minimum_stock: Decimal | None = None
    warranty_months: int | None = None
    tracks_serial_numbers: bool | None = None
    notes: str | None = None


class _Reader:
    """Reads the cells of one row and gathers what is wrong with them."""

    def __init__(
        self, line: int, cells: Sequence[str], columns: Columns, formats: Formats
    ) -> None:
        self.bad: list[BadRow] = []
        self._line = line
        self._cells = cells
        self._columns = columns
        self._formats = formats

    def refuse(self, target: Target, reason: str, text: str = "") -> None:
        self.bad.append(BadRow(self._line, target.value, reason, text[:80]))

    def text(self, target: Target) -> str:
        place = self._columns.get(target)
        if place is None or place >= len(self._cells):
            return ""
        text = self._cells[place]
        if len(text) > _LIMITS.get(target, LONGEST_NAME):
            self.refuse(target, "text.too_long", text)
        return text

    def optional(self, target: Target) -> str | None:
        return self.text(target) if target in self._columns else None

    def amount(self, target: Target, largest: Decimal) -> Decimal | None:
        text = self.text(target)
        if not text:
            return None
        is_money = target in (Target.PRICE, Target.COST)
        parse = self._formats.parse_money if is_money else self._formats.parse_quantity
        try:
            value = parse(text)
        except RuleBroken as refused:
            self.refuse(target, refused.code, text)
            return None
        if value > largest:
            self.refuse(target, "amount.too_large", text)
        return value

    def months(self) -> int | None:
        value = self.amount(Target.WARRANTY_MONTHS, Decimal(LONGEST_WARRANTY))
        return None if value is None else int(value)


def read_row(
    line: int, cells: Sequence[str], columns: Columns, formats: Formats
) -> ProductRow | list[BadRow]:
    """Return a row as a product to be, or everything that is wrong with it."""
    reader = _Reader(line, cells, columns, formats)
    barcode = barcodes.normalise(reader.text(Target.BARCODE))
    sku = reader.text(Target.SKU) or barcode
    name = reader.text(Target.NAME)
    if not sku:
        reader.refuse(Target.SKU, "text.missing")
    if not name:
        reader.refuse(Target.NAME, "text.missing")
    price = reader.amount(Target.PRICE, LARGEST_PRICE)
    if price is None and not reader.text(Target.PRICE):
        reader.refuse(Target.PRICE, "text.missing")
    serials = reader.optional(Target.TRACKS_SERIAL_NUMBERS)
    row = ProductRow(
        line=line,
        sku=sku,
        barcode=barcode,
        name=name,
        price=price or Decimal(0),
        category=reader.optional(Target.CATEGORY),
        brand=reader.optional(Target.BRAND),
        cost=reader.amount(Target.COST, LARGEST_PRICE),
        stock=reader.amount(Target.STOCK, LARGEST_STOCK),
        minimum_stock=reader.amount(Target.MINIMUM_STOCK, LARGEST_STOCK),
        warranty_months=reader.months(),
        tracks_serial_numbers=None if serials is None else serials.lower() in _YES,
        notes=reader.optional(Target.NOTES),
    )
    return reader.bad or row
