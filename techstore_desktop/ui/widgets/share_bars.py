"""A few amounts with a bar each, the largest as long as there is room."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, RIGHT, box, text_width, write

_ROW = 34
_LINE = 20
_BAR = 8


class Share(NamedTuple):
    """One amount: its key, what it is called, how it is written, how much it is."""

    key: str
    name: str
    written: str
    amount: Decimal


class ShareBars(QWidget):
    """Emits ``opened`` with the key of the row clicked, with none on Enter.

    An amount below zero is drawn in red.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[Share, ...] = ()
        self._empty = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)

    def show_shares(self, shares: Sequence[Share], *, empty: str = "") -> None:
        """Show these amounts, or a sentence where there is none."""
        self._shares, self._empty = tuple(shares), empty
        told = [f"{share.name}: {share.written}." for share in self._shares]
        self.setAccessibleDescription(" ".join(told) or empty)
        self.update()

    def sizeHint(self) -> QSize:
        """Return what four rows need."""
        return QSize(200, 4 * _ROW)

    def minimumSizeHint(self) -> QSize:
        """Return what three rows need."""
        return QSize(140, 3 * _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit("")
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open by a click."""
        if self.rect().contains(event.position().toPoint()):
            row = int(event.position().y()) // _ROW
            key = self._shares[row].key if row < len(self._shares) else ""
            self.opened.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each amount with its bar; what has no room is summed up in words."""
        painter = QPainter(self)
        shades, small = colours(), font(tokens.TEXT_SMALL)
        if not self._shares:
            ink = shades.text_second
            write(
                painter, self.rect(), self._empty, font=small, colour=ink, align=CENTRE
            )
            return
        longest = max(abs(share.amount) for share in self._shares) or Decimal(1)
        for number, share in enumerate(self._shares[: self.height() // _ROW]):
            self._paint_share(painter, number * _ROW, share, longest)

    def _paint_share(
        self, painter: QPainter, top: int, share: Share, longest: Decimal
    ) -> None:
        shades = colours()
        line = QRect(0, top, self.width(), _LINE)
        figure = font(tokens.TEXT_SMALL, tokens.SEMIBOLD)
        write(
            painter,
            line,
            share.written,
            font=figure,
            colour=shades.text,
            align=RIGHT,
        )
        name = font(tokens.TEXT_SMALL)
        taken = text_width(share.written, tokens.TEXT_SMALL, tokens.SEMIBOLD)
        room = line.adjusted(0, 0, -taken - 8, 0)
        write(painter, room, share.name, font=name, colour=shades.text)
        ground = QRectF(0, top + _LINE, self.width(), _BAR)
        box(painter, ground, fill=shades.sunken, radius=_BAR / 2)
        length = float(abs(share.amount) / longest) * self.width()
        if length:
            ink = shades.bad if share.amount < 0 else shades.accent
            bar = QRectF(0, top + _LINE, max(length, _BAR), _BAR)
            box(painter, bar, fill=ink, radius=_BAR / 2)
