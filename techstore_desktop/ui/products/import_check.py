"""The import's second step: what the file would do, before anything is written."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.products.importing.rows import BadRow
from techstore_desktop.core.products.importing.service import ImportPreview
from techstore_desktop.ui.products.import_columns import ImportColumns
from techstore_desktop.ui.products.import_counts import ImportCounts
from techstore_desktop.ui.products.import_words import reason
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column


class ImportCheck(QWidget):
    """Emits ``columns_changed``, ``confirmed`` with whether bad rows are left out."""

    columns_changed = Signal(object)
    confirmed = Signal(bool)
    back_wanted = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        self._preview: ImportPreview | None = None
        self.columns = ImportColumns()
        self.columns.changed.connect(self.columns_changed)
        self.counts = ImportCounts(formats)
        self.bad_rows = self._make_table()
        self._error = Label("", "bad")
        self._error.setWordWrap(True)
        self.skip = QCheckBox()
        self.skip.toggled.connect(self._show_button)
        self.back_button = BackButton(self)
        self.back_button.clicked.connect(self.back_wanted)
        self.import_button = PrimaryButton(
            self.tr("Import"), self, icon="check", keys="Ctrl+Return"
        )
        self.import_button.clicked.connect(self.confirm)
        self._build()

    def show_file(self, preview: ImportPreview) -> None:
        """Show a file's columns and what taking it in would do."""
        self.columns.show_file(preview.header, preview.first_rows, preview.columns)
        self.skip.setChecked(False)
        self.show_counts(preview)

    def show_counts(self, preview: ImportPreview) -> None:
        """Show what taking the file in would do by other columns."""
        self._preview = preview
        self.show_error("")
        bad = bad_lines(preview)
        self.counts.show_counts(
            new=preview.new,
            changed=preview.changed,
            unchanged=preview.unchanged,
            bad=bad,
        )
        self.bad_rows.show_rows(preview.bad_rows)
        self.bad_rows.mark(0)
        one, many = (
            self.tr("Leave out the bad row"),
            self.tr("Leave out the {count} bad rows"),
        )
        self.skip.setText(one if bad == 1 else many.format(count=self._count(bad)))
        self.skip.setVisible(bool(bad))
        self._show_button()

    def show_error(self, text: str) -> None:
        """Say what is wrong with the columns as they are chosen."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if text:
            self.import_button.setEnabled(False)

    def error(self) -> str:
        """Return what is said of the columns."""
        return self._error.text()

    def confirm(self) -> None:
        """Take the file in, if that is possible as it stands."""
        if self.import_button.isEnabled():
            self.confirmed.emit(self.skip.isChecked())

    def _show_button(self) -> None:
        preview = self._preview
        if preview is None:
            return
        to_do = preview.new + preview.changed
        has_bad = bool(preview.bad_rows)
        one, many = self.tr("Import 1 product"), self.tr("Import {count} products")
        words = one if to_do == 1 else many.format(count=self._count(to_do))
        self.import_button.setText(words if to_do else self.tr("Nothing to import"))
        self.import_button.updateGeometry()
        self.import_button.setEnabled(
            bool(to_do) and (not has_bad or self.skip.isChecked())
        )

    def _count(self, number: int) -> str:
        return self._formats.count(number)

    def _make_table(self) -> Table[BadRow]:
        empty = EmptyState(
            "circle-check",
            self.tr("Every row can be taken in"),
            self.tr("Nothing is written yet."),
        )
        return Table(self._bad_columns(), empty)

    def _bad_columns(self) -> Sequence[Column[BadRow]]:
        line: Callable[[BadRow], str] = lambda row: self._count(row.line)  # noqa: E731
        return (
            Column(
                key="line",
                title=self.tr("Line"),
                text=line,
                sort=lambda row: row.line,
                is_number=True,
                width=90,
            ),
            Column(
                key="reason",
                title=self.tr("Why it cannot be taken in"),
                text=reason,
                sort=reason,
                width=0,
            ),
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = Card(self.tr("What the columns hold"))
        card.body.addWidget(self.columns)
        card.body.addWidget(self._error)
        column.addWidget(card)
        column.addWidget(self.counts)
        column.addWidget(self.bad_rows, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.import_button)
        column.addLayout(row)


def bad_lines(preview: ImportPreview) -> int:
    """Return how many rows are bad; one row may have several faults."""
    return len({row.line for row in preview.bad_rows})
