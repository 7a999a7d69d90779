"""What goes in and out of the parts that are to be ordered."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.schema import Amount, OptionalText, Schema
from techstore_desktop.core.stock.schemas import UnitNumbers

Pieces = Annotated[Decimal, Field(gt=0, le=99999, decimal_places=3)]


class PartOrderCreate(Schema):
    """Parts that were ordered: of a product, or for a line that names none.

    Without a ``unit_cost`` it is the product's, or the line's.
    """

    product_id: UUID | None = None
    line_id: UUID | None = None
    quantity: Pieces
    unit_cost: Amount | None = None
    expected_on: date | None = None
    supplier: OptionalText = ""


class PartOrderResponse(Schema):
    """Parts on their way; ``quantity`` is what has not come yet.

    ``unit_cost`` is None for who may not see it.
    """

    id: UUID
    product_id: UUID | None
    line_id: UUID | None
    name: str
    quantity: Decimal
    unit_cost: Decimal | None
    ordered_at: datetime
    ordered_by_name: str
    expected_on: date | None
    supplier: str


class PartArrival(Schema):
    """What came of an order; without a ``unit_cost`` it is the order's.

    A product that tracks serial numbers names its ``units``.
    """

    order_id: UUID
    quantity: Pieces
    unit_cost: Amount | None = None
    units: tuple[UnitNumbers, ...] = ()


class WaitingJob(Schema):
    """A job that waits for a part; ``is_agreed`` where its customer said yes."""

    job_id: UUID
    number: str
    device: str
    quantity: Decimal
    is_agreed: bool


class PartNeeded(Schema):
    """A part that open jobs of this branch wait for, or that is on its way.

    It is a product, or a part of one quote that the shop does not stock: then it has a
    ``line_id``, unless nobody waits for what was ordered any more. ``to_buy`` is the
    suggestion: what agreed jobs wait for and what is missing to the minimum, less what
    is on order.
    """

    product_id: UUID | None
    line_id: UUID | None
    sku: str
    name: str
    tracks_serial_numbers: bool
    imei_count: int
    minimum: Decimal
    available: Decimal
    waiting: Decimal
    agreed: Decimal
    ordered: Decimal
    expected_on: date | None
    to_buy: Decimal
    jobs: tuple[WaitingJob, ...]
    orders: tuple[PartOrderResponse, ...]

    @property
    def is_stocked(self) -> bool:
        """Whether it goes onto a shelf when it comes."""
        return self.product_id is not None


def to_buy(
    *, agreed: Decimal, minimum: Decimal, available: Decimal, ordered: Decimal
) -> Decimal:
    """Return how many to buy: never less than nothing."""
    missing = max(minimum - available, Decimal(0))
    return max(agreed + missing - ordered, Decimal(0))
