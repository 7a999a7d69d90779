"""What the two colours of a chart stand for."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import box, text_width, write

_DOT, _GAP, _APART, _HEIGHT = 9, 5, 12, 18


class Legend(QWidget):
    """Two names, each after its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_names(self, now: str, before: str) -> None:
        """Name the colours."""
        self._names = (now, before)
        self.setAccessibleName(f"{now}, {before}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return what both need."""
        width = sum(_width(name) + _APART for name in self._names)
        return QSize(max(0, width - _APART), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dots and names."""
        painter, shades = QPainter(self), colours()
        left = 0
        inks = (shades.accent, shades.control)
        for name, ink in zip(self._names, inks, strict=False):
            dot = QRect(left, (_HEIGHT - _DOT) // 2, _DOT, _DOT)
            box(painter, dot, fill=ink, radius=3)
            place = QRect(left + _DOT + _GAP, 0, _width(name), _HEIGHT)
            small = font(tokens.TEXT_SMALL)
            write(painter, place, name, font=small, colour=shades.text_second)
            left += _width(name) + _APART


def _width(name: str) -> int:
    return _DOT + _GAP + text_width(name, tokens.TEXT_SMALL, tokens.REGULAR) + 1
