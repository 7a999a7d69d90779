"""A repair that is fetched: its lines and its deposit on the sale on the screen."""

from functools import partial

from techstore_desktop.core.repairs.schemas import RepairToDeliver
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.repairs_on_sale import bring_repair
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.printing.repair_papers import hand_out_delivery_note
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
        """Put a repair beside what is on the sale already, with its customer."""

        def work(cart: Cart) -> Cart:
            cart = bring_repair(cart, repair.lines, repair.delivery)
            if cart.customer_id is None:
                cart = carts.with_customer(
                    cart, repair.customer_id, repair.customer_name
                )
            return cart

        self.counter.sale.lines.close_editor()
        self.counter.change(work)
        self.counter.focus_search()

    def _offer_papers(self, sale: SaleResponse) -> None:
        """Offer the note that whoever fetched a repair signs, once it is theirs."""
        jobs = {line.repair_job_id: line for line in sale.lines if line.repair_job_id}
        session, over = self.counter.session, self.counter.over
        for job_id in jobs:
            session.shell.toast(
                self.tr("The repair is handed out."),
                "good",
                action=self.tr("Delivery note"),
                act=partial(hand_out_delivery_note, session, job_id, over),
            )
