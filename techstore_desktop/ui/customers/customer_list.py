"""The list of customers: one page at a time from SQL, the mark on its customer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.customers.schemas import CustomerSort, CustomerSummary
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.accounts.words import balance_light, balance_word
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

PAGE = 50
_MOST_REREAD = 500
_ROW_HEIGHT = 52
_COUNT_PAUSE = 200
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which customers to list."""

    text: str = ""
    is_archived: bool = False
    is_owing: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the list, and how long it took."""

    customers: Sequence[CustomerSummary]
    has_more: bool
    milliseconds: float


class CustomerList(QWidget):
    """Shows who is wanted, and keeps the mark on its customer through a refresh."""

    listed = Signal(object)
    """Carries ``Found`` once a list is on screen."""

    counted = Signal(int)
    """Carries how many there are in all, after the list."""

    def __init__(self, session: Session, empty: EmptyState) -> None:
        super().__init__()
        self._customers = session.shop.customers
        self._has_balances = session.actor.may(Permission.SEE_ACCOUNTS)
        self.wanted = Wanted()
        self._sort = CustomerSort.NAME
        self._is_descending = False
        self._pages = Latest(self)
        self._counts = Latest(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_COUNT_PAUSE)
        self._pause.timeout.connect(self._count)
        self.table: Table[CustomerSummary] = Table(
            self._columns(session), empty, self, row_height=_ROW_HEIGHT
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.model.more_wanted.connect(self._fetch_more)
        header = self.table.view.horizontalHeader()
        header.sectionClicked.connect(self._sort_by)

    def show_customers(self, wanted: Wanted, *, marked: UUID | None = None) -> None:
        """List from the top who is wanted now."""
        self.wanted = wanted
        self.table.set_match(wanted.text)
        self._fetch(limit=PAGE, marked=marked)

    def reload(self, *, marked: UUID | None = None) -> None:
        """Read the same list anew, as far as it was read."""
        row = self.table.marked_row()
        read = max(PAGE, min(self.table.model.rowCount(), _MOST_REREAD))
        self._fetch(limit=read, marked=marked or (row.id if row else None))

    def mark_customer(self, customer_id: UUID) -> bool:
        """Mark a customer; False where they are not on the pages that were read."""
        for number, row in enumerate(self.table.model.rows()):
            if row.id == customer_id:
                self.table.mark(number)
                return True
        return False

    def _sort_by(self, number: int) -> None:
        order = self.table.view.horizontalHeader().sortIndicatorOrder()
        self._sort = CustomerSort(self.table.model.columns[number].key)
        self._is_descending = order == Qt.SortOrder.DescendingOrder
        self._fetch(limit=PAGE, marked=None)

    def _fetch(self, *, limit: int, marked: UUID | None) -> None:
        def then(found: Found) -> None:
            self.table.show_rows(found.customers, has_more=found.has_more)
            if marked is None or not self.mark_customer(marked):
                self.table.mark(0)
            self.listed.emit(found)
            if found.has_more:
                self._pause.start()
            else:
                self._pause.stop()
                self.counted.emit(len(found.customers))

        self._counts.drop()
        self._pages.run(self._reader(offset=0, limit=limit), then)

    def _fetch_more(self, offset: int) -> None:
        def then(found: Found) -> None:
            self.table.append_rows(found.customers, has_more=found.has_more)

        self._pages.run(self._reader(offset=offset, limit=PAGE), then)

    def _count(self) -> None:
        """Count when the typing pauses, so that no key waits for it."""
        customers, wanted = self._customers, self.wanted
        self._counts.run(
            lambda: customers.count(
                wanted.text,
                is_archived=wanted.is_archived,
                is_owing=wanted.is_owing,
            ),
            self.counted.emit,
        )

    def _reader(self, *, offset: int, limit: int) -> Callable[[], Found]:
        """Return the reading of one page; it runs on the worker."""
        customers, wanted = self._customers, self.wanted
        sort, is_descending = self._sort, self._is_descending
        with_balances = self._has_balances

        def read() -> Found:
            started = perf_counter()
            rows = customers.page(
                wanted.text,
                sort=sort,
                descending=is_descending,
                offset=offset,
                limit=limit + 1,
                is_archived=wanted.is_archived,
                is_owing=wanted.is_owing,
                with_balances=with_balances,
            )
            taken = (perf_counter() - started) * 1000
            return Found(rows[:limit], len(rows) > limit, taken)

        return read

    def _columns(self, session: Session) -> Sequence[Column[CustomerSummary]]:
        """Return the columns; balances for those who may see accounts."""
        balance = [_balance_column(session.formats)] if self._has_balances else []
        return (_name_column(), *balance, *_lesser_columns())


def _name_column() -> Column[CustomerSummary]:
    return Column(
        key=CustomerSort.NAME,
        title=translate("Customers", "Name"),
        text=lambda customer: (
            customer.name or translate("Customers", "Erased customer")
        ),
        second=lambda customer: customer.phone or customer.email,
        sort=lambda customer: customer.name,
        width=0,
    )


def _balance_column(formats: Formats) -> Column[CustomerSummary]:
    """Return who owes, and who has credit: a figure, its light, and a word for it."""

    def light(customer: CustomerSummary) -> str:
        return balance_light(customer.balance or ZERO, customer.credit_limit)

    return Column(
        key=CustomerSort.BALANCE,
        title=translate("Customers", "Balance"),
        text=lambda each: formats.money(each.balance) if each.balance else "",
        second=lambda each: balance_word(each.balance or ZERO, each.credit_limit),
        sort=lambda each: each.balance or ZERO,
        colour=light,
        is_number=True,
        is_strong=True,
        width=130,
        hint=translate("Customers", "Owed above zero, credit in hand below it"),
    )


def _lesser_columns() -> Sequence[Column[CustomerSummary]]:
    return (
        Column(
            key=CustomerSort.TAX_NUMBER,
            title=translate("Customers", "Tax number"),
            text=lambda customer: customer.tax_number,
            sort=lambda customer: customer.tax_number,
            colour=lambda _customer: "text_second",
            width=160,
            needs=480,
        ),
        Column(
            key=CustomerSort.EMAIL,
            title=translate("Customers", "E-mail"),
            text=lambda customer: customer.email,
            sort=lambda customer: customer.email,
            colour=lambda _customer: "text_second",
            width=240,
            needs=640,
        ),
    )
