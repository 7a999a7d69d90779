"""What was added to a repair's bill because nobody came for the device.

The collection lies above the repairs: its acts are asked for by their table. A step
that two tills apart took for one wait is charged once.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import column, select, table

from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.types import Identifier, Money, UtcTime

_ACT = table(
    "collection_act",
    column("id", Identifier()),
    column("job_id", Identifier()),
    column("step_id", Identifier()),
    column("ready_since", UtcTime()),
    column("occurred_at", UtcTime()),
    column("amount", Money()),
    column("kind"),
)
_STEP = table("collection_step", column("id", Identifier()), column("name"))
_STORAGE_FEE = "storage_fee"


class StorageFee(NamedTuple):
    """A fee as it was charged: ``amount`` as prices are asked, with tax or without."""

    id: UUID
    name: str
    amount: Decimal


def fees_of(
    reading: Reading, job_ids: Iterable[UUID]
) -> dict[UUID, tuple[StorageFee, ...]]:
    """Return what was charged on each job, in its order; those without are left out."""
    rows = reading.session.execute(
        select(*_ACT.c, _STEP.c.name)
        .join(_STEP, _STEP.c.id == _ACT.c.step_id)
        .where(_ACT.c.job_id.in_(list(job_ids)), _ACT.c.kind == _STORAGE_FEE)
        .order_by(_ACT.c.occurred_at, _ACT.c.id)
    )
    found: dict[UUID, tuple[StorageFee, ...]] = {}
    met = set()
    for row in rows:
        once = (row.job_id, row.step_id, row.ready_since)
        if once not in met:
            met.add(once)
            fee = StorageFee(row.id, row.name, row.amount)
            found[row.job_id] = (*found.get(row.job_id, ()), fee)
    return found
