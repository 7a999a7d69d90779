"""What goes in and out of the work that is done elsewhere."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.schema import (
    Amount,
    Note,
    OptionalText,
    RequiredText,
    Schema,
)


class Destination(Schema):
    """Where a device can be sent: a workshop, or another branch of the shop."""

    id: UUID
    name: str
    phone: str
    is_branch: bool


class WorkshopEdit(Schema):
    """A workshop as it is to be; one that is out of use is offered no more."""

    name: RequiredText
    phone: OptionalText = ""
    notes: Note = ""
    is_out_of_use: bool = False


class ErrandCreate(Schema):
    """A device to be sent out; ``to`` names where. A new name is a new workshop.

    ``accessories`` go along.
    """

    job_id: UUID
    to: RequiredText
    expected_on: date | None = None
    note: Note = ""
    accessories: tuple[RequiredText, ...] = ()


class ErrandReturnCreate(Schema):
    """A device that is back; ``cost`` is what the work cost the shop.

    The cost stands on the quote's line ``line_id``, or on its first line of labour;
    where there is none, on a new one that is named ``work`` and still has no price.
    """

    job_id: UUID
    cost: Amount = Decimal(0)
    line_id: UUID | None = None
    work: OptionalText = ""
    note: Note = ""


class ErrandResponse(Schema):
    """A way to a workshop and back; ``returned_at`` is None while it is there.

    ``cost`` is None for who may not see costs.
    """

    id: UUID
    card: RepairCard
    to: str
    phone: str
    is_branch: bool
    workshop_id: UUID | None
    sent_at: datetime
    sent_by_name: str
    expected_on: date | None
    is_late: bool
    note: str
    accessories: tuple[str, ...]
    returned_at: datetime | None
    taken_by_name: str
    cost: Decimal | None
    note_back: str
