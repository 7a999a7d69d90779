"""A pill: a few words on a soft ground, coloured only where it means something."""

from functools import lru_cache

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, blank, box, text_width, write

HEIGHT = 22
_PADDING, _LEAST_PADDING = 8, 4

KINDS = ("neutral", "good", "warning", "bad", "information", "accent")


def pill_width(text: str) -> int:
    """Return how wide a pill with this text is, in pixels."""
    return text_width(text, tokens.TEXT_SMALL, tokens.MEDIUM) + 2 * _PADDING


def pill_colours(kind: str) -> tuple[str, str]:
    """Return the text's and the ground's colour of a kind of pill."""
    shades = colours()
    if kind == "neutral":
        return shades.text_second, shades.sunken
    return getattr(shades, kind), getattr(shades, f"{kind}_soft")


def pill_picture(text: str, kind: str, width: int, ratio: float) -> QPixmap:
    """Return a pill for rows of a list, drawn once at a screen's pixel ratio."""
    return _drawn(text, *pill_colours(kind), width, ratio)


@lru_cache(maxsize=512)
def _drawn(text: str, ink: str, ground: str, width: int, ratio: float) -> QPixmap:
    picture = blank(QSize(width, HEIGHT), ratio)
    painter = QPainter(picture)
    place = QRect(0, 0, width, HEIGHT)
    box(painter, place, fill=ground, radius=6)
    typeface = font(tokens.TEXT_SMALL, tokens.MEDIUM)
    inner = place.adjusted(_LEAST_PADDING, 0, -_LEAST_PADDING, 0)
    write(painter, inner, text, font=typeface, colour=ink, align=CENTRE)
    painter.end()
    return picture


class Pill(QWidget):
    """A pill as a widget; ``kind`` is one of ``KINDS``."""

    def __init__(
        self, text: str = "", kind: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_text(self, text: str, kind: str = "neutral") -> None:
        """Say something else; an empty text hides the pill."""
        self._text, self._kind = text, kind
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return what the pill says."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the size of the text on its ground."""
        return QSize(pill_width(self._text), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and text."""
        painter = QPainter(self)
        ink, ground = pill_colours(self._kind)
        box(painter, self.rect(), fill=ground, radius=6)
        typeface = font(tokens.TEXT_SMALL, tokens.MEDIUM)
        place = self.rect().adjusted(4, 0, -4, 0)
        write(painter, place, self._text, font=typeface, colour=ink, align=CENTRE)
