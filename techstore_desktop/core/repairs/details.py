"""All of a job, as the detail beside the board shows it, from its rows."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.reading import person_name
from techstore_desktop.core.devices.models import Device
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.repairs import deposit_documents, history, lines, owing
from techstore_desktop.core.repairs.bills import bill, rules_of
from techstore_desktop.core.repairs.cards import card_of, card_query, read_cards
from techstore_desktop.core.repairs.delivery_schemas import StorageFeeResponse
from techstore_desktop.core.repairs.models import (
    RepairJob,
    RepairLine,
    RepairTicket,
    RepairWorkKind,
)
from techstore_desktop.core.repairs.obstacles import obstacles
from techstore_desktop.core.repairs.quote_schemas import RepairBill
from techstore_desktop.core.repairs.schemas import (
    RepairCard,
    RepairEventResponse,
    RepairJobResponse,
)
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.core.repairs.states import StateBook, state_book
from techstore_desktop.core.repairs.turnaround import Change, hours_in_hand
from techstore_desktop.core.repairs.warranty import last_day
from techstore_desktop.core.repairs.workflow import (
    CLOSED,
    EDITABLE,
    Situation,
    main_next,
    next_kinds,
)
from techstore_desktop.core.sales.pricing import PricingRules
from techstore_desktop.core.storage.transaction import Reading

_JOB_FIELDS = (
    "device_id",
    "colour",
    "condition",
    "diagnosis",
    "estimate",
    "diagnosis_fee",
    "approved_amount",
    "work_kind_id",
    "warranty_days",
    "claim_of_id",
    "sent_at",
    "checked_at",
    "check_result",
)
_TICKET_FIELDS = ("terms", "note_for_shop", "note_for_customer")


def read_job(
    reading: Reading, actor: Actor, job: RepairJob, profile: ShopProfile
) -> RepairJobResponse:
    """Return a job whole; what it costs for who may see it."""
    book, rules = state_book(reading), rules_of(profile)
    ticket = reading.session.get_one(RepairTicket, job.ticket_id)
    rows = lines.lines_of(reading, job.id)
    standing = lines.situation(job, rows, rules)
    happened = history.events(reading, job.id, book)
    quoted = bill([lines.quoted(line) for line in rows], rules)
    may_see_cost = actor.may(Permission.REPAIR_SEE_COST)
    deposits = deposit_documents.of_job(reading, job.id)
    return RepairJobResponse(
        card=card_of(reading, job, book),
        ticket_number=ticket.number,
        **{name: getattr(ticket, name) for name in _TICKET_FIELDS},
        **{name: getattr(job, name) for name in _JOB_FIELDS},
        second_imei=_second_imei(reading, job),
        received_by_name=_name(reading, ticket.received_by_id),
        accessories=tuple(job.accessories),
        needs_approval=not standing.is_covered_by_approval,
        work_kind_name=_work_kind(reading, job.work_kind_id),
        claim_of_number=_number(reading, job.claim_of_id),
        checked_by_name=_name(reading, job.checked_by_id),
        is_editable=standing.kind in EDITABLE,
        lines=lines.responses(reading, rows, rules, with_cost=may_see_cost),
        bill=quoted,
        **_costs(rows, quoted, is_shown=may_see_cost),
        approvals=history.approvals(reading, job.id),
        events=happened,
        works=history.works(reading, job.id),
        deposits=deposits,
        deposit_balance=sum((each.amount for each in deposits), ZERO),
        diagnosis_total=_diagnosis_total(reading, job, rules),
        storage_fees=_storage_fees(reading, job, rules),
        due=_due(reading, job, profile, standing),
        deliveries=history.deliveries(reading, job.id),
        main_next=main_next(standing),
        next_states=_next_states(standing, book, job.state),
        obstacles=obstacles(reading, standing, rows),
        hours_in_hand=_hours(job, happened, reading),
        other_jobs=_others(reading, job, book),
        device_jobs=_of_device(reading, job, book),
        claim_until=_claim_until(reading, job, profile),
    )


def _costs(
    rows: Sequence[RepairLine], quoted: RepairBill, *, is_shown: bool
) -> dict[str, Decimal | None]:
    """Return cost and margin; a margin is without taxes, as in the figures."""
    if not is_shown:
        return {"cost": None, "margin": None}
    cost = lines.cost_of(rows)
    margin = quoted.total - quoted.tax - cost
    return {"cost": cost, "margin": margin if rows else None}


def _next_states(
    standing: Situation, book: StateBook, present: str
) -> tuple[RepairStateResponse, ...]:
    kinds = {*next_kinds(standing.kind), standing.kind}
    return tuple(
        state for state in book.shown if state.kind in kinds and state.key != present
    )


def _hours(
    job: RepairJob, happened: Sequence[RepairEventResponse], reading: Reading
) -> Decimal:
    changes = [
        Change(event.occurred_at, event.to_state.key)
        for event in happened
        if event.to_state is not None
    ]
    return hours_in_hand(job.received_at, changes, reading.now)


def _due(
    reading: Reading, job: RepairJob, profile: ShopProfile, standing: Situation
) -> Decimal:
    if standing.kind in CLOSED:
        return ZERO
    return owing.of_job(reading, job, profile).due


def _diagnosis_total(reading: Reading, job: RepairJob, rules: PricingRules) -> Decimal:
    """Return what is paid with its tax for a diagnosis alone."""
    return owing.priced_total(owing.diagnosis_lines(reading, job), rules)


def _storage_fees(
    reading: Reading, job: RepairJob, rules: PricingRules
) -> tuple[StorageFeeResponse, ...]:
    return tuple(
        StorageFeeResponse(
            id=line.id, name=line.name, total=owing.priced_total((line,), rules)
        )
        for line in owing.fee_lines(reading, job)
    )


def _others(
    reading: Reading, job: RepairJob, book: StateBook
) -> tuple[RepairCard, ...]:
    """Return the other devices on the same ticket."""
    wanted = {"ticket": job.ticket_id, "job": job.id}
    return tuple(read_cards(reading, _others_query(), book, wanted))


@cache
def _others_query() -> Select[Any]:
    is_other = RepairJob.id != bindparam("job")
    return (
        card_query()
        .where(RepairJob.ticket_id == bindparam("ticket"), is_other)
        .order_by(RepairJob.position)
    )


def _of_device(
    reading: Reading, job: RepairJob, book: StateBook
) -> tuple[RepairCard, ...]:
    """Return the device's repairs on other tickets, the newest first."""
    if job.device_id is None:
        return ()
    wanted = {"device": job.device_id, "ticket": job.ticket_id}
    return tuple(read_cards(reading, _of_device_query(), book, wanted))


@cache
def _of_device_query() -> Select[Any]:
    is_elsewhere = RepairJob.ticket_id != bindparam("ticket")
    return (
        card_query()
        .where(RepairJob.device_id == bindparam("device"), is_elsewhere)
        .order_by(RepairJob.received_at.desc(), RepairJob.id.desc())
    )


def _claim_until(reading: Reading, job: RepairJob, profile: ShopProfile) -> date | None:
    first = reading.session.get(RepairJob, job.claim_of_id) if job.claim_of_id else None
    if first is None or first.delivered_at is None:
        return None
    return last_day(profile.business_day(first.delivered_at), first.warranty_days)


def _name(reading: Reading, person_id: UUID | None) -> str:
    return "" if person_id is None else person_name(reading, person_id)


def _work_kind(reading: Reading, kind_id: UUID | None) -> str:
    kind = reading.session.get(RepairWorkKind, kind_id) if kind_id else None
    return kind.name if kind else ""


def _second_imei(reading: Reading, job: RepairJob) -> str:
    """Return the device's other IMEI: of two, either may have been scanned."""
    device = reading.session.get(Device, job.device_id) if job.device_id else None
    if device is None:
        return ""
    others = (each for each in (device.imei, device.imei2) if each != job.imei)
    return next(filter(None, others), "") if job.imei else ""


def _number(reading: Reading, job_id: UUID | None) -> str:
    if job_id is None:
        return ""
    query = select(RepairJob.number).where(RepairJob.id == job_id)
    return reading.session.scalar(query) or ""
