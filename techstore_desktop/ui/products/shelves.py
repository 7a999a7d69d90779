"""The filter chips above the list: which shelf of the catalogue is looked at."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.products.schemas import ProductFilter

ALL = "all"
ARCHIVED = "archived"
NO_NUMBER = "no_number"
_FLAGS = {
    "low": "is_low",
    "negative": "is_negative",
    "no_barcode": "has_no_barcode",
    NO_NUMBER: "lacks_numbers",
    ARCHIVED: "is_archived",
}


def shelves() -> Sequence[tuple[str, str]]:
    """Return the chips as key and words."""
    translate = QCoreApplication.translate
    return (
        (ALL, translate("Products", "All")),
        ("low", translate("Products", "Low")),
        ("negative", translate("Products", "Negative")),
        ("no_barcode", translate("Products", "No barcode")),
        (NO_NUMBER, translate("Products", "No serial no.")),
        (ARCHIVED, translate("Products", "Archived")),
    )


def filter_of(text: str, category_id: UUID | None, shelf: str) -> ProductFilter:
    """Return the filter of what is typed, the category and the chip that hold."""
    flags = {_FLAGS[shelf]: True} if shelf in _FLAGS else {}
    return ProductFilter(text=text, category_id=category_id, **flags)
