"""The way from the counter to the drawer."""

from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.shortcut import Shortcut


class OpenCashDesk(CheckoutAction):
    """Shows the cash desk."""

    def offers(self) -> tuple[Offer, ...]:
        """Return its key and its button."""
        key = Shortcut("F10", self.tr("Cash desk"), self.open, "wallet")
        return (Offer(key, Place.COUNTER),)

    def open(self) -> None:
        """Show the cash desk."""
        self.counter.session.shell.open_screen("cash")
