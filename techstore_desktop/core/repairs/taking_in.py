"""Taking devices in at the counter, within an open transaction."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import or_, select

from techstore_desktop.core.branches.numbers import document_number, next_place
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.customers.erasure import require_known
from techstore_desktop.core.customers.merging import survivor
from techstore_desktop.core.devices.models import Device
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.choices import ApprovalWay, EventKind, RepairKind
from techstore_desktop.core.repairs.models import (
    RepairApproval,
    RepairJob,
    RepairTicket,
    RepairWorkKind,
)
from techstore_desktop.core.repairs.technicians import technician_name
from techstore_desktop.core.repairs.ticket_schemas import (
    RepairJobCreate,
    RepairTicketCreate,
)
from techstore_desktop.core.repairs.workflow import state_key
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_devices = Repository(Device)
_jobs = Repository(RepairJob)

_COPIED = {
    "device_kind",
    "brand",
    "model",
    "colour",
    "fault",
    "condition",
    "imei",
    "technician_id",
    "work_kind_id",
}
_AMOUNTS = {"estimate", "diagnosis_fee", "approved_amount"}
_EMPTY_AT_FIRST = ("diagnosis", "waiting_for", "sent_to", "check_result")


def take_in(
    transaction: Transaction,
    actor: Actor,
    data: RepairTicketCreate,
    profile: ShopProfile,
) -> RepairTicket:
    """Write a ticket and its jobs.

    Raises RuleBroken ``customer.erased``, ``repair.technician_gone``.
    """
    customer = survivor(transaction, data.customer_id)
    require_known(customer)
    place = next_place(transaction, RepairTicket, dated="received_at")
    ticket = transaction.add(
        RepairTicket(
            number=document_number(f"R{profile.terminal_code}", place.sequence),
            sequence=place.sequence,
            terminal_id=transaction.origin.terminal_id,
            branch_id=transaction.origin.branch_id,
            customer_id=customer.id,
            customer_name=customer.name,
            customer_phone=customer.phone,
            received_at=place.occurred_at,
            received_by_id=actor.staff_id,
            is_express=data.is_express,
            terms=data.terms or profile.repair_terms,
            note_for_shop=data.note_for_shop,
            note_for_customer=data.note_for_customer,
            promised_at=data.promised_at,
        )
    )
    for position, each in enumerate(data.jobs, 1):
        technician_name(transaction, each.technician_id)
        number = ticket.number
        if len(data.jobs) > 1:
            number = f"{number}/{position}"
        _take_in_device(
            transaction, actor, ticket, each, profile, position=position, number=number
        )
    return ticket


def _take_in_device(
    transaction: Transaction,
    actor: Actor,
    ticket: RepairTicket,
    data: RepairJobCreate,
    profile: ShopProfile,
    *,
    position: int,
    number: str,
) -> None:
    job = transaction.add(
        RepairJob(
            id=transaction.new_id(),
            ticket_id=ticket.id,
            position=position,
            number=number,
            branch_id=ticket.branch_id,
            customer_id=ticket.customer_id,
            customer_name=ticket.customer_name,
            customer_phone=ticket.customer_phone,
            device_id=_device(transaction, ticket, data).id,
            **data.model_dump(include=_COPIED),
            **_amounts(data, profile.currency.digits),
            serial=data.serial.upper(),
            accessories=list(data.accessories),
            is_express=ticket.is_express,
            received_at=ticket.received_at,
            promised_at=data.promised_at or ticket.promised_at,
            state=state_key(RepairKind.RECEIVED),
            warranty_days=_warranty_days(transaction, data, profile),
            claim_of_id=_claimed(transaction, data),
            is_unrepaired=False,
            **dict.fromkeys(_EMPTY_AT_FIRST, ""),
        )
    )
    _tell(transaction, actor, job)


def _amounts(data: RepairJobCreate, digits: int) -> dict[str, Decimal | None]:
    """Return the amounts told at the counter, rounded to the currency."""
    told = data.model_dump(include=_AMOUNTS)
    return {
        name: None if amount is None else round_half_up(amount, digits)
        for name, amount in told.items()
    }


def _tell(transaction: Transaction, actor: Actor, job: RepairJob) -> None:
    events.change_state(
        transaction,
        actor,
        job,
        job.state,
        kind=EventKind.TAKEN_IN,
        estimate=_text(job.estimate),
        promised_at=job.promised_at.isoformat() if job.promised_at else None,
        technician_id=str(job.technician_id) if job.technician_id else None,
    )
    if job.approved_amount is not None:
        transaction.add(
            RepairApproval(
                job_id=job.id,
                occurred_at=transaction.now,
                recorded_by_id=actor.staff_id,
                way=ApprovalWay.AT_INTAKE,
                amount=job.approved_amount,
                note="",
            )
        )
        events.record(
            transaction,
            actor,
            job,
            EventKind.APPROVED,
            amount=_text(job.approved_amount),
            way=ApprovalWay.AT_INTAKE.value,
        )


def _text(amount: object) -> str | None:
    return None if amount is None else str(amount)


def _device(
    transaction: Transaction, ticket: RepairTicket, data: RepairJobCreate
) -> Device:
    """Return the device: the one chosen, the one of that number, or a new one.

    It is its bringer's from here on; earlier repairs keep whose it was.
    """
    known = (
        _devices.get(transaction, data.device_id)
        if data.device_id
        else _numbered(transaction, data)
    )
    if known is not None:
        if data.imei2 and data.imei2 not in {known.imei, known.imei2}:
            known.imei2 = data.imei2
        if known.customer_id != ticket.customer_id:
            known.customer_id = ticket.customer_id
        return known
    return transaction.add(
        Device(
            id=transaction.new_id(),
            brand=data.brand,
            model=data.model,
            model_code="",
            kind=data.device_kind,
            colour=data.colour,
            serial=data.serial.upper(),
            imei=data.imei,
            imei2=data.imei2,
            customer_id=ticket.customer_id,
            notes="",
        )
    )


def _numbered(reading: Reading, data: RepairJobCreate) -> Device | None:
    ways = []
    for imei in filter(None, (data.imei, data.imei2)):
        ways += [Device.imei == imei, Device.imei2 == imei]
    if data.serial:
        ways.append(Device.serial == data.serial.upper())
    if not ways:
        return None
    query = select(Device).where(or_(*ways), Device.archived_at.is_(None))
    return reading.session.scalars(query.order_by(Device.id).limit(1)).first()


def _warranty_days(
    reading: Reading, data: RepairJobCreate, profile: ShopProfile
) -> int:
    if data.work_kind_id is None:
        return profile.repair_warranty_days
    return reading.session.get_one(RepairWorkKind, data.work_kind_id).warranty_days


def _claimed(reading: Reading, data: RepairJobCreate) -> UUID | None:
    """Return the first repair of those that a claim hangs on (R56)."""
    if data.claim_of_id is None:
        return None
    claimed = _jobs.get(reading, data.claim_of_id)
    return claimed.claim_of_id or claimed.id
