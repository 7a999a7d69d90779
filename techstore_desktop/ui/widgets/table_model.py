"""The rows of a table, in pages as they are fetched."""

from collections.abc import Iterable, Sequence
from typing import Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from techstore_desktop.ui.widgets.table_column import Column, Row

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows over columns. A paged model asks for more and is sorted by who fills it."""

    more_wanted = Signal(int)
    """Carries how many rows are there already."""

    sort_wanted = Signal(str, bool)
    """Carries the column's key and whether ascending, for a paged model."""

    def __init__(
        self, columns: Sequence[Column[Row]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Row] = []
        self._is_paged = False
        self._has_more = False
        self._sorted_by: tuple[int, bool] | None = None

    def rows(self) -> Sequence[Row]:
        """Return the rows in the order shown."""
        return self._rows

    def row_at(self, number: int) -> Row | None:
        """Return the row with a number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def show(self, rows: Iterable[Row], *, has_more: bool = False) -> None:
        """Replace the rows; ``has_more`` where this is only the first page."""
        self.beginResetModel()
        self._rows = list(rows)
        self._has_more = has_more
        self._is_paged = has_more
        self._sort_rows()
        self.endResetModel()

    def append(self, rows: Iterable[Row], *, has_more: bool) -> None:
        """Add the next page."""
        added = list(rows)
        self._has_more = has_more
        if added:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
            self._rows.extend(added)
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows were fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are, hidden ones included."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text; the rest is the painter's."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[index.column()].text(self._rows[index.row()])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's title, over its figures or its text."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if column.is_number:
                side = Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there is another page."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page, once."""
        self._has_more = False
        self.more_wanted.emit(len(self._rows))

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Sort here, or ask for it where not every row is here."""
        if not 0 <= column < len(self.columns) or self.columns[column].sort is None:
            return
        is_ascending = order == Qt.SortOrder.AscendingOrder
        self._sorted_by = (column, is_ascending)
        if self._is_paged:
            self.sort_wanted.emit(self.columns[column].key, is_ascending)
            return
        self.layoutAboutToBeChanged.emit()
        self._sort_rows()
        self.layoutChanged.emit()

    def _sort_rows(self) -> None:
        if self._sorted_by is None or self._is_paged:
            return
        number, is_ascending = self._sorted_by
        key = self.columns[number].sort
        if key is not None:
            self._rows.sort(key=key, reverse=not is_ascending)
