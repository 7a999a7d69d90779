"""The list of sales: found, added up, looked at, printed again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.payments import Deposit
from techstore_desktop.core.sales.schemas import (
    SaleFilter,
    SaleResponse,
    SalesTotals,
    SaleSummary,
)
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.checkout.method_names import names_in
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.receipts import hand_out
from techstore_desktop.ui.sales.kinds import kind_words
from techstore_desktop.ui.sales.no_sales import NoSales
from techstore_desktop.ui.sales.periods import Period, first_day, period_words
from techstore_desktop.ui.sales.sale_view import SaleView
from techstore_desktop.ui.sales.void_dialog import VoidDialog
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.sync.old_documents import fetch
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

if TYPE_CHECKING:
    from techstore_desktop.sync.service import OldDocument

PAGE = 100
ROW_HEIGHT = 52
VIEW_WIDTH = 390


class SalesScreen(Screen):
    """Filters above, the list left, the marked sale right, what it comes to below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._profile = session.shop.profiles.current()
        self._rows = Latest(self)
        self._totals_work = Latest(self)
        self._sale_work = Latest(self)
        self._search = SearchField(self.tr("Number, customer"), pause=80)
        self._period = SegmentedControl(period_words(), Period.TODAY.value)
        self._cashier = QComboBox()
        self._cashier.addItem(self.tr("Everybody"), None)
        self._method = QComboBox()
        self._names = names_in(session.shop)
        self._offered: list[tuple[str, str]] = []
        self._show_methods()
        self.empty = NoSales(lambda: self._open_number(self._search.text()))
        self.table: Table[SaleSummary] = Table(
            self._columns(), self.empty, row_height=ROW_HEIGHT
        )
        self.view = SaleView(session)
        self.view.setFixedWidth(VIEW_WIDTH)
        self._totals = Label("", "strong")
        self._methods = Label("", "second")
        self._build()
        self._connect()
        self.refresh_on("sale", "staff_member", "shop_payment_method")
        run(session.shop.staff.people, self._show_people, self)
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the list."""
        return (
            Shortcut("/", self.tr("Find"), self._search.setFocus, "search"),
            Shortcut(
                "Ctrl+P", self.tr("Receipt again"), self.view.print_again, "printer"
            ),
        )

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self._search

    def on_scan(self, code: str) -> bool:
        """Show the sale whose receipt was scanned."""
        run(lambda: self._find(code), self._show_found, self)
        return True

    def _find(self, number: str) -> SaleResponse | OldDocument | None:
        shop = self.session.shop
        return shop.sales.find_by_number(number) or shop.old_document(number)

    def _open_number(self, number: str) -> None:
        """Show the sale with this number, wherever it is; a name says nothing."""

        def show(sale: SaleResponse | OldDocument | None) -> None:
            if sale is not None:
                self._show_found(sale)

        if number:
            self._sale_work.run(lambda: self._find(number), show)

    def open_with(self, **arguments: object) -> None:
        """Show the sale with ``sale_id``, or those of a ``period`` and ``method``."""
        sale_id = arguments.get("sale_id")
        if isinstance(sale_id, UUID):
            self._look_at(sale_id)
        period = arguments.get("period")
        if isinstance(period, str):
            self._search.clear()
            self._cashier.setCurrentIndex(0)
            method = self._method.findData(arguments.get("method", ""))
            self._method.setCurrentIndex(max(0, method))
            self._period.choose(period)
            self.refresh()

    def refresh(self) -> None:
        """Read the first page and what all of it comes to."""
        self._show_methods()
        shop, wanted = self.session.shop, self._filter()

        def work() -> tuple[Sequence[SaleSummary], bool]:
            sales = shop.sales.page(wanted, limit=PAGE)
            is_at_hub = not sales and bool(wanted.text) and self._is_old(wanted.text)
            return sales, is_at_hub

        self._rows.run(work, self._show_rows)
        self._totals_work.run(lambda: shop.sales.totals(wanted), self._show_totals)

    def _filter(self) -> SaleFilter:
        today = self._profile.business_day(self.session.shop.database.clock.now())
        cashier = self._cashier.currentData()
        return SaleFilter(
            first_day=first_day(Period(self._period.current()), today),
            text=self._search.text(),
            cashier_id=cashier if isinstance(cashier, UUID) else None,
            method=str(self._method.currentData()),
        )

    def _show_methods(self) -> None:
        """Offer the shop's methods as it calls them now; what is chosen stays."""
        shop, chosen = self.session.shop, self._method.currentData()
        self._names = names_in(shop)
        codes = [each.code for each in shop.current_methods.every()]
        wanted = [("", self.tr("Any method"))]
        wanted += [(code, self._names(code)) for code in (*codes, Deposit.code)]
        if wanted == self._offered:
            return
        self._offered = wanted
        with QSignalBlocker(self._method):
            self._method.clear()
            for code, name in wanted:
                self._method.addItem(name, code)
            self._method.setCurrentIndex(max(0, self._method.findData(chosen)))

    def _is_old(self, number: str) -> bool:
        return self.session.shop.old_document(number) is not None

    def _show_rows(self, found: tuple[Sequence[SaleSummary], bool]) -> None:
        sales, is_at_hub = found
        self.empty.offer(is_at_hub=is_at_hub)
        self.table.show_rows(sales, has_more=len(sales) == PAGE)
        if not sales:
            self.view.show_sale(None)

    def _more(self, offset: int) -> None:
        shop, wanted = self.session.shop, self._filter()
        self._rows.run(
            lambda: shop.sales.page(wanted, offset=offset, limit=PAGE),
            lambda sales: self.table.append_rows(sales, has_more=len(sales) == PAGE),
        )

    def _show_totals(self, totals: SalesTotals) -> None:
        formats = self.session.formats
        words = self.tr("{count} sales · {total} · tax {tax}")
        self._totals.setText(
            words.format(
                count=f"{totals.sale_count:,}",
                total=formats.money(totals.total),
                tax=formats.money(totals.tax),
            )
        )
        self._methods.setText(
            " · ".join(
                f"{self._names(each.method)} {formats.money(each.amount)}"
                for each in totals.methods
            )
        )

    def _show_people(self, people: Sequence[StaffMemberResponse]) -> None:
        for person in people:
            self._cashier.addItem(person.name, person.id)

    def _marked(self, sale: SaleSummary | None) -> None:
        if sale is not None:
            self._look_at(sale.id)

    def _look_at(self, sale_id: UUID) -> None:
        shop = self.session.shop
        self._sale_work.run(lambda: shop.sales.get(sale_id), self.view.show_sale)

    def _show_found(self, sale: SaleResponse | OldDocument | None) -> None:
        if sale is None:
            self.session.shell.toast(self.tr("No sale has this number."), "warning")
        elif isinstance(sale, SaleResponse):
            self.view.show_sale(sale)
        else:
            number = sale.number
            self.session.shell.toast(
                self.tr("Older than what this computer keeps: asking the hub…")
            )
            fetch(
                self,
                self.session,
                sale,
                lambda: self._show_fetched(number),
                failed=lambda error: show_error(self, error),
            )

    def _show_fetched(self, number: str) -> None:
        self.on_scan(number)

    def _print_again(self, sale: SaleResponse) -> None:
        hand_out(self.session, sale, ReceiptChoice.SHOW, self, is_copy=True)

    def _return(self, sale: SaleResponse) -> None:
        self.session.shell.open_screen("checkout", return_of=sale.id)

    def _void(self, sale: SaleResponse) -> None:
        dialog = VoidDialog(self, self.session, sale)
        dialog.voided.connect(self._voided)
        dialog.open()

    def _voided(self, void: SaleResponse) -> None:
        self.view.show_sale(void)
        hand_out(self.session, void, ReceiptChoice.SHOW, self)

    def _columns(self) -> list[Column[SaleSummary]]:
        formats, zone = self.session.formats, self._profile.zone
        return [
            Column(
                key="number",
                title=self.tr("Number"),
                text=lambda sale: sale.number,
                second=lambda sale: self._facts(sale, zone),
                width=160,
                is_strong=True,
            ),
            Column(
                key="customer",
                title=self.tr("Customer"),
                text=lambda sale: sale.customer_name or "—",
                second=lambda sale: sale.cashier_name,
                width=0,
            ),
            Column(
                key="methods",
                title=self.tr("Paid by"),
                text=lambda sale: ", ".join(map(self._names, sale.methods)),
                width=120,
                is_hidden=True,
            ),
            Column(
                key="lines",
                title=self.tr("Lines"),
                text=lambda sale: str(sale.line_count),
                width=64,
                is_number=True,
                is_hidden=True,
            ),
            Column(
                key="total",
                title=self.tr("Total"),
                text=lambda sale: formats.money(sale.total),
                width=110,
                is_number=True,
                is_strong=True,
            ),
        ]

    def _facts(self, sale: SaleSummary, zone: ZoneInfo) -> str:
        moment = self.session.formats.date_time(sale.occurred_at, zone)
        if sale.kind is SaleKind.SALE:
            return moment
        return f"{kind_words(sale.kind)} · {moment}"

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._search, 1)
        head.addWidget(self._period)
        head.addWidget(self._cashier)
        head.addWidget(self._method)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.view)
        foot = QHBoxLayout()
        foot.addWidget(self._totals)
        foot.addStretch(1)
        foot.addWidget(self._methods)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self._cashier.setAccessibleName(self.tr("Cashier"))
        self._method.setAccessibleName(self.tr("Method"))

    def _connect(self) -> None:
        self._search.searched.connect(lambda _text: self.refresh())
        self._search.list_key.connect(self.table.list_key)
        self._search.confirmed.connect(self._open_number)
        self._period.chosen.connect(lambda _period: self.refresh())
        self._cashier.currentIndexChanged.connect(lambda _index: self.refresh())
        self._method.currentIndexChanged.connect(lambda _index: self.refresh())
        self.table.marked.connect(self._marked)
        self.table.model.more_wanted.connect(self._more)
        self.view.receipt_wanted.connect(self._print_again)
        self.view.return_wanted.connect(self._return)
        self.view.void_wanted.connect(self._void)
