"""A repair that is fetched: its lines and its deposit on the sale on the screen."""

from functools import partial
from uuid import UUID

from techstore_desktop.core.repairs.choices import DepositKind
from techstore_desktop.core.repairs.delivery_schemas import RepairToDeliver
from techstore_desktop.core.repairs.deposit_schemas import RepairDepositResponse
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.repairs_on_sale import bring_repair
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.repair_papers import (
    hand_out_delivery_note,
    hand_out_deposit_receipt,
)
from techstore_desktop.ui.shortcut import Shortcut


class HandOutRepair(CheckoutAction):
    """Puts a ready repair on the sale; completing the sale hands it out (R54)."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        counter.completed.connect(self._offer_papers)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return none: a repair comes from the board, or by its label."""
        return ()

    def bring(self, repair: RepairToDeliver) -> None:
        """Put a repair beside what is on the sale already, with its customer.

        Whoever stayed on an empty sale is not who pays for it.
        """

        def work(cart: Cart) -> Cart:
            is_empty = not cart.lines and not cart.returned
            cart = bring_repair(cart, repair.lines, repair.delivery)
            if is_empty or cart.customer_id is None:
                cart = carts.with_customer(
                    cart, repair.customer_id, repair.customer_name
                )
            return cart

        self.counter.sale.lines.close_editor()
        self.counter.change(work)
        self.counter.focus_search()

    def _offer_papers(self, sale: SaleResponse) -> None:
        """Hand out the notes that were wanted, and say what a deposit gives back."""
        session, over = self.counter.session, self.counter.over
        fetched = _jobs_of(sale, is_return=False)
        for job_id in fetched:
            self._hand_out_note(job_id)
        repairs, actor = session.shop.repairs, session.actor
        for job_id in (*fetched, *_jobs_of(sale, is_return=True)):
            run(
                partial(repairs.job, actor, job_id),
                partial(self._tell_given_back, sale),
                over,
            )

    def _hand_out_note(self, job_id: UUID) -> None:
        """Hand out a delivery note as was chosen; without one, offer it still."""
        session, over = self.counter.session, self.counter.over
        choice = receipt_choice.remembered(receipt_choice.DELIVERY_NOTE)
        if choice is not ReceiptChoice.NONE:
            hand_out_delivery_note(session, job_id, over, choice=choice)
            return
        session.shell.toast(
            self.tr("The repair is handed out."),
            "good",
            action=self.tr("Delivery note"),
            act=partial(hand_out_delivery_note, session, job_id, over),
        )

    def _tell_given_back(self, sale: SaleResponse, job: RepairJobResponse) -> None:
        """Say what of the deposit goes back with this sale and how, with its receipt.

        It is beside the sale's change: nobody would hand it over unasked.
        """
        last = job.deposits[-1] if job.deposits else None
        if last is None or last.occurred_at < sale.occurred_at:
            return
        if last.kind is DepositKind.CREDITED:
            words = self.tr("{amount} of the deposit are credit on the account now.")
            money = self.counter.session.formats.money(-last.amount)
            self._tell(words.format(amount=money), last)
        elif last.kind is DepositKind.RETURNED:
            self._tell_paid_back(last)

    def _tell_paid_back(self, last: RepairDepositResponse) -> None:
        session, over = self.counter.session, self.counter.over
        ways = ", ".join(
            f"{method_name(paid.method)} {session.formats.money(-paid.amount)}"
            for paid in last.payments
        )
        self._tell(self.tr("The deposit goes back: {ways}").format(ways=ways), last)
        if any(paid.method == "cash" for paid in last.payments):
            hand_out_deposit_receipt(
                session, last, over, choice=receipt_choice.remembered()
            )

    def _tell(self, words: str, last: RepairDepositResponse) -> None:
        session, over = self.counter.session, self.counter.over
        session.shell.toast(
            words,
            "good",
            action=self.tr("Receipt"),
            act=partial(
                hand_out_deposit_receipt, session, last, over, choice=ReceiptChoice.SHOW
            ),
        )


def _jobs_of(sale: SaleResponse, *, is_return: bool) -> list[UUID]:
    """Return the repairs that a sale handed out, or that came back with it."""
    found = {
        line.repair_job_id: None
        for line in sale.lines
        if line.repair_job_id is not None and (line.quantity < 0) is is_return
    }
    return list(found)
