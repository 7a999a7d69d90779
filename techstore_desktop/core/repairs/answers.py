"""What the customer says to a quote, and giving a repair up (R50, R52)."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import consents, events, moving
from techstore_desktop.core.repairs.choices import ApprovalWay, EventKind, RepairKind
from techstore_desktop.core.repairs.details import read_job
from techstore_desktop.core.repairs.intake_schemas import ConsentCreate
from techstore_desktop.core.repairs.models import RepairApproval, RepairJob
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.core.repairs.workflow import Situation
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction

_jobs = Repository(RepairJob)


class RepairAnswers:
    """Whether the customer wants it, and for how much."""

    _database: Database
    _profiles: ShopProfiles

    def approve(
        self,
        actor: Actor,
        job_id: UUID,
        *,
        way: ApprovalWay,
        amount: Decimal | None = None,
        note: str = "",
        given_at: datetime | None = None,
        consent: ConsentCreate | None = None,
        state: str | None = None,
        approval: Approval | None = None,
    ) -> RepairJobResponse:
        """Write down that the customer agrees, to the quote or to up to an amount.

        ``given_at`` is when they said so: now, unless it was before. ``consent`` is
        what they signed. What waited for the yes goes on, to ``state`` where one of
        the shop's own is meant. Raises RuleBroken ``repair.approval_too_small`` with
        ``total`` where the quote is more, ``repair.closed``, ``repair.not_editable``,
        ``repair.diagnosis_needed``, ``repair_state.not_found``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_APPROVE}, approval)
        with self._database.transaction(
            "repair.approved", actor, approved_by=approved_by
        ) as transaction:
            job = _jobs.get(transaction, job_id)
            moving.require_editable(job)
            profile = self._profiles.of(transaction)
            situation = moving.situation_of(transaction, job, profile)
            given = RepairApproval(
                job_id=job.id,
                occurred_at=min(given_at or transaction.now, transaction.now),
                recorded_by_id=actor.staff_id,
                way=way,
                amount=_agreed(amount, situation, profile.currency.digits),
                note=note.strip(),
            )
            _write_approval(transaction, actor, job, given)
            if consent is not None:
                consents.keep_for_job(transaction, actor, job, consent)
            approved = moving.state_of(transaction, RepairKind.APPROVED, state)
            if _goes_on(moving.situation_of(transaction, job, profile)):
                moving.put(transaction, actor, job, approved)
            return _response(transaction, actor, job, profile)

    def decline(
        self,
        actor: Actor,
        job_id: UUID,
        *,
        note: str = "",
        state: str | None = None,
        approval: Approval | None = None,
    ) -> RepairJobResponse:
        """Write down that the customer does not want it; kept parts are let go (R55).

        ``state`` is one of the shop's own for that. Raises what the table refuses,
        ``repair.parts_fitted``, ``repair_state.not_found``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_APPROVE}, approval)
        with self._database.transaction(
            "repair.declined", actor, approved_by=approved_by
        ) as transaction:
            job = _jobs.get(transaction, job_id)
            profile = self._profiles.of(transaction)
            declined = moving.state_of(transaction, RepairKind.DECLINED, state)
            moving.way_to(transaction, job, declined, profile)
            moving.put(transaction, actor, job, declined, note=note)
            return _response(transaction, actor, job, profile)

    def cancel(
        self,
        actor: Actor,
        job_id: UUID,
        reason: str,
        *,
        state: str | None = None,
        approval: Approval | None = None,
    ) -> RepairJobResponse:
        """Give a job up; kept parts are let go (R55).

        ``state`` is one of the shop's own for that. Raises RuleBroken
        ``repair.reason_needed``, ``repair.parts_fitted``, ``repair_state.not_found``,
        what the table refuses.
        """
        approved_by = authorize(actor, {Permission.REPAIR_CANCEL}, approval)
        if not reason.strip():
            raise RuleBroken("repair.reason_needed")
        with self._database.transaction(
            "repair.cancelled", actor, approved_by=approved_by
        ) as transaction:
            job = _jobs.get(transaction, job_id)
            profile = self._profiles.of(transaction)
            cancelled = moving.state_of(transaction, RepairKind.CANCELLED, state)
            moving.way_to(transaction, job, cancelled, profile)
            moving.put(transaction, actor, job, cancelled, note=reason)
            return _response(transaction, actor, job, profile)


def _agreed(amount: Decimal | None, situation: Situation, digits: int) -> Decimal:
    """Return what is agreed to: what was quoted, unless an amount is named.

    Raises RuleBroken ``repair.approval_too_small`` where the quote is more.
    """
    agreed = round_half_up(situation.total if amount is None else amount, digits)
    if situation.kind is RepairKind.QUOTED and agreed < situation.total:
        raise RuleBroken("repair.approval_too_small", total=situation.total)
    return agreed


def _goes_on(situation: Situation) -> bool:
    """Tell whether the job waited for nothing but the yes (R50)."""
    return situation.kind is RepairKind.QUOTED or (
        situation.kind is RepairKind.DIAGNOSING
        and situation.has_diagnosis
        and situation.is_covered_by_approval
    )


def _write_approval(
    transaction: Transaction, actor: Actor, job: RepairJob, given: RepairApproval
) -> None:
    job.approved_amount = given.amount
    transaction.add(given)
    events.record(
        transaction,
        actor,
        job,
        EventKind.APPROVED,
        note=given.note,
        amount=str(given.amount),
        way=given.way.value,
        given_at=given.occurred_at.isoformat(),
    )


def _response(
    transaction: Transaction, actor: Actor, job: RepairJob, profile: ShopProfile
) -> RepairJobResponse:
    transaction.flush()
    return read_job(transaction, actor, job, profile)
