"""Diagnosis and quote of a repair (R51)."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import events, lines, moving, quote_edits
from techstore_desktop.core.repairs.bills import bill, rules_of
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.details import read_job
from techstore_desktop.core.repairs.models import RepairJob, RepairWorkKind
from techstore_desktop.core.repairs.quote_schemas import (
    DiagnosisEdit,
    RepairBill,
    RepairLineEdit,
)
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.core.repairs.workflow import kind_of, may_move, state_key
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_jobs = Repository(RepairJob)
_work_kinds = Repository(RepairWorkKind)


class RepairQuotes:
    """What is wrong, and what it costs."""

    _database: Database
    _profiles: ShopProfiles

    def set_diagnosis(
        self,
        actor: Actor,
        job_id: UUID,
        data: DiagnosisEdit,
        *,
        approval: Approval | None = None,
    ) -> RepairJobResponse:
        """Write what was found; a job further on goes back to diagnosing (R51).

        Raises RuleBroken ``repair.not_editable``, ``repair_work_kind.not_found``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_QUOTE}, approval)
        with self._database.transaction(
            "repair.diagnosed", actor, approved_by=approved_by
        ) as transaction:
            job, profile = self._editable(transaction, job_id)
            before = job.diagnosis
            self._set(transaction, job, data, profile)
            events.record(
                transaction,
                actor,
                job,
                EventKind.DIAGNOSED,
                note=job.diagnosis,
                before=before,
                warranty_days=job.warranty_days,
                diagnosis_fee=_text(job.diagnosis_fee),
            )
            if kind_of(job.state) is RepairKind.RECEIVED:
                state = state_key(RepairKind.DIAGNOSING)
                events.change_state(transaction, actor, job, state)
            moving.send_back(transaction, actor, job)
            return self._response(transaction, actor, job, profile)

    def edit_lines(
        self,
        actor: Actor,
        job_id: UUID,
        edits: Sequence[RepairLineEdit],
        *,
        approval: Approval | None = None,
    ) -> RepairJobResponse:
        """Make the quote's lines what these say, in their order (R51, R55).

        Parts that lie on the shelf are kept for the job, others are to be ordered. A
        job further on than diagnosing goes back there. Raises RuleBroken
        ``repair.not_editable``, ``repair_line.not_found``, ``repair.part_fitted``,
        ``price.too_large``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_QUOTE}, approval)
        with self._database.transaction(
            "repair.lines_changed", actor, approved_by=approved_by
        ) as transaction:
            job, profile = self._editable(transaction, job_id)
            total = quote_edits.write_lines(transaction, actor, job, edits, profile)
            transaction.flush()
            events.record(
                transaction,
                actor,
                job,
                EventKind.LINES_CHANGED,
                total=str(total),
                lines=quote_edits.text_of(lines.lines_of(transaction, job.id)),
            )
            moving.send_back(transaction, actor, job)
            return self._response(transaction, actor, job, profile)

    def preview(self, actor: Actor, edits: Sequence[RepairLineEdit]) -> RepairBill:
        """Return what lines would come to, as they are typed; nothing is written."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            return bill(quote_edits.as_typed(reading, edits), rules_of(profile))

    def quote(
        self,
        actor: Actor,
        job_id: UUID,
        *,
        note: str = "",
        state: str | None = None,
        approval: Approval | None = None,
    ) -> RepairJobResponse:
        """Tell the customer what it costs.

        ``state`` is one of the shop's own for that. Raises what the table refuses, and
        ``repair_state.not_found``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_QUOTE}, approval)
        with self._database.transaction(
            "repair.quoted", actor, approved_by=approved_by
        ) as transaction:
            job = _jobs.get(transaction, job_id)
            profile = self._profiles.of(transaction)
            standing = moving.situation_of(transaction, job, profile)
            may_move(standing, RepairKind.QUOTED)
            events.change_state(
                transaction,
                actor,
                job,
                moving.state_of(transaction, RepairKind.QUOTED, state),
                kind=EventKind.QUOTED,
                note=note,
                total=str(standing.total),
            )
            return self._response(transaction, actor, job, profile)

    def _editable(
        self, reading: Reading, job_id: UUID
    ) -> tuple[RepairJob, ShopProfile]:
        job = _jobs.get(reading, job_id)
        moving.require_editable(job)
        return job, self._profiles.of(reading)

    def _set(
        self,
        transaction: Transaction,
        job: RepairJob,
        data: DiagnosisEdit,
        profile: ShopProfile,
    ) -> None:
        job.diagnosis = data.diagnosis
        if data.work_kind_id is not None and data.work_kind_id != job.work_kind_id:
            kind = _work_kinds.get(transaction, data.work_kind_id)
            job.work_kind_id, job.warranty_days = kind.id, kind.warranty_days
        if data.warranty_days is not None:
            job.warranty_days = data.warranty_days
        if "diagnosis_fee" in data.model_fields_set:
            fee = data.diagnosis_fee
            digits = profile.currency.digits
            job.diagnosis_fee = None if fee is None else round_half_up(fee, digits)

    def _response(
        self,
        transaction: Transaction,
        actor: Actor,
        job: RepairJob,
        profile: ShopProfile,
    ) -> RepairJobResponse:
        transaction.flush()
        return read_job(transaction, actor, job, profile)


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)
