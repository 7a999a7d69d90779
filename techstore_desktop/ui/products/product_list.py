"""The list of products: one page at a time from SQL, never the whole catalogue."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import (
    ProductFilter,
    ProductSort,
    ProductSummary,
)
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.products.columns import columns
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table

PAGE = 50
_MOST_REREAD = 500
_ROW_HEIGHT = 52
_LEAST_WIDTH = 240
_COUNT_AFTER_MILLISECONDS = 150


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a list, how many there are in all, and how long it took."""

    products: list[ProductSummary]
    has_more: bool
    milliseconds: float


class ProductList(QWidget):
    """Shows what a filter wants. The mark follows its product through every refresh."""

    listed = Signal(object)
    """Carries ``Found`` once a list is on screen."""

    counted = Signal(int)
    """Carries how many products the filter meets."""

    def __init__(
        self,
        session: Session,
        reference: Callable[[], Reference],
        empty: EmptyState,
        *,
        export: Callable[[], object],
    ) -> None:
        super().__init__()
        self._products = session.shop.products
        self._wanted = ProductFilter()
        self._sort = ProductSort.NAME
        self._is_descending = False
        self._pages = Latest(self)
        self._counts = Latest(self)
        # The next key comes first: a count must not stand in its way.
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER_MILLISECONDS)
        self._counting.timeout.connect(self._count_now)
        shown = columns(
            session.formats,
            reference,
            sees_cost=session.actor.may(Permission.SEE_COST),
        )
        self.table: Table[ProductSummary] = Table(
            shown, empty, self, row_height=_ROW_HEIGHT, export=export
        )
        self.table.setMinimumWidth(_LEAST_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self._connect()

    def show_products(self, wanted: ProductFilter) -> None:
        """List from the top what meets another filter."""
        self._wanted = wanted
        self._fetch(limit=PAGE, marked=None)

    def reload(self) -> None:
        """Read the same list anew, as far as it was read, and keep the mark."""
        row = self.table.marked_row()
        read = max(PAGE, min(self.table.model.rowCount(), _MOST_REREAD))
        self._fetch(limit=read, marked=row.id if row else None)

    def wanted(self) -> ProductFilter:
        """Return what is listed."""
        return self._wanted

    def order(self) -> tuple[ProductSort, bool]:
        """Return what the list is sorted by, and whether downwards."""
        return self._sort, self._is_descending

    def mark_product(self, product_id: UUID) -> None:
        """Mark a product if it is on the pages that were read."""
        for number, row in enumerate(self.table.model.rows()):
            if row.id == product_id:
                self.table.mark(number)

    def _connect(self) -> None:
        self.table.model.more_wanted.connect(self._fetch_more)
        header = self.table.view.horizontalHeader()
        header.sectionClicked.connect(self._sort_by)

    def _sort_by(self, number: int) -> None:
        column = self.table.model.columns[number]
        if column.sort is None:
            return
        order = self.table.view.horizontalHeader().sortIndicatorOrder()
        self._sort = ProductSort(column.key)
        self._is_descending = order == Qt.SortOrder.DescendingOrder
        self._fetch(limit=PAGE, marked=None)

    def _fetch(self, *, limit: int, marked: UUID | None) -> None:
        read = self._reader(offset=0, limit=limit)

        text = self._wanted.text

        def then(found: Found) -> None:
            # Not before: it would draw the old list once more while the new is read.
            self.table.set_match(text)
            self.table.show_rows(found.products, has_more=found.has_more)
            self.table.mark(0)
            if marked is not None:
                self.mark_product(marked)
            self.listed.emit(found)
            self._count(found)

        self._pages.run(read, then)

    def _fetch_more(self, offset: int) -> None:
        def then(found: Found) -> None:
            self.table.append_rows(found.products, has_more=found.has_more)

        self._pages.run(self._reader(offset=offset, limit=PAGE), then)

    def _count(self, found: Found) -> None:
        if not found.has_more:
            self._counting.stop()
            self._counts.drop()
            self.counted.emit(len(found.products))
            return
        self._counts.drop()
        self._counting.start()

    def _count_now(self) -> None:
        wanted = self._wanted
        self._counts.run(lambda: self._products.count(wanted), self.counted.emit)

    def _reader(self, *, offset: int, limit: int) -> Callable[[], Found]:
        """Return the reading of one page; it runs on the worker."""
        products, wanted = self._products, self._wanted
        sort, is_descending = self._sort, self._is_descending

        def read() -> Found:
            started = perf_counter()
            # One more than shown tells whether there is another page.
            rows = products.page(
                wanted,
                sort=sort,
                descending=is_descending,
                offset=offset,
                limit=limit + 1,
            )
            taken = (perf_counter() - started) * 1000
            return Found(rows[:limit], len(rows) > limit, taken)

        return read
