"""What became of a product, in words: one row per change, prices as prices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.products.schemas import ProductChange
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_HUNDRED = Decimal(100)
_MONEY = frozenset({"price", "cost"})
_FIELDS = {
    "sku": QT_TRANSLATE_NOOP("Products", "SKU"),
    "name": QT_TRANSLATE_NOOP("Products", "Name"),
    "barcode": QT_TRANSLATE_NOOP("Products", "Barcode"),
    "brand": QT_TRANSLATE_NOOP("Products", "Brand"),
    "category_id": QT_TRANSLATE_NOOP("Products", "Category"),
    "price": QT_TRANSLATE_NOOP("Products", "Price"),
    "cost": QT_TRANSLATE_NOOP("Products", "Cost"),
    "tax_id": QT_TRANSLATE_NOOP("Products", "Tax"),
    "minimum_stock": QT_TRANSLATE_NOOP("Products", "Minimum stock"),
    "is_stocked": QT_TRANSLATE_NOOP("Products", "Kept in stock"),
    "tracks_serial_numbers": QT_TRANSLATE_NOOP("Products", "Serial numbers"),
    "warranty_months": QT_TRANSLATE_NOOP("Products", "Warranty, months"),
    "notes": QT_TRANSLATE_NOOP("Products", "Notes"),
    "picture_sha256": QT_TRANSLATE_NOOP("Products", "Picture"),
    "archived_at": QT_TRANSLATE_NOOP("Products", "Taken off the list"),
}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change: what, from → to, who, when; ``trend`` of a price in per cent."""

    what: str
    change: str
    actor: str
    moment: datetime
    is_price: bool = False
    trend: Decimal | None = None


def history_rows(
    changes: Sequence[ProductChange],
    reference: Reference,
    formats: Formats,
    *,
    sees_cost: bool,
) -> list[HistoryRow]:
    """Return the rows, newest first; what a product began with is one row."""
    return list(_rows(changes, reference, formats, sees_cost=sees_cost))


def _rows(
    changes: Sequence[ProductChange],
    reference: Reference,
    formats: Formats,
    *,
    sees_cost: bool,
) -> Iterator[HistoryRow]:
    beginnings = {change.moment for change in changes if _is_first(change)}
    for change in changes:
        if change.moment in beginnings and change.before is None:
            if change.field == "price":
                yield _beginning(change, formats)
        elif change.field in _FIELDS and (sees_cost or change.field != "cost"):
            yield _row(change, reference, formats)


def _is_first(change: ProductChange) -> bool:
    """Tell whether a change is of the insert: only there a SKU comes from nothing."""
    return change.field == "sku" and change.before is None


def _beginning(change: ProductChange, formats: Formats) -> HistoryRow:
    words = translate("Products", "Price {amount}")
    if change.action == "product.imported":
        what = translate("Products", "Imported")
    else:
        what = translate("Products", "Added")
    return HistoryRow(
        what,
        words.format(amount=formats.money(change.after)),
        change.actor_name,
        change.moment,
        is_price=True,
    )


def _row(change: ProductChange, reference: Reference, formats: Formats) -> HistoryRow:
    what = translate("Products", _FIELDS[change.field])
    if change.field == "archived_at":
        what, written = _archival(change)
    elif change.field == "picture_sha256":
        written = translate("Products", "changed")
    else:
        before, after = (
            _value(change.field, value, reference, formats)
            for value in (change.before, change.after)
        )
        written = f"{before} → {after}"
    return HistoryRow(
        what,
        written,
        change.actor_name,
        change.moment,
        is_price=change.field == "price",
        trend=_trend(change),
    )


def _archival(change: ProductChange) -> tuple[str, str]:
    if change.after is None:
        return translate("Products", "Restored"), ""
    return translate("Products", "Taken off the list"), ""


def _trend(change: ProductChange) -> Decimal | None:
    if change.field != "price" or not change.before:
        return None
    return round_half_up((change.after - change.before) / change.before * _HUNDRED, 1)


def _value(field: str, value: Any, reference: Reference, formats: Formats) -> str:
    if isinstance(value, bool):
        return translate("Products", "yes") if value else translate("Products", "no")
    if isinstance(value, Decimal):
        return formats.money(value) if field in _MONEY else formats.quantity(value)
    if isinstance(value, UUID):
        named = reference.category_path(value) or reference.tax_name(value)
        return named or translate("Products", "one that is gone")
    return str(value) if value not in (None, "") else "—"
