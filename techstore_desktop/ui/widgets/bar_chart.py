"""Bars side by side: a value now and one before, with an axis and a read-out.

The pointer or the arrow keys mark a place; what stands there is written above. Enter or
a click opens it. The whole chart is told in words to whoever cannot see it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.axis import ticks
from techstore_desktop.ui.widgets.painting import (
    CENTRE,
    RIGHT,
    box,
    shade,
    text_width,
    write,
)

_LABELS = 22
_READ_OUT = 22
_GAP = 8
_WIDEST = 14
# Laid out, a text is a little wider than its letters' advance.
_SPARE = 4
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Bar:
    """One place of the chart; ``told`` is its read-out."""

    label: str
    now: Decimal
    before: Decimal
    told: str


class BarChart(QWidget):
    """Emits ``opened`` with the number of the place that was chosen."""

    opened = Signal(int)

    def __init__(
        self, written: Callable[[Decimal], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._written = written
        self._bars: tuple[Bar, ...] = ()
        self._empty = ""
        self._marked = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)

    def show_bars(self, bars: Sequence[Bar], *, empty: str = "") -> None:
        """Show these places, or a sentence where there is none."""
        self._bars, self._empty = tuple(bars), empty
        self._marked = min(self._marked, len(self._bars) - 1)
        self.setAccessibleDescription(
            " ".join(bar.told + "." for bar in self._bars) or empty
        )
        self.update()

    def told(self) -> str:
        """Return the read-out of the marked place."""
        return self._bars[self._marked].told if self._marked >= 0 else ""

    def sizeHint(self) -> QSize:
        """Return a small chart; it takes what room there is."""
        return QSize(240, 150)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which bars are told apart."""
        return QSize(160, 110)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark the neighbour by the arrows, open the marked place by Enter."""
        key = Qt.Key(event.key())
        last = len(self._bars) - 1
        moved = {
            Qt.Key.Key_Left: max(0, self._marked - 1),
            Qt.Key.Key_Right: min(last, self._marked + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)
        if moved is not None and self._bars:
            self._mark(moved)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._bars:
            self.opened.emit(max(0, self._marked))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the place beneath the pointer."""
        self._mark(self._place_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the mark with the pointer."""
        if not self.hasFocus():
            self._mark(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the place beneath the pointer."""
        place = self._place_at(event.position().x())
        if place >= 0 and self.rect().contains(event.position().toPoint()):
            self.opened.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axis, bars and read-out."""
        painter = QPainter(self)
        shades, small = colours(), font(tokens.TEXT_SMALL)
        if not self._bars:
            empty = shades.text_second
            write(
                painter,
                self.rect(),
                self._empty,
                font=small,
                colour=empty,
                align=CENTRE,
            )
            return
        top = QRect(0, 0, self.width(), _READ_OUT)
        write(painter, top, self.told(), font=small, colour=shades.text_second)
        numbers = self._numbers()
        area = self._area()
        self._paint_axis(painter, area, numbers)
        for place in range(len(self._bars)):
            self._paint_place(painter, area, numbers, place)

    def _paint_axis(
        self, painter: QPainter, area: QRectF, numbers: Sequence[Decimal]
    ) -> None:
        shades, tiny = colours(), font(tokens.TEXT_TINY)
        for number in numbers:
            height = round(_height(area, numbers, number))
            ink = shades.control if number == _ZERO else shades.line
            painter.fillRect(QRectF(area.left(), height, area.width(), 1), shade(ink))
            place = QRect(0, height - 8, int(area.left()) - _GAP + _SPARE, 16)
            write(
                painter,
                place,
                self._written(number),
                font=tiny,
                colour=shades.text_second,
                align=RIGHT,
            )

    def _paint_place(
        self,
        painter: QPainter,
        area: QRectF,
        numbers: Sequence[Decimal],
        place: int,
    ) -> None:
        shades, bar = colours(), self._bars[place]
        room = area.width() / len(self._bars)
        left = area.left() + room * place
        is_marked = place == self._marked
        if is_marked:
            ground = QRectF(left, area.top(), room, area.height())
            box(painter, ground, fill=shades.sunken, radius=tokens.RADIUS_SMALL)
        thick = max(2.0, min(_WIDEST, room * 0.34))
        start = left + room / 2 - thick - 1
        zero = _height(area, numbers, _ZERO)
        pairs = (
            (bar.before, shades.control, start),
            (bar.now, shades.accent, start + thick + 2),
        )
        for value, ink, at in pairs:
            end = _height(area, numbers, value)
            tall = abs(end - zero)
            if tall:
                shape = QRectF(at, min(end, zero), thick, max(tall, 1.0))
                box(painter, shape, fill=ink, radius=min(3.0, tall / 2))
        self._paint_label(painter, area, place, room)

    def _paint_label(
        self, painter: QPainter, area: QRectF, place: int, room: float
    ) -> None:
        widest = max(
            text_width(bar.label, tokens.TEXT_TINY, tokens.REGULAR)
            for bar in self._bars
        )
        every = max(1, -(-(widest + 6) // max(1, int(room))))
        if place % every and place != self._marked:
            return
        middle = area.left() + room * (place + 0.5)
        label = QRect(round(middle) - 40, self.height() - _LABELS, 80, _LABELS)
        shades = colours()
        ink = shades.text if place == self._marked else shades.text_second
        tiny = font(tokens.TEXT_TINY)
        text = self._bars[place].label
        write(painter, label, text, font=tiny, colour=ink, align=CENTRE)

    def _numbers(self) -> list[Decimal]:
        values = [value for bar in self._bars for value in (bar.now, bar.before)]
        return ticks(min(values), max(values))

    def _area(self) -> QRectF:
        left = (
            _GAP
            + _SPARE
            + max(
                text_width(self._written(number), tokens.TEXT_TINY, tokens.REGULAR)
                for number in self._numbers()
            )
        )
        top = _READ_OUT + 8
        return QRectF(left, top, self.width() - left, self.height() - top - _LABELS)

    def _place_at(self, position: float) -> int:
        if not self._bars:
            return -1
        area = self._area()
        place = int((position - area.left()) / (area.width() / len(self._bars)))
        return place if area.left() <= position and place < len(self._bars) else -1

    def _mark(self, place: int) -> None:
        if place != self._marked:
            self._marked = place
            self.update()


def _height(area: QRectF, numbers: Sequence[Decimal], value: Decimal) -> float:
    share = (value - numbers[0]) / (numbers[-1] - numbers[0])
    return area.bottom() - float(share) * area.height()
