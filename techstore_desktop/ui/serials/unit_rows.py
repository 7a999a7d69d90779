"""The units taken so far, each with where it is and a way to take it off again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.ui.serials.words import numbers_of, place_kind, place_words
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.pill import Pill

ROW = 44
MOST_ROWS = 5


class UnitRows(QScrollArea):
    """Emits ``removed`` with the place of a unit in the list."""

    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = QWidget(self)
        self._column = QVBoxLayout(self._held)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWidget(self._held)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVisible(False)

    def show_units(self, units: Sequence[UnitResponse]) -> None:
        """Show these units, the last one in sight."""
        clear(self._column)
        for place, unit in enumerate(units):
            self._column.addWidget(self._row(place, unit))
        self._column.addStretch(1)
        self.setFixedHeight(ROW * min(len(units), MOST_ROWS))
        self.setVisible(bool(units))
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _row(self, place: int, unit: UnitResponse) -> QWidget:
        row = QWidget(self._held)
        row.setFixedHeight(ROW)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        numbers = numbers_of(unit.serial_number, unit.second_number)
        line.addWidget(Label(numbers, "strong", row))
        line.addStretch(1)
        line.addWidget(Pill(place_words(unit), place_kind(unit), row))
        words = self.tr("Take {serial} off").format(serial=unit.serial_number)
        off = IconButton("trash", words, row)
        off.clicked.connect(lambda: self.removed.emit(place))
        line.addWidget(off)
        return row
