"""One line of the sale: what, how many, at what price, less what, for how much.

Painted, not built of labels: a promotion may change a hundred lines at one scan.
"""

from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.pricing import PricedLine
from techstore_desktop.ui.checkout.line_notes import Note, notes_of, price_words
from techstore_desktop.ui.theme import colours, duration, font, tokens
from techstore_desktop.ui.widgets.painting import LEFT, RIGHT, shade, text_width, write
from techstore_desktop.ui.widgets.picture_shelf import PictureShelf

BAR = 3
FLASH = 140
_PICTURES = PictureShelf(most=64)
"""A few screens of lines: a scan changes one and moves the others."""

_SIDE, _TOP, _GAP = 18, 10, 3
_NAME_HEIGHT, _SMALL_HEIGHT = 20, 17


class _Shown(NamedTuple):
    """What of a line is on the screen."""

    name: str
    total: str
    each: str
    notes: tuple[Note, ...]


class LineRow(QFrame):
    """A line, marked or not. A click marks it; a second one opens it."""

    pressed = Signal(object)
    opened = Signal(object)

    def __init__(self, line_id: UUID, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self.line_id = line_id
        self._formats = formats
        self._is_marked = False
        self._is_fresh = False
        self._known: tuple[object, ...] = ()
        self._shown = _Shown("", "", "", ())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._fit()

    def show_line(self, line: CartLine, priced: PricedLine) -> None:
        """Show a line as it is now; one that is shown already costs nothing."""
        known = (line, priced.discounted, priced.promotion, priced.base)
        if known == self._known:
            return
        self._known = known
        formats = self._formats
        count = formats.quantity(line.quantity)
        shown = _Shown(
            name=line.name,
            total=formats.money(priced.discounted),
            each=f"{count} × {price_words(line, formats)}",
            notes=notes_of(line, priced, formats),
        )
        if shown != self._shown:
            self._show(shown)

    def words(self) -> str:
        """Return all that the row says."""
        shown = self._shown
        notes = (note.text for note in shown.notes)
        return ", ".join((shown.name, shown.each, *notes, shown.total))

    def set_marked(self, is_marked: bool) -> None:
        """Show whether the keys act on this line."""
        if self._is_marked != is_marked:
            self._is_marked = is_marked
            self.update()

    def flash(self) -> None:
        """Show for a moment that this line was just added or grew."""
        self._is_fresh = True
        self.update()
        QTimer.singleShot(duration(FLASH), self, self._settle)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark on the first press."""
        self.pressed.emit(self.line_id)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open for a change."""
        self.opened.emit(self.line_id)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row as it was, or anew where something changed."""
        looks = (self._shown, self._is_marked, self._is_fresh)
        _PICTURES.show(self, looks, self._paint)

    def _paint(self, painter: QPainter) -> None:
        """Draw the ground, the mark, the words, and the rule beneath."""
        shades = colours()
        ground = shades.raised if self._is_marked else shades.surface
        painter.fillRect(
            self.rect(), shade(shades.accent_soft if self._is_fresh else ground)
        )
        if self._is_marked:
            painter.fillRect(0, 0, BAR, self.height(), shade(shades.accent))
        painter.fillRect(0, self.height() - 1, self.width(), 1, shade(shades.line))
        self._write(painter)

    def _show(self, shown: _Shown) -> None:
        is_as_high = len(shown.notes) == len(self._shown.notes)
        self._shown = shown
        if not is_as_high:
            self._fit()
        self.setAccessibleName(self.words())
        self.update()

    def _fit(self) -> None:
        """Be as high as the words are."""
        small = len(self._shown.notes) + 1
        words = _NAME_HEIGHT + small * (_SMALL_HEIGHT + _GAP)
        self.setFixedHeight(2 * _TOP + words)

    def _write(self, painter: QPainter) -> None:
        shades, shown = colours(), self._shown
        strong, small = font(weight=tokens.SEMIBOLD), font(tokens.TEXT_SMALL)
        medium = font(tokens.TEXT_SMALL, tokens.MEDIUM)
        place = QRect(_SIDE, _TOP, self.width() - 2 * _SIDE, _NAME_HEIGHT)
        write(painter, place, shown.total, font=strong, colour=shades.text, align=RIGHT)
        taken = text_width(shown.total, strong.pixelSize(), strong.weight().value)
        name = place.adjusted(0, 0, -taken - _TOP, 0)
        write(painter, name, shown.name, font=strong, colour=shades.text, align=LEFT)
        place.moveTop(place.bottom() + 1 + _GAP)
        place.setHeight(_SMALL_HEIGHT)
        write(painter, place, shown.each, font=small, colour=shades.text_second)
        for note in shown.notes:
            place.translate(0, _SMALL_HEIGHT + _GAP)
            ink = getattr(shades, note.colour)
            write(painter, place, note.text, font=medium, colour=ink)

    def _settle(self) -> None:
        self._is_fresh = False
        self.update()
