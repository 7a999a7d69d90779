"""What goes in and out of the collection. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.schema import Amount, OptionalText, RequiredText, Schema

DaysAfter = Annotated[int, Field(ge=1, le=3650)]
"""How many days after a device was ready."""


class CollectionStepBase(Schema):
    """A step of the ladder; a storage fee has an ``amount``, and its name on the bill.

    The amount is as the shop asks its prices, with tax or without.
    """

    days: DaysAfter
    kind: CollectionKind
    amount: Amount = Decimal(0)
    name: OptionalText = ""


class CollectionStepEdit(CollectionStepBase):
    """A step as it is to be; without ``id`` it is a new one."""

    id: UUID | None = None


class CollectionStepResponse(CollectionStepBase):
    """A step as it is."""

    id: UUID


class CollectionActResponse(Schema):
    """A step that was taken for a device."""

    id: UUID
    job_id: UUID
    step_id: UUID
    kind: CollectionKind
    days: int
    business_day: date
    occurred_at: datetime
    person_name: str
    amount: Decimal


class WaitingDevice(Schema):
    """A device that is ready and was not fetched.

    ``step`` is the next one, for which ``due_on`` is the first day; None at the end of
    the ladder. It ``is_put_off`` where a person chose that day. ``due`` is what is left
    to pay, ``held`` the deposit. ``acts`` are the steps taken in this wait, the first
    one first. Nobody can tell a customer anything who ``is_erased``.
    """

    card: RepairCard
    ready_since: datetime
    waited_days: int
    due: Decimal
    held: Decimal
    phone: str
    email: str
    step: CollectionStepResponse | None
    due_on: date | None
    is_due: bool
    acts: tuple[CollectionActResponse, ...]
    is_put_off: bool = False
    is_erased: bool = False


class DeferStep(Schema):
    """A step to be put off until a day, or skipped without one; and why."""

    job_id: UUID
    step_id: UUID
    until: date | None = None
    reason: RequiredText


class KeepDevice(Schema):
    """A device that the shop is to keep, and what it will ask for it."""

    job_id: UUID
    step_id: UUID
    price: Amount = Decimal(0)


class KeptDevice(Schema):
    """What a device became: ``cost`` is the work that nobody paid.

    ``paid`` is what the deposit paid, on sale ``sale_number`` if it paid anything;
    ``credited`` what of it was left for the customer's account.
    """

    product_id: UUID
    sku: str
    name: str
    cost: Decimal
    paid: Decimal
    sale_number: str
    credited: Decimal
