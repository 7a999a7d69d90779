"""What goes in and out of the estimates. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.estimates.promising import PartsStanding
from techstore_desktop.core.estimates.suggesting import PriceSource
from techstore_desktop.core.schema import Amount, OptionalText, Schema

MOST_MINUTES = 60_000
Minutes = Annotated[int, Field(ge=0, le=MOST_MINUTES)]


class RepairPriceBase(Schema):
    """What a repair costs, with tax, and how many minutes it takes; 0 are not said.

    Without a ``model`` it holds for every model of the brand, without a ``brand`` for
    every device of the kind, without a ``device_kind`` for every device; without a
    ``fault`` for any fault of such devices that no other row names.
    """

    device_kind: OptionalText = ""
    brand: OptionalText = ""
    model: OptionalText = ""
    fault: OptionalText = ""
    price: Amount
    minutes: Minutes = 0


class RepairPriceCreate(RepairPriceBase):
    """A row for the price list."""


class RepairPriceUpdate(Schema):
    """What of a row is to change."""

    device_kind: OptionalText | None = None
    brand: OptionalText | None = None
    model: OptionalText | None = None
    fault: OptionalText | None = None
    price: Amount | None = None
    minutes: Minutes | None = None


class RepairPriceResponse(RepairPriceBase):
    """A row of the price list."""

    id: UUID
    is_archived: bool = False


class ClosedDayCreate(Schema):
    """A day on which nobody works, and why."""

    day: date
    name: OptionalText = ""


class ClosedDayResponse(ClosedDayCreate):
    """A day on which nobody works."""

    id: UUID


class DeviceToEstimate(Schema):
    """A device at the counter, as far as it is known, with what is wrong with it.

    ``technician_id`` is who is to repair it, where that is known.
    """

    device_kind: str = ""
    brand: str = ""
    model: str = ""
    fault: str = ""
    technician_id: UUID | None = None


class PriceSuggestion(Schema):
    """What a repair may cost, with tax, and how long it takes, and on what that rests.

    ``price`` is None where nothing tells of one. ``count`` and what follows it is of
    the shop's own closed jobs: of the same model and fault, else of the same kind and
    fault, as ``told_by`` says. ``margin`` is None for who may not see costs;
    ``come_backs`` is in per cent. ``unknown`` are the faults of several that nothing
    tells a price of.
    """

    price: Decimal | None
    minutes: int
    source: PriceSource
    told_by: PriceSource
    count: int = 0
    median_price: Decimal | None = None
    median_minutes: int | None = None
    margin: Decimal | None = None
    come_backs: Decimal | None = None
    unknown: tuple[str, ...] = ()


class PromiseSuggestion(Schema):
    """When devices can be fetched, and on what that rests.

    ``promised_at`` is None where the calendar has no working time. The queue is that
    of one technician or of the whole bench: ``queue_jobs`` of ``queue_minutes`` in
    all, shared by ``hands``. ``minutes`` are the devices' own. Where several people
    repair the devices of a ticket, it is that of whoever has done last.
    """

    promised_at: datetime | None
    minutes: int
    queue_minutes: int
    queue_jobs: int
    hands: int
    parts: PartsStanding


class Estimate(Schema):
    """What is suggested for the devices of a ticket, each in its place."""

    prices: tuple[PriceSuggestion, ...]
    promise: PromiseSuggestion
