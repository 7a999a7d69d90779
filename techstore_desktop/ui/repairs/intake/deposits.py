"""The deposits of a ticket: one for each device that money was left for."""

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.deposit_schemas import (
    RepairDepositCreate,
    RepairDepositResponse,
)
from techstore_desktop.core.repairs.schemas import RepairTicketResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.intake.draft import TicketDraft


def take_deposits(
    shop: Shop, actor: Actor, ticket: RepairTicketResponse, draft: TicketDraft
) -> list[RepairDepositResponse]:
    """Take what was left for each device. Runs on the worker.

    Raises as ``take_deposit`` does; what was taken before stays taken.
    """
    taken = []
    for job, device in zip(ticket.jobs, draft.devices, strict=True):
        if not device.deposit:
            continue
        tender = Tender(method=draft.deposit_method, amount=device.deposit)
        data = RepairDepositCreate(
            job_id=job.id, amount=device.deposit, tenders=(tender,)
        )
        taken.append(shop.repair_money.take_deposit(actor, data))
    return taken
