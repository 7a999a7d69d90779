"""Everything that was done until a device was fetched, to be printed as proof."""

from datetime import date, datetime
from decimal import Decimal

from techstore_desktop.core.collection.choices import CollectionKind, HistoryKind
from techstore_desktop.core.collection.schemas import CollectionStepResponse
from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.core.schema import Schema


class CollectionEntry(Schema):
    """One thing that happened while a device was ready, or that made it so.

    ``step`` is the ladder's, ``days`` its day of it, where the entry is about one.
    ``amount`` is a fee with its tax, or the work that nobody paid when the device was
    kept: ``kept_as`` is its SKU then, ``paid`` what the deposit paid of the bill, and
    ``credited`` what of it was left for the customer's account. ``receipt`` is of that
    bill, or of whoever fetched the device. ``notices`` are what the customer was told,
    the first one first.
    """

    kind: HistoryKind
    occurred_at: datetime
    person_name: str
    step: CollectionKind | None = None
    days: int | None = None
    amount: Decimal = Decimal(0)
    name: str = ""
    receipt: str = ""
    kept_as: str = ""
    paid: Decimal = Decimal(0)
    credited: Decimal = Decimal(0)
    until: date | None = None
    reason: str = ""
    notices: tuple[NoticeResponse, ...] = ()


class CollectionHistory(Schema):
    """The whole of it, as it stands ``as_of``, the first entry first.

    ``waited_days`` is None where the device does not wait; ``step`` comes next, from
    ``due_on``, if anything does.
    """

    job: RepairJobResponse
    entries: tuple[CollectionEntry, ...]
    as_of: datetime
    waited_days: int | None
    step: CollectionStepResponse | None
    due_on: date | None
