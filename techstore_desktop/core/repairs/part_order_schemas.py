"""What goes in and out of the parts that are to be ordered."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.schema import OptionalText, Schema

Pieces = Annotated[Decimal, Field(gt=0, le=99999, decimal_places=3)]


class PartOrderCreate(Schema):
    """Parts that were ordered."""

    product_id: UUID
    quantity: Pieces
    expected_on: date | None = None
    supplier: OptionalText = ""


class PartOrderResponse(Schema):
    """Parts on their way."""

    id: UUID
    product_id: UUID
    quantity: Decimal
    ordered_at: datetime
    ordered_by_name: str
    expected_on: date | None
    supplier: str


class WaitingJob(Schema):
    """A job that waits for a part; ``is_agreed`` where its customer said yes."""

    job_id: UUID
    number: str
    device: str
    quantity: Decimal
    is_agreed: bool


class PartNeeded(Schema):
    """A product that open jobs of this branch wait for, or that is on its way.

    ``to_buy`` is the suggestion: what agreed jobs wait for and what is missing to the
    minimum, less what is on order.
    """

    product_id: UUID
    sku: str
    name: str
    minimum: Decimal
    available: Decimal
    waiting: Decimal
    agreed: Decimal
    ordered: Decimal
    expected_on: date | None
    to_buy: Decimal
    jobs: tuple[WaitingJob, ...]
    orders: tuple[PartOrderResponse, ...]


def to_buy(
    *, agreed: Decimal, minimum: Decimal, available: Decimal, ordered: Decimal
) -> Decimal:
    """Return how many to buy: never less than nothing."""
    missing = max(minimum - available, Decimal(0))
    return max(agreed + missing - ordered, Decimal(0))


class PartToOrder(Schema):
    """What repairs wait for that is not on the shelf."""

    product_id: UUID
    sku: str
    name: str
    quantity: Decimal
    job_count: int
