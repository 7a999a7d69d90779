"""At the bench: who works on what, since when, and where a job stands."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import events, moving
from techstore_desktop.core.repairs.cards import card_of
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.models import RepairJob, RepairWork, RepairWorkKind
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.states import StateBook, state_book
from techstore_desktop.core.repairs.technicians import technician_name
from techstore_desktop.core.repairs.workflow import CLOSED, kind_of, state_key
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_jobs = Repository(RepairJob)
_work_kinds = Repository(RepairWorkKind)


class RepairBench:
    """What happens to a job between the counter and the counter."""

    _database: Database
    _profiles: ShopProfiles

    def move(
        self,
        actor: Actor,
        job_id: UUID,
        state: str,
        *,
        note: str = "",
        waiting_for: str = "",
        seen: str | None = None,
        approval: Approval | None = None,
    ) -> RepairCard:
        """Move a job to a state, by its key, and return its card.

        ``seen`` is the state that the person saw it in. Raises RuleBroken
        ``repair.moved_meanwhile``, ``repair_state.not_found``, ``repair.parts_fitted``,
        and what ``workflow.may_move`` refuses.
        """
        return self.move_many(
            actor,
            [job_id],
            state,
            note=note,
            waiting_for=waiting_for,
            seen=seen,
            approval=approval,
        )[0]

    def move_many(
        self,
        actor: Actor,
        job_ids: Sequence[UUID],
        state: str,
        *,
        note: str = "",
        waiting_for: str = "",
        seen: str | None = None,
        approval: Approval | None = None,
    ) -> tuple[RepairCard, ...]:
        """Move several jobs at once, all of them or none. Raises as ``move`` does."""
        needed = self._needed(job_ids, state, seen)
        approved_by = authorize(actor, needed, approval)
        with self._database.transaction(
            "repair.state_changed", actor, approved_by=approved_by
        ) as transaction:
            book = state_book(transaction)
            for job_id in job_ids:
                job = _jobs.get(transaction, job_id)
                self._way(transaction, job, state, seen, book)
                if job.state != state:
                    moving.put(
                        transaction,
                        actor,
                        job,
                        state,
                        note=note,
                        waiting_for=waiting_for,
                    )
            return self._cards(transaction, job_ids, book)

    def assign(
        self,
        actor: Actor,
        job_id: UUID,
        technician_id: UUID | None,
        *,
        approval: Approval | None = None,
    ) -> RepairCard:
        """Give a job to a technician, or to nobody. Raises as ``assign_many`` does."""
        return self.assign_many(actor, [job_id], technician_id, approval=approval)[0]

    def assign_many(
        self,
        actor: Actor,
        job_ids: Sequence[UUID],
        technician_id: UUID | None,
        *,
        approval: Approval | None = None,
    ) -> tuple[RepairCard, ...]:
        """Give several jobs to a technician at once.

        Raises RuleBroken ``repair.technician_gone``, ``repair.closed``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_ASSIGN}, approval)
        with self._database.transaction(
            "repair.assigned", actor, approved_by=approved_by
        ) as transaction:
            name = technician_name(transaction, technician_id)
            for job_id in job_ids:
                job = _open_job(transaction, job_id)
                if job.technician_id != technician_id:
                    job.technician_id = technician_id
                    events.record(
                        transaction,
                        actor,
                        job,
                        EventKind.ASSIGNED,
                        technician_id=str(technician_id) if technician_id else None,
                        name=name,
                    )
            return self._cards(transaction, job_ids, state_book(transaction))

    def promise(
        self,
        actor: Actor,
        job_id: UUID,
        promised_at: datetime | None,
        *,
        note: str = "",
        approval: Approval | None = None,
    ) -> RepairCard:
        """Promise a job for another moment, or for none. Raises ``repair.closed``."""
        approved_by = authorize(actor, {Permission.REPAIR_TAKE_IN}, approval)
        with self._database.transaction(
            "repair.promised", actor, approved_by=approved_by
        ) as transaction:
            job = _open_job(transaction, job_id)
            before, job.promised_at = job.promised_at, promised_at
            events.record(
                transaction,
                actor,
                job,
                EventKind.PROMISED,
                note=note,
                before=before.isoformat() if before else None,
                promised_at=promised_at.isoformat() if promised_at else None,
            )
            return self._card(transaction, job)

    def choose_work_kind(
        self,
        actor: Actor,
        job_id: UUID,
        work_kind_id: UUID | None,
        *,
        approval: Approval | None = None,
    ) -> RepairCard:
        """Say what kind of work a job is; its warranty follows (R56).

        Without a kind it is the shop's usual one. Raises RuleBroken
        ``repair_work_kind.not_found``, ``repair.closed``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.work_kind_chosen", actor, approved_by=approved_by
        ) as transaction:
            job = _open_job(transaction, job_id)
            kind = _work_kinds.get(transaction, work_kind_id) if work_kind_id else None
            usual = self._profiles.of(transaction).repair_warranty_days
            job.work_kind_id = kind.id if kind else None
            job.warranty_days = kind.warranty_days if kind else usual
            events.record(
                transaction,
                actor,
                job,
                EventKind.WORK_KIND_CHOSEN,
                name=kind.name if kind else "",
                warranty_days=job.warranty_days,
            )
            return self._card(transaction, job)

    def add_note(
        self,
        actor: Actor,
        job_id: UUID,
        note: str,
        *,
        for_customer: bool = False,
        approval: Approval | None = None,
    ) -> RepairCard:
        """Write a note for the shop, or one that the customer may read.

        Raises RuleBroken ``repair.note_empty``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_TAKE_IN}, approval)
        if not note.strip():
            raise RuleBroken("repair.note_empty")
        kind = EventKind.NOTE_FOR_CUSTOMER if for_customer else EventKind.NOTE_FOR_SHOP
        with self._database.transaction(
            "repair.noted", actor, approved_by=approved_by
        ) as transaction:
            job = _jobs.get(transaction, job_id)
            events.record(transaction, actor, job, kind, note=note)
            return self._card(transaction, job)

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
            job = _open_job(transaction, job_id)
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
            return self._card(transaction, job)

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
            return self._card(transaction, job)

    def check(
        self,
        actor: Actor,
        job_id: UUID,
        result: str,
        *,
        is_passed: bool,
        approval: Approval | None = None,
    ) -> RepairCard:
        """Write down what a test gave: ready where it passed, else back to the bench.

        Raises RuleBroken ``repair.not_testing``, ``repair.result_needed``,
        ``repair.approval_needed`` where more is on the bill than was agreed to, and
        ``repair.check_by_another`` where the shop wants a second person.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        if not result.strip():
            raise RuleBroken("repair.result_needed")
        with self._database.transaction(
            "repair.checked", actor, approved_by=approved_by
        ) as transaction:
            job = _jobs.get(transaction, job_id)
            if kind_of(job.state) is not RepairKind.TESTING:
                raise RuleBroken("repair.not_testing")
            profile = self._profiles.of(transaction)
            if profile.repair_second_check and job.technician_id == actor.staff_id:
                raise RuleBroken("repair.check_by_another")
            events.record(
                transaction,
                actor,
                job,
                EventKind.CHECKED,
                note=result,
                is_passed=is_passed,
            )
            if is_passed:
                job.checked_by_id, job.checked_at = actor.staff_id, transaction.now
                job.check_result = result.strip()
            state = state_key(RepairKind.READY if is_passed else RepairKind.REPAIRING)
            moving.way_to(transaction, job, state, profile)
            moving.put(transaction, actor, job, state)
            return self._card(transaction, job)

    def _needed(
        self, job_ids: Sequence[UUID], state: str, seen: str | None
    ) -> set[Permission]:
        with self._database.reading() as reading:
            book = state_book(reading)
            return {
                self._way(reading, _jobs.get(reading, job_id), state, seen, book)
                for job_id in job_ids
            }

    def _way(
        self,
        reading: Reading,
        job: RepairJob,
        state: str,
        seen: str | None,
        book: StateBook,
    ) -> Permission:
        """Return what a move takes; refuse one that the table does not know."""
        if seen is not None and job.state not in {seen, state}:
            raise RuleBroken("repair.moved_meanwhile", number=job.number)
        book.chosen(state)
        profile = self._profiles.of(reading)
        return moving.way_to(reading, job, state, profile).permission

    def _card(self, transaction: Transaction, job: RepairJob) -> RepairCard:
        transaction.flush()
        return card_of(transaction, job, state_book(transaction))

    def _cards(
        self, transaction: Transaction, job_ids: Sequence[UUID], book: StateBook
    ) -> tuple[RepairCard, ...]:
        transaction.flush()
        return tuple(
            card_of(transaction, _jobs.get(transaction, job_id), book)
            for job_id in job_ids
        )


def _open_job(reading: Reading, job_id: UUID) -> RepairJob:
    job = _jobs.get(reading, job_id)
    if kind_of(job.state) in CLOSED:
        raise RuleBroken("repair.closed", number=job.number)
    return job


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
