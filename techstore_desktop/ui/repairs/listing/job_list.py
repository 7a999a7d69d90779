"""The list itself: pages of jobs in an order, and what is marked in it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.schemas import (
    RepairCard,
    RepairFilter,
    RepairPage,
    RepairSort,
)
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.listing.columns import columns
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table

PAGE = 100
_MOST_REREAD = 2000
_ROW_HEIGHT = 48


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is ordered by."""

    sort: RepairSort = RepairSort.RECEIVED
    is_descending: bool = True


class JobList(QWidget):
    """Shows what a filter wants; a click on a title orders all of it, not a page."""

    listed = Signal(object)
    """Carries the ``RepairPage`` once it is on screen."""

    chosen = Signal(object)
    """Carries the selected cards, whenever they are others."""

    def __init__(
        self, session: Session, empty: EmptyState, *, export: Callable[[], object]
    ) -> None:
        super().__init__()
        self._session = session
        self._wanted = RepairFilter()
        self._pages = Latest(self)
        self.order = Order()
        zone = session.shop.profiles.current().zone
        self.table: Table[RepairCard] = Table(
            columns(session.formats, zone, session.shop.database.clock.now),
            empty,
            self,
            row_height=_ROW_HEIGHT,
            export=export,
        )
        view = self.table.view
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.model.more_wanted.connect(self._fetch_more)
        view.horizontalHeader().sectionClicked.connect(self._sort_by)
        view.selectionModel().selectionChanged.connect(self._tell_chosen)

    def show_jobs(self, wanted: RepairFilter) -> None:
        """List from the top what meets a filter."""
        self._wanted = wanted
        self._fetch(limit=PAGE, kept=())

    def reload(self) -> None:
        """Read the same anew, as far as it was read; what is selected stays so."""
        read = max(PAGE, min(self.table.model.rowCount(), _MOST_REREAD))
        self._fetch(limit=read, kept=tuple(job.id for job in self.selected()))

    def selected(self) -> tuple[RepairCard, ...]:
        """Return the selected jobs, from top to bottom."""
        return self.table.selected_rows()

    def mark_first(self) -> None:
        """Bring the cursor to the first job, and select it alone."""
        self.table.view.clearSelection()
        self.table.mark(0)
        self.table.view.setFocus()

    def wanted(self) -> RepairFilter:
        """Return what is listed."""
        return self._wanted

    def _sort_by(self, number: int) -> None:
        column = self.table.model.columns[number]
        if column.sort is None:
            return
        header = self.table.view.horizontalHeader()
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        self.order = Order(RepairSort(column.key), descending)
        self._fetch(limit=PAGE, kept=())

    def _fetch(self, *, limit: int, kept: tuple[UUID, ...]) -> None:
        def then(page: RepairPage) -> None:
            has_more = len(page.cards) < page.count
            self.table.show_rows(page.cards, has_more=has_more)
            self._select(kept)
            self.listed.emit(page)

        self._pages.run(self._reader(offset=0, limit=limit), then)

    def _fetch_more(self, offset: int) -> None:
        def then(page: RepairPage) -> None:
            has_more = offset + len(page.cards) < page.count
            self.table.append_rows(page.cards, has_more=has_more)

        self._pages.run(self._reader(offset=offset, limit=PAGE), then)

    def _reader(self, *, offset: int, limit: int) -> Callable[[], RepairPage]:
        """Return the reading of one page; it runs on the worker."""
        repairs, actor = self._session.shop.repairs, self._session.actor
        wanted, order = self._wanted, self.order
        return lambda: repairs.jobs(
            actor,
            wanted,
            sort=order.sort,
            descending=order.is_descending,
            offset=offset,
            limit=limit,
        )

    def _select(self, kept: tuple[UUID, ...]) -> None:
        rows = [n for n, job in enumerate(self.table.model.rows()) if job.id in kept]
        if not rows:
            self.table.mark(0)
            return
        view = self.table.view
        view.clearSelection()
        mode = view.selectionMode()
        view.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for row in rows:
            view.selectRow(row)
        view.setSelectionMode(mode)

    def _tell_chosen(self) -> None:
        self.chosen.emit(self.selected())
