"""The last receipt once more."""

from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.receipts import hand_out
from techstore_desktop.ui.shortcut import Shortcut


class ReceiptAgain(CheckoutAction):
    """Shows the receipt of the last sale, marked as a copy."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self._last: SaleResponse | None = None
        counter.completed.connect(self._remember)
        counter.sale.done.receipt_wanted.connect(self.act)

    def offers(self) -> tuple[Offer, ...]:
        """Return its key, and its place among what is seldom wanted."""
        key = Shortcut("Ctrl+P", self.tr("Receipt again"), self.act, "printer")
        return (Offer(key, Place.MORE),)

    def act(self) -> None:
        """Show the last receipt; after a restart, this terminal's last document."""
        if self._last is not None:
            self._show(self._last)
            return
        shop = self.counter.session.shop
        run(shop.sales.last_here, self._show, self)

    def _show(self, sale: SaleResponse | None) -> None:
        counter = self.counter
        if sale is None:
            words = self.tr("Nothing was sold here yet.")
            counter.session.shell.toast(words, "information")
            return
        show = ReceiptChoice.SHOW
        hand_out(counter.session, sale, show, counter.over, is_copy=True)

    def _remember(self, sale: SaleResponse) -> None:
        self._last = sale
