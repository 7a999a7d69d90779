"""The card's last tab: who changed what and when, prices first-class."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import ProductChange
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.products.history_words import HistoryRow, history_rows
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_ROW_HEIGHT = 52


class HistoryPage(QWidget):
    """Reads a product's journal on the worker; a choice narrows it to the prices."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reference = Reference()
        self._rows: list[HistoryRow] = []
        self._latest = Latest(self)
        self._choice = SegmentedControl(
            [("all", self.tr("Everything")), ("price", self.tr("Prices"))]
        )
        self._choice.chosen.connect(self._show)
        empty = EmptyState("history", self.tr("Nothing changed yet"))
        self.table: Table[HistoryRow] = Table(
            self._columns(), empty, row_height=_ROW_HEIGHT, has_header=False
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self._choice)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def show_product(self, product_id: UUID, reference: Reference) -> None:
        """Read the history of a product."""
        self._reference = reference
        products = self._session.shop.products
        self._latest.run(lambda: products.history(product_id), self._take)

    def _take(self, changes: Sequence[ProductChange]) -> None:
        self._rows = history_rows(
            changes,
            self._reference,
            self._session.formats,
            sees_cost=self._session.actor.may(Permission.SEE_COST),
        )
        self._show()

    def _show(self) -> None:
        only_prices = self._choice.current() == "price"
        self.table.show_rows(
            row for row in self._rows if row.is_price or not only_prices
        )

    def _columns(self) -> Sequence[Column[HistoryRow]]:
        return (
            Column(
                key="what",
                title=self.tr("Change"),
                text=lambda row: f"{row.what}  {row.change}".strip(),
                second=self._second,
                width=0,
            ),
            Column(
                key="trend",
                title=self.tr("Trend"),
                text=self._trend,
                pill=lambda row: "information" if row.trend else "",
                is_number=True,
                width=92,
            ),
        )

    def _second(self, row: HistoryRow) -> str:
        when = self._session.formats.date_time(row.moment, self._reference.zone)
        return f"{row.actor} · {when}" if row.actor else when

    def _trend(self, row: HistoryRow) -> str:
        if not row.trend:
            return ""
        sign = "+" if row.trend > 0 else ""
        return f"{sign}{self._session.formats.rate(row.trend)}"
