"""What lies before the bench: open jobs in minutes, and the parts that are there."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.estimates import closed_jobs
from techstore_desktop.core.estimates.experience import FEWEST
from techstore_desktop.core.estimates.price_book import (
    PriceBook,
    PricedFault,
    faults_of,
)
from techstore_desktop.core.estimates.promising import Parts, PartsStanding, Queue
from techstore_desktop.core.estimates.suggesting import ListPrice
from techstore_desktop.core.permissions import Role
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs.choices import EventKind, PartStatus
from techstore_desktop.core.repairs.models import RepairEvent, RepairJob, RepairLine
from techstore_desktop.core.repairs.part_order_models import PartOrder
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.repairs.workflow import NOT_LATE
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.stock import reservations
from techstore_desktop.core.storage.transaction import Reading

_NOON = time(12)
"""Of a day in the books: in every time zone of a shop it is that day."""

LEAST_LEFT = 15
"""Minutes that an open job still takes, however long it was worked on."""


def queue(
    reading: Reading,
    book: PriceBook,
    *,
    usual_minutes: int,
    technician_id: UUID | None = None,
    is_express: bool = False,
    besides: UUID | None = None,
) -> Queue:
    """Return the open work of a technician, else of the whole bench of this branch.

    What is express waits for express work alone. A device that is elsewhere is nobody's
    work here.
    """
    jobs = [
        job
        for job in _open_jobs(reading, technician_id, is_express=is_express)
        if job.id != besides
    ]
    worked = closed_jobs.minutes_worked(reading, [j.id for j in jobs], reading.now)
    times = _Times(reading, book, usual_minutes)
    left = 0
    for job in jobs:
        left += max(times.of(job) - worked.get(job.id, 0), LEAST_LEFT)
    hands = 1 if technician_id else _hands(reading)
    return Queue(minutes=left, hands=hands, jobs=len(jobs))


def parts_of(reading: Reading, product_ids: Sequence[UUID]) -> Parts:
    """Return how the parts of a repair stand: the one that comes last decides."""
    stocked = list(
        reading.session.scalars(
            select(Product.id).where(
                Product.id.in_(product_ids), Product.is_stocked.is_(True)
            )
        )
    )
    if not stocked:
        return Parts()
    return _standing(reading, stocked)


def parts_of_job(reading: Reading, job_id: UUID) -> Parts | None:
    """Return how the parts on an open job stand; None where none is on it.

    What is kept for it or fitted is there, although nothing of it is free.
    """
    lines = reading.session.execute(
        select(RepairLine.product_id, RepairLine.part_status).where(
            RepairLine.job_id == job_id,
            RepairLine.part_status.is_not(None),
            RepairLine.archived_at.is_(None),
        )
    ).all()
    if not lines:
        return None
    wanted = (line for line in lines if line.part_status is PartStatus.TO_ORDER)
    return _standing(reading, [line.product_id for line in wanted if line.product_id])


def _standing(reading: Reading, wanted: Sequence[UUID]) -> Parts:
    free = reservations.available(reading, wanted)
    lacking = [product_id for product_id in wanted if free[product_id] < 1]
    if not lacking:
        return Parts(PartsStanding.ON_HAND)
    expected = _expected_at(reading, lacking)
    silent = [product_id for product_id in lacking if product_id not in expected]
    ordered = [_ordered_at(reading, product_id) for product_id in silent]
    known = [moment for moment in ordered if moment is not None]
    if len(known) < len(ordered):
        return Parts(PartsStanding.MISSING)
    return Parts(
        PartsStanding.ON_ORDER,
        max(known, default=None),
        max(expected.values(), default=None),
    )


def _open_jobs(
    reading: Reading, technician_id: UUID | None, *, is_express: bool
) -> Sequence[Any]:
    keys = state_book(reading).keys_without(NOT_LATE)
    whose = (
        RepairJob.technician_id == technician_id
        if technician_id
        else RepairJob.branch_id == reading.origin.branch_id
    )
    wanted = [whose, RepairJob.state.in_(keys), RepairJob.sent_to == ""]
    if is_express:
        wanted.append(RepairJob.is_express.is_(True))
    columns = ("id", "device_kind", "brand", "model", "fault")
    table: Any = RepairJob.__table__.c
    query = select(*(table[name] for name in columns)).where(*wanted)
    return reading.session.execute(query).all()


class _Times:
    """How long open jobs take; what jobs alike took is read once."""

    def __init__(self, reading: Reading, book: PriceBook, usual_minutes: int) -> None:
        self._reading = reading
        self._book = book
        self._usual_minutes = usual_minutes
        self._worked: dict[tuple[str, str], int] = {}

    def of(self, job: Any) -> int:
        """Return the minutes of a job: of its faults as a whole, else of each."""
        whole = self._known(job, job.fault, self._listed(job, job.fault))
        faults = faults_of(job.fault)
        if whole or len(faults) < 2:  # noqa: PLR2004 - several faults
            return whole or self._usual_minutes
        listed = {fault: self._listed(job, fault) for fault in faults}
        flat = {f for f, price in listed.items() if price and price.is_for_any_fault}
        counted = [fault for fault in faults if fault not in flat] + list(flat)[:1]
        return sum(
            self._known(job, fault, listed[fault]) or self._usual_minutes
            for fault in counted
        )

    def _listed(self, job: Any, fault: str) -> ListPrice | None:
        return self._book.find(
            PricedFault(job.device_kind, job.brand, job.model, fault)
        )

    def _known(self, job: Any, fault: str, listed: ListPrice | None) -> int:
        """Return the list's minutes, else those of jobs alike; 0 for none."""
        if listed is not None and listed.minutes:
            return listed.minutes
        pair = (job.device_kind, fault)
        if pair not in self._worked:
            self._worked[pair] = _usual(self._reading, *pair)
        return self._worked[pair]


def _usual(reading: Reading, device_kind: str, fault: str) -> int:
    alike = closed_jobs.newest_of_kind(reading, device_kind, fault)
    worked = closed_jobs.minutes_worked(reading, alike, reading.now)
    return round(median(worked.values())) if len(worked) >= FEWEST else 0


def _hands(reading: Reading) -> int:
    """Return how many technicians there are: one, where the manager does it all."""
    counted = reading.session.scalar(
        select(func.count())
        .select_from(StaffMember)
        .where(StaffMember.role == Role.TECHNICIAN, StaffMember.archived_at.is_(None))
    )
    return max(counted or 0, 1)


def _expected_at(reading: Reading, product_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """Return when parts on order are expected, by the first order that says so."""
    rows = reading.session.execute(
        select(PartOrder.product_id, func.min(PartOrder.expected_on).label("day"))
        .where(
            PartOrder.product_id.in_(product_ids),
            PartOrder.branch_id == reading.origin.branch_id,
            PartOrder.expected_on.is_not(None),
            PartOrder.arrived_at.is_(None),
            PartOrder.archived_at.is_(None),
        )
        .group_by(PartOrder.product_id)
    )
    return {
        row.product_id: datetime.combine(row.day, _NOON, tzinfo=UTC) for row in rows
    }


def _ordered_at(reading: Reading, product_id: UUID) -> datetime | None:
    """Return since when a part is to be ordered for a job; None where it is not."""
    lines = reading.session.execute(
        select(RepairLine.id, RepairLine.job_id).where(
            RepairLine.product_id == product_id,
            RepairLine.part_status == PartStatus.TO_ORDER,
            RepairLine.archived_at.is_(None),
        )
    ).all()
    line_ids = {str(line.id) for line in lines}
    events = reading.session.execute(
        select(RepairEvent.occurred_at, RepairEvent.details).where(
            RepairEvent.job_id.in_([line.job_id for line in lines]),
            RepairEvent.kind == EventKind.PART_TO_ORDER,
        )
    )
    moments = [at for at, told in events if told.get("line_id") in line_ids]
    return min(moments, default=None)
