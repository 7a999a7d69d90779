"""What customers signed, within an open transaction: word for word, never changed."""

import json
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.intake_models import RepairConsent
from techstore_desktop.core.repairs.intake_schemas import (
    ConsentCreate,
    ConsentResponse,
    digest_of,
)
from techstore_desktop.core.repairs.models import RepairJob, RepairTicket
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading, Transaction


def keep(
    transaction: Transaction,
    actor: Actor,
    ticket: RepairTicket,
    job_id: UUID | None,
    data: ConsentCreate,
) -> None:
    """Keep what was signed for a ticket, or for one of its devices."""
    transaction.add(
        RepairConsent(
            ticket_id=ticket.id,
            job_id=job_id,
            customer_id=ticket.customer_id,
            occasion=data.occasion,
            way=data.way,
            signed_at=transaction.now,
            recorded_by_id=actor.staff_id,
            signed_name=data.signed_name,
            text=data.text,
            text_sha256=data.text_sha256,
            signature=data.strokes_as_text(),
        )
    )


def keep_for_job(
    transaction: Transaction, actor: Actor, job: RepairJob, data: ConsentCreate
) -> None:
    """Keep what was signed for one device."""
    ticket = transaction.session.get_one(RepairTicket, job.ticket_id)
    keep(transaction, actor, ticket, job.id, data)


def of_ticket(reading: Reading, ticket_id: UUID) -> list[ConsentResponse]:
    """Return what was signed on a ticket, the first one first."""
    query = (
        select(RepairConsent, StaffMember.name)
        .join(StaffMember, StaffMember.id == RepairConsent.recorded_by_id)
        .where(RepairConsent.ticket_id == ticket_id)
        .order_by(RepairConsent.signed_at, RepairConsent.id)
    )
    return [_response(row, name) for row, name in reading.session.execute(query)]


def _response(row: RepairConsent, person: str) -> ConsentResponse:
    return ConsentResponse(
        id=row.id,
        ticket_id=row.ticket_id,
        job_id=row.job_id,
        occasion=row.occasion,
        way=row.way,
        signed_at=row.signed_at,
        recorded_by_name=person,
        signed_name=row.signed_name,
        text=row.text,
        strokes=json.loads(row.signature) if row.signature else (),
        is_whole=digest_of(row.text) == row.text_sha256,
    )
