"""A repair as something that an item is about."""

from uuid import UUID

from techstore_desktop.core.attention.schemas import Involved
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.storage.transaction import Reading


def job_of(reading: Reading, job_id: UUID) -> RepairJob | None:
    """Return a repair, if this terminal knows it."""
    return reading.session.get(RepairJob, job_id)


def involved(job: RepairJob) -> Involved:
    """Return a repair as the list shows it."""
    return Involved(table="repair_job", id=job.id, name=job.number)


def device(job: RepairJob) -> str:
    """Return the device in words."""
    return f"{job.brand} {job.model}".strip()
