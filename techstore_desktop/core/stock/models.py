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


class SerialMovement(Fact):
    """One unit, by its serial number, that was sold (1) or came back (-1)."""

    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    serial_number: Mapped[str]
    occurred_at: Mapped[datetime]
    sold: Mapped[int]
    document_id: Mapped[UUID]

    __table_args__ = (
        Index("ix_serial_movement_serial_number", "serial_number"),
        Index("ix_serial_movement_document", "document_id"),
    )


serial_sold = project(
    "serial_sold",
    SerialMovement,
    by=("product_id", "serial_number"),
    sums={"times_sold": "sold"},
)
"""How many times a unit is sold at present: more than once is for a person (R34)."""

stock_level = project(
    "stock_level",
    StockMovement,
    by=("product_id", "branch_id"),
    sums={"on_hand": "quantity"},
)
"""on_hand(product, branch) is the sum of its movements (R30)."""
