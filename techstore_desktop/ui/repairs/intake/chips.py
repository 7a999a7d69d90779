"""A few words that can be ticked, and own ones added to them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from techstore_desktop.ui.widgets.button import SecondaryButton

_GAP = 8
_HEIGHT = 30


class FlowLayout(QLayout):
    """Puts widgets side by side, and on the next line where they do not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._place(QRect(0, 0, width, 0), is_real=False)

    def setGeometry(self, place: QRect) -> None:
        """Lay the items out."""
        super().setGeometry(place)
        self._place(place, is_real=True)

    def sizeHint(self) -> QSize:
        """Return the least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the widest item."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def _place(self, place: QRect, *, is_real: bool) -> int:
        x, y, row = place.x(), place.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            if x + hint.width() > place.right() + 1 and x > place.x():
                x, y, row = place.x(), y + row + _GAP, 0
            if is_real:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + _GAP
            row = max(row, hint.height())
        return y + row - place.y()


class Chips(QWidget):
    """Emits ``changed``, and ``pressed`` with the key that was ticked."""

    changed = Signal()
    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, SecondaryButton] = {}
        self._flow = FlowLayout(self)

    def show_choices(
        self, choices: Sequence[tuple[str, str]], ticked: Sequence[str] = ()
    ) -> None:
        """Show ``(key, words)``; what is ticked and not among them is added."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._buttons = {}
        known = {key for key, _words in choices}
        own = [(each, each) for each in ticked if each not in known]
        for key, words in (*choices, *own):
            self._add(key, words, is_ticked=key in ticked)
        self.updateGeometry()

    def add(self, words: str) -> None:
        """Add own words, ticked."""
        if words and words not in self._buttons:
            self._add(words, words, is_ticked=True)
            self.updateGeometry()
            self.changed.emit()

    def ticked(self) -> tuple[str, ...]:
        """Return the keys that are ticked."""
        return tuple(key for key, each in self._buttons.items() if each.isChecked())

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def _add(self, key: str, words: str, *, is_ticked: bool) -> None:
        button = SecondaryButton(words, self, height=_HEIGHT)
        button.setCheckable(True)
        button.setChecked(is_ticked)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.pressed.emit(key))
        button.toggled.connect(lambda _on: self.changed.emit())
        self._buttons[key] = button
        self._flow.addWidget(button)
        button.show()
