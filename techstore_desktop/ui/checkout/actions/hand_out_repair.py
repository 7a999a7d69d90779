"""A repair that is fetched: its lines and its deposit on the sale on the screen."""

from techstore_desktop.core.repairs.schemas import RepairToDeliver
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.repairs_on_sale import bring_repair
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.shortcut import Shortcut


class HandOutRepair(CheckoutAction):
    """Puts a ready repair on the sale; completing the sale hands it out (R54)."""

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
