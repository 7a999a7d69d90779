"""One figure: how much, how it compares, how it went; it leads to its list."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, box, shade, text_width, write
from techstore_desktop.ui.widgets.pill import HEIGHT as PILL_HEIGHT
from techstore_desktop.ui.widgets.pill import pill_colours, pill_width

HEIGHT = 104
_MARGIN = 14
_SIZES = (24, 21, 18, 16, 14)
_TREND_WIDTH = 46
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card says; ``kind`` is the pill's."""

    value: str = "—"
    pill: str = ""
    kind: str = "neutral"
    trend: Sequence[Decimal] = ()


class FigureCard(QAbstractButton):
    """A button that is its own card; its tool tip says what the figure means."""

    def __init__(self, title: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.shown = Shown()
        self.setToolTip(meaning)
        self.setAccessibleName(title)
        self.setAccessibleDescription(meaning)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, shown: Shown) -> None:
        """Say how much it is now."""
        self.shown = shown
        told = ", ".join(filter(None, (shown.value, shown.pill)))
        self.setAccessibleName(f"{self._title}: {told}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a card's size."""
        return QSize(150, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the least that a figure takes."""
        return QSize(110, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, figure, pill and trend."""
        painter = QPainter(self)
        shades = colours()
        fill = shades.raised if self.underMouse() else shades.surface
        line = shades.accent if self.underMouse() else shades.line
        box(painter, self.rect(), fill=fill, line=line, radius=tokens.RADIUS_CARD)
        inner = self.rect().adjusted(_MARGIN, 12, -_MARGIN, -12)
        small = font(tokens.TEXT_SMALL, tokens.MEDIUM)
        head = QRect(inner.left(), inner.top(), inner.width(), 18)
        write(painter, head, self._title, font=small, colour=shades.text_second)
        figure = QRect(inner.left(), head.bottom() + 2, inner.width(), 34)
        self._paint_value(painter, figure)
        self._paint_pill(painter, inner)
        taken = text_width(self._title, tokens.TEXT_SMALL, tokens.MEDIUM)
        if head.width() - taken >= _TREND_WIDTH + 6:
            left = head.right() - _TREND_WIDTH
            room = QRectF(left, head.top() + 2, _TREND_WIDTH - 2, 14)
            _paint_trend(painter, room, self.shown.trend)

    def _paint_value(self, painter: QPainter, place: QRect) -> None:
        value = self.shown.value
        size = next(
            (
                each
                for each in _SIZES
                if text_width(value, each, tokens.BOLD) <= place.width()
            ),
            _SIZES[-1],
        )
        typeface = font(size, tokens.BOLD)
        write(painter, place, value, font=typeface, colour=colours().text)

    def _paint_pill(self, painter: QPainter, inner: QRect) -> None:
        if self.shown.pill:
            width = min(pill_width(self.shown.pill), inner.width())
            top = inner.bottom() - PILL_HEIGHT + 1
            place = QRect(inner.left(), top, width, PILL_HEIGHT)
            ink, ground = pill_colours(self.shown.kind)
            box(painter, place, fill=ground, radius=6)
            write(
                painter,
                place.adjusted(4, 0, -4, 0),
                self.shown.pill,
                font=font(tokens.TEXT_SMALL, tokens.MEDIUM),
                colour=ink,
                align=CENTRE,
            )


def _paint_trend(painter: QPainter, room: QRectF, trend: Sequence[Decimal]) -> None:
    """Draw how a figure went, the latest at the right with a dot."""
    if len(trend) < _FEWEST or not any(trend):
        return
    lowest, highest = min(*trend, Decimal(0)), max(*trend, Decimal(0))
    points = [
        QPointF(
            room.left() + room.width() * place / (len(trend) - 1),
            room.bottom()
            - float((value - lowest) / (highest - lowest)) * room.height(),
        )
        for place, value in enumerate(trend)
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(shade(colours().control), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(colours().accent))
    painter.drawEllipse(points[-1], 3, 3)
