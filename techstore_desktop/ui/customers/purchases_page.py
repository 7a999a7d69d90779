"""The card's second tab: what the customer bought, and what it comes to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from techstore_desktop.core.sales.bought import ProductBought
from techstore_desktop.core.sales.schemas import SaleFilter, SalesTotals, SaleSummary
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

PAGE = 50
PRODUCTS_ROW = 52
RECEIPTS, PRODUCTS = "receipts", "products"


@dataclass(frozen=True, slots=True)
class Purchases:
    """The newest purchases of somebody and the sum of all."""

    sales: Sequence[SaleSummary]
    totals: SalesTotals | None
    has_more: bool


class PurchasesPage(QWidget):
    """Reads the sales of one customer on the worker, newest first, page by page."""

    opened = Signal(object)
    """Carries the ``SaleSummary`` that was opened."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._sales = session.shop.sales
        self._formats = session.formats
        self._zone = session.shop.profiles.current().zone
        self._wanted = SaleFilter()
        self._latest = Latest(self)
        self._figures = {name: Label("", "figure") for name in ("count", "total")}
        self._last = Label("", "second")
        empty = EmptyState(
            "shopping-bag",
            self.tr("Nothing bought yet"),
            self.tr("Sales with this customer attached are listed here."),
        )
        self.table: Table[SaleSummary] = Table(self._columns(), empty)
        self.products: Table[ProductBought] = Table(
            self._product_columns(),
            EmptyState("package", self.tr("Nothing bought yet")),
            row_height=PRODUCTS_ROW,
        )
        self._reading_products = Latest(self)
        kinds = [(RECEIPTS, self.tr("Receipts")), (PRODUCTS, self.tr("Products"))]
        self.kind = SegmentedControl(kinds)
        self._tables = QStackedWidget()
        self.kind.chosen.connect(self._show_kind)
        self.table.opened.connect(self.opened)
        self.table.model.more_wanted.connect(self._fetch_more)
        self._build()

    def show_customer(self, customer_id: UUID) -> None:
        """Read what a customer bought."""
        self._wanted = SaleFilter(customer_id=customer_id)
        self._latest.run(self._reader(offset=0), self._show)
        sales = self._sales
        self._reading_products.run(
            lambda: sales.bought_by(customer_id), self.products.show_rows
        )

    def _show_kind(self, kind: str) -> None:
        is_products = kind == PRODUCTS
        self._tables.setCurrentWidget(self.products if is_products else self.table)

    def _fetch_more(self, offset: int) -> None:
        def then(found: Purchases) -> None:
            self.table.append_rows(found.sales, has_more=found.has_more)

        self._latest.run(self._reader(offset=offset), then)

    def _reader(self, *, offset: int) -> Callable[[], Purchases]:
        sales, wanted = self._sales, self._wanted

        def read() -> Purchases:
            rows = sales.page(wanted, offset=offset, limit=PAGE + 1)
            totals = None if offset else sales.totals(wanted)
            return Purchases(rows[:PAGE], totals, len(rows) > PAGE)

        return read

    def _show(self, found: Purchases) -> None:
        self.table.show_rows(found.sales, has_more=found.has_more)
        if found.totals is None:
            return
        self._figures["count"].setText(str(found.totals.sale_count))
        self._figures["total"].setText(self._formats.money(found.totals.total))
        last = found.sales[0].occurred_at if found.sales else None
        words = self.tr("last on {date}")
        self._last.setText(
            words.format(date=self._formats.date_time(last, self._zone)) if last else ""
        )

    def _columns(self) -> Sequence[Column[SaleSummary]]:
        formats, zone = self._formats, self._zone
        return (
            Column(
                key="number",
                title=self.tr("Number"),
                text=lambda sale: sale.number,
                width=116,
            ),
            Column(
                key="occurred_at",
                title=self.tr("Date"),
                text=lambda sale: formats.date_time(sale.occurred_at, zone),
                width=156,
            ),
            Column(
                key="cashier",
                title=self.tr("Cashier"),
                text=lambda sale: sale.cashier_name,
                colour=lambda _sale: "text_second",
                width=0,
            ),
            Column(
                key="total",
                title=self.tr("Total"),
                text=lambda sale: formats.money(sale.total),
                is_number=True,
                is_strong=True,
                width=116,
            ),
        )

    def _product_columns(self) -> Sequence[Column[ProductBought]]:
        formats, zone = self._formats, self._zone
        return (
            Column(
                key="name",
                title=self.tr("Product"),
                text=lambda bought: bought.name,
                second=lambda bought: self.tr("last on {date}").format(
                    date=formats.date_time(bought.last_at, zone)
                ),
                width=0,
            ),
            Column(
                key="quantity",
                title=self.tr("Pieces"),
                text=lambda bought: formats.quantity(bought.quantity),
                is_number=True,
                width=80,
            ),
            Column(
                key="total",
                title=self.tr("Total"),
                text=lambda bought: formats.money(bought.total),
                is_number=True,
                is_strong=True,
                width=116,
            ),
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(32)
        titles = {"count": self.tr("Purchases"), "total": self.tr("Spent in all")}
        for name, label in self._figures.items():
            figure = QVBoxLayout()
            figure.setSpacing(0)
            figure.addWidget(Label(titles[name], "second"))
            figure.addWidget(label)
            row.addLayout(figure)
        row.addStretch(1)
        row.addWidget(self._last)
        column.addLayout(row)
        column.addWidget(self.kind)
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.products)
        column.addWidget(self._tables, 1)
