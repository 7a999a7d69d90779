"""What a customer brings. Amounts are in the shop's currency."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from techstore_desktop.core.branches.schemas import RepairTerms
from techstore_desktop.core.schema import (
    LONGEST_NOTE,
    STORABLE,
    Amount,
    Note,
    OptionalText,
    RequiredText,
    Schema,
)

Fault = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NOTE),
    STORABLE,
]


class DeviceWords(Schema):
    """A device as it is copied onto a job."""

    device_kind: OptionalText = ""
    brand: OptionalText = ""
    model: RequiredText
    colour: OptionalText = ""
    serial: OptionalText = ""
    imei: OptionalText = ""
    imei2: OptionalText = ""


class RepairJobCreate(DeviceWords):
    """One device to be taken in.

    With ``approved_amount`` the customer agrees to it at the counter. ``condition`` is
    whatever the intake wrote down: marks, checklist. ``claim_of_id`` is the repair that
    is claimed under warranty.
    """

    device_id: UUID | None = None
    fault: Fault
    accessories: tuple[RequiredText, ...] = ()
    condition: dict[str, Any] = Field(default_factory=dict)
    promised_at: datetime | None = None
    technician_id: UUID | None = None
    estimate: Amount | None = None
    approved_amount: Amount | None = None
    diagnosis_fee: Amount | None = None
    work_kind_id: UUID | None = None
    claim_of_id: UUID | None = None


class RepairTicketCreate(Schema):
    """What a customer brings: one or more devices under one number (R57a)."""

    customer_id: UUID
    jobs: Annotated[tuple[RepairJobCreate, ...], Field(min_length=1, max_length=50)]
    is_express: bool = False
    terms: RepairTerms = ""
    note_for_shop: Note = ""
    note_for_customer: Note = ""
    promised_at: datetime | None = None
