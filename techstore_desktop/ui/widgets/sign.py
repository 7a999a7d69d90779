"""The sign before a row: an icon, on a soft ground where there is room for it."""

from functools import lru_cache

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

from techstore_desktop.ui.theme import colours, paint_icon, tokens
from techstore_desktop.ui.widgets.painting import blank, box

LARGE, SMALL = 40, 18


def sign_picture(name: str, size: int, ratio: float) -> QPixmap:
    """Return an icon as a sign of ``size`` units at a screen's pixel ratio, kept."""
    return _drawn(name, size, ratio, colours().sunken)


@lru_cache(maxsize=256)
def _drawn(name: str, size: int, ratio: float, ground: str) -> QPixmap:
    picture = blank(QSize(size, size), ratio)
    painter = QPainter(picture)
    whole = QRect(0, 0, size, size)
    if size == LARGE:
        box(painter, whole, fill=ground, radius=tokens.RADIUS_FIELD)
    inner = QRect(0, 0, SMALL, SMALL)
    inner.moveCenter(whole.center())
    paint_icon(painter, name, "text_second", inner)
    painter.end()
    return picture
