"""Strokes that the painted widgets share: crisp rounded boxes and lines of text."""

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
    QTransform,
)

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
    write_with(Ink(painter, font, colour), place, text, align=align)


class Ink:
    """A typeface in a colour, for one painter: looked up once for many lines."""

    def __init__(self, painter: QPainter, font: QFont, colour: str) -> None:
        self.painter = painter
        self.font = font
        self.size = font.pixelSize()
        self.weight = font.weight().value
        self.colour = shade(colour)

    def in_colour(self, colour: str) -> "Ink":
        """Return the same typeface in another colour."""
        return Ink(self.painter, self.font, colour)


def write_with(
    ink: Ink, place: QRect, text: str, *, align: Qt.AlignmentFlag = LEFT
) -> None:
    """Do as ``write``, for lines of which many look alike."""
    size, weight, across = ink.size, ink.weight, place.width()
    line = _laid_out(text, size, weight)
    if line.width > across:
        line = _laid_out(_cut(text, size, weight, across), size, weight)
    left = float(place.x())
    if align is not LEFT:
        free = across - line.width
        left += free if align is RIGHT else free / 2
    top = place.y() + (place.height() - line.height) // 2
    painter = ink.painter
    painter.setFont(ink.font)
    painter.setPen(ink.colour)
    painter.drawStaticText(QPointF(left, top), line.text)


def blank(size: QSize, ratio: float) -> QPixmap:
    """Return a clear picture to paint on, sharp at a screen's pixel ratio."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


@lru_cache(maxsize=256)
def shade(colour: str) -> QColor:
    """Return a token's colour to paint with; all share it, so nobody changes it."""
    return QColor(colour)


@lru_cache(maxsize=4096)
def text_width(text: str, size: int, weight: int) -> int:
    """Return how wide a text is in the shop's typeface, in pixels.

    As it is drawn: Qt's metrics round to whole pixels and are a letter short at times.
    """
    return ceil(_laid_out(text, size, weight).width)


class _Line(NamedTuple):
    """A text laid out once, with its size in pixels."""

    text: QStaticText
    width: float
    height: float


@lru_cache(maxsize=4096)
def _laid_out(text: str, size: int, weight: int) -> _Line:
    """Return a line ready to be drawn again and again, as a list does at each key."""
    laid_out = QStaticText(text)
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    laid_out.prepare(QTransform(), theme.font(size, weight))
    return _Line(laid_out, laid_out.size().width(), laid_out.size().height())


@lru_cache(maxsize=1024)
def _cut(text: str, size: int, weight: int, width: int) -> str:
    metrics = QFontMetrics(theme.font(size, weight))
    return metrics.elidedText(text, _ELIDED, width)
