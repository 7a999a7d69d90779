"""The list of sales: found, added up, looked at, printed again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.sales.schemas import (
    SaleFilter,
    SaleResponse,
    SalesTotals,
    SaleSummary,
)
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.checkout.method_names import names_in
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.receipts import hand_out
from techstore_desktop.ui.sales.columns import sale_columns
from techstore_desktop.ui.sales.filters import SaleFilters
from techstore_desktop.ui.sales.no_sales import NoSales
from techstore_desktop.ui.sales.sale_view import RETURN_KEY, VOID_KEY, SaleView
from techstore_desktop.ui.sales.void_dialog import VoidDialog
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.sync.old_documents import fetch
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.table import Table

if TYPE_CHECKING:
    from techstore_desktop.sync.service import OldDocument

PAGE = 100
ROW_HEIGHT = 52
VIEW_WIDTH, MOST_VIEW_WIDTH = 390, 540
_VIEW_SHARE = 0.29
"""Of a wide screen: names of products and facts stand on one line there."""


class SalesScreen(Screen):
    """Filters above, the list left, the marked sale right, what it comes to below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._profile = session.shop.profiles.current()
        self._rows = Latest(self)
        self._totals_work = Latest(self)
        self._sale_work = Latest(self)
        self.filters = SaleFilters()
        self._show_methods()
        self.empty = NoSales(lambda: self._open_number(self.filters.search.text()))
        columns = sale_columns(session.formats, self._profile.zone, self._name)
        self.table: Table[SaleSummary] = Table(
            columns, self.empty, row_height=ROW_HEIGHT
        )
        self.view = SaleView(session)
        self._totals = Label("", "strong")
        self._methods = Label("", "second")
        self._build()
        self._connect()
        self.refresh_on("sale", "staff_member", "shop_payment_method")
        run(session.shop.staff.people, self.filters.show_people, self)
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the list."""
        return (
            Shortcut("/", self.tr("Find"), self.filters.search.setFocus, "search"),
            Shortcut(
                "Ctrl+P", self.tr("Receipt again"), self.view.print_again, "printer"
            ),
            Shortcut(
                RETURN_KEY, self.tr("Return"), self.view.give_back, "receipt-refund"
            ),
            Shortcut(VOID_KEY, self.tr("Void"), self.view.void, "circle-x"),
        )

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self.filters.search

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
            self.filters.show_period(period, str(arguments.get("method", "")))
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sale that is shown its share of a wide screen."""
        super().resizeEvent(event)
        share = round(self.width() * _VIEW_SHARE)
        self.view.setFixedWidth(max(VIEW_WIDTH, min(MOST_VIEW_WIDTH, share)))

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
        now = self.session.shop.database.clock.now()
        return self.filters.wanted(self._profile.business_day(now))

    def _show_methods(self) -> None:
        shop = self.session.shop
        self._names = names_in(shop)
        codes = [each.code for each in shop.current_methods.every()]
        self.filters.show_methods(codes, self._names)

    def _name(self, code: str) -> str:
        """Return what a method is called now; the columns outlive a renaming."""
        return self._names(code)

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
        one = self.tr("1 document · {total} · tax {tax}")
        many = self.tr("{count} documents · {total} · tax {tax}")
        self._totals.setText(
            (one if totals.sale_count == 1 else many).format(
                count=formats.count(totals.sale_count),
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

    def _marked(self, sale: SaleSummary | None) -> None:
        if sale is not None:
            self._look_at(sale.id)

    def _look_at(self, sale_id: UUID) -> None:
        shop = self.session.shop
        self._sale_work.run(
            lambda: (shop.sales.get(sale_id), shop.sales.left_to_return(sale_id)),
            lambda found: self.view.show_sale(*found),
        )

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

    def _build(self) -> None:
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
        column.addWidget(self.filters)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.filters.search.list_key.connect(self.table.list_key)
        self.filters.search.confirmed.connect(self._open_number)
        self.table.marked.connect(self._marked)
        self.table.model.more_wanted.connect(self._more)
        self.view.receipt_wanted.connect(self._print_again)
        self.view.return_wanted.connect(self._return)
        self.view.void_wanted.connect(self._void)
