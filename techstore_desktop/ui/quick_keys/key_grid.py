"""Keys in a grid that fills its place: wide and high ones while there are few."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.products.quick_keys import ShownKey
from techstore_desktop.ui.quick_keys.key_button import HEIGHT, WIDTH, KeyButton

_GAP = 8
# No key need be larger than this to be hit at once, in pixels.
_MOST_WIDE, _MOST_HIGH = 240, 128


class KeyGrid(QScrollArea):
    """Emits ``pressed`` with the place of a key."""

    pressed = Signal(int)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._buttons: list[KeyButton] = []
        self._held = QWidget(self)
        self._grid = QGridLayout(self._held)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setWidget(self._held)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_keys(
        self, keys: Sequence[ShownKey], *, opens: str, marked: int = -1
    ) -> None:
        """Show these keys; ``opens`` stands beneath those of a category."""
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [
            self._button(place, key, opens) for place, key in enumerate(keys)
        ]
        for place, button in enumerate(self._buttons):
            button.setCheckable(marked >= 0)
            button.setChecked(place == marked)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the keys out anew."""
        super().resizeEvent(event)
        self._place()

    def _button(self, place: int, key: ShownKey, opens: str) -> KeyButton:
        product = key.product
        below = self._formats.money(product.price) if product is not None else opens
        button = KeyButton(key.label, below, key.key.colour, self._held)
        button.clicked.connect(lambda: self.pressed.emit(place))
        return button

    def _place(self) -> None:
        columns, height = self._shape()
        for place, button in enumerate(self._buttons):
            button.setFixedHeight(height)
            self._grid.addWidget(button, place // columns, place % columns)
            button.show()
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        rows = -(-len(self._buttons) // columns)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)

    def _shape(self) -> tuple[int, int]:
        """Return how many columns there are, and how high a key is, in pixels.

        As few columns as leave every key on screen.
        """
        across, down = self.viewport().width() + _GAP, self.viewport().height() + _GAP
        most = max(1, across // (WIDTH + _GAP))
        columns = max(1, min(most, -(-across // (_MOST_WIDE + _GAP))))
        while columns < most and self._rows_of(columns) * (HEIGHT + _GAP) > down:
            columns += 1
        room = down // max(1, self._rows_of(columns)) - _GAP
        return columns, max(HEIGHT, min(_MOST_HIGH, room))

    def _rows_of(self, columns: int) -> int:
        return -(-len(self._buttons) // columns)
