"""Words of the import: what a column may hold, and why a row cannot be taken in."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.products.importing.columns import Target
from techstore_desktop.core.products.importing.rows import BadRow
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_TARGETS = {
    Target.SKU: QT_TRANSLATE_NOOP("Products", "SKU"),
    Target.BARCODE: QT_TRANSLATE_NOOP("Products", "Barcode"),
    Target.NAME: QT_TRANSLATE_NOOP("Products", "Name"),
    Target.CATEGORY: QT_TRANSLATE_NOOP("Products", "Category"),
    Target.BRAND: QT_TRANSLATE_NOOP("Products", "Brand"),
    Target.PRICE: QT_TRANSLATE_NOOP("Products", "Price"),
    Target.COST: QT_TRANSLATE_NOOP("Products", "Cost"),
    Target.STOCK: QT_TRANSLATE_NOOP("Products", "Stock"),
    Target.MINIMUM_STOCK: QT_TRANSLATE_NOOP("Products", "Minimum stock"),
    Target.WARRANTY_MONTHS: QT_TRANSLATE_NOOP("Products", "Warranty, months"),
    Target.TRACKS_SERIAL_NUMBERS: QT_TRANSLATE_NOOP("Products", "Serial numbers"),
    Target.NOTES: QT_TRANSLATE_NOOP("Products", "Notes"),
}
_REASONS = {
    "text.missing": QT_TRANSLATE_NOOP("Products", "{column} is empty"),
    "text.too_long": QT_TRANSLATE_NOOP("Products", "{column} is too long: “{text}”"),
    "amount.unreadable": QT_TRANSLATE_NOOP(
        "Products", "{column} is no number: “{text}”"
    ),
    "amount.negative": QT_TRANSLATE_NOOP("Products", "{column} is below zero: {text}"),
    "amount.too_large": QT_TRANSLATE_NOOP("Products", "{column} is too large: {text}"),
    "import.repeated": QT_TRANSLATE_NOOP(
        "Products", "{column} {text} stands further up in this file already"
    ),
    "product.unknown": QT_TRANSLATE_NOOP(
        "Products", "{column} {text} is not in the catalogue"
    ),
    "product.barcode_taken": QT_TRANSLATE_NOOP(
        "Products", "Barcode {text} belongs to another product"
    ),
}


def target_name(target: Target) -> str:
    """Return what a column may hold, in words."""
    return translate("Products", _TARGETS[target])


def reason(row: BadRow) -> str:
    """Return why a row cannot be taken in."""
    known = row.column in {target.value for target in Target}
    column = target_name(Target(row.column)) if known else row.column
    unknown = QT_TRANSLATE_NOOP("Products", "{column} cannot be taken in: “{text}”")
    source = _REASONS.get(row.reason, unknown)
    return translate("Products", source).format(column=column, text=row.text)
