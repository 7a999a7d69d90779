"""The shop's own closed jobs of a fault, read from the database."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from techstore_desktop.core.estimates.experience import ClosedJob
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs.choices import LineKind
from techstore_desktop.core.repairs.lines import cost_of
from techstore_desktop.core.repairs.models import RepairJob, RepairLine, RepairWork
from techstore_desktop.core.sales.models import SaleLine
from techstore_desktop.core.storage.transaction import Reading

CONSIDERED = 100
"""The newest jobs that are looked at: older ones tell of older prices."""
_MINUTE = timedelta(minutes=1)


def of_model(reading: Reading, brand: str, model: str, fault: str) -> list[ClosedJob]:
    """Return the newest closed jobs of a model and a fault."""
    is_same = (
        RepairJob.model == model,
        RepairJob.fault == fault,
        RepairJob.brand == brand,
    )
    return _closed(reading, *is_same)


def of_kind(reading: Reading, device_kind: str, fault: str) -> list[ClosedJob]:
    """Return the newest closed jobs of a kind of device and a fault."""
    is_same = (RepairJob.device_kind == device_kind, RepairJob.fault == fault)
    return _closed(reading, *is_same)


def minutes_worked(
    reading: Reading, job_ids: Iterable[UUID], now: datetime
) -> dict[UUID, int]:
    """Return how long each job was worked on; one that nobody timed is left out."""
    worked: dict[UUID, timedelta] = {}
    rows = reading.session.execute(
        select(RepairWork.job_id, RepairWork.started_at, RepairWork.stopped_at).where(
            RepairWork.job_id.in_(list(job_ids)), RepairWork.archived_at.is_(None)
        )
    )
    for job_id, started, stopped in rows:
        spent = max((stopped or now) - started, timedelta())
        worked[job_id] = worked.get(job_id, timedelta()) + spent
    whole = {job_id: round(spent / _MINUTE) for job_id, spent in worked.items()}
    return {job_id: minutes for job_id, minutes in whole.items() if minutes}


def newest_of_kind(reading: Reading, device_kind: str, fault: str) -> list[UUID]:
    """Return which jobs ``of_kind`` looks at."""
    return _newest(
        reading, RepairJob.device_kind == device_kind, RepairJob.fault == fault
    )


def _newest(reading: Reading, *is_same: ColumnElement[bool]) -> list[UUID]:
    """Return the newest fetched jobs; neither claims nor what went back as it came."""
    return list(
        reading.session.scalars(
            select(RepairJob.id)
            .where(
                *is_same,
                RepairJob.delivered_at.is_not(None),
                RepairJob.is_unrepaired.is_(False),
                RepairJob.claim_of_id.is_(None),
            )
            .order_by(RepairJob.delivered_at.desc())
            .limit(CONSIDERED)
        )
    )


def _closed(reading: Reading, *is_same: ColumnElement[bool]) -> list[ClosedJob]:
    job_ids = _newest(reading, *is_same)
    if not job_ids:
        return []
    lines = _lines(reading, job_ids)
    worked = minutes_worked(reading, job_ids, reading.now)
    bases = _bases(reading, job_ids)
    back = set(
        reading.session.scalars(
            select(RepairJob.claim_of_id).where(RepairJob.claim_of_id.in_(job_ids))
        )
    )
    return [
        ClosedJob(
            price=sum((line.total for line in lines[job_id]), ZERO),
            cost=cost_of(lines[job_id]),
            base=bases.get(job_id),
            minutes=worked.get(job_id),
            came_back=job_id in back,
            parts=_parts(lines[job_id]),
        )
        for job_id in job_ids
        if lines[job_id]
    ]


def _lines(reading: Reading, job_ids: Sequence[UUID]) -> defaultdict[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    columns = (
        RepairLine.job_id,
        RepairLine.kind,
        RepairLine.product_id,
        RepairLine.total,
        RepairLine.unit_cost,
        RepairLine.quantity,
        RepairLine.part_status,
    )
    for row in reading.session.execute(
        select(*columns).where(
            RepairLine.job_id.in_(job_ids), RepairLine.archived_at.is_(None)
        )
    ):
        found[row.job_id].append(row)
    return found


def _bases(reading: Reading, job_ids: Sequence[UUID]) -> dict[UUID, Any]:
    """Return what was billed of each job, without taxes; voids subtract."""
    rows: Any = reading.session.execute(
        select(SaleLine.repair_job_id, func.sum(SaleLine.base))
        .where(SaleLine.repair_job_id.in_(job_ids))
        .group_by(SaleLine.repair_job_id)
    )
    return dict(map(tuple, rows))


def _parts(lines: Iterable[Any]) -> frozenset[UUID]:
    return frozenset(
        line.product_id
        for line in lines
        if line.kind is LineKind.PART and line.product_id is not None
    )
