"""Tables of the stock."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.storage.entity import Amount, Count, Fact, one_of, refers_to
from techstore_desktop.core.storage.projections import project


class StockMovement(Fact):
    """A quantity that came (positive) or went (negative), at a cost per unit."""

    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    occurred_at: Mapped[datetime]
    quantity: Mapped[Count]
    reason: Mapped[MovementReason] = mapped_column(one_of(MovementReason))
    unit_cost: Mapped[Amount]
    document_id: Mapped[UUID | None]
    note: Mapped[str | None]

    __table_args__ = (
        Index("ix_stock_movement_product", "product_id", "branch_id"),
        Index("ix_stock_movement_document", "document_id"),
    )


stock_level = project(
    "stock_level",
    StockMovement,
    by=("product_id", "branch_id"),
    sums={"on_hand": "quantity"},
)
"""on_hand(product, branch) is the sum of its movements (R30)."""
