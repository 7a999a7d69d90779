"""One quick key: what it sells or opens, and its price."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from techstore_desktop.core.products.quick_keys import KeyColour
from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import LEFT, box, write

HEIGHT, WIDTH = 68, 132
_SIDE, _STRIPE, _WORDS = 12, 4, 45
# From this height in pixels a key's name is written large.
_HIGH = 96


class KeyButton(QPushButton):
    """Large enough for a thumb; a stripe in the colour that the manager chose."""

    def __init__(
        self,
        label: str,
        below: str,
        colour: KeyColour,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._below = below
        self._colour = colour
        self.setAccessibleName(f"{label}, {below}")
        self.setToolTip(label)
        self.setMinimumSize(WIDTH, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return a key's usual size."""
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the stripe, the name and what stands beneath."""
        painter = QPainter(self)
        shades = colours()
        is_plain = self._colour is KeyColour.PLAIN
        soft = (
            shades.surface
            if is_plain
            else getattr(shades, f"{self._colour.value}_soft")
        )
        stripe = shades.line if is_plain else getattr(shades, self._colour.value)
        is_lit = self.isDown() or self.underMouse() or self.isChecked()
        box(
            painter,
            self.rect(),
            fill=soft,
            line=shades.accent if is_lit else shades.line,
            radius=tokens.RADIUS_FIELD,
        )
        bar = QRect(5, 8, _STRIPE, self.height() - 16)
        box(painter, bar, fill=stripe, radius=2)
        place = QRect(_SIDE + 4, 0, self.width() - 2 * _SIDE, 22)
        place.moveTop((self.height() - _WORDS) // 2)
        size = tokens.TEXT_LARGE if self.height() >= _HIGH else tokens.TEXT
        strong = font(size, tokens.SEMIBOLD)
        write(painter, place, self.text(), font=strong, colour=shades.text, align=LEFT)
        place.translate(0, 23)
        small = font(tokens.TEXT_SMALL)
        ink = shades.text_second
        write(painter, place, self._below, font=small, colour=ink, align=LEFT)
