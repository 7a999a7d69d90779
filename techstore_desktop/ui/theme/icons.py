"""Icons tinted by token, drawn from SVG at the sharpness of the screen, and kept."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from techstore_desktop.places import resources
from techstore_desktop.ui.theme.theme import colours

_RATIOS = (1.0, 1.5, 2.0)


def icon(name: str, colour: str = "text_second", size: int = 18) -> QIcon:
    """Return an icon of ``resources/icons`` in the colour of a token.

    Raises FileNotFoundError for an icon that is not bundled.
    """
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio=ratio))
    return made


def pixmap(
    name: str, colour: str = "text_second", size: int = 18, *, ratio: float = 1.0
) -> QPixmap:
    """Return the icon as a picture of ``size`` units at a screen's pixel ratio."""
    return _drawn(name, getattr(colours(), colour), size, ratio)


def paint_icon(painter: QPainter, name: str, colour: str, place: QRect) -> None:
    """Draw an icon into a square of the painter's device, sharp at its scale."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(
        place.topLeft(), pixmap(name, colour, place.width(), ratio=ratio)
    )


@lru_cache(maxsize=2048)
def _drawn(name: str, tint: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace("currentColor", tint)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
