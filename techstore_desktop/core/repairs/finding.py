"""Which jobs a filter means: states, people, days, words, and numbers at once."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, or_, select

from techstore_desktop.core.branches.models import Terminal
from techstore_desktop.core.customers.merging import of_customer, with_same
from techstore_desktop.core.customers.models import customer_search
from techstore_desktop.core.devices.models import Device
from techstore_desktop.core.repairs.accessory_words import as_kept
from techstore_desktop.core.repairs.cards import (
    PRICE,
    PromiseWarning,
    promise_warning,
)
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.models import RepairJob, RepairTicket, job_search
from techstore_desktop.core.repairs.schemas import RepairFilter, RepairSort
from techstore_desktop.core.repairs.states import StateBook
from techstore_desktop.core.repairs.workflow import CLOSED, NEARLY_DONE, NOT_LATE
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.stock.units import is_imei
from techstore_desktop.core.storage import search
from techstore_desktop.core.storage.entity import Entity
from techstore_desktop.core.storage.transaction import Reading

_BETWEEN = re.compile(r"[\s,;]+")
_NUMBER = re.compile(r"^[A-Z0-9]{1,8}-\d{1,9}(/\d{1,2})?$")
_DEVICE_NUMBER = re.compile(r"^(?=.*\d)[A-Z0-9-]{6,}$")
_DIGITS = re.compile(r"^\d{1,6}$")
CUSTOMERS_CONSIDERED = 50
CONSIDERED = 300
"""Of what a word finds, the newest are listed; more letters find the others."""


def criteria(
    reading: Reading, wanted: RepairFilter, book: StateBook
) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter."""
    found = [*_states(wanted, book), *_columns(wanted)]
    if wanted.customer_id is not None:
        found.append(of_customer(RepairJob.customer_id, reading, wanted.customer_id))
    if wanted.is_overdue:
        found.append(RepairJob.promised_at < reading.now)
        found.append(RepairJob.state.in_(book.keys_without(NOT_LATE)))
    if wanted.is_due_soon:
        found.append(RepairJob.promised_at >= reading.now)
        found.append(_is_due_soon(promise_warning(reading), book))
    if wanted.text.strip():
        found.append(_matches(reading, wanted, book))
    return found


def _is_due_soon(warning: PromiseWarning, book: StateBook) -> ColumnElement[bool]:
    """Return the condition that a promise is to be warned of, by the work left."""
    early = book.keys_without((*NOT_LATE, *NEARLY_DONE))
    late = set(book.keys_without(NOT_LATE)).difference(early)
    return or_(
        and_(RepairJob.promised_at < warning.early, RepairJob.state.in_(early)),
        and_(RepairJob.promised_at < warning.late, RepairJob.state.in_(sorted(late))),
    )


def ordering(sort: RepairSort, book: StateBook, *, descending: bool) -> list[Any]:
    """Return how a list is ordered; what is empty comes last."""
    columns: dict[RepairSort, Any] = {
        RepairSort.NUMBER: RepairJob.number,
        RepairSort.RECEIVED: RepairJob.received_at,
        RepairSort.PROMISED: RepairJob.promised_at,
        RepairSort.STATE: case(book.places(), value=RepairJob.state, else_=0),
        RepairSort.CUSTOMER: RepairJob.customer_name,
        RepairSort.DEVICE: RepairJob.brand + " " + RepairJob.model,
        RepairSort.TECHNICIAN: StaffMember.name,
        RepairSort.PRICE: PRICE,
    }
    column = columns[sort]
    directed = column.desc() if descending else column.asc()
    tie = RepairJob.id.desc() if descending else RepairJob.id.asc()
    may_be_empty = {RepairSort.PROMISED, RepairSort.TECHNICIAN, RepairSort.PRICE}
    empty = [column.is_(None)] if sort in may_be_empty else []
    return [*empty, directed, tie]


def most_pressing() -> list[Any]:
    """Return the order of the board's columns: express, then what is promised first."""
    return [
        RepairJob.is_express.desc(),
        RepairJob.promised_at.is_(None),
        RepairJob.promised_at,
        RepairJob.received_at,
        RepairJob.id,
    ]


def _states(wanted: RepairFilter, book: StateBook) -> list[ColumnElement[bool]]:
    keys = set(book.keys(wanted.kinds or RepairKind))
    if wanted.states:
        keys &= set(wanted.states)
    if wanted.is_open:
        keys -= set(book.keys(CLOSED))
    is_narrowed = wanted.is_open or wanted.states or wanted.kinds
    return [RepairJob.state.in_(sorted(keys))] if is_narrowed else []


def _columns(wanted: RepairFilter) -> list[ColumnElement[bool]]:
    job: Any = RepairJob
    same = ("technician_id", "branch_id", "device_id")
    found = [
        getattr(job, name) == getattr(wanted, name)
        for name in same
        if getattr(wanted, name) is not None
    ]
    if wanted.is_unassigned:
        found.append(job.technician_id.is_(None))
    if wanted.is_express:
        found.append(job.is_express.is_(True))
    if wanted.is_sent_out:
        found.append(job.sent_to != "")
    if wanted.is_claim:
        found.append(job.claim_of_id.is_not(None))
    if wanted.received_from is not None:
        found.append(job.received_at >= wanted.received_from)
    if wanted.received_until is not None:
        found.append(job.received_at < wanted.received_until)
    return found


def matching(reading: Reading, text: str, book: StateBook) -> frozenset[UUID]:
    """Return which jobs a text means, as ids; of the delivered ones not all."""
    found, ways = _found(reading, text.strip(), book, is_open=True)
    if not ways:
        return frozenset(found)
    is_open = RepairJob.state.in_(book.keys_without(CLOSED))
    others = select(RepairJob.id).where(or_(*ways), is_open)
    return frozenset(found).union(reading.session.scalars(others))


def _matches(
    reading: Reading, wanted: RepairFilter, book: StateBook
) -> ColumnElement[bool]:
    """Return the condition that a job is one of those that a text means."""
    text = wanted.text.strip()
    found, ways = _found(reading, text, book, is_open=wanted.is_open)
    return or_(RepairJob.id.in_(found), *ways)


def _found(
    reading: Reading, text: str, book: StateBook, *, is_open: bool
) -> tuple[list[UUID], list[ColumnElement[bool]]]:
    """Return what a person meant: jobs by words, and conditions for other jobs."""
    parts = [part for part in _BETWEEN.split(text.upper()) if part]
    if len(parts) > 1 and all(map(_is_number, parts)):
        return [], [_numbered(parts)]
    found = _written(reading, text, book, is_open=is_open)
    if found is None:
        return [], [RepairJob.number == text.upper()]
    for other in as_kept(text):
        found += _written(reading, other, book, is_open=is_open) or []
    ways = [*_renamed(reading, text), *_at_bench_of(reading, text)]
    if is_imei(text):
        # Of two cards' phones the index knows the number that was scanned first.
        ways.append(_with_second(text))
    elif _DIGITS.match(text):
        ways.append(RepairJob.ticket_id.in_(_sequence(text)))
    return found, ways


def _written(
    reading: Reading, text: str, book: StateBook, *, is_open: bool
) -> list[UUID] | None:
    """Return the jobs on which these words are written; None for no word at all."""
    found = search.newest(job_search, text, reading.connection, limit=CONSIDERED)
    if found is not None and len(found) == CONSIDERED and is_open:
        return _among_open(reading, text, book)
    return found


def _renamed(reading: Reading, text: str) -> list[ColumnElement[bool]]:
    """Return the condition for jobs of customers who are called so only now."""
    people = search.find(
        customer_search, text, reading.connection, limit=CUSTOMERS_CONSIDERED
    )
    if not people:
        return []
    is_waiting = RepairJob.delivered_at.is_(None)
    return [and_(RepairJob.customer_id.in_(with_same(reading, people)), is_waiting)]


def _at_bench_of(reading: Reading, text: str) -> list[ColumnElement[bool]]:
    """Return the condition for what waits at the benches of people so called."""
    asked = search.words_of(text)
    people = reading.session.execute(select(StaffMember.id, StaffMember.name))
    meant = [person_id for person_id, name in people if _holds(name, asked)]
    if not meant:
        return []
    is_waiting = RepairJob.delivered_at.is_(None)
    return [and_(RepairJob.technician_id.in_(meant), is_waiting)]


def _among_open(reading: Reading, text: str, book: StateBook) -> list[UUID]:
    """Return the open jobs that match words so common that most jobs do.

    There are some hundreds of open ones: to read their words is quicker than to walk
    through all that the index finds.
    """
    documents = Entity.metadata.tables[job_search.documents]
    rows = reading.session.execute(
        select(documents.c.id, documents.c.words)
        .join(RepairJob, RepairJob.id == documents.c.id)
        .where(RepairJob.state.in_(book.keys_without(CLOSED)))
    )
    asked = search.words_of(text)
    return [row.id for row in rows if _holds(row.words, asked)]


def _holds(words: str, asked: Sequence[str]) -> bool:
    there = search.words_of(words)
    return all(any(word.startswith(each) for word in there) for each in asked)


def _sequence(digits: str) -> Select[Any]:
    """Return the tickets of any terminal with a number, typed without its zeros."""
    query: Select[Any] = select(RepairTicket.id).where(
        RepairTicket.terminal_id.in_(select(Terminal.id)),
        RepairTicket.sequence == int(digits),
    )
    return query


def _with_second(imei: str) -> ColumnElement[bool]:
    of_two = or_(Device.imei == imei, Device.imei2 == imei)
    return RepairJob.device_id.in_(select(Device.id).where(of_two))


def _is_number(part: str) -> bool:
    return bool(_NUMBER.match(part) or _DEVICE_NUMBER.match(part))


def _numbered(parts: list[str]) -> ColumnElement[bool]:
    """Return the condition for many ticket numbers, serials or IMEIs in one go."""
    tickets = select(RepairTicket.id).where(RepairTicket.number.in_(parts))
    return or_(
        RepairJob.number.in_(parts),
        RepairJob.ticket_id.in_(tickets),
        RepairJob.imei.in_(parts),
        RepairJob.serial.in_(parts),
    )
