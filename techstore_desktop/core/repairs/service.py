"""Repairs as the screens ask for them: looked at, taken in, worked on, quoted."""

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import taking_in
from techstore_desktop.core.repairs.answers import RepairAnswers
from techstore_desktop.core.repairs.arranging import RepairArrangements
from techstore_desktop.core.repairs.bench import RepairBench
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.quoting import RepairQuotes
from techstore_desktop.core.repairs.reading import RepairViews, read_ticket
from techstore_desktop.core.repairs.schemas import RepairTicketResponse
from techstore_desktop.core.repairs.ticket_schemas import RepairTicketCreate
from techstore_desktop.core.repairs.warranty_service import standing_of
from techstore_desktop.core.repairs.work_clock import WorkClock
from techstore_desktop.core.storage.repository import Repository

_jobs = Repository(RepairJob)


class RepairService(
    RepairViews,
    RepairBench,
    RepairArrangements,
    WorkClock,
    RepairQuotes,
    RepairAnswers,
):
    """The repairs of the shop."""

    def take_in(
        self,
        actor: Actor,
        data: RepairTicketCreate,
        *,
        approval: Approval | None = None,
    ) -> RepairTicketResponse:
        """Take devices in under one number, each a job of its own (R57a).

        A claim after its term takes a permission more: it is the shop's good will.
        Raises RuleBroken ``customer.erased``, ``customer.not_found``,
        ``repair.claim_of_open``.
        """
        approved_by = authorize(actor, self._needed_to_take_in(data), approval)
        with self._database.transaction(
            "repair.taken_in", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            ticket = taking_in.take_in(transaction, actor, data, profile)
            transaction.flush()
            return read_ticket(transaction, ticket)

    def _needed_to_take_in(self, data: RepairTicketCreate) -> set[Permission]:
        needed = {Permission.REPAIR_TAKE_IN}
        claimed = [job.claim_of_id for job in data.jobs if job.claim_of_id]
        if not claimed:
            return needed
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            for job_id in claimed:
                job = _jobs.get(reading, job_id)
                standing = standing_of(reading, job, profile)
                if standing is None:
                    raise RuleBroken("repair.claim_of_open", number=job.number)
                if not standing.is_valid:
                    needed.add(Permission.REPAIR_ACCEPT_LATE_CLAIM)
        return needed
