"""Selling gift cards, and the voucher that a customer hands over."""

from decimal import Decimal
from functools import partial

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.vouchers.choices import VoucherState
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.voucher_sheet import VoucherSheet
from techstore_desktop.ui.printing.vouchers import show_voucher_slip
from techstore_desktop.ui.shortcut import Shortcut


class SellVouchers(CheckoutAction):
    """Sells gift cards; shows scanned vouchers and has them at hand for the payment."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self._last: str = ""
        counter.search.voucher_found.connect(self.show)
        counter.search.voucher.more_wanted.connect(self.open)
        counter.search.voucher.dropped.connect(self.put_away)
        counter.sale.done.slip_wanted.connect(self.print_slip)
        counter.state.changed.connect(self._follow)
        counter.completed.connect(self._completed)

    def offers(self) -> tuple[Offer, ...]:
        """Return its keys, and their places among what is seldom wanted."""
        slip = self.tr("Slip of the last voucher")
        key = Shortcut("F5", self.tr("Gift card or voucher"), self.open, "gift")
        slip_key = Shortcut("Shift+F5", slip, self.print_slip, "gift")
        return (Offer(key, Place.MORE), Offer(slip_key, Place.MORE))

    def open(self) -> None:
        """Ask how much comes onto which card."""
        counter = self.counter
        counter.sale.lines.close_editor()
        number = counter.vouchers[-1].number if counter.vouchers else ""
        sheet = VoucherSheet(counter.over, counter.session, number)
        sheet.confirmed.connect(partial(self._add, sheet))
        sheet.open()

    def show(self, voucher: VoucherResponse) -> None:
        """Tell what is left on a voucher, and have it at hand for the payment."""
        counter = self.counter
        others = (each for each in counter.vouchers if each.number != voucher.number)
        counter.vouchers = (*others, voucher)
        self._follow(counter.cart)

    def put_away(self, number: str = "") -> None:
        """Forget a voucher that was scanned: the last one where none is named."""
        counter = self.counter
        wanted = number or (counter.vouchers[-1].number if counter.vouchers else "")
        counter.vouchers = tuple(
            each for each in counter.vouchers if each.number != wanted
        )
        self._follow(counter.cart)
        counter.focus_search()

    def print_slip(self) -> None:
        """Show the slip of the voucher that this till sold or made last."""
        counter = self.counter
        if not self._last:
            words = self.tr("No voucher was sold here since you signed in.")
            counter.session.shell.toast(words, "information")
            return
        show_voucher_slip(counter.session, self._last, counter.over)

    def _add(self, sheet: VoucherSheet, number: str, amount: Decimal) -> None:
        counter = self.counter
        try:
            counter.state.add_voucher(self.tr("Gift card"), number, amount)
        except RuleBroken as refused:
            sheet.show_error(refused)
            return
        sheet.accept()
        if counter.vouchers and counter.vouchers[-1].state is not VoucherState.OPEN:
            self.put_away()
        counter.focus_search()

    def _follow(self, cart: Cart) -> None:
        """Offer to pay with the voucher at hand as soon as there is what to pay."""
        self.counter.search.voucher.show_vouchers(
            self.counter.vouchers, may_pay=not cart.is_empty
        )

    def _completed(self, sale: SaleResponse) -> None:
        self.counter.vouchers = ()
        self._follow(self.counter.cart)
        numbers = sale.vouchers_put_on
        if numbers:
            self._last = numbers[-1]
