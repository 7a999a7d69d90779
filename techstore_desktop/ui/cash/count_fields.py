"""A drawer counted coin by coin; the amount follows from the pieces."""

from decimal import Decimal

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.cash.denominations import denominations, worth
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import NumberLabel
from techstore_desktop.ui.widgets.money_field import MoneyField

COLUMNS = 3
PIECES_WIDTH = 84
# Nothing is a count too: Enter goes on from an empty field.
_PIECES = QRegularExpression("[0-9]{0,6}")


class CountFields(QWidget):
    """Pieces, and their worth; who types no pieces types the amount instead.

    Emits ``finished`` on Enter in the last field.
    """

    finished = Signal()

    def __init__(self, formats: Formats, caption: str) -> None:
        super().__init__()
        self._formats = formats
        self.pieces_of = {
            value: _pieces_field(formats.money(value))
            for value in denominations(formats.currency.code)
        }
        self.amount = MoneyField(formats)
        self.amount.make_large()
        self._field = FormField(caption, self.amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._grid())
        column.addWidget(self._field)
        column.addStretch(1)
        fields = list(self.pieces_of.values())
        for field, following in zip(fields, [*fields[1:], self.amount], strict=True):
            field.textEdited.connect(lambda _text: self._add_up())
            field.returnPressed.connect(
                lambda after=following: after.setFocus(Qt.FocusReason.TabFocusReason)
            )
        self.amount.returnPressed.connect(self.finished)
        self.setFocusProxy(fields[0])

    def pieces(self) -> dict[Decimal, int]:
        """Return the pieces that were typed, without those that were left empty."""
        return {
            value: int(field.text())
            for value, field in self.pieces_of.items()
            if field.text()
        }

    def total(self) -> Decimal | None:
        """Return what was counted; None, and the field says so, where nothing was."""
        amount = self.amount.value()
        nothing = self.tr("Type what you counted; 0 for nothing.")
        self._field.show_error(nothing if amount is None else "")
        return amount

    def show_error(self, text: str) -> None:
        """Say beneath the amount what is wrong with the count."""
        self._field.show_error(text)

    def _add_up(self) -> None:
        pieces = self.pieces()
        self.amount.setReadOnly(bool(pieces))
        self.amount.set_value(worth(pieces) if pieces else None)
        self._field.show_error("")

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        rows = -(-len(self.pieces_of) // COLUMNS)
        for place, (value, field) in enumerate(self.pieces_of.items()):
            column, row = divmod(place, rows)
            words = NumberLabel(f"{self._formats.money(value)} ×", "second")
            grid.addWidget(words, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
            grid.setColumnStretch(2 * column, 1)
        return grid


def _pieces_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setValidator(QRegularExpressionValidator(_PIECES, field))
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setFixedWidth(PIECES_WIDTH)
    field.setAccessibleName(name)
    return field
