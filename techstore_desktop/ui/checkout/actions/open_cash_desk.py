"""The way from the counter to the drawer."""

from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.shortcut import Shortcut


class OpenCashDesk(CheckoutAction):
    """Shows the cash desk."""

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return its key."""
        return (Shortcut("F10", self.tr("Cash desk"), self.open, "wallet"),)

    def open(self) -> None:
        """Show the cash desk."""
        self.counter.session.shell.open_screen("cash")
