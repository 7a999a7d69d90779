"""The deposits of a ticket: one for each device that money was left for."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.deposit_schemas import (
    RepairDepositCreate,
    RepairDepositResponse,
)
from techstore_desktop.core.repairs.schemas import RepairTicketResponse
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.offered import for_debts
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.shop import Shop
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.repairs.intake.draft import TicketDraft
from techstore_desktop.ui.session import Session

translate = QCoreApplication.translate


def ask_reference(
    over: QWidget,
    session: Session,
    draft: TicketDraft,
    then: Callable[[Sequence[Tender]], object],
) -> None:
    """Go on with how the deposits are paid; ask where their method wants a reference.

    It is asked on the payment screen, as at the checkout, and Esc leads back.
    """
    offered = for_debts(session.shop.current_methods.offered())
    chosen = [each for each in offered if each.code == draft.deposit_method]
    whole = sum((each.deposit or ZERO for each in draft.devices), ZERO)
    if not whole or not chosen or chosen[0].reference is not Reference.REQUIRED:
        then((Tender(method=draft.deposit_method, amount=whole),))
        return
    profile = session.shop.profiles.current()
    sheet = PaymentSheet(
        over,
        session,
        PaymentInHand(
            whole,
            profile.currency,
            profile.cash_rounding_step,
            marked=draft.deposit_method,
            offered=tuple(chosen),
        ),
        caption=translate("Repairs", "Deposit · {customer}").format(
            customer=draft.customer_name
        ),
        receipt=receipt_choice.remembered(),
        completes=translate("Repairs", "Take the deposit"),
    )

    def go_on(tenders: Sequence[Tender]) -> None:
        sheet.accept()
        then(tenders)

    sheet.complete_wanted.connect(go_on)
    sheet.receipt_chosen.connect(receipt_choice.remember)
    sheet.open()


def take_deposits(
    shop: Shop,
    actor: Actor,
    ticket: RepairTicketResponse,
    draft: TicketDraft,
    tenders: Sequence[Tender],
) -> list[RepairDepositResponse]:
    """Take what was left for each device. Runs on the worker.

    Raises as ``take_deposit`` does; what was taken before stays taken.
    """
    amounts = [device.deposit or ZERO for device in draft.devices]
    taken = []
    for job, amount, parts in zip(
        ticket.jobs, amounts, shares(amounts, tenders), strict=True
    ):
        if amount:
            data = RepairDepositCreate(job_id=job.id, amount=amount, tenders=parts)
            taken.append(shop.repair_money.take_deposit(actor, data))
    return taken


def shares(
    amounts: Sequence[Decimal], tenders: Sequence[Tender]
) -> Iterator[tuple[Tender, ...]]:
    """Yield what of the tenders pays each amount, the first tenders first.

    Together they pay all amounts and no more; each part keeps its reference.
    """
    left = [(tender, tender.amount) for tender in tenders]
    for amount in amounts:
        parts, wanted = [], amount
        while wanted and left:
            tender, rest = left.pop(0)
            part = min(wanted, rest)
            parts.append(tender.model_copy(update={"amount": part}))
            wanted -= part
            if rest > part:
                left.insert(0, (tender, rest - part))
        yield tuple(parts)
