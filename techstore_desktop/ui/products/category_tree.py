"""The category tree at the left: all products, or those of one branch."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from techstore_desktop.core.products.schemas import CategoryResponse
from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import RIGHT, box, write

WIDTH = 204
_ID = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_INDENT = 14


class CategoryTree(QTreeWidget):
    """Emits ``chosen`` with the category's id, or None for all products.

    ``moved`` says which one was dragged and onto which, None for the top.
    """

    chosen = Signal(object)
    moved = Signal(object, object)

    def __init__(
        self, written: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._written = written
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(True)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Categories"))
        self.currentItemChanged.connect(self._announce)

    def show_categories(
        self, categories: Iterable[CategoryResponse], current: UUID | None
    ) -> None:
        """Show the tree anew; the mark stays, without being announced."""
        self.blockSignals(True)
        listed = list(categories)
        self.clear()
        total = sum(category.product_count for category in listed)
        everything = _item(self.tr("All products"), None, self._written(total))
        self.addTopLevelItem(everything)
        items = self._add(listed)
        self.expandAll()
        marked = items.get(current) if current else None
        self.setCurrentItem(marked or everything)
        self.blockSignals(False)

    def category_id(self) -> UUID | None:
        """Return the marked category, or None for all products."""
        item = self.currentItem()
        return item.data(0, _ID) if item is not None else None

    def allow_moving(self) -> None:
        """Let a category be dragged to another place."""
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the wish; what becomes of it is shown when it is so."""
        dragged = self.category_id()
        target = self.itemAt(event.position().toPoint())
        place = target.data(0, _ID) if target is not None else None
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged is not None and dragged != place:
            self.moved.emit(dragged, place)

    def choose_all(self) -> None:
        """Go back to all products."""
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def _add(
        self, categories: Iterable[CategoryResponse]
    ) -> Mapping[UUID, QTreeWidgetItem]:
        listed = list(categories)
        counts = branch_counts(listed)
        items = {
            category.id: _item(
                category.name, category.id, self._written(counts[category.id])
            )
            for category in listed
        }
        for category in listed:
            parent = items.get(category.parent_id) if category.parent_id else None
            if parent is not None:
                parent.addChild(items[category.id])
            else:
                self.addTopLevelItem(items[category.id])
        return items

    def _announce(self) -> None:
        self.chosen.emit(self.category_id())


def branch_counts(categories: Iterable[CategoryResponse]) -> dict[UUID, int]:
    """Return how many products lie in each category and in those beneath it."""
    by_id = {category.id: category for category in categories}
    counts = dict.fromkeys(by_id, 0)
    for category in by_id.values():
        above: UUID | None = category.id
        seen: set[UUID] = set()
        while above in by_id and above not in seen:
            seen.add(above)
            counts[above] += category.product_count
            above = by_id[above].parent_id
    return counts


def _item(name: str, category_id: UUID | None, count: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name])
    item.setData(0, _ID, category_id)
    item.setData(0, _COUNT, count)
    item.setToolTip(0, name)
    return item


class _Delegate(QStyledItemDelegate):
    """Draws name and count, the marked one on the accent's ground."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return one row of a list."""
        return QSize(WIDTH, tokens.ROW_HEIGHT - 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one category."""
        painter.save()
        place = QRect(option.rect)
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, place, option, is_marked=is_marked)
        shades = colours()
        count = str(index.data(_COUNT))
        small = font(tokens.TEXT_SMALL)
        taken = QFontMetrics(small).horizontalAdvance(count)
        inner = place.adjusted(10, 0, -12, 0)
        faint = shades.accent if is_marked else shades.text_second
        write(painter, inner, count, font=small, colour=faint, align=RIGHT)
        typeface = font(tokens.TEXT, tokens.SEMIBOLD if is_marked else tokens.REGULAR)
        ink = shades.accent if is_marked else shades.text
        inner = inner.adjusted(0, 0, -taken - 8, 0)
        write(painter, inner, str(index.data()), font=typeface, colour=ink)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        place: QRect,
        option: QStyleOptionViewItem,
        *,
        is_marked: bool,
    ) -> None:
        shades = colours()
        painter.fillRect(place, QColor(shades.surface))
        ground = place.adjusted(0, 1, 0, -1)
        if is_marked:
            box(painter, ground, fill=shades.accent_soft, radius=tokens.RADIUS_FIELD)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, ground, fill=shades.sunken, radius=tokens.RADIUS_FIELD)
