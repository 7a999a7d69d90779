"""The columns of the list of parts: who waits for them, what is there, what to buy."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.repairs.part_order_schemas import PartNeeded
from techstore_desktop.ui.widgets.table_column import Column

translate = QCoreApplication.translate
_NARROW, _WIDE = 86, 96


def part_columns(
    formats: Formats, today: Callable[[], date]
) -> Sequence[Column[PartNeeded]]:
    """Return the columns; what should have come before ``today`` is written red."""
    return (
        _name(),
        Column(
            key="jobs",
            title=translate("PartsToOrder", "Jobs that wait"),
            text=lambda row: ", ".join(job.number for job in row.jobs) or "—",
            second=_not_agreed_words,
            width=180,
        ),
        *_counts(formats),
        _expected(formats, today),
        Column(
            key="to_buy",
            title=translate("PartsToOrder", "To buy"),
            text=lambda row: formats.quantity(row.to_buy),
            sort=lambda row: row.to_buy,
            colour=lambda row: "warning" if row.to_buy else "text_third",
            is_number=True,
            is_strong=True,
            width=_NARROW,
        ),
    )


def _name() -> Column[PartNeeded]:
    unknown = translate("PartsToOrder", "not in the catalogue")
    return Column(
        key="name",
        title=translate("PartsToOrder", "Part"),
        text=lambda row: row.name,
        second=lambda row: row.sku or unknown,
        sort=lambda row: row.name,
        width=0,
        is_strong=True,
    )


def _counts(formats: Formats) -> Sequence[Column[PartNeeded]]:
    """Return how many are waited for, free, wanted at least, and on order."""

    def on_shelf(row: PartNeeded, count: Decimal) -> str:
        return formats.quantity(count) if row.is_stocked else "—"

    return (
        Column(
            key="waiting",
            title=translate("PartsToOrder", "Waited for"),
            text=lambda row: formats.quantity(row.waiting),
            sort=lambda row: row.waiting,
            is_number=True,
            width=_WIDE,
        ),
        Column(
            key="available",
            title=translate("PartsToOrder", "Free"),
            text=lambda row: on_shelf(row, row.available),
            is_number=True,
            width=_NARROW,
        ),
        Column(
            key="minimum",
            title=translate("PartsToOrder", "Minimum"),
            text=lambda row: on_shelf(row, row.minimum),
            is_number=True,
            width=_NARROW,
        ),
        Column(
            key="ordered",
            title=translate("PartsToOrder", "On order"),
            text=lambda row: formats.quantity(row.ordered) if row.ordered else "",
            is_number=True,
            width=_NARROW,
        ),
    )


def _expected(formats: Formats, today: Callable[[], date]) -> Column[PartNeeded]:
    def is_late(row: PartNeeded) -> bool:
        return row.expected_on is not None and row.expected_on < today()

    return Column(
        key="expected",
        title=translate("PartsToOrder", "Expected"),
        text=lambda row: formats.date(row.expected_on) if row.expected_on else "",
        colour=lambda row: "bad" if is_late(row) else "",
        width=108,
    )


def _not_agreed_words(row: PartNeeded) -> str:
    if row.agreed == row.waiting:
        return ""
    return translate("PartsToOrder", "not all of them agreed to yet")
