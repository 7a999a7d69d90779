"""One thing that a person can do at the counter, with its keys."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from techstore_desktop.ui.checkout.actions.offer import Offer
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.shortcut import Shortcut


class CheckoutAction(QObject):
    """Derive one per file and list it in ``ACTIONS``."""

    changed = Signal()
    """Its buttons say or allow something else now, though the sale is the same."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self.counter = counter

    def offers(self) -> tuple[Offer, ...]:
        """Return those of its keys that have a button as well."""
        return ()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys that do it, with their words."""
        return tuple(offer.shortcut for offer in self.offers())

    def sale_key(self, event: QKeyEvent) -> bool:
        """Do what a key means while the search field has the cursor; True if it did.

        Asked only where that field is empty, or Control is held.
        """
        del event
        return False
