"""The one table: sort, columns, copy, export, pages, and words where it is empty."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QTableView,
    QWidget,
)

from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.painting import text_width
from techstore_desktop.ui.widgets.table_column import Column, Row
from techstore_desktop.ui.widgets.table_delegate import TableDelegate
from techstore_desktop.ui.widgets.table_model import TableModel
from techstore_desktop.ui.widgets.table_painter import PADDING, TablePainter

# What Qt's heads keep free beside the style sheet's padding, in pixels.
_HEAD_SPARE = 4
# How wide an elastic column becomes before the others get wider too, in pixels.
_ENOUGH = 440


class Table(QFrame, Generic[Row]):
    """A table on a card. Arrow keys move the mark, Enter or a double click opens."""

    opened = Signal(object)
    """Carries the row that was opened."""

    marked = Signal(object)
    """Carries the row that is marked now, or None."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        empty: EmptyState,
        parent: QWidget | None = None,
        *,
        row_height: int = tokens.ROW_HEIGHT,
        has_header: bool = True,
        export: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.model: TableModel[Row] = TableModel(columns, self)
        self.empty = empty
        self._export = export
        self.view = _View(self, self.model, row_height)
        self._widths: dict[int, int] = {}
        self._given: dict[int, int] = {}
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        self._dress(row_height=row_height, has_header=has_header)
        self._connect()
        self._settle()

    def show_rows(self, rows: Iterable[Row], *, has_more: bool = False) -> None:
        """Replace the rows and mark the one with the same number, or the first."""
        marked = max(0, self.view.currentIndex().row())
        self.model.show(rows, has_more=has_more)
        self._settle()
        self.mark(min(marked, self.model.rowCount() - 1))

    def append_rows(self, rows: Iterable[Row], *, has_more: bool) -> None:
        """Add the page that ``model.more_wanted`` asked for."""
        self.model.append(rows, has_more=has_more)

    def mark(self, number: int) -> None:
        """Mark the row with a number."""
        if 0 <= number < self.model.rowCount():
            self.view.selectRow(number)

    def marked_row(self) -> Row | None:
        """Return the marked row, or None."""
        return self.model.row_at(self.view.currentIndex().row())

    def selected_rows(self) -> tuple[Row, ...]:
        """Return every selected row, from top to bottom."""
        numbers = sorted(
            index.row() for index in self.view.selectionModel().selectedRows()
        )
        rows = (self.model.row_at(number) for number in numbers)
        return tuple(row for row in rows if row is not None)

    def list_key(self, event: QKeyEvent) -> None:
        """Move the mark by a key that a search field heard (``list_key``)."""
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -10,
            Qt.Key.Key_PageDown: 10,
        }
        last = self.model.rowCount() - 1
        step = steps.get(Qt.Key(event.key()), 0)
        self.mark(max(0, min(last, self.view.currentIndex().row() + step)))

    def set_match(self, text: str) -> None:
        """Show what was looked for in the accent."""
        self.view.drawn.match = text
        self.view.viewport().update()

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a spreadsheet takes them."""
        columns = [
            column
            for number, column in enumerate(self.model.columns)
            if not self.view.isColumnHidden(number)
        ]
        lines = ["\t".join(column.title for column in columns)]
        lines += [
            "\t".join(column.text(row) for column in columns)
            for row in self.selected_rows()
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the lesser columns out where the table is narrow.

        Only as it becomes narrow or wide: a column that a person chose stays.
        """
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        for number, column in enumerate(self.model.columns):
            is_wide = now >= column.needs
            has_changed = before < 0 or is_wide != (before >= column.needs)
            if column.needs and has_changed:
                self.view.setColumnHidden(number, not is_wide)
        self._share_out()

    def _share_out(self) -> None:
        """Share what the elastic column does not need: no row falls into two halves.

        A column that a person made wider or narrower stays as it is.
        """
        columns, view = self.model.columns, self.view
        shown = [
            (number, least)
            for number, least in self._widths.items()
            if not view.isColumnHidden(number)
        ]
        elastic = sum(not column.width for column in columns)
        wanted = elastic * _ENOUGH + sum(least for _number, least in shown)
        spare = max(0, self.width() - wanted) if elastic else 0
        for number, least in shown:
            if view.columnWidth(number) == self._given[number]:
                self._given[number] = least + spare * least // wanted
                view.setColumnWidth(number, self._given[number])

    def _dress(self, *, row_height: int, has_header: bool) -> None:
        view = self.view
        view.setItemDelegate(TableDelegate(view, row_height=row_height))
        view.setModel(self.model)
        view.verticalHeader().setDefaultSectionSize(row_height)
        header = view.horizontalHeader()
        header.setVisible(has_header)
        header.setSortIndicatorShown(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for number, column in enumerate(self.model.columns):
            view.setColumnHidden(number, column.is_hidden)
            if column.width:
                self._widths[number] = max(column.width, _head_width(column))
                view.setColumnWidth(number, self._widths[number])
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._given = dict(self._widths)

    def _connect(self) -> None:
        view = self.view
        view.opened.connect(self._open)
        view.copied.connect(self.copy)
        view.menu_wanted.connect(self._show_menu)
        view.doubleClicked.connect(self._open)
        view.selectionModel().currentRowChanged.connect(self._announce)
        header = view.horizontalHeader()
        header.customContextMenuRequested.connect(
            lambda place: self._show_menu(header.mapToGlobal(place))
        )
        header.sectionClicked.connect(self._sort)
        self.model.modelReset.connect(self._settle)
        self.model.rowsInserted.connect(self._settle)

    def _settle(self) -> None:
        is_empty = self.model.rowCount() == 0
        self._stack.setCurrentWidget(self.empty if is_empty else self.view)
        if is_empty:
            self.marked.emit(None)

    def _open(self) -> None:
        row = self.marked_row()
        if row is not None:
            self.opened.emit(row)

    def _announce(self, current: QModelIndex) -> None:
        self.marked.emit(self.model.row_at(current.row()))

    def _sort(self, number: int) -> None:
        if self.model.columns[number].sort is None:
            return
        header = self.view.horizontalHeader()
        header.setSortIndicatorShown(True)
        self.model.sort(number, header.sortIndicatorOrder())

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy"), self.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(bool(self.selected_rows()))
        if self._export is not None:
            menu.addAction(self.tr("Export…"), self._export)
        menu.addSection(self.tr("Columns"))
        for number, column in enumerate(self.model.columns):
            menu.addAction(self._column_action(menu, number, column.title))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _column_action(self, menu: QMenu, number: int, title: str) -> QAction:
        action = QAction(title, menu)
        action.setCheckable(True)
        action.setChecked(not self.view.isColumnHidden(number))
        action.setEnabled(number > 0)
        action.toggled.connect(
            lambda is_shown: self.view.setColumnHidden(number, not is_shown)
        )
        return action


def _head_width(column: Column[Any]) -> int:
    """Return how wide a column must be for its title in whatever language, in px."""
    words = text_width(column.title, tokens.TEXT_SMALL, tokens.MEDIUM)
    return words + 2 * PADDING + _HEAD_SPARE


class _View(QTableView):
    """Qt's view with the shop's keys and manners."""

    opened = Signal()
    copied = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self, parent: QWidget, model: TableModel[Any], row_height: int
    ) -> None:
        super().__init__(parent)
        self.drawn = TablePainter(self, model, row_height)
        # The rows cover it wholly: nothing beneath need be painted at each key.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        painter = QPainter(self.viewport())
        self.drawn.paint(painter, event.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, copy on Ctrl+C; leave letters to the screen's keys."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rows inside the card's round corners."""
        super().resizeEvent(event)
        path = QPainterPath()
        inner = self.rect().toRectF()
        path.addRoundedRect(inner, tokens.RADIUS_CARD - 1, tokens.RADIUS_CARD - 1)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copy, export and the columns."""
        self.menu_wanted.emit(event.globalPos())
