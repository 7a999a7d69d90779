"""The finished repairs of a period, read from the tables that tell of them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs.choices import LineKind, RepairKind
from techstore_desktop.core.repairs.lines import cost_of
from techstore_desktop.core.repairs.models import (
    RepairEvent,
    RepairJob,
    RepairLine,
    RepairWork,
)
from techstore_desktop.core.repairs.turnaround import Change, time_by_kind
from techstore_desktop.core.repairs.workflow import kind_of
from techstore_desktop.core.reports.finished_jobs import FinishedJob
from techstore_desktop.core.sales.models import SaleLine
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading

_COLUMNS = (
    "id",
    "number",
    "device_kind",
    "brand",
    "model",
    "fault",
    "technician_id",
    "branch_id",
    "received_at",
    "promised_at",
    "delivered_at",
    "is_unrepaired",
    "claim_of_id",
)


def finished_jobs(
    reading: Reading, start: datetime, end: datetime
) -> tuple[FinishedJob, ...]:
    """Return the jobs that were handed out from one moment until before another."""
    period = (RepairJob.delivered_at >= start, RepairJob.delivered_at < end)
    columns: Any = RepairJob.__table__.c
    rows = reading.session.execute(
        select(
            *(columns[name] for name in _COLUMNS),
            StaffMember.name.label("person"),
            Branch.name.label("branch_name"),
        )
        .join(Branch, Branch.id == RepairJob.branch_id)
        .outerjoin(StaffMember, StaffMember.id == RepairJob.technician_id)
        .where(*period)
        .order_by(RepairJob.delivered_at.desc())
    ).all()
    wanted = select(RepairJob.id).where(*period)
    changes, worked = _changes(reading, wanted), _worked(reading, wanted)
    costs, bases = _costs(reading, wanted), _bases(reading, wanted)
    claim = aliased(RepairJob)
    back = set(
        reading.session.scalars(
            select(claim.claim_of_id).where(claim.claim_of_id.in_(wanted))
        )
    )
    return tuple(
        _job(
            row,
            changes[row.id],
            worked.get(row.id),
            costs[row.id],
            revenue=bases.get(row.id, ZERO),
            came_back=row.id in back,
        )
        for row in rows
    )


def _job(
    row: Any,
    changes: Sequence[Change],
    worked: timedelta | None,
    costs: tuple[Decimal, Decimal],
    *,
    revenue: Decimal,
    came_back: bool,
) -> FinishedJob:
    ready = [c.moment for c in changes if kind_of(c.state) is RepairKind.READY]
    done = max(ready, default=row.delivered_at)
    parts, cost = costs
    return FinishedJob(
        id=row.id,
        number=row.number,
        device_kind=row.device_kind,
        device=f"{row.brand} {row.model}".strip(),
        fault=row.fault,
        technician_id=row.technician_id,
        technician=row.person or "",
        branch_id=row.branch_id,
        branch=row.branch_name,
        delivered_at=row.delivered_at,
        turnaround=max(done - row.received_at, timedelta()),
        by_kind=time_by_kind(row.received_at, changes, row.delivered_at),
        worked=worked,
        is_late=None if row.promised_at is None else done > row.promised_at,
        is_unrepaired=row.is_unrepaired,
        is_claim=row.claim_of_id is not None,
        came_back=came_back,
        revenue=revenue,
        parts_cost=parts,
        cost=cost,
    )


def _changes(reading: Reading, wanted: Select[Any]) -> defaultdict[UUID, list[Change]]:
    found: defaultdict[UUID, list[Change]] = defaultdict(list)
    rows = reading.session.execute(
        select(RepairEvent.job_id, RepairEvent.occurred_at, RepairEvent.to_state).where(
            RepairEvent.job_id.in_(wanted), RepairEvent.to_state.is_not(None)
        )
    )
    for job_id, moment, state in rows:
        found[job_id].append(Change(moment, str(state)))
    return found


def _worked(reading: Reading, wanted: Select[Any]) -> dict[UUID, timedelta]:
    spent: dict[UUID, timedelta] = {}
    rows = reading.session.execute(
        select(RepairWork.job_id, RepairWork.started_at, RepairWork.stopped_at).where(
            RepairWork.job_id.in_(wanted),
            RepairWork.stopped_at.is_not(None),
            RepairWork.archived_at.is_(None),
        )
    )
    for job_id, started, stopped in rows:
        if stopped is not None and stopped > started:
            each = stopped - started
            spent[job_id] = spent.get(job_id, timedelta()) + each
    return spent


def _costs(
    reading: Reading, wanted: Select[Any]
) -> defaultdict[UUID, tuple[Decimal, Decimal]]:
    """Return what the parts of each job cost, and what all of its lines do."""
    lines: defaultdict[UUID, list[Any]] = defaultdict(list)
    columns = (
        RepairLine.job_id,
        RepairLine.kind,
        RepairLine.unit_cost,
        RepairLine.quantity,
        RepairLine.part_status,
    )
    for row in reading.session.execute(
        select(*columns).where(
            RepairLine.job_id.in_(wanted), RepairLine.archived_at.is_(None)
        )
    ):
        lines[row.job_id].append(row)
    found: defaultdict[UUID, tuple[Decimal, Decimal]] = defaultdict(
        lambda: (ZERO, ZERO)
    )
    for job_id, each in lines.items():
        parts = [line for line in each if line.kind is LineKind.PART]
        found[job_id] = cost_of(parts), cost_of(each)
    return found


def _bases(reading: Reading, wanted: Select[Any]) -> dict[UUID, Decimal]:
    """Return what was billed of each job, without taxes; voids subtract."""
    rows: Any = reading.session.execute(
        select(SaleLine.repair_job_id, func.sum(SaleLine.base))
        .where(SaleLine.repair_job_id.in_(wanted))
        .group_by(SaleLine.repair_job_id)
    )
    return dict(map(tuple, rows))
