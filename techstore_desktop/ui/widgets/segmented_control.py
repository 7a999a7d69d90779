"""A few choices of which one holds, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, box, write

_HEIGHT = 26
_PADDING = 9
_GAP = 6


class SegmentedControl(QWidget):
    """Choices as ``(key, text)``; ``chosen`` carries the key. Arrows choose too."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        current: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._current = current or (choices[0][0] if choices else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def current(self) -> str:
        """Return the key that holds."""
        return self._current

    def choose(self, key: str) -> None:
        """Let another choice hold."""
        if key != self._current and key in dict(self._choices):
            self._current = key
            self.update()
            self.chosen.emit(key)

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Write the choices anew, such as with other counts."""
        self._choices = tuple(choices)
        self.updateGeometry()
        self.update()

    def set_current(self, key: str) -> None:
        """Let a choice hold without telling."""
        self._current = key
        self.update()

    def sizeHint(self) -> QSize:
        """Return what the choices need."""
        width = sum(self._widths()) + _GAP * (len(self._choices) - 1)
        return QSize(max(width, 0), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbour by the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        keys = [key for key, _text in self._choices]
        self.choose(keys[(keys.index(self._current) + step) % len(keys)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        left = 0
        for (key, _text), width in zip(self._choices, self._widths(), strict=True):
            if left <= event.position().x() < left + width:
                self.choose(key)
            left += width + _GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each choice, the one that holds in the accent."""
        painter = QPainter(self)
        shades = colours()
        typeface = font(tokens.TEXT_SMALL, tokens.MEDIUM)
        place = self.rect()
        for (key, text), width in zip(self._choices, self._widths(), strict=True):
            place.setWidth(width)
            is_current = key == self._current
            ground = shades.accent_soft if is_current else shades.sunken
            ink = shades.accent if is_current else shades.text_second
            box(painter, place, fill=ground, radius=6)
            write(painter, place, text, font=typeface, colour=ink, align=CENTRE)
            place.translate(width + _GAP, 0)

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(font(tokens.TEXT_SMALL, tokens.MEDIUM))
        return [
            metrics.horizontalAdvance(text) + 2 * _PADDING
            for _key, text in self._choices
        ]
