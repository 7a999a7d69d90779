"""A repair as something that an item is about."""

from typing import Any
from uuid import UUID

from techstore_desktop.core.attention.schemas import Involved
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading, Transaction


def job_of(reading: Reading, job_id: UUID) -> RepairJob | None:
    """Return a repair, if this terminal knows it."""
    return reading.session.get(RepairJob, job_id)


def involved(job: RepairJob) -> Involved:
    """Return a repair as the list shows it."""
    return Involved(table="repair_job", id=job.id, name=job.number)


def device(job: RepairJob) -> str:
    """Return the device in words."""
    return f"{job.brand} {job.model}".strip()


def settle(
    transaction: Transaction, actor: Actor, job: RepairJob, field: str, value: Any
) -> bool:
    """Put the other of two people's values into a repair, and write it down (R57).

    Its history explains every state and technician that it ever had. False for a
    field that no event tells of.
    """
    if field == "state":
        events.change_state(transaction, actor, job, str(value), because="settled")
        return True
    if field == "technician_id":
        job.technician_id = value
        technician = transaction.session.get(StaffMember, value) if value else None
        events.record(
            transaction,
            actor,
            job,
            EventKind.ASSIGNED,
            technician_id=str(value) if value else None,
            name=technician.name if technician else "",
            because="settled",
        )
        return True
    return False
