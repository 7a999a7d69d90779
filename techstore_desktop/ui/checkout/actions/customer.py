"""Choosing whom the sale is for."""

from uuid import UUID

from techstore_desktop.core.sales import cart as carts
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.customer_sheet import CustomerSheet
from techstore_desktop.ui.shortcut import Shortcut


class ChooseCustomer(CheckoutAction):
    """Attaches a customer to the sale, or takes them off."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        counter.sale.customer.pressed.connect(self.open)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return its key."""
        return (Shortcut("F3", self.tr("Customer"), self.open, "user"),)

    def open(self) -> None:
        """Choose whom the sale is for."""
        counter = self.counter
        has_customer = counter.cart.customer_id is not None
        sheet = CustomerSheet(counter.over, counter.session, has_customer=has_customer)
        sheet.chosen.connect(self._attach)
        sheet.open()

    def _attach(self, customer_id: UUID | None, name: str) -> None:
        self.counter.change(lambda cart: carts.with_customer(cart, customer_id, name))
