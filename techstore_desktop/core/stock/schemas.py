"""What goes in and out of the stock."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.schema import Schema
from techstore_desktop.core.stock.reasons import MovementReason


class StockMovementResponse(Schema):
    """A quantity that came or went."""

    id: UUID
    occurred_at: datetime
    quantity: Decimal
    reason: MovementReason
    note: str | None
    document_number: str | None


class StockLevelResponse(Schema):
    """What one branch has of a product, and how much of it repairs wait for (R30)."""

    branch_id: UUID
    branch_name: str
    on_hand: Decimal
    reserved: Decimal = Decimal(0)

    @property
    def available(self) -> Decimal:
        """What nobody waits for."""
        return self.on_hand - self.reserved
