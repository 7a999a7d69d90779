"""Taking the money: what is due, how it is paid, what was given, and the change."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.payments import Voucher
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.vouchers.numbers import plain_number
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.payment import PaymentInHand
from techstore_desktop.ui.checkout.payment_layout import (
    RECEIPT_KEY,
    SPLIT_KEY,
    TIP_KEY,
    PaymentLayout,
)
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice, choice_words
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.vouchers.words import standing_words
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.clearing import clear

HALF = Decimal(2)
_QUICK_PLACES = 4


class PaymentSheet(PaymentLayout):
    """Emits ``complete_wanted`` with the tenders that pay the whole."""

    complete_wanted = Signal(object)
    receipt_chosen = Signal(object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        payment: PaymentInHand,
        *,
        caption: str,
        receipt: ReceiptChoice,
        completes: str = "",
    ) -> None:
        super().__init__(over, session, payment, caption=caption, completes=completes)
        self._session = session
        self._payment = payment
        self._receipt = receipt
        self._is_typed = False
        self._is_busy = False
        self._waiting_vouchers: list[str] = []
        self._connect()
        self._show()

    def first_focus(self) -> QWidget | None:
        """Return the amount: the next thing is what the customer hands over."""
        return self._given

    def on_scan(self, code: str) -> bool:
        """Offer a voucher that is scanned; a scan never pays, and adds nothing.

        While another one is offered it waits, and is offered next.
        """
        number = plain_number(code)
        if self._offers_voucher() and number != plain_number(self._reference.text()):
            self._waiting_vouchers.append(number)
            self._show_waiting()
        else:
            self.offer_voucher(code)
        return True

    def offer_vouchers(self, numbers: Sequence[str]) -> None:
        """Offer one voucher after the other, as long as anything is due."""
        self._waiting_vouchers = list(numbers)
        self._offer_next()

    def offer_voucher(self, number: str) -> None:
        """Offer what is left on a voucher that the customer handed over."""
        if Voucher.code in self._tiles:
            self.mark(Voucher.code)
            self._reference.setText(number)
            self.look_up()

    def look_up(self) -> None:
        """Offer what is left on the voucher whose number stands there."""
        number, shop = self._reference.text(), self._session.shop
        run(lambda: shop.vouchers.find(number), self._show_voucher, self)

    def next_plan(self) -> None:
        """Choose the next of the method's instalments."""
        self._payment = self._payment.next_plan()
        self._show_plan()
        self._show_change()

    def ask_tip(self) -> None:
        """Put the cursor where the tip is typed, if there may be one."""
        if self._payment.asks_tip:
            self._tip.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Take what is typed, or the exact rest, by the marked method."""
        if self._is_busy:
            return
        if self._tip.is_wrong() and self._payment.asks_tip:
            self._tip_field.show_error(self.tr("This is no number."))
            return
        amount = self._given.value() if self._is_typed else self._payment.asked()
        if self._given.is_wrong() or amount is None:
            self._given_field.show_error(self.tr("This is no number."))
            return
        if not amount and self._payment.settlement().is_complete:
            self.complete_wanted.emit(self._payment.tenders)
            return
        self._add(amount)

    def mark(self, code: str) -> None:
        """Mark a method and offer the exact rest."""
        if code != self._payment.marked:
            self._reference.clear()  # A voucher's number is no card's reference.
        self._payment = self._payment.marking(code)
        self._is_typed = False
        self._show()
        field = self._reference if code == Voucher.code else self._given
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def pay_with(self, code: str) -> None:
        """Pay by a method at one key: what was typed, else the whole rest.

        Cash is only marked: what was given is typed next. So is the account: what
        will be owed is seen before Enter makes it (R22). Where there are instalments,
        the same key again chooses the next ones, and Enter takes them.
        """
        if code == self._payment.marked and self._payment.plan and not self._is_typed:
            self.next_plan()
            return
        typed = self._given.value() if self._is_typed else None
        was_typed = self._is_typed
        self.mark(code)
        if was_typed and typed is not None:
            self._add(typed)
        elif self._payment.method.is_paid_at_once and not self._payment.plan:
            self.confirm()

    def split(self) -> None:
        """Offer half of what is due."""
        half = self._payment.asked() / HALF
        self._given.set_value(half)
        self._typed()
        self._given.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, *, is_busy: bool) -> None:
        """Take no second Enter while the sale is being written."""
        self._is_busy = is_busy
        self._summary.complete.setEnabled(not is_busy)

    def show_error(self, error: RuleBroken) -> None:
        """Say beside its cause why the payment was not taken."""
        self.show_busy(is_busy=False)
        is_reference = error.code in {
            "payment.card_number_refused",
            "payment.reference_too_long",
            "payment.reference_needed",
        } or error.code.startswith("voucher.")
        field = self._reference_field if is_reference else self._given_field
        if error.code in {"payment.wrong_tip", "payment.no_tips"}:
            field = self._tip_field
        if is_reference:
            self._reference_field.show()
            self._reference.setFocus(Qt.FocusReason.OtherFocusReason)
        field.show_error(message(error, self._session.formats))

    def _add(self, amount: Decimal) -> None:
        reference = self._reference.text() if self._takes_reference() else ""
        try:
            self._payment = self._payment.adding(amount, reference)
        except RuleBroken as refused:
            self.show_error(refused)
            return
        self._reference.clear()
        self._tip.clear()
        self._is_typed = False
        if self._payment.settlement().is_complete:
            self._show()
            self.show_busy(is_busy=True)
            self.complete_wanted.emit(self._payment.tenders)
            return
        if not self._offer_next():
            self.mark(self._payment.usual)

    def _offer_next(self) -> bool:
        """Offer the next voucher that waits; False where none does."""
        if not self._waiting_vouchers:
            return False
        self.offer_voucher(self._waiting_vouchers.pop(0))
        return True

    def _offers_voucher(self) -> bool:
        """Tell whether what is left on a voucher stands there to be taken."""
        is_marked = self._payment.marked == Voucher.code
        return is_marked and self._is_typed and not self._reference_field.error()

    def _show_waiting(self) -> None:
        """Say which vouchers come after the one that is offered."""
        waiting = ", ".join(self._waiting_vouchers)
        words = self.tr("Then: {numbers}").format(numbers=waiting) if waiting else ""
        self._waiting.setText(words)
        self._waiting.setVisible(bool(waiting))

    def take_back(self) -> None:
        """Undo the last tender: the sale could not be completed with it."""
        last = len(self._payment.tenders) - 1
        if last >= 0:
            self._remove(last)

    def _remove(self, place: int) -> None:
        self._payment = self._payment.without(place)
        self._is_typed = False
        self._show()
        self._given.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._is_typed = True
        self._given_field.show_error("")
        self._show_plan()
        self._show_change()

    def _tip_typed(self) -> None:
        """Ask for as much more by the marked method, unless an amount is typed."""
        self._tip_field.show_error("")
        self._payment = self._payment.with_tip(self._tip.value() or Decimal(0))
        if not self._is_typed:
            self._given.set_value(self._payment.asked())
        self._given_field.show_error("")
        self._show_quick()
        self._show_plan()
        self._show_change()

    def _choose(self, amount: Decimal) -> None:
        self._given.set_value(amount)
        self._typed()
        self.confirm()

    def _next_receipt(self) -> None:
        self._receipt = self._receipt.following()
        self.receipt_chosen.emit(self._receipt)
        self._show_receipt()

    def _takes_reference(self) -> bool:
        return self._payment.row.reference is not Reference.NONE

    def _reference_label(self) -> str:
        if self._payment.marked == Voucher.code:
            return self.tr("The voucher's number")
        if self._payment.row.reference is Reference.REQUIRED:
            return self.tr("Reference")
        return self.tr("Reference (optional)")

    def _show_voucher(self, found: VoucherResponse | None) -> None:
        if found is None:
            number = self._reference.text()
            self.show_error(RuleBroken("voucher.not_found", number=number))
            return
        if found.is_expired:
            day = found.expires_on
            self.show_error(RuleBroken("voucher.expired", number=found.number, day=day))
            return
        self._reference_field.show_error("")
        self._reference_field.set_hint(standing_words(found, self._session.formats))
        left = found.balance - self._payment.spent_of(found.number)
        if left <= 0:
            self.show_error(RuleBroken("voucher.nothing_left", number=found.number))
            return
        self._given.set_value(min(left, self._payment.due()))
        self._typed()
        self._show_waiting()
        self._given.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reference_entered(self) -> None:
        is_voucher = self._payment.marked == Voucher.code
        if is_voucher and not self._is_typed:
            self.look_up()
        else:
            self.confirm()

    def _rate_words(self) -> str:
        """Return in which currency the amount is typed, and at which rate (R14)."""
        code = self._payment.foreign
        if not code:
            return ""
        formats, known = self._session.formats, self._payment.rates[code]
        words = self.tr("in {currency}, at {rate} of {day}; change in the shop's own")
        return words.format(
            currency=code,
            rate=formats.exchange(known.rate),
            day=formats.date(known.business_day),
        )

    def _show_age_of_rate(self) -> None:
        """Say plainly that a rate is not today's, and whether it is taken (R14)."""
        is_old = self._payment.has_old_rate
        self._old_rate.setVisible(is_old)
        if not is_old:
            return
        day = self._payment.rates[self._payment.foreign].business_day
        words = self.tr("This is the rate of {day}, not today's.")
        self._old_rate.setText(words.format(day=self._session.formats.date(day)))
        try:
            self._payment.require_rate()
        except RuleBroken as refused:
            self._old_rate.hide()
            self.show_error(refused)

    def _show_plan(self) -> None:
        plan = self._payment.plan
        self._plan.setVisible(plan is not None)
        if plan is None:
            return
        surcharge = self._payment.surcharge_on(self._given.value() or Decimal(0))
        words = self.tr("{plan}: {amount} on top") if plan.rate else "{plan}"
        amount = self._session.formats.money(surcharge)
        self._plan.setText(words.format(plan=plan.name, amount=amount))
        self._plan.updateGeometry()

    def _show(self) -> None:
        for code, tile in self._tiles.items():
            tile.setChecked(code == self._payment.marked)
        self._given_field.show_error("")
        self._given.set_value(self._payment.asked())
        if self._given.hasFocus():
            self._given.selectAll()
        self._reference_field.setVisible(self._takes_reference())
        self._tip_field.setVisible(self._payment.asks_tip)
        is_voucher = self._payment.marked == Voucher.code
        words = self.tr("Scan the voucher, or type its number")
        self._reference.setPlaceholderText(words if is_voucher else "")
        self._reference_field.set_label(self._reference_label())
        self._reference_field.set_hint("")
        self._waiting.setVisible(is_voucher and bool(self._waiting_vouchers))
        self._given_field.set_hint(self._rate_words())
        self._show_age_of_rate()
        self._show_quick()
        self._show_plan()
        self._show_change()
        self._show_receipt()

    def _show_quick(self) -> None:
        clear(self._quick)
        amounts = self._payment.quick_amounts()
        for amount in amounts:
            button = SecondaryButton(self._session.formats.money(amount), height=44)
            button.clicked.connect(
                lambda _checked=False, chosen=amount: self._choose(chosen)
            )
            self._quick.addWidget(button, 1)
        self._quick.addStretch(max(0, _QUICK_PLACES - len(amounts)))

    def _show_change(self) -> None:
        amount = self._given.value() or Decimal(0)
        try:
            preview = (
                self._payment.preview(amount) if amount else self._payment.settlement()
            )
        except RuleBroken as refused:
            preview = self._payment.settlement()
            if self._is_typed:
                words = message(refused, self._session.formats)
                self._given_field.show_error(words)
        self._summary.show_payment(self._payment, preview)

    def _show_receipt(self) -> None:
        self._receipt_button.setText(choice_words(self._receipt))
        self._receipt_button.updateGeometry()

    def _connect(self) -> None:
        for code, tile in self._tiles.items():
            tile.clicked.connect(lambda _checked=False, chosen=code: self.mark(chosen))
        for each in self._payment.methods:
            key = QShortcut(QKeySequence(each.key), self)
            key.activated.connect(lambda chosen=each.code: self.pay_with(chosen))
        QShortcut(QKeySequence(SPLIT_KEY), self).activated.connect(self.split)
        QShortcut(QKeySequence(TIP_KEY), self).activated.connect(self.ask_tip)
        receipt = QShortcut(QKeySequence(RECEIPT_KEY), self)
        receipt.activated.connect(self._next_receipt)
        self._receipt_button.clicked.connect(self._next_receipt)
        self._given.textEdited.connect(lambda _text: self._typed())
        self._given.returnPressed.connect(self.confirm)
        self._tip.textEdited.connect(lambda _text: self._tip_typed())
        self._tip.returnPressed.connect(self.confirm)
        self._reference.returnPressed.connect(self._reference_entered)
        self._plan.clicked.connect(self.next_plan)
        self._half.clicked.connect(self.split)
        self._summary.complete.clicked.connect(self.confirm)
        self._summary.removed.connect(self._remove)
