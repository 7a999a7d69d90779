"""The barcodes of a product: scanned or typed in, taken off, warned of."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.products import barcodes
from techstore_desktop.ui.widgets.button import IconButton, SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.pill import Pill

translate = QCoreApplication.translate


class BarcodeList(QWidget):
    """Codes: a scan or Enter in the field adds one, the cross takes it off."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: tuple[str, ...] = ()
        self._is_editable = True
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Scan, or type and press Enter"))
        self.line.returnPressed.connect(self.take_typed)
        self.field = FormField(self.tr("Barcode"), self.line)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._add = SecondaryButton(self.tr("Add"), self, icon="plus")
        self._add.clicked.connect(self.take_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._entry_row())
        column.addLayout(self._rows)

    def codes(self) -> tuple[str, ...]:
        """Return the codes, with what stands in the field and was not added yet."""
        typed = barcodes.normalise(self.line.text())
        if typed and typed not in self._codes:
            return (*self._codes, typed)
        return self._codes

    def show_codes(self, codes: tuple[str, ...], *, is_editable: bool) -> None:
        """Show these codes and empty the field."""
        self._codes, self._is_editable = codes, is_editable
        self.line.clear()
        self.field.setVisible(is_editable)
        self._add.setVisible(is_editable)
        self.field.show_error("")
        self._list()

    def add(self, code: str) -> None:
        """Add a code in its normal form, once."""
        kept = barcodes.normalise(code)
        self.field.show_error("")
        if kept and kept not in self._codes:
            self._codes = (*self._codes, kept)
            self._list()
        self.changed.emit()

    def show_error(self, text: str) -> None:
        """Show what is wrong with the codes, beneath the field."""
        self.field.show_error(text)

    def _entry_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 21, 0, 0)
        beside.addWidget(self._add)
        beside.addStretch(1)
        row.addLayout(beside)
        return row

    def take_typed(self) -> None:
        """Add what stands in the field."""
        typed = self.line.text()
        self.line.clear()
        if typed.strip():
            self.add(typed)

    def _remove(self, code: str) -> None:
        self._codes = tuple(kept for kept in self._codes if kept != code)
        self._list()
        self.changed.emit()

    def _list(self) -> None:
        clear(self._rows)
        for code in self._codes:
            self._rows.addWidget(self._row(code))

    def _row(self, code: str) -> QWidget:
        card = Card(role="well", margin=0)
        card.body.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(10)
        row.addWidget(Label(code, "strong"))
        row.addWidget(_sort_of(code))
        row.addStretch(1)
        if self._is_editable:
            words = self.tr("Take off {code}").format(code=code)
            cross = IconButton("x", words, card, height=30)
            cross.clicked.connect(partial(self._remove, code))
            row.addWidget(cross)
        card.body.addLayout(row)
        if not barcodes.has_valid_check_digit(code):
            card.body.addWidget(_warning())
        return card


def _sort_of(code: str) -> Pill:
    if not barcodes.is_gtin(code):
        return Pill(translate("Products", "own code"), "neutral")
    if not barcodes.has_valid_check_digit(code):
        return Pill(translate("Products", "check digit"), "warning")
    if barcodes.is_in_store(code):
        return Pill(translate("Products", "in-store"), "neutral")
    return Pill(f"GTIN-{len(code)}", "neutral")


def _warning() -> QWidget:
    label = Label(
        translate(
            "Products",
            "The last digit does not fit the others. Scan it again, or keep it.",
        ),
        "warning",
    )
    label.setWordWrap(True)
    label.setContentsMargins(12, 0, 12, 8)
    return label
