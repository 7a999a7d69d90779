"""How large a cell wants to be; how it looks is the business of ``table_painter``."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.painting import text_width
from techstore_desktop.ui.widgets.table_painter import PADDING


class TableDelegate(QStyledItemDelegate):
    """Measures the cells of a ``TableModel``."""

    def __init__(self, parent: QWidget, *, row_height: int) -> None:
        super().__init__(parent)
        self._row_height = row_height

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the row's height and the text's width."""
        text = str(index.data() or "")
        width = text_width(text, tokens.TEXT, tokens.REGULAR)
        return QSize(width + 2 * PADDING, self._row_height)
