"""At the bench: moving jobs from state to state, and testing what was repaired."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import events, moving
from techstore_desktop.core.repairs.cards import card_now, cards_now
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.models import RepairJob, RepairWork
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.states import StateBook, state_book
from techstore_desktop.core.repairs.workflow import kind_of, state_key
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading

_jobs = Repository(RepairJob)


class RepairBench:
    """What moves a job between the counter and the counter."""

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
            jobs = [_jobs.get(transaction, job_id) for job_id in job_ids]
            for job in jobs:
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
            return cards_now(transaction, jobs)

    def check(
        self,
        actor: Actor,
        job_id: UUID,
        result: str,
        *,
        is_passed: bool,
        state: str | None = None,
        approval: Approval | None = None,
    ) -> RepairCard:
        """Write down what a test gave: ready where it passed, else back to the bench.

        ``state`` is one of the shop's own for what is ready. Raises RuleBroken
        ``repair.not_testing``, ``repair.result_needed``, ``repair.approval_needed``
        where more is on the bill than was agreed to, ``repair.check_by_another`` where
        the shop wants a second person, ``repair_state.not_found``.
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
            if profile.repair_second_check and _repaired(transaction, actor, job):
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
            then = (
                moving.state_of(transaction, RepairKind.READY, state)
                if is_passed
                else state_key(RepairKind.REPAIRING)
            )
            moving.way_to(transaction, job, then, profile)
            moving.put(transaction, actor, job, then)
            return card_now(transaction, job)

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


def _repaired(reading: Reading, actor: Actor, job: RepairJob) -> bool:
    """Tell whether somebody is who repaired it: its technician, or who worked on it.

    Who helped somebody else's repair along may check it.
    """
    if job.technician_id is not None:
        return job.technician_id == actor.staff_id
    work = select(RepairWork.id).where(
        RepairWork.job_id == job.id, RepairWork.technician_id == actor.staff_id
    )
    return reading.session.scalars(work.limit(1)).first() is not None
