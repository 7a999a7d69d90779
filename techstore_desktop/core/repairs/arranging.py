"""What is arranged about a job where it stands: technician, promise, kind of work."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.cards import card_now, cards_now
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.models import RepairJob, RepairWorkKind
from techstore_desktop.core.repairs.moving import open_job
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.technicians import technician_name
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository

_jobs = Repository(RepairJob)
_work_kinds = Repository(RepairWorkKind)


class RepairArrangements:
    """Technician, promise, kind of work and notes; no job moves by them."""

    _database: Database
    _profiles: ShopProfiles

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
            jobs = [open_job(transaction, job_id) for job_id in job_ids]
            for job in jobs:
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
            return cards_now(transaction, jobs)

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
            job = open_job(transaction, job_id)
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
            return card_now(transaction, job)

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
            job = open_job(transaction, job_id)
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
            return card_now(transaction, job)

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
            return card_now(transaction, job)
