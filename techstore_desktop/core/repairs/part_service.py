"""Parts at the bench: kept, fitted, taken off again."""

from collections.abc import Sequence
from uuid import UUID

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import lines, parts
from techstore_desktop.core.repairs.bills import rules_of
from techstore_desktop.core.repairs.choices import PartStatus, RepairKind
from techstore_desktop.core.repairs.details import read_job
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.core.repairs.workflow import (
    MAY_FIT,
    MAY_TAKE_OFF,
    UNREPAIRED,
    kind_of,
)
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction

_jobs = Repository(RepairJob)
_lines = Repository(RepairLine)


class RepairPartService:
    """The parts of the jobs of this branch."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def put(
        self, actor: Actor, line_id: UUID, *, approval: Approval | None = None
    ) -> RepairJobResponse:
        """Keep a part that has come, or order it again (R55).

        Raises RuleBroken ``repair.part_fitted``, ``repair.not_editable``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.part_put", actor, approved_by=approved_by
        ) as transaction:
            job, line = self._open(transaction, line_id, MAY_TAKE_OFF)
            parts.require_movable(line)
            if line.part_status is PartStatus.RETURNED:
                line.part_status = PartStatus.RELEASED
            parts.keep(transaction, actor, job, [line])
            return self._response(transaction, actor, job)

    def release(
        self, actor: Actor, line_id: UUID, *, approval: Approval | None = None
    ) -> RepairJobResponse:
        """Let a part lie free on the shelf again; it stays on the quote (R55)."""
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.part_released", actor, approved_by=approved_by
        ) as transaction:
            job, line = self._open(transaction, line_id, tuple(RepairKind))
            parts.release(transaction, actor, job, [line])
            return self._response(transaction, actor, job)

    def fit(
        self,
        actor: Actor,
        line_id: UUID,
        *,
        serial_numbers: Sequence[str] = (),
        approval: Approval | None = None,
    ) -> RepairJobResponse:
        """Put a part into the device: it leaves the stock at its cost (R55).

        Raises RuleBroken ``repair.not_approved_yet``, and what ``parts.fit`` does.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.part_fitted", actor, approved_by=approved_by
        ) as transaction:
            job, line = self._open(transaction, line_id, MAY_FIT)
            policy = self._profiles.of(transaction).stock_policy
            parts.fit(
                transaction,
                actor,
                job,
                line,
                serial_numbers,
                is_strict=policy is StockPolicy.REFUSE,
            )
            return self._response(transaction, actor, job)

    def take_off(
        self,
        actor: Actor,
        line_id: UUID,
        *,
        to_scrap: bool = False,
        approval: Approval | None = None,
    ) -> RepairJobResponse:
        """Take a fitted part off again: back to the shelf, or to scrap (R55).

        Raises RuleBroken ``repair.part_not_fitted``, ``repair.not_editable``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.part_taken_off", actor, approved_by=approved_by
        ) as transaction:
            job, line = self._open(transaction, line_id, MAY_TAKE_OFF)
            parts.take_off(transaction, actor, job, line, to_scrap=to_scrap)
            return self._response(transaction, actor, job)

    def _open(
        self, transaction: Transaction, line_id: UUID, kinds: Sequence[RepairKind]
    ) -> tuple[RepairJob, RepairLine]:
        line = _lines.get(transaction, line_id)
        job = _jobs.get(transaction, line.job_id)
        if line.archived_at is not None:
            raise RuleBroken("repair_line.not_found")
        kind = kind_of(job.state)
        if kind not in kinds:
            is_early = kind not in {RepairKind.READY, RepairKind.DELIVERED, *UNREPAIRED}
            raise RuleBroken(
                "repair.not_approved_yet" if is_early else "repair.not_editable"
            )
        return job, line

    def _response(
        self, transaction: Transaction, actor: Actor, job: RepairJob
    ) -> RepairJobResponse:
        profile = self._profiles.of(transaction)
        lines.retotal(lines.lines_of(transaction, job.id), rules_of(profile))
        transaction.flush()
        return read_job(transaction, actor, job, profile)
