"""Looking at what was sent out: where it is, since when, what it cost."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.repairs.cards import card_query, read_cards
from techstore_desktop.core.repairs.errands.models import (
    RepairErrand,
    RepairErrandReturn,
    Workshop,
)
from techstore_desktop.core.repairs.errands.schemas import Destination, ErrandResponse
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading

_taker = aliased(StaffMember)


def destinations(reading: Reading) -> tuple[Destination, ...]:
    """Return the other branches, then the workshops in use by their names."""
    here = reading.origin.branch_id
    branches = reading.session.execute(
        select(Branch.id, Branch.name, Branch.phone)
        .where(Branch.id != here, Branch.archived_at.is_(None))
        .order_by(Branch.name)
    )
    workshops = reading.session.execute(
        select(Workshop.id, Workshop.name, Workshop.phone)
        .where(Workshop.archived_at.is_(None))
        .order_by(Workshop.name)
    )
    return (
        *(_destination(row, is_branch=True) for row in branches),
        *(_destination(row, is_branch=False) for row in workshops),
    )


def _destination(row: Any, *, is_branch: bool) -> Destination:
    return Destination(id=row.id, name=row.name, phone=row.phone, is_branch=is_branch)


def open_errands(reading: Reading, job_id: UUID) -> list[RepairErrand]:
    """Return the errands of a job that did not end; two where two tills sent it."""
    return list(
        reading.session.scalars(
            select(RepairErrand)
            .outerjoin(
                RepairErrandReturn, RepairErrandReturn.errand_id == RepairErrand.id
            )
            .where(RepairErrand.job_id == job_id, RepairErrandReturn.id.is_(None))
            .order_by(RepairErrand.sent_at, RepairErrand.id)
        )
    )


def errands(
    reading: Reading, today: date, *criteria: Any, with_cost: bool
) -> tuple[ErrandResponse, ...]:
    """Return errands: those that are out first, the longest away on top."""
    found: dict[UUID, Any] = {}
    for row in reading.session.execute(_query().where(*criteria)):
        found.setdefault(row.RepairErrand.id, row)
    cards = _cards(reading, {row.RepairErrand.job_id for row in found.values()})
    responses = [
        _response(row, cards[row.RepairErrand.job_id], today, with_cost=with_cost)
        for row in found.values()
    ]
    out = [each for each in responses if each.returned_at is None]
    back = [each for each in responses if each.returned_at is not None]
    return (*out, *reversed(back))


def _query() -> Select[Any]:
    query: Any = (
        select(
            RepairErrand,
            RepairErrandReturn.returned_at,
            RepairErrandReturn.cost,
            RepairErrandReturn.note.label("note_back"),
            func.coalesce(Workshop.name, Branch.name, "").label("to"),
            func.coalesce(Workshop.phone, Branch.phone, "").label("phone"),
            StaffMember.name.label("sent_by_name"),
            _taker.name.label("taken_by_name"),
        )
        .outerjoin(RepairErrandReturn, RepairErrandReturn.errand_id == RepairErrand.id)
        .outerjoin(Workshop, Workshop.id == RepairErrand.workshop_id)
        .outerjoin(Branch, Branch.id == RepairErrand.to_branch_id)
        .outerjoin(StaffMember, StaffMember.id == RepairErrand.sent_by_id)
        .outerjoin(_taker, _taker.id == RepairErrandReturn.taken_by_id)
        .order_by(RepairErrand.sent_at, RepairErrand.id, RepairErrandReturn.returned_at)
    )
    found: Select[Any] = query
    return found


def _cards(reading: Reading, job_ids: Collection[UUID]) -> dict[UUID, RepairCard]:
    query = card_query().where(RepairJob.id.in_(list(job_ids)))
    return {card.id: card for card in read_cards(reading, query, state_book(reading))}


def _response(
    row: Any, card: RepairCard, today: date, *, with_cost: bool
) -> ErrandResponse:
    errand: RepairErrand = row.RepairErrand
    is_out = row.returned_at is None
    return ErrandResponse(
        id=errand.id,
        card=card,
        to=row.to,
        phone=row.phone,
        is_branch=errand.to_branch_id is not None,
        workshop_id=errand.workshop_id,
        sent_at=errand.sent_at,
        sent_by_name=row.sent_by_name or "",
        expected_on=errand.expected_on,
        is_late=is_out
        and errand.expected_on is not None
        and errand.expected_on < today,
        note=errand.note,
        accessories=tuple(errand.accessories or ()),
        returned_at=row.returned_at,
        taken_by_name=row.taken_by_name or "",
        cost=row.cost if with_cost else None,
        note_back=row.note_back or "",
    )
