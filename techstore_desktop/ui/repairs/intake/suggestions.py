"""Suggestions beneath a field while somebody types; the cursor stays in the field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

_ROW = 30
_MOST_ROWS = 7
_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line of the list, and what it stands for."""

    text: str
    value: object


class Suggestions(QListWidget):
    """Lies over ``page`` beneath ``line``. Emits ``chosen`` with the value.

    ``ask`` is called with what was typed, and shows its answer by ``show_found``.
    """

    chosen = Signal(object)

    def __init__(
        self, line: QLineEdit, page: QWidget, ask: Callable[[str], None]
    ) -> None:
        super().__init__(page)
        self._line = line
        self._page = page
        self._ask = ask
        self._values: list[object] = []
        self._asked = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "suggestions")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        line.textEdited.connect(self._typed)
        line.textChanged.connect(self._settle)
        line.installEventFilter(self)
        self.itemClicked.connect(lambda _item: self._take())

    def show_found(self, found: Sequence[Suggestion]) -> None:
        """Show what was found, the first one marked, if the field still asks for it."""
        self.clear()
        self._values = [each.value for each in found]
        for each in found:
            QListWidgetItem(each.text, self).setSizeHint(QSize(0, _ROW))
        is_asked = self._line.hasFocus() and self._line.text() == self._asked
        if not found or not is_asked:
            self.hide()
            return
        self.setCurrentRow(0)
        place = self._line.mapTo(self._page, QPoint(0, self._line.height() + 2))
        rows = min(len(found), _MOST_ROWS)
        self.setGeometry(place.x(), place.y(), self._line.width(), rows * _ROW + 6)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the mark by the arrows, take it by Enter, close by Esc."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self.isHidden():
            return False
        key = event.key()
        if key in _KEYS:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((self.currentRow() + step) % self.count())
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _typed(self, text: str) -> None:
        self._asked = text
        if text.strip():
            self._ask(text)
        else:
            self.hide()

    def _settle(self, text: str) -> None:
        """Hide what nobody typed: a scan puts the field back to what stood there."""
        if text != self._asked:
            self.hide()

    def _take(self) -> None:
        row = self.currentRow()
        self.hide()
        if 0 <= row < len(self._values):
            self.chosen.emit(self._values[row])
