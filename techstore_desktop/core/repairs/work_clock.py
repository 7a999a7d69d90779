"""Whose clock runs on which job: one a person, as many a job as work on it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import events, moving
from techstore_desktop.core.repairs.cards import card_now
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.models import RepairJob, RepairWork
from techstore_desktop.core.repairs.moving import open_job
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_jobs = Repository(RepairJob)


class WorkClock:
    """Starts and stops the time that is worked on a job."""

    _database: Database

    def start_work(
        self, actor: Actor, job_id: UUID, *, approval: Approval | None = None
    ) -> RepairCard:
        """Start the person's clock on a job; it stops on any other of theirs.

        Raises RuleBroken ``repair.work_running``, ``repair.closed``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.work_started", actor, approved_by=approved_by
        ) as transaction:
            job = open_job(transaction, job_id)
            for work in _running(transaction, actor):
                if work.job_id == job_id:
                    raise RuleBroken("repair.work_running")
                other = _jobs.get(transaction, work.job_id)
                work.stopped_at = transaction.now
                _tell_work(transaction, actor, other, work, EventKind.WORK_STOPPED)
            work = transaction.add(
                RepairWork(
                    id=transaction.new_id(),
                    job_id=job_id,
                    technician_id=actor.staff_id,
                    started_at=transaction.now,
                )
            )
            _tell_work(transaction, actor, job, work, EventKind.WORK_STARTED)
            return card_now(transaction, job)

    def stop_work(
        self, actor: Actor, job_id: UUID, *, approval: Approval | None = None
    ) -> RepairCard:
        """Stop every clock that runs on a job. Raises ``repair.no_work_running``."""
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.work_stopped", actor, approved_by=approved_by
        ) as transaction:
            job = _jobs.get(transaction, job_id)
            if not moving.stop_work(transaction, actor, job):
                raise RuleBroken("repair.no_work_running")
            return card_now(transaction, job)


def _running(reading: Reading, actor: Actor) -> Sequence[RepairWork]:
    return reading.session.scalars(
        select(RepairWork).where(
            RepairWork.technician_id == actor.staff_id,
            RepairWork.stopped_at.is_(None),
        )
    ).all()


def _tell_work(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    work: RepairWork,
    kind: EventKind,
) -> None:
    events.record(transaction, actor, job, kind, work_id=str(work.id))
