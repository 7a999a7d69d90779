"""Moving a job from one state to another, within an open transaction."""

from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs import events, lines, parts
from techstore_desktop.core.repairs.bills import rules_of
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.models import RepairJob, RepairWork
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.repairs.workflow import (
    CLOSED,
    EDITABLE,
    UNREPAIRED,
    Situation,
    Transition,
    kind_of,
    may_move,
    state_key,
)
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_jobs = Repository(RepairJob)
_AT_REST = {RepairKind.READY, RepairKind.DELIVERED, *UNREPAIRED}
_KINDS = {
    RepairKind.QUOTED: EventKind.QUOTED,
    RepairKind.DECLINED: EventKind.DECLINED,
    RepairKind.CANCELLED: EventKind.CANCELLED,
}


def require_open(job: RepairJob) -> None:
    """Refuse a job that is done with. Raises RuleBroken ``repair.closed``."""
    if kind_of(job.state) in CLOSED:
        raise RuleBroken("repair.closed", number=job.number)


def open_job(reading: Reading, job_id: UUID) -> RepairJob:
    """Return a job that is not done with yet.

    Raises RuleBroken ``repair_job.not_found``, ``repair.closed``.
    """
    job = _jobs.get(reading, job_id)
    require_open(job)
    return job


def situation_of(reading: Reading, job: RepairJob, profile: ShopProfile) -> Situation:
    """Return what the table needs to know of a job."""
    rows = lines.lines_of(reading, job.id)
    return lines.situation(job, rows, rules_of(profile))


def require_editable(job: RepairJob) -> None:
    """Refuse what diagnosis and quote are closed of.

    Raises RuleBroken ``repair.closed``, ``repair.not_editable``.
    """
    require_open(job)
    if kind_of(job.state) not in EDITABLE:
        raise RuleBroken("repair.not_editable")


def state_of(reading: Reading, kind: RepairKind, chosen: str | None) -> str:
    """Return the state of a kind to go into: the chosen one, else the standard one.

    Raises RuleBroken ``repair_state.not_found`` for one out of use, or of another kind.
    """
    if chosen is None:
        return state_key(kind)
    state = state_book(reading).chosen(chosen)
    if state.kind is not kind:
        raise RuleBroken("repair_state.not_found")
    return state.key


def way_to(
    reading: Reading, job: RepairJob, state: str, profile: ShopProfile
) -> Transition:
    """Return the way to a state. Raises RuleBroken as ``may_move`` does."""
    return may_move(situation_of(reading, job, profile), kind_of(state))


def put(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    state: str,
    *,
    note: str = "",
    waiting_for: str = "",
) -> None:
    """Put a job into a state that the table allows, with all that follows from it.

    Raises RuleBroken ``repair.parts_fitted`` where a device would go back unpaid with
    a part in it.
    """
    kind = kind_of(state)
    rows = lines.lines_of(transaction, job.id)
    if kind in UNREPAIRED:
        parts.require_none_fitted(rows)
        parts.release(transaction, actor, job, rows)
    if kind in _AT_REST:
        stop_work(transaction, actor, job)
    details = {"waiting_for": waiting_for} if waiting_for else {}
    events.change_state(
        transaction,
        actor,
        job,
        state,
        kind=_KINDS.get(kind, EventKind.STATE_CHANGED),
        note=note,
        **details,
    )
    if kind is RepairKind.WAITING_FOR_PART:
        job.waiting_for = waiting_for


def send_back(transaction: Transaction, actor: Actor, job: RepairJob) -> None:
    """Set diagnosing again because diagnosis or quote were edited (R51)."""
    if kind_of(job.state) not in {RepairKind.RECEIVED, RepairKind.DIAGNOSING}:
        state = state_key(RepairKind.DIAGNOSING)
        events.change_state(transaction, actor, job, state, because="edited")


def stop_work(transaction: Transaction, actor: Actor, job: RepairJob) -> bool:
    """Stop all work that runs on a job; tell whether any did."""
    running = transaction.session.scalars(
        select(RepairWork).where(
            RepairWork.job_id == job.id, RepairWork.stopped_at.is_(None)
        )
    ).all()
    for work in running:
        work.stopped_at = transaction.now
        events.record(
            transaction, actor, job, EventKind.WORK_STOPPED, work_id=str(work.id)
        )
    return bool(running)
