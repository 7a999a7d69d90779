"""The card's stock: what each branch has, what came and went, putting it right."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.stock.schemas import (
    StockLevelResponse,
    StockMovementResponse,
)
from techstore_desktop.shop import Shop
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.products.stock_adjustment import StockAdjustment
from techstore_desktop.ui.products.stock_levels import StockLevels
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_ROW_HEIGHT = 52
_REASONS = {
    MovementReason.OPENING: QT_TRANSLATE_NOOP("Products", "Opening stock"),
    MovementReason.RECEIVED: QT_TRANSLATE_NOOP("Products", "Received"),
    MovementReason.ADJUSTMENT: QT_TRANSLATE_NOOP("Products", "Corrected"),
    MovementReason.RETURN: QT_TRANSLATE_NOOP("Products", "Came back"),
    MovementReason.DAMAGED: QT_TRANSLATE_NOOP("Products", "Put aside as damaged"),
    MovementReason.TO_SUPPLIER: QT_TRANSLATE_NOOP("Products", "Sent to the supplier"),
    MovementReason.SALE: QT_TRANSLATE_NOOP("Products", "Sold"),
    MovementReason.REPAIR: QT_TRANSLATE_NOOP("Products", "Used in a repair"),
    MovementReason.NOT_FETCHED: QT_TRANSLATE_NOOP(
        "Products", "A device that nobody fetched"
    ),
    MovementReason.REPAIR_RETURN: QT_TRANSLATE_NOOP("Products", "Back from a repair"),
}


@dataclass(frozen=True, slots=True)
class _Stock:
    levels: Sequence[StockLevelResponse]
    movements: Sequence[StockMovementResponse]


class StockPage(QWidget):
    """Reads levels and movements on the worker, and adjusts with a note."""

    adjusted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reference = Reference()
        self._latest = Latest(self)
        sees_cost = session.actor.may(Permission.SEE_COST)
        self._levels = StockLevels(session.formats, sees_cost=sees_cost)
        self.adjustment = StockAdjustment(session)
        self.adjustment.adjusted.connect(self._on_adjusted)
        empty = EmptyState(
            "arrows-exchange",
            self.tr("Nothing came or went yet"),
            self.tr("Each sale and each correction will stand here."),
        )
        self.table: Table[StockMovementResponse] = Table(
            self._columns(), empty, row_height=_ROW_HEIGHT, has_header=False
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._levels)
        column.addWidget(self.adjustment)
        column.addWidget(self.table, 1)
        self.adjustment.setVisible(session.actor.may(Permission.ADJUST_STOCK))

    def show_product(self, product: ProductResponse, reference: Reference) -> None:
        """Read the stock of a product."""
        self._reference = reference
        self.adjustment.show_product(product)
        shop, product_id = self._session.shop, product.id
        self._latest.run(
            lambda: _read(shop, product_id), lambda stock: self._take(stock, product)
        )

    def _take(self, stock: _Stock, product: ProductResponse) -> None:
        levels = self._with_own_branch(stock.levels, product.cost)
        self._levels.show_levels(levels, product.minimum_stock)
        self.table.show_rows(stock.movements)

    def _with_own_branch(
        self, levels: Sequence[StockLevelResponse], cost: Decimal
    ) -> Sequence[StockLevelResponse]:
        """Return the levels, with none here where nothing ever came."""
        branch = self._reference.branch
        if branch is None or any(each.branch_id == branch.id for each in levels):
            return levels
        none = StockLevelResponse(
            branch_id=branch.id,
            branch_name=branch.name,
            on_hand=Decimal(0),
            cost=cost,
        )
        return (none, *levels)

    def _on_adjusted(self) -> None:
        self.adjusted.emit()

    def _columns(self) -> Sequence[Column[StockMovementResponse]]:
        return (
            Column(
                key="reason",
                title=self.tr("Movement"),
                text=_reason,
                second=self._second,
                width=0,
            ),
            Column(
                key="quantity",
                title=self.tr("Quantity"),
                text=self._quantity,
                colour=lambda row: "good" if row.quantity > 0 else "",
                is_number=True,
                is_strong=True,
                width=96,
            ),
        )

    def _second(self, row: StockMovementResponse) -> str:
        when = self._session.formats.date_time(row.occurred_at, self._reference.zone)
        return f"{when} · {row.note}" if row.note else when

    def _quantity(self, row: StockMovementResponse) -> str:
        sign = "+" if row.quantity > 0 else ""
        return f"{sign}{self._session.formats.quantity(row.quantity)}"


def _read(shop: Shop, product_id: UUID) -> _Stock:
    return _Stock(shop.stock.levels(product_id), shop.stock.movements(product_id))


def _reason(row: StockMovementResponse) -> str:
    source = _REASONS.get(row.reason, str(row.reason))
    words = QCoreApplication.translate("Products", source)
    return f"{words} · {row.document_number}" if row.document_number else words
