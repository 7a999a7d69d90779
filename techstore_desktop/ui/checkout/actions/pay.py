"""Taking the money: the payment sheet, exact cash by one key, and completion."""

from collections.abc import Sequence
from decimal import Decimal

from techstore_desktop.core.customers.choices import ReceiptWish
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.payments import Cash
from techstore_desktop.core.sales.repairs_on_sale import paid_by_deposits
from techstore_desktop.core.sales.schemas import MethodTotal, SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.completion import Attempt, Completion
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.forgotten_drawer import ForgottenDrawer
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand
from techstore_desktop.ui.checkout.paying.refund_sheet import RefundSheet
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.checkout.paying.shown import PaymentShown
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.display.showing import of_cart
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.receipts import hand_out
from techstore_desktop.ui.shortcut import Shortcut


class Pay(CheckoutAction):
    """Opens the payment, completes the sale, hands the receipt out."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self._sheet: PaymentSheet | RefundSheet | None = None
        self._chosen: ReceiptChoice | None = None
        self._forgotten = ForgottenDrawer(counter)
        self._completion = Completion(counter.session, counter.over)
        self._completion.completed.connect(self._completed)
        self._completion.refused.connect(self._refused)
        counter.search.voucher.pay_wanted.connect(self.open)

    def offers(self) -> tuple[Offer, ...]:
        """Return the keys of paying and their buttons."""
        pay, back, exact = self.tr("Pay"), self.tr("Pay back"), self.tr("Exact")
        key = Shortcut("F11", self.tr("Exact cash"), self.pay_exact, "cash")
        pay_key = Shortcut("F12", pay, self.open, "cash")

        def words() -> str:
            return back if self._owed() < 0 else pay

        return (
            Offer(key, Place.BESIDE_PAY, self.can_pay_exact, lambda: exact),
            Offer(pay_key, Place.BESIDE_PAY, self.can_pay, words),
        )

    def is_paying(self) -> bool:
        """Tell whether a payment is asked for, whose figures the customer sees."""
        return isinstance(self._sheet, PaymentSheet)

    def can_pay(self) -> bool:
        """Tell whether there is a sale to be paid, and a drawer to pay it into."""
        counter = self.counter
        return self._has_sale() and counter.is_drawer_open()

    def can_pay_exact(self) -> bool:
        """Tell whether anything is sold, and money comes in for it."""
        return self.can_pay() and bool(self.counter.cart.lines) and self._owed() >= 0

    def open(self) -> None:
        """Take the money, or pay it back where more comes back than is sold."""
        payment = self._payment_in_hand()
        if payment is None or self._forgotten.ask_first(self.open):
            return
        if self.counter.serials.ask_first(self.open):
            return
        if payment.total < 0:
            self._plan_refund(-payment.total)
            return
        sheet = PaymentSheet(
            self.counter.over,
            self.counter.session,
            payment,
            caption=self._caption(),
            receipt=self._receipt(),
        )
        sheet.complete_wanted.connect(self._complete)
        sheet.receipt_chosen.connect(self._choose_receipt)
        sheet.closed.connect(self._forget)
        sheet.shown.connect(self._tell_display)
        self._sheet = sheet
        sheet.tell()
        sheet.open()
        sheet.offer_vouchers([each.number for each in self.counter.vouchers])

    def pay_exact(self) -> None:
        """Take the exact amount in cash, complete, and be ready: one key."""
        payment = self._payment_in_hand()
        if payment is None or self._forgotten.ask_first(self.pay_exact):
            return
        if self.counter.serials.ask_first(self.pay_exact):
            return
        if payment.total < 0:
            self._plan_refund(-payment.total)
            return
        due = payment.marking(Cash.code).due()
        self._complete((Tender(method=Cash.code, amount=due),) if due else ())

    def _has_sale(self) -> bool:
        counter = self.counter
        return counter.state.priced() is not None and not counter.cart.is_empty

    def _owed(self) -> Decimal:
        """Return what the customer pays; below zero, what is paid back to them."""
        cart, priced = self.counter.cart, self.counter.state.priced()
        if priced is None:
            return ZERO
        held = paid_by_deposits(cart, priced)
        return priced.total - carts.coming_back(cart) - held

    def _payment_in_hand(self) -> PaymentInHand | None:
        counter = self.counter
        if not self._has_sale():
            return None
        if not counter.is_drawer_open():
            counter.sale.drawer.setFocus()
            return None
        counter.sale.lines.close_editor()
        profile, shop = counter.profile, counter.session.shop
        return PaymentInHand(
            self._owed(),
            profile.currency,
            profile.cash_rounding_step,
            standing=counter.account.standing,
            offered=shop.current_methods.offered(),
            rates=shop.current_methods.rates(),
            takes_tips=profile.takes_tips,
            today=profile.business_day(shop.database.clock.now()),
            takes_old_rates=profile.takes_old_rates,
        )

    def _caption(self) -> str:
        cart = self.counter.cart
        items = self.counter.session.formats.quantity(cart.item_count)
        one, many = self.tr("1 item"), self.tr("{count} items")
        caption = one if cart.item_count == 1 else many.format(count=items)
        return f"{cart.customer_name} · {caption}" if cart.customer_name else caption

    def _receipt(self) -> ReceiptChoice:
        """Return what was chosen for this sale, what its customer wishes, or usual."""
        wish = self.counter.account.receipt_wish
        if self._chosen is not None:
            return self._chosen
        if wish is ReceiptWish.TILL:
            return receipt_choice.remembered()
        return ReceiptChoice(wish.value)

    def _choose_receipt(self, choice: ReceiptChoice) -> None:
        """Keep a choice for this sale; the till learns it where nobody wished else."""
        self._chosen = choice
        if self.counter.account.receipt_wish is ReceiptWish.TILL:
            receipt_choice.remember(choice)

    def _tell_display(self, figures: PaymentShown | None = None) -> None:
        """Let the customer see what is asked of them, surcharge and tip in it."""
        counter, priced = self.counter, self.counter.state.priced()
        display = counter.session.display
        if display is None or priced is None:
            return
        on_top = list(figures.surcharges) if figures is not None else []
        if figures is not None and figures.tips:
            on_top.append((self.tr("Tip"), figures.tips))
        formats = counter.session.formats
        display.show_view(of_cart(counter.cart, priced, formats, on_top=on_top))

    def _complete(self, tenders: tuple[Tender, ...]) -> None:
        self._completion.complete(Attempt(self.counter.cart, tenders))

    def _plan_refund(self, amount: Decimal) -> None:
        shop, cart = self.counter.session.shop, self.counter.cart
        run(
            lambda: shop.sales.planned_refunds(cart),
            lambda planned: self._open_refund(amount, planned),
            self,
        )

    def _open_refund(self, amount: Decimal, planned: Sequence[MethodTotal]) -> None:
        counter = self.counter
        has_customer = counter.cart.customer_id is not None
        sheet = RefundSheet(
            counter.over,
            counter.session,
            amount,
            planned,
            has_customer=has_customer,
            reason=counter.cart.return_reason,
        )
        sheet.confirmed.connect(self._pay_back)
        sheet.closed.connect(self._forget)
        self._sheet = sheet
        sheet.open()

    def _pay_back(self, refunds: tuple[Tender, ...], reason: str) -> None:
        cart = carts.set_return_reason(self.counter.cart, reason)
        self._completion.complete(Attempt(cart, refunds=refunds))

    def _completed(self, sale: SaleResponse) -> None:
        counter = self.counter
        choice, self._chosen = self._receipt(), None
        if self._sheet is not None:
            self._sheet.accept()
        counter.sale.done.show_sale(sale)
        counter.state.begin_anew()
        counter.search.clear()
        counter.focus_search()
        counter.completed.emit(sale)
        hand_out(counter.session, sale, choice, counter.over)

    def _refused(self, error: RuleBroken | None) -> None:
        sheet = self._sheet
        if sheet is None:
            if error is not None:
                show_error(self.counter.over, error)
            return
        if isinstance(sheet, PaymentSheet):
            sheet.take_back()
            sheet.show_busy(is_busy=False)
        if error is not None:
            sheet.show_error(error)

    def _forget(self, is_accepted: bool) -> None:
        self._sheet = None
        if not is_accepted:
            self._chosen = None
            self._tell_display()
