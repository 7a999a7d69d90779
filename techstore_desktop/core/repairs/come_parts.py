"""Jobs that wait for parts which have come: their technicians are to be told (R55)."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import or_, select

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import PartStatus, RepairKind
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.storage.transaction import Reading

_LACKS = frozenset({PartStatus.TO_ORDER, PartStatus.RELEASED})
_TELLING = (*_LACKS, PartStatus.RESERVED)


def with_parts(reading: Reading, job_ids: Collection[UUID]) -> frozenset[UUID]:
    """Return which of some waiting jobs have every part of their quote kept for them.

    A job that waits for something with a name waits on while all that was kept for it
    was kept before the wait began: then that is another part.
    """
    if not job_ids:
        return frozenset()
    rows = reading.session.execute(
        select(RepairJob, RepairLine)
        .join(RepairLine, RepairLine.job_id == RepairJob.id)
        .where(
            RepairJob.id.in_(job_ids),
            RepairLine.archived_at.is_(None),
            RepairLine.part_status.in_(_TELLING),
        )
    )
    lines: dict[RepairJob, list[RepairLine]] = {}
    for job, line in rows:
        lines.setdefault(job, []).append(line)
    return frozenset(job.id for job, parts in lines.items() if _has_come(job, parts))


def _has_come(job: RepairJob, parts: Sequence[RepairLine]) -> bool:
    if any(part.part_status in _LACKS for part in parts):
        return False
    since = _changed(job, "state")
    return not job.waiting_for or any(
        _changed(part, "part_status") > since for part in parts
    )


def _changed(record: RepairJob | RepairLine, field: str) -> tuple[int, str]:
    """Return the stamp of a field's last change; of none, the beginning of time."""
    moment, terminal = record.stamps.get(field, (0, ""))
    return int(moment), str(terminal)


def come_for(reading: Reading, actor: Actor) -> dict[UUID, str]:
    """Return a person's jobs here that can go on, by their numbers; nobody's too."""
    waiting = state_book(reading).keys([RepairKind.WAITING_FOR_PART])
    jobs = {
        row.id: row.number
        for row in reading.session.execute(
            select(RepairJob.id, RepairJob.number)
            .where(
                RepairJob.state.in_(waiting),
                RepairJob.branch_id == reading.origin.branch_id,
                or_(
                    RepairJob.technician_id == actor.staff_id,
                    RepairJob.technician_id.is_(None),
                ),
            )
            .order_by(RepairJob.number)
        )
    }
    there = with_parts(reading, [*jobs])
    return {job_id: number for job_id, number in jobs.items() if job_id in there}
