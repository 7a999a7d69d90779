"""Strokes that the painted widgets share: crisp rounded boxes and lines of text."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from techstore_desktop.ui import theme

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
# Looked up once: a list paints hundreds of these at each key.
_SMOOTH = QPainter.RenderHint.Antialiasing
_NO_PEN, _NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush
_ELIDED = Qt.TextElideMode.ElideRight


def box(
    painter: QPainter,
    place: QRect | QRectF,
    *,
    fill: str = "",
    line: str = "",
    radius: float = 0,
    width: float = 1,
) -> None:
    """Draw a rounded box whose outline lies wholly inside ``place``."""
    painter.setRenderHint(_SMOOTH)
    painter.setPen(QPen(shade(line), width) if line else _NO_PEN)
    painter.setBrush(shade(fill) if fill else _NO_BRUSH)
    inset = width / 2 if line else 0
    inner = QRectF(place).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius, radius)


def write(
    painter: QPainter,
    place: QRect,
    text: str,
    *,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write one line, cut off with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(shade(colour))
    painter.drawText(place, align, _fitting(painter, text, font, place.width()))


@lru_cache(maxsize=256)
def shade(colour: str) -> QColor:
    """Return a token's colour to paint with; all share it, so nobody changes it."""
    return QColor(colour)


@lru_cache(maxsize=4096)
def text_width(text: str, size: int, weight: int) -> int:
    """Return how wide a text is in the shop's typeface, in pixels."""
    return QFontMetrics(theme.font(size, weight)).horizontalAdvance(text)


def _fitting(painter: QPainter, text: str, font: QFont, width: int) -> str:
    # No letter is wider than its size, so most texts need no measuring.
    if len(text) * font.pixelSize() <= width:
        return text
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) <= width:
        return text
    return metrics.elidedText(text, _ELIDED, width)
