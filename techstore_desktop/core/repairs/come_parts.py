"""Jobs that wait for parts which have come: their technicians are to be told (R55)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import case, func, or_, select

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import PartStatus, RepairKind
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.storage.transaction import Reading

_LACKS = (PartStatus.TO_ORDER, PartStatus.RELEASED)
_LACKING = func.sum(case((RepairLine.part_status.in_(_LACKS), 1), else_=0))
_KEPT = func.sum(case((RepairLine.part_status == PartStatus.RESERVED, 1), else_=0))


def with_parts(reading: Reading, job_ids: Collection[UUID]) -> frozenset[UUID]:
    """Return which of some jobs have every part of their quote kept for them."""
    if not job_ids:
        return frozenset()
    rows = reading.session.scalars(
        select(RepairLine.job_id)
        .where(RepairLine.job_id.in_(job_ids), RepairLine.archived_at.is_(None))
        .group_by(RepairLine.job_id)
        .having(_LACKING == 0, _KEPT > 0)
    )
    return frozenset(rows)


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
