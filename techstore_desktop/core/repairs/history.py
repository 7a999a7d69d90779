"""What was done with a job, row by row: events, approvals, work, deliveries."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import aliased

from techstore_desktop.core.repairs.delivery_schemas import RepairDeliveryResponse
from techstore_desktop.core.repairs.models import (
    RepairApproval,
    RepairDelivery,
    RepairEvent,
    RepairWork,
)
from techstore_desktop.core.repairs.quote_schemas import RepairApprovalResponse
from techstore_desktop.core.repairs.schemas import (
    RepairEventResponse,
    RepairWorkResponse,
)
from techstore_desktop.core.repairs.states import StateBook
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading

_JOB: BindParameter[UUID] = bindparam("job")
_void = aliased(RepairDelivery)
_EVENTS = (
    select(RepairEvent, StaffMember.name)
    .outerjoin(StaffMember, StaffMember.id == RepairEvent.person_id)
    .where(RepairEvent.job_id == _JOB)
    .order_by(RepairEvent.occurred_at, RepairEvent.id)
)
_APPROVALS = (
    select(RepairApproval, StaffMember.name)
    .outerjoin(StaffMember, StaffMember.id == RepairApproval.recorded_by_id)
    .where(RepairApproval.job_id == _JOB)
    .order_by(RepairApproval.occurred_at, RepairApproval.id)
)
_WORKS = (
    select(RepairWork, StaffMember.name)
    .outerjoin(StaffMember, StaffMember.id == RepairWork.technician_id)
    .where(RepairWork.job_id == _JOB)
    .order_by(RepairWork.started_at, RepairWork.id)
)
_DELIVERIES = (
    select(RepairDelivery, Sale.number, StaffMember.name, _void.id)
    .outerjoin(Sale, Sale.id == RepairDelivery.sale_id)
    .outerjoin(StaffMember, StaffMember.id == RepairDelivery.delivered_by_id)
    .outerjoin(_void, _void.voids_id == RepairDelivery.id)
    .where(RepairDelivery.job_id == _JOB, RepairDelivery.voids_id.is_(None))
    .order_by(RepairDelivery.delivered_at)
)


def events(
    reading: Reading, job_id: UUID, book: StateBook
) -> tuple[RepairEventResponse, ...]:
    """Return what happened to a job, the first thing first."""
    rows = reading.session.execute(_EVENTS, {"job": job_id})
    return tuple(_event(event, name, book) for event, name in rows)


def approvals(reading: Reading, job_id: UUID) -> tuple[RepairApprovalResponse, ...]:
    """Return what the customer agreed to, the first thing first."""
    rows = reading.session.execute(_APPROVALS, {"job": job_id})
    names = ("id", "occurred_at", "way", "amount", "note")
    return tuple(
        RepairApprovalResponse(**_fields(row, names), recorded_by_name=name or "")
        for row, name in rows
    )


def works(reading: Reading, job_id: UUID) -> tuple[RepairWorkResponse, ...]:
    """Return who worked on a job from when to when."""
    rows = reading.session.execute(_WORKS, {"job": job_id})
    names = ("id", "technician_id", "started_at", "stopped_at")
    return tuple(
        RepairWorkResponse(**_fields(row, names), technician_name=name or "")
        for row, name in rows
    )


def deliveries(reading: Reading, job_id: UUID) -> tuple[RepairDeliveryResponse, ...]:
    """Return who handed the device out and when, what was voided too."""
    rows = reading.session.execute(_DELIVERIES, {"job": job_id})
    names = ("id", "sale_id", "delivered_at", "identity_check")
    return tuple(
        RepairDeliveryResponse(
            **_fields(row, names),
            sale_number=number or "",
            delivered_by_name=name or "",
            is_voided=void_id is not None,
        )
        for row, number, name, void_id in rows
    )


def _event(
    event: RepairEvent, name: str | None, book: StateBook
) -> RepairEventResponse:
    return RepairEventResponse(
        id=event.id,
        kind=event.kind,
        occurred_at=event.occurred_at,
        person_id=event.person_id,
        person_name=name or "",
        from_state=book.get(event.from_state) if event.from_state else None,
        to_state=book.get(event.to_state) if event.to_state else None,
        note=event.note,
        details=event.details,
    )


def _fields(row: object, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
