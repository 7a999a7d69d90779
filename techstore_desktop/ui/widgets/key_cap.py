"""A key as it looks on the keyboard, shown where it acts."""

from PySide6.QtCore import QCoreApplication, QRect, QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, box, text_width, write

HEIGHT = 19
_PADDING = 6


def key_width(keys: str) -> int:
    """Return how wide a key cap is, in pixels."""
    return max(18, text_width(keys, tokens.TEXT_TINY, tokens.MEDIUM) + 2 * _PADDING)


def paint_key(
    painter: QPainter, place: QRect, keys: str, *, is_on_accent: bool = False
) -> None:
    """Draw a key cap; on an accent ground only its outline."""
    shades = colours()
    if is_on_accent:
        box(painter, place, line=shades.on_accent, radius=tokens.RADIUS_SMALL)
    else:
        box(painter, place, fill=shades.line, radius=tokens.RADIUS_SMALL)
        box(
            painter,
            place.adjusted(0, 0, 0, -1),
            fill=shades.raised,
            line=shades.line,
            radius=tokens.RADIUS_SMALL,
        )
    write(
        painter,
        place.adjusted(0, 0, 0, -1),
        keys,
        font=font(tokens.TEXT_TINY, tokens.MEDIUM),
        colour=shades.on_accent if is_on_accent else shades.text_second,
        align=CENTRE,
    )


class KeyCap(QWidget):
    """A key cap that stands by itself."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = native(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._keys)

    def sizeHint(self) -> QSize:
        """Return the size that the key needs."""
        return QSize(key_width(self._keys), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key."""
        painter = QPainter(self)
        paint_key(painter, self.rect(), self._keys)


def native(keys: str) -> str:
    """Return a key as most keyboards write it, short in every language."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) or keys
    space = QCoreApplication.translate("KeyCap", "Space")
    return text.replace("Return", "Enter").replace("Space", space)
