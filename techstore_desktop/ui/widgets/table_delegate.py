"""How a cell is drawn: text, figures, a second line, a pill, a sign."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from techstore_desktop.ui.theme import colours, font, paint_icon, tokens
from techstore_desktop.ui.widgets.painting import (
    CENTRE,
    LEFT,
    RIGHT,
    box,
    shade,
    text_width,
    write,
)
from techstore_desktop.ui.widgets.pill import HEIGHT as PILL_HEIGHT
from techstore_desktop.ui.widgets.pill import pill_colours, pill_width
from techstore_desktop.ui.widgets.table_column import Column
from techstore_desktop.ui.widgets.table_model import TableModel

_SELECTED = QStyle.StateFlag.State_Selected
_UNDER_MOUSE = QStyle.StateFlag.State_MouseOver
_PADDING = 12
_SIGN = 40


class TableDelegate(QStyledItemDelegate):
    """Draws the cells of a ``TableModel``; ``match`` is what a search looked for."""

    def __init__(self, parent: QWidget, *, row_height: int) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self.match = ""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the row's height and the text's width."""
        text = str(index.data() or "")
        width = QFontMetrics(font()).horizontalAdvance(text) + 2 * _PADDING
        return QSize(width, self._row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        model = index.model()
        if not isinstance(model, TableModel):
            return
        painter.save()
        place = QRect(option.rect)
        self._paint_ground(painter, option, is_first=index.column() == 0)
        row = model.row_at(index.row())
        if row is not None:
            column = model.columns[index.column()]
            self._paint_cell(painter, place, column, row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_first: bool
    ) -> None:
        shades = colours()
        place = QRect(option.rect)
        state = option.state
        if state & _SELECTED:
            painter.fillRect(place, shade(shades.accent_soft))
            if is_first:
                bar = QRect(place.left(), place.top(), 3, place.height())
                painter.fillRect(bar, shade(shades.accent))
        elif state & _UNDER_MOUSE:
            painter.fillRect(place, shade(shades.raised))
        edge = QRect(place.left(), place.bottom(), place.width(), 1)
        painter.fillRect(edge, shade(shades.line))

    def _paint_cell(
        self, painter: QPainter, place: QRect, column: Column[object], row: object
    ) -> None:
        inner = place.adjusted(_PADDING, 0, -_PADDING, -1)
        if column.icon is not None:
            inner = self._paint_sign(painter, inner, column.icon(row))
        text = column.text(row)
        kind = column.pill(row) if column.pill is not None else ""
        if kind and text:
            self._paint_pill(painter, inner, text, kind=kind, is_right=column.is_number)
            return
        second = column.second(row) if column.second is not None else ""
        if second:
            half = inner.height() // 2
            beneath = inner.adjusted(0, half + 1, 0, -6)
            inner = inner.adjusted(0, 8, 0, -half)
            ink = colours().text_second
            write(painter, beneath, second, font=font(tokens.TEXT_SMALL), colour=ink)
        self._paint_text(painter, inner, text, column=column, row=row)

    def _paint_sign(self, painter: QPainter, place: QRect, name: str) -> QRect:
        size = _SIGN if self._row_height > _SIGN + 8 else 18
        ground = QRect(place.left(), place.center().y() - size // 2, size, size)
        if size == _SIGN:
            box(painter, ground, fill=colours().sunken, radius=tokens.RADIUS_FIELD)
        sign = QRect(0, 0, 18, 18)
        sign.moveCenter(ground.center())
        paint_icon(painter, name, "text_second", sign)
        return place.adjusted(size + (16 if size == _SIGN else 8), 0, 0, 0)

    def _paint_pill(
        self, painter: QPainter, place: QRect, text: str, *, kind: str, is_right: bool
    ) -> None:
        ink, ground = pill_colours(kind)
        width = min(pill_width(text), place.width())
        left = place.right() - width + 1 if is_right else place.left()
        top = place.center().y() - PILL_HEIGHT // 2
        shape = QRect(left, top, width, PILL_HEIGHT)
        box(painter, shape, fill=ground, radius=6)
        typeface = font(tokens.TEXT_SMALL, tokens.MEDIUM)
        write(painter, shape, text, font=typeface, colour=ink, align=CENTRE)

    def _paint_text(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        *,
        column: Column[object],
        row: object,
    ) -> None:
        token = column.colour(row) if column.colour is not None else "text"
        ink = getattr(colours(), token or "text")
        weight = tokens.SEMIBOLD if column.is_strong else tokens.REGULAR
        typeface = font(tokens.TEXT, weight)
        if self.match and not column.is_number and _holds(text, self.match):
            self._paint_matched(painter, place, text, ink=ink, weight=weight)
            return
        align = RIGHT if column.is_number else LEFT
        write(painter, place, text, font=typeface, colour=ink, align=align)

    def _paint_matched(
        self, painter: QPainter, place: QRect, text: str, *, ink: str, weight: int
    ) -> None:
        for piece, is_match in _pieces(text, self.match):
            heavy = tokens.BOLD if is_match else weight
            typeface = font(tokens.TEXT, heavy)
            colour = colours().accent if is_match else ink
            write(painter, place, piece, font=typeface, colour=colour)
            width = text_width(piece, tokens.TEXT, heavy)
            place = place.adjusted(width, 0, 0, 0)
            if place.width() <= 0:
                return


def _holds(text: str, match: str) -> bool:
    return any(word in text.casefold() for word in match.casefold().split())


def _pieces(text: str, match: str) -> Iterator[tuple[str, bool]]:
    """Cut a text into what was looked for and what lies between."""
    folded, start = text.casefold(), 0
    phrase = match.casefold().strip()
    words = [phrase] if phrase in folded else phrase.split()
    if len(folded) != len(text):
        yield text, False
        return
    while start < len(text):
        found = [(folded.find(word, start), word) for word in words]
        hits = [hit for hit in found if hit[0] >= 0]
        if not hits:
            yield text[start:], False
            return
        at, word = min(hits, key=lambda hit: (hit[0], -len(hit[1])))
        if at > start:
            yield text[start:at], False
        yield text[at : at + len(word)], True
        start = at + len(word)
