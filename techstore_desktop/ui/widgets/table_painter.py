"""How a table's rows are drawn: text, figures, a second line, a pill, a sign.

Drawn a column at a time and not a cell at a time, as Qt's delegates would: a search
shows a whole new list at each key, and so it takes a third of the time.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QTableView

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import (
    LEFT,
    RIGHT,
    Ink,
    shade,
    text_width,
    write_with,
)
from techstore_desktop.ui.widgets.pill import HEIGHT as PILL_HEIGHT
from techstore_desktop.ui.widgets.pill import pill_picture, pill_width
from techstore_desktop.ui.widgets.sign import LARGE, SMALL, sign_picture
from techstore_desktop.ui.widgets.table_column import Column
from techstore_desktop.ui.widgets.table_model import TableModel

PADDING = 12
_MARK = 3
_NOWHERE = QModelIndex()


class _Shown(NamedTuple):
    """A row in sight: its number, its upper edge, and what it is about."""

    number: int
    top: int
    row: Any


class _Cell(NamedTuple):
    """A row's part of a column, with what is written there."""

    place: QRect
    text: str
    row: Any


class TablePainter:
    """Draws the rows of a view in sight; ``match`` is what a search looked for."""

    def __init__(self, view: QTableView, model: TableModel[Any], height: int) -> None:
        self._view = view
        self._model = model
        self._height = height
        self.match = ""

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Draw what of the rows lies in an area of the viewport."""
        painter.fillRect(area, shade(colours().surface))
        shown = list(self._shown(area))
        self._paint_grounds(painter, area, shown)
        view = self._view
        for number, column in enumerate(self._model.columns):
            if view.isColumnHidden(number):
                continue
            left, width = view.columnViewportPosition(number), view.columnWidth(number)
            if left <= area.right() and left + width > area.left():
                self._paint_column(painter, column, left, width, shown)

    def _shown(self, area: QRect) -> Iterator[_Shown]:
        view, last = self._view, self._model.rowCount()
        number = view.rowAt(max(0, area.top()))
        while 0 <= number < last:
            top = view.rowViewportPosition(number)
            if top > area.bottom():
                return
            row = self._model.row_at(number)
            yield _Shown(number, top, row)
            number += 1

    def _paint_grounds(
        self, painter: QPainter, area: QRect, shown: list[_Shown]
    ) -> None:
        shades, height, view = colours(), self._height, self._view
        left, width = area.left(), area.width()
        selection, under_mouse = view.selectionModel(), self._under_mouse()
        line, marked = shade(shades.line), shade(shades.accent_soft)
        for each in shown:
            if selection.isRowSelected(each.number, _NOWHERE):
                painter.fillRect(left, each.top, width, height, marked)
                painter.fillRect(0, each.top, _MARK, height, shade(shades.accent))
            elif each.number == under_mouse:
                painter.fillRect(left, each.top, width, height, shade(shades.raised))
            painter.fillRect(left, each.top + height - 1, width, 1, line)

    def _under_mouse(self) -> int:
        viewport = self._view.viewport()
        if not viewport.underMouse():
            return -1
        return self._view.rowAt(viewport.mapFromGlobal(QCursor.pos()).y())

    def _paint_column(
        self,
        painter: QPainter,
        column: Column[Any],
        left: int,
        width: int,
        shown: list[_Shown],
    ) -> None:
        inner, right = left + PADDING, left + width - PADDING
        if column.icon is not None:
            inner = self._paint_signs(painter, column, inner, shown)
        height, across = self._height - 1, max(0, right - inner)
        cells = [
            _Cell(QRect(inner, top, across, height), column.text(row), row)
            for _, top, row in shown
        ]
        if column.pill is not None:
            cells = self._paint_pills(painter, column, cells)
        if column.second is not None:
            cells = self._paint_seconds(painter, column, cells)
        self._paint_texts(painter, column, cells)

    def _paint_signs(
        self, painter: QPainter, column: Column[Any], left: int, shown: list[_Shown]
    ) -> int:
        """Draw the signs before the text; return where the text begins."""
        size = LARGE if self._height > LARGE + 8 else SMALL
        ratio, drop = painter.device().devicePixelRatio(), (self._height - size) // 2
        for _, top, row in shown:
            picture = sign_picture(column.icon(row), size, ratio)  # type: ignore[misc]  # the caller asked
            painter.drawPixmap(left, top + drop, picture)
        return left + size + (16 if size == LARGE else 8)

    def _paint_pills(
        self, painter: QPainter, column: Column[Any], cells: list[_Cell]
    ) -> list[_Cell]:
        """Draw what stands in pills; return the cells that are plain text."""
        plain, ratio = [], painter.device().devicePixelRatio()
        for cell in cells:
            kind = column.pill(cell.row)  # type: ignore[misc]  # the caller asked
            if not kind or not cell.text:
                plain.append(cell)
                continue
            place = cell.place
            width = min(pill_width(cell.text), place.width())
            left = place.right() - width + 1 if column.is_number else place.left()
            corner = QPoint(left, place.center().y() - PILL_HEIGHT // 2)
            picture = pill_picture(cell.text, kind, width, ratio)
            painter.drawPixmap(corner, picture)
        return plain

    def _paint_seconds(
        self, painter: QPainter, column: Column[Any], cells: list[_Cell]
    ) -> list[_Cell]:
        """Draw the smaller lines; return the cells, in what is left above them."""
        ink = Ink(painter, font(tokens.TEXT_SMALL), colours().text_second)
        above, align = [], RIGHT if column.is_number else LEFT
        for cell in cells:
            second = column.second(cell.row)  # type: ignore[misc]  # the caller asked
            if not second:
                above.append(cell)
                continue
            half = cell.place.height() // 2
            place = cell.place.adjusted(0, half + 1, 0, -6)
            write_with(ink, place, second, align=align)
            above.append(cell._replace(place=cell.place.adjusted(0, 8, 0, -half)))
        return above

    def _paint_texts(
        self, painter: QPainter, column: Column[Any], cells: list[_Cell]
    ) -> None:
        shades, align = colours(), RIGHT if column.is_number else LEFT
        weight = tokens.SEMIBOLD if column.is_strong else tokens.REGULAR
        typeface, words = font(tokens.TEXT, weight), self.match.casefold().split()
        inks: dict[str, Ink] = {}
        for cell in cells:
            token = column.colour(cell.row) if column.colour is not None else ""
            token = token or "text"
            if token not in inks:
                inks[token] = Ink(painter, typeface, getattr(shades, token))
            if words and not column.is_number and _holds(cell.text, words):
                self._paint_matched(painter, inks[token], cell, weight)
            else:
                write_with(inks[token], cell.place, cell.text, align=align)

    def _paint_matched(
        self, painter: QPainter, ink: Ink, cell: _Cell, weight: int
    ) -> None:
        """Write a text whose parts show in two colours: one layout for all of them."""
        accent = ink.in_colour(colours().accent)
        left, edge = cell.place.left(), cell.place.right()
        painter.save()
        for piece, is_match in pieces(cell.text, self.match):
            width = text_width(piece, tokens.TEXT, weight)
            seen = min(width, edge - left + 1)
            painter.setClipRect(left, cell.place.top(), seen, cell.place.height())
            write_with(accent if is_match else ink, cell.place, cell.text)
            left += width
            if left > edge:
                break
        painter.restore()


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return any(word in folded for word in words)


def pieces(text: str, match: str) -> Iterator[tuple[str, bool]]:
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
