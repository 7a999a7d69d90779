"""What goes in and out of the stock."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.schema import Schema
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.stock.units import Place, SerialAct, SerialNumber


class StockMovementResponse(Schema):
    """A quantity that came or went."""

    id: UUID
    occurred_at: datetime
    quantity: Decimal
    reason: MovementReason
    note: str | None
    document_number: str | None


class StockLevelResponse(Schema):
    """What one branch has of a product, and how much of it repairs wait for (R30).

    ``cost`` is what a piece costs there (R33), in the shop's currency.
    """

    branch_id: UUID
    branch_name: str
    on_hand: Decimal
    cost: Decimal
    reserved: Decimal = Decimal(0)

    @property
    def available(self) -> Decimal:
        """What nobody waits for."""
        return self.on_hand - self.reserved


class UnitNumbers(Schema):
    """The numbers of one unit, as they were scanned."""

    serial_number: SerialNumber
    second_number: SerialNumber | None = None


class UnitResponse(Schema):
    """One unit and where it is; no place: the shop never met it."""

    product_id: UUID
    serial_number: str
    second_number: str
    place: Place | None
    branch_name: str
    is_here: bool
    since: datetime | None
    document_number: str | None

    @property
    def is_ready(self) -> bool:
        """Whether this branch may sell it without a question."""
        return self.place is Place.IN_STOCK and self.is_here


class UnitEvent(Schema):
    """One thing in the life of a unit."""

    occurred_at: datetime
    act: SerialAct
    branch_name: str
    document_id: UUID
    document_number: str | None
