"""What the columns of a file mean, guessed by the words of their headers."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.storage.search import words_of

TargetT = TypeVar("TargetT", bound=StrEnum)


class Target(StrEnum):
    """What of a product a column may carry."""

    SKU = "sku"
    BARCODE = "barcode"
    NAME = "name"
    CATEGORY = "category"
    BRAND = "brand"
    PRICE = "price"
    COST = "cost"
    STOCK = "stock"
    MINIMUM_STOCK = "minimum_stock"
    WARRANTY_MONTHS = "warranty_months"
    TRACKS_SERIAL_NUMBERS = "tracks_serial_numbers"
    NOTES = "notes"


Columns = Mapping[Target, int]

_WORDS: dict[Target, tuple[str, ...]] = {
    Target.MINIMUM_STOCK: (
        "minimum stock",
        "min stock",
        "stock minimo",
        "minimo",
        "minimum",
        "reorder level",
    ),
    Target.TRACKS_SERIAL_NUMBERS: (
        "tracks serial numbers",
        "serial numbers",
        "serial",
        "numero de serie",
        "series",
    ),
    Target.WARRANTY_MONTHS: (
        "warranty months",
        "warranty",
        "meses de garantia",
        "garantia",
    ),
    Target.SKU: ("sku", "codigo interno", "code", "codigo", "reference", "referencia"),
    Target.BARCODE: (
        "barcode",
        "codigo de barras",
        "ean",
        "ean13",
        "gtin",
        "upc",
        "barras",
    ),
    Target.NAME: (
        "name",
        "product name",
        "product",
        "nombre",
        "producto",
        "description",
        "descripcion",
        "articulo",
    ),
    Target.CATEGORY: ("category", "categoria", "rubro", "family", "familia", "grupo"),
    Target.BRAND: ("brand", "marca", "manufacturer", "fabricante"),
    Target.COST: (
        "cost",
        "unit cost",
        "costo",
        "coste",
        "precio de costo",
        "precio de compra",
        "purchase price",
    ),
    Target.PRICE: (
        "price",
        "sale price",
        "precio",
        "precio de venta",
        "pvp",
        "retail price",
    ),
    Target.STOCK: (
        "stock",
        "quantity",
        "cantidad",
        "existencia",
        "existencias",
        "on hand",
        "qty",
    ),
    Target.NOTES: ("notes", "notas", "observaciones", "comment", "comentario"),
}


def guess(header: Sequence[str]) -> dict[Target, int]:
    """Return what each column seems to mean: whole names first, then parts."""
    return matched(header, _WORDS)


def matched(
    header: Sequence[str], words: Mapping[TargetT, Sequence[str]]
) -> dict[TargetT, int]:
    """Return the column of each target that one of its ``words`` names."""
    folded = [" ".join(words_of(title)) for title in header]
    guessed: dict[TargetT, int] = {}
    for is_match in (_is_equal, _begins):
        for target, names in words.items():
            place = next(
                (
                    place
                    for name in names
                    for place, title in enumerate(folded)
                    if place not in guessed.values() and is_match(title, name)
                ),
                None,
            )
            if target not in guessed and place is not None:
                guessed[target] = place
    return guessed


def check(columns: Columns, width: int) -> None:
    """Raise RuleBroken ``import.column_missing`` or ``import.column_unknown``."""
    for needed in (Target.NAME, Target.PRICE):
        if needed not in columns:
            raise RuleBroken("import.column_missing", column=needed.value)
    if Target.SKU not in columns and Target.BARCODE not in columns:
        raise RuleBroken("import.column_missing", column=Target.SKU.value)
    if any(not 0 <= place < width for place in columns.values()):
        raise RuleBroken("import.column_unknown")


def _is_equal(title: str, name: str) -> bool:
    return title == name


def _begins(title: str, name: str) -> bool:
    return title.startswith(f"{name} ") or title.endswith(f" {name}")
