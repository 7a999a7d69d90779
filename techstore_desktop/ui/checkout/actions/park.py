"""Putting the sale aside and going on with one that was."""

from functools import partial

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.parking import ParkedSaleSummary
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.changes import Changed
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.park_sheet import ParkSheet
from techstore_desktop.ui.checkout.parked_sheet import ParkedSheet
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.shortcut import Shortcut


class Park(CheckoutAction):
    """Parks the sale under a name; lists those that are parked, on any till."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self._parking = counter.session.shop.parking
        self._counting = Latest(self)
        self._parked = 0
        counter.session.changes.changed.connect(self._hear)
        self._count()

    def offers(self) -> tuple[Offer, ...]:
        """Return its keys and their buttons."""
        words = self.tr("Park")
        key = Shortcut("F6", self.tr("Park the sale"), self.park, "player-pause")
        list_key = Shortcut("F7", self.tr("Parked sales"), self.show_parked, "bookmark")
        return (
            Offer(key, Place.ABOVE_PAY, self.can_park, lambda: words),
            Offer(list_key, Place.COUNTER, says=self._parked_words),
        )

    def can_park(self) -> bool:
        """Tell whether anything is on the sale."""
        return not self.counter.cart.is_empty

    def park(self) -> None:
        """Ask for a name and put the sale aside."""
        counter = self.counter
        if not self.can_park():
            show_error(counter.over, RuleBroken("sale.empty"))
            return
        counter.sale.lines.close_editor()
        suggested = counter.cart.parked_label or counter.cart.customer_name
        sheet = ParkSheet(counter.over, suggested)
        sheet.confirmed.connect(self._keep)
        sheet.open()

    def show_parked(self) -> None:
        """List the parked sales."""
        sheet = ParkedSheet(self.counter.over, self.counter.session)
        sheet.chosen.connect(self._take_up)
        sheet.given_up.connect(partial(self._give_up, sheet))
        sheet.open()

    def _keep(self, label: str) -> None:
        counter, cart = self.counter, self.counter.cart
        actor = counter.session.actor
        counter.state.begin_anew()

        def failed(error: Exception) -> None:
            if counter.cart.is_empty:
                counter.state.take_over(cart)
            show_error(counter.over, error)

        run(
            lambda: self._parking.park(actor, cart, label),
            lambda _parked: counter.session.shell.toast(
                self.tr("The sale is parked. F7 brings it back, on any till."), "good"
            ),
            self,
            failed=failed,
        )
        counter.focus_search()

    def _take_up(self, parked: ParkedSaleSummary) -> None:
        counter = self.counter
        if not counter.cart.is_empty:
            show_error(counter.over, RuleBroken("parked_sale.on_screen"))
            return
        actor = counter.session.actor
        run(
            lambda: self._parking.take_up(actor, parked.id),
            self._go_on_with,
            self,
            failed=lambda error: show_error(counter.over, error),
        )

    def _go_on_with(self, cart: Cart) -> None:
        self.counter.sale.done.hide()
        self.counter.state.take_over(cart)
        self.counter.focus_search()

    def _give_up(self, sheet: ParkedSheet, parked: ParkedSaleSummary) -> None:
        actor = self.counter.session.actor
        run(
            lambda: self._parking.give_up(actor, parked.id),
            lambda _none: sheet.read(),
            sheet,
        )

    def _hear(self, changed: Changed) -> None:
        if "parked_sale" in changed:
            self._count()

    def _count(self) -> None:
        self._counting.run(lambda: len(self._parking.parked()), self._show_count)

    def _show_count(self, count: int) -> None:
        self._parked = count
        self.changed.emit()

    def _parked_words(self) -> str:
        if not self._parked:
            return self.tr("Parked")
        count = self.counter.session.formats.count(self._parked)
        return self.tr("Parked · {count}").format(count=count)
