"""Repairs as the screens ask for them: looked at, taken in, worked on, quoted."""

from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import taking_in
from techstore_desktop.core.repairs.bench import RepairBench
from techstore_desktop.core.repairs.quoting import RepairQuotes
from techstore_desktop.core.repairs.reading import RepairViews, read_ticket
from techstore_desktop.core.repairs.schemas import (
    RepairTicketCreate,
    RepairTicketResponse,
)


class RepairService(RepairViews, RepairBench, RepairQuotes):
    """The repairs of the shop."""

    def take_in(
        self,
        actor: Actor,
        data: RepairTicketCreate,
        *,
        approval: Approval | None = None,
    ) -> RepairTicketResponse:
        """Take devices in under one number, each a job of its own (R57a).

        Raises RuleBroken ``customer.erased``, ``customer.not_found``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_TAKE_IN}, approval)
        with self._database.transaction(
            "repair.taken_in", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            ticket = taking_in.take_in(transaction, actor, data, profile)
            transaction.flush()
            return read_ticket(transaction, ticket)
