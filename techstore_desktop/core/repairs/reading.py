"""Looking at repairs: the board, the list, a ticket, a job."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.repairs import finding, lines
from techstore_desktop.core.repairs.bills import rules_of
from techstore_desktop.core.repairs.cards import (
    card_query,
    due_soon_count,
    overdue_count,
    read_cards,
)
from techstore_desktop.core.repairs.details import read_job
from techstore_desktop.core.repairs.models import RepairJob, RepairTicket
from techstore_desktop.core.repairs.obstacles import obstacles
from techstore_desktop.core.repairs.schemas import (
    JobSteps,
    RepairBoard,
    RepairCard,
    RepairFilter,
    RepairJobResponse,
    RepairPage,
    RepairSort,
    RepairTicketResponse,
)
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.repairs.workflow import main_next
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading

MOST_COUNTED = 1000

_jobs = Repository(RepairJob)
_tickets = Repository(RepairTicket)


class RepairViews:
    """What the shop has on its benches, and had."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def states(self) -> tuple[RepairStateResponse, ...]:
        """Return every state in use, in the order of the board."""
        with self._database.reading() as reading:
            return state_book(reading).shown

    def board(self, actor: Actor, wanted: RepairFilter | None = None) -> RepairBoard:
        """Return the open jobs that meet a filter, the most pressing first."""
        authorize(actor, {Permission.REPAIR_SEE})
        wanted = (wanted or RepairFilter()).model_copy(update={"is_open": True})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            book = state_book(reading)
            query = card_query().where(*finding.criteria(reading, wanted, book))
            query = query.order_by(*finding.most_pressing())
            cards = tuple(read_cards(reading, query, book))
        return board_of(book.shown, cards)

    def matching(self, actor: Actor, text: str) -> frozenset[UUID]:
        """Return which open jobs a text means: the board narrows itself by them."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            return finding.matching(reading, text, state_book(reading))

    def jobs(
        self,
        actor: Actor,
        wanted: RepairFilter,
        *,
        sort: RepairSort = RepairSort.RECEIVED,
        descending: bool = True,
        offset: int = 0,
        limit: int = 100,
    ) -> RepairPage:
        """Return a page of the jobs that meet a filter, delivered ones if wanted."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            book = state_book(reading)
            conditions = finding.criteria(reading, wanted, book)
            query = card_query().where(*conditions)
            query = query.order_by(*finding.ordering(sort, book, descending=descending))
            cards = read_cards(reading, query.offset(offset).limit(limit), book)
            count = _count(reading, conditions)
        return RepairPage(cards=tuple(cards), count=count)

    def cards(self, actor: Actor, job_ids: list[UUID]) -> tuple[RepairCard, ...]:
        """Return some jobs as cards: those that changed elsewhere."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            query = card_query().where(RepairJob.id.in_(job_ids))
            return tuple(read_cards(reading, query, state_book(reading)))

    def job(self, actor: Actor, job_id: UUID) -> RepairJobResponse:
        """Return all of a job. Raises RuleBroken ``repair_job.not_found``."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            return read_job(reading, actor, _jobs.get(reading, job_id), profile)

    def steps(self, actor: Actor, job_id: UUID) -> JobSteps:
        """Return where a job can go, before anybody tries.

        Raises RuleBroken ``repair_job.not_found``.
        """
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            rules = rules_of(self._profiles.of(reading))
            job = _jobs.get(reading, job_id)
            rows = lines.lines_of(reading, job_id)
            standing = lines.situation(job, rows, rules)
            return JobSteps(
                job_id=job_id,
                kind=standing.kind,
                main_next=main_next(standing),
                obstacles=obstacles(reading, standing, rows),
            )

    def ticket(self, actor: Actor, ticket_id: UUID) -> RepairTicketResponse:
        """Return a ticket. Raises RuleBroken ``repair_ticket.not_found``."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            return read_ticket(reading, _tickets.get(reading, ticket_id))

    def find_by_number(self, actor: Actor, number: str) -> RepairCard | None:
        """Return the job of a scanned label or ticket; the first where it has many."""
        authorize(actor, {Permission.REPAIR_SEE})
        wanted = number.strip().upper()
        with self._database.reading() as reading:
            self._profiles.of(reading)
            tickets = select(RepairTicket.id).where(RepairTicket.number == wanted)
            query = card_query().where(
                (RepairJob.number == wanted) | RepairJob.ticket_id.in_(tickets)
            )
            query = query.order_by(RepairJob.position).limit(1)
            return next(iter(read_cards(reading, query, state_book(reading))), None)

    def history(self, actor: Actor, device_id: UUID) -> tuple[RepairCard, ...]:
        """Return every repair of a device, of whoever it was, the newest first."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            query = card_query().where(RepairJob.device_id == device_id)
            query = query.order_by(RepairJob.received_at.desc(), RepairJob.id.desc())
            return tuple(read_cards(reading, query, state_book(reading)))


def board_of(
    states: tuple[RepairStateResponse, ...], cards: tuple[RepairCard, ...]
) -> RepairBoard:
    """Return a board of these cards, counted."""
    counts: dict[str, int] = {state.key: 0 for state in states}
    for card in cards:
        counts[card.state.key] = counts.get(card.state.key, 0) + 1
    return RepairBoard(
        states=states,
        cards=cards,
        counts=counts,
        overdue_count=overdue_count(cards),
        due_soon_count=due_soon_count(cards),
    )


def narrowed(board: RepairBoard, ids: frozenset[UUID]) -> RepairBoard:
    """Return a board with some of its jobs only."""
    return board_of(board.states, tuple(card for card in board.cards if card.id in ids))


def _count(reading: Reading, conditions: Sequence[Any]) -> int:
    """Return how many jobs there are; nobody waits for the last of thousands."""
    some = select(RepairJob.id).where(*conditions).limit(MOST_COUNTED).subquery()
    counted = select(func.count()).select_from(some)
    return reading.session.scalar(counted) or 0


def read_ticket(reading: Reading, ticket: RepairTicket) -> RepairTicketResponse:
    """Return a ticket with its devices."""
    query = card_query().where(RepairJob.ticket_id == ticket.id)
    cards = read_cards(reading, query.order_by(RepairJob.position), state_book(reading))
    branch = reading.session.get_one(Branch, ticket.branch_id)
    receiver = reading.session.get(StaffMember, ticket.received_by_id)
    return RepairTicketResponse(
        id=ticket.id,
        number=ticket.number,
        branch_id=ticket.branch_id,
        branch_name=branch.name,
        customer_id=ticket.customer_id,
        customer_name=ticket.customer_name,
        customer_phone=ticket.customer_phone,
        received_at=ticket.received_at,
        received_by_name=receiver.name if receiver else "",
        is_express=ticket.is_express,
        terms=ticket.terms,
        note_for_shop=ticket.note_for_shop,
        note_for_customer=ticket.note_for_customer,
        promised_at=ticket.promised_at,
        jobs=tuple(cards),
    )
