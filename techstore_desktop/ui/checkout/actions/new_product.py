"""From a code that nobody knows to a product of the catalogue."""

from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.shortcut import Shortcut


class NewProduct(CheckoutAction):
    """Opens a new product with the code that was scanned."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        counter.search.product_wanted.connect(self.open)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return its key."""
        return (Shortcut("Ctrl+N", self.tr("Add as a product"), self.open, "plus"),)

    def open(self, code: str = "") -> None:
        """Show the card of a new product."""
        wanted = code or self.counter.search.unknown.code
        self.counter.session.shell.open_screen("products", new_code=wanted)
