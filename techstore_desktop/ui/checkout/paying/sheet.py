"""Taking the money: what is due, how it is paid, what was given, and the change."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.payments import Voucher
from techstore_desktop.core.vouchers.numbers import plain_number
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.paying.layout import (
    RECEIPT_KEY,
    SPLIT_KEY,
    TIP_KEY,
    PaymentLayout,
)
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.vouchers.words import standing_words

HALF = Decimal(2)
_OF_TIP = {"payment.wrong_tip", "payment.no_tips"}
_OF_REFERENCE = {
    "payment.card_number_refused",
    "payment.reference_too_long",
    "payment.reference_needed",
}


class PaymentSheet(PaymentLayout):
    """Emits ``complete_wanted`` with the tenders that pay the whole.

    Cash that brings unlikely much change is questioned: Enter once more takes it.
    """

    complete_wanted = Signal(object)
    receipt_chosen = Signal(object)
    shown = Signal(object)
    """Carries the figures, as often as they change."""

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
        super().__init__(
            over,
            session,
            payment,
            caption=caption,
            completes=completes,
            receipt=receipt,
        )
        self._session = session
        self._payment = payment
        self._is_typed = False
        self._is_busy = False
        self._doubted: Decimal | None = None
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
            self._waiting.add(number)
        else:
            self.offer_voucher(code)
        return True

    def offer_vouchers(self, numbers: Sequence[str]) -> None:
        """Offer one voucher after the other, as long as anything is due."""
        self._waiting.begin(numbers)
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

    def tell(self) -> None:
        """Show what the line in hand makes of the payment, here and to whoever asks."""
        self.shown.emit(self.show_line(self._payment, is_typed=self._is_typed))

    def next_plan(self) -> None:
        """Choose the next of the method's instalments."""
        self._payment = self._payment.next_plan()
        self.tell()

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
            self._given.set_value(typed)
            self._typed()
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
        field = self._given_field
        if error.code in _OF_TIP:
            field = self._tip_field
        if error.code in _OF_REFERENCE or error.code.startswith("voucher."):
            field = self._reference_field
            field.show()
            self._reference.setFocus(Qt.FocusReason.OtherFocusReason)
        field.show_error(message(error, self._session.formats))

    def _add(self, amount: Decimal) -> None:
        reference = self._reference.text() if self._payment.takes_reference else ""
        try:
            taken = self._payment.adding(amount, reference)
        except RuleBroken as refused:
            self.show_error(refused)
            return
        if taken.is_unlikely and amount != self._doubted:
            self._doubt(amount, taken.settlement().change_due)
            return
        self._payment = taken
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

    def _doubt(self, amount: Decimal, change: Decimal) -> None:
        """Ask whether so much was given, beside the amount."""
        self._doubted = amount
        words = self.tr("{change} would go back. Enter once more if that is right.")
        change_words = self._session.formats.money(change)
        self._given_field.show_error(words.format(change=change_words))

    def _offer_next(self) -> bool:
        """Offer the next voucher that waits; False where none does."""
        number = self._waiting.take()
        if number:
            self.offer_voucher(number)
        return bool(number)

    def _offers_voucher(self) -> bool:
        """Tell whether what is left on a voucher stands there to be taken."""
        is_marked = self._payment.marked == Voucher.code
        return is_marked and self._is_typed and not self._reference_field.error()

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
        self._doubted = None
        self._given_field.show_error("")
        self.tell()

    def _tip_typed(self) -> None:
        """Ask for as much more by the marked method, unless an amount is typed."""
        self._tip_field.show_error("")
        self._payment = self._payment.with_tip(self._tip.value() or Decimal(0))
        if not self._is_typed:
            self._given.set_value(self._payment.asked())
        self._given_field.show_error("")
        self._quick.show_amounts(self._payment.quick_amounts())
        self.tell()

    def _choose(self, amount: Decimal) -> None:
        self._given.set_value(amount)
        self._typed()
        self.confirm()

    def _show_voucher(self, found: VoucherResponse | None) -> None:
        if found is None:
            number = self._reference.text()
            self.show_error(RuleBroken("voucher.not_found", number=number))
            return
        self._reference_field.show_error("")
        self._reference_field.set_hint(standing_words(found, self._session.formats))
        try:
            amount = self._payment.offered_of(found)
        except RuleBroken as refused:
            self.show_error(refused)
            return
        self._given.set_value(amount)
        self._typed()
        self._waiting.tell()
        self._given.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reference_entered(self) -> None:
        is_voucher = self._payment.marked == Voucher.code
        if is_voucher and not self._is_typed:
            self.look_up()
        else:
            self.confirm()

    def _show(self) -> None:
        self.show_choices(self._payment)
        self.tell()

    def _connect(self) -> None:
        for code, tile in self._tiles.items():
            tile.clicked.connect(lambda _checked=False, chosen=code: self.mark(chosen))
        for each in self._payment.methods:
            key = QShortcut(QKeySequence(each.key), self)
            key.activated.connect(lambda chosen=each.code: self.pay_with(chosen))
        QShortcut(QKeySequence(SPLIT_KEY), self).activated.connect(self.split)
        QShortcut(QKeySequence(TIP_KEY), self).activated.connect(self.ask_tip)
        receipt = QShortcut(QKeySequence(RECEIPT_KEY), self)
        receipt.activated.connect(self._receipt.turn)
        self._receipt.chosen.connect(self.receipt_chosen)
        self._given.textEdited.connect(lambda _text: self._typed())
        self._given.returnPressed.connect(self.confirm)
        self._tip.textEdited.connect(lambda _text: self._tip_typed())
        self._tip.returnPressed.connect(self.confirm)
        self._reference.returnPressed.connect(self._reference_entered)
        self._quick.chosen.connect(self._choose)
        self._plan.clicked.connect(self.next_plan)
        self._half.clicked.connect(self.split)
        self._summary.complete.clicked.connect(self.confirm)
        self._summary.removed.connect(self._remove)
