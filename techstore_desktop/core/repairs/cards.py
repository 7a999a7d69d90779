"""Jobs as cards: one query for the board and the list alike."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, bindparam, case, func, select

from techstore_desktop.core.branches.models import Branch, Shop
from techstore_desktop.core.branches.work_calendar import calendar_of
from techstore_desktop.core.customers.merging import Present, present
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.come_parts import with_parts
from techstore_desktop.core.repairs.models import (
    RepairJob,
    RepairLine,
    deposit_balance,
)
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.states import StateBook, state_book
from techstore_desktop.core.repairs.workflow import NEARLY_DONE, NOT_LATE, kind_of
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading, Transaction

_OF_JOB = RepairLine.job_id == RepairJob.id
_OPEN_LINES = (_OF_JOB, RepairLine.archived_at.is_(None))
_WAITS = RepairKind.WAITING_FOR_PART
_WARNING = select(Shop.repair_warning_days, Shop.time_zone).limit(1)

_AMOUNT = RepairLine.__table__.c.total.type
PRICE: ColumnElement[Any] = case(
    (RepairJob.is_unrepaired, func.coalesce(RepairJob.diagnosis_fee, ZERO)),
    else_=func.coalesce(
        select(func.sum(RepairLine.total))
        .where(*_OPEN_LINES)
        .correlate(RepairJob)
        .scalar_subquery(),
        RepairJob.estimate,
        type_=_AMOUNT,
    ),
)
"""What a job's quote comes to, its estimate before there is one, or its diagnosis fee
where it is not repaired."""

_COPIED = (
    "id",
    "ticket_id",
    "number",
    "device_kind",
    "brand",
    "model",
    "serial",
    "imei",
    "fault",
    "customer_id",
    "customer_name",
    "customer_phone",
    "branch_id",
    "technician_id",
    "received_at",
    "promised_at",
    "delivered_at",
    "waiting_for",
    "sent_to",
    "is_express",
    "is_unrepaired",
    "approved_amount",
)


@cache
def card_query() -> Select[Any]:
    """Return the query for cards, to be narrowed and ordered."""
    columns: Any = RepairJob.__table__.c
    return (
        select(
            *(columns[name] for name in _COPIED),
            RepairJob.state,
            RepairJob.claim_of_id,
            Branch.name.label("branch_name"),
            func.coalesce(StaffMember.name, "").label("technician_name"),
            PRICE.label("price"),
            deposit_balance.c.balance.label("deposit"),
        )
        .join(Branch, Branch.id == RepairJob.branch_id)
        .outerjoin(StaffMember, StaffMember.id == RepairJob.technician_id)
        .outerjoin(deposit_balance, deposit_balance.c.job_id == RepairJob.id)
    )


def read_cards(
    reading: Reading,
    query: Select[Any],
    book: StateBook,
    wanted: Mapping[str, object] | None = None,
) -> list[RepairCard]:
    """Return the cards that a query gives; ``wanted`` are its parameters.

    Until it is delivered, a job's customer is called as they are called now.
    """
    rows = reading.session.execute(query, wanted).all()
    waiting = {row.customer_id for row in rows if row.delivered_at is None}
    people = present(reading, waiting) if waiting else {}
    warning = promise_warning(reading)
    complete = with_parts(
        reading, [row.id for row in rows if kind_of(row.state) is _WAITS]
    )
    return [
        _card(
            row,
            book,
            (reading.now, warning),
            None if row.delivered_at else people.get(row.customer_id),
            has_parts=row.id in complete,
        )
        for row in rows
    ]


class PromiseWarning(NamedTuple):
    """Until when promises are due soon: those with all work left, and nearly done."""

    early: datetime
    late: datetime

    def until(self, kind: RepairKind) -> datetime:
        """Return until when a promise is due soon of a job in a kind of state."""
        return self.late if kind in NEARLY_DONE else self.early


def promise_warning(reading: Reading) -> PromiseWarning:
    """Return the ends of the last days to warn of, by the work that is left.

    So many working days before as the shop chose; of what is on the bench already on
    the day itself. Where the shop wants no warning both are now.
    """
    found = reading.connection.execute(_WARNING).first()
    if found is None or not found.repair_warning_days:
        return PromiseWarning(reading.now, reading.now)
    calendar = calendar_of(reading, ZoneInfo(found.time_zone))
    early, late = (
        calendar.until_working_days(reading.now, days)
        for days in (found.repair_warning_days, 0)
    )
    return PromiseWarning(early, late)


def customer_of(reading: Reading, job: RepairJob) -> tuple[str, str]:
    """Return how a job's customer is called now, and their phone."""
    customer = present(reading, [job.customer_id]).get(job.customer_id)
    if customer is None:
        return job.customer_name, job.customer_phone
    return customer.name, customer.phone or job.customer_phone


def card_of(reading: Reading, job: RepairJob, book: StateBook) -> RepairCard:
    """Return the card of one job."""
    return read_cards(reading, _one_card(), book, {"job": job.id})[0]


def card_now(transaction: Transaction, job: RepairJob) -> RepairCard:
    """Return the card of a job as it stands after what was written so far."""
    return cards_now(transaction, [job])[0]


def cards_now(
    transaction: Transaction, jobs: Sequence[RepairJob]
) -> tuple[RepairCard, ...]:
    """Return the cards of jobs as they stand after what was written so far."""
    transaction.flush()
    book = state_book(transaction)
    return tuple(card_of(transaction, job, book) for job in jobs)


@cache
def _one_card() -> Select[Any]:
    return card_query().where(RepairJob.id == bindparam("job"))


def initials(name: str) -> str:
    """Return the first letters of a person's first and last name: ``LF``."""
    words = name.split()
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0].upper() for word in ends)


def overdue_count(cards: Iterable[RepairCard]) -> int:
    """Return how many cards are late."""
    return sum(card.is_overdue for card in cards)


def due_soon_count(cards: Iterable[RepairCard]) -> int:
    """Return how many cards will be late unless they are done."""
    return sum(card.is_due_soon for card in cards)


def _card(
    row: Any,
    book: StateBook,
    moments: tuple[datetime, PromiseWarning],
    customer: Present | None,
    *,
    has_parts: bool,
) -> RepairCard:
    now, warning = moments
    state = book.get(row.state)
    is_due = row.promised_at is not None and state.kind not in NOT_LATE
    copied = {name: getattr(row, name) for name in _COPIED}
    if customer is not None:
        copied["customer_name"] = customer.name
        copied["customer_phone"] = customer.phone or row.customer_phone
    return RepairCard.model_construct(
        **copied,
        state=state,
        branch_name=row.branch_name,
        technician_name=row.technician_name,
        technician_initials=initials(row.technician_name),
        age_share=_age_share(row.received_at, row.promised_at, now) if is_due else None,
        price=row.price,
        deposit=row.deposit or ZERO,
        is_overdue=is_due and row.promised_at < now,
        is_due_soon=is_due and now <= row.promised_at < warning.until(state.kind),
        is_claim=row.claim_of_id is not None,
        has_parts=has_parts,
    )


def _age_share(received_at: datetime, promised_at: datetime, now: datetime) -> float:
    whole = (promised_at - received_at).total_seconds()
    gone = (now - received_at).total_seconds()
    return max(gone, 0.0) / whole if whole > 0 else 1.0
