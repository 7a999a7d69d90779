"""Selling a gift card: its number, or a new one, and how much comes onto it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.vouchers.numbers import LONGEST
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.vouchers.words import kind_words, standing_words
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 520


class VoucherSheet(Sheet):
    """Emits ``confirmed`` with the number, empty for a new one, and the amount."""

    confirmed = Signal(object, object)

    def __init__(self, over: QWidget, session: Session, number: str = "") -> None:
        super().__init__(over, width=WIDTH)
        self._session = session
        self._latest = Latest(self)
        self._number = QLineEdit(number)
        self._number.setMaxLength(LONGEST + 10)
        self._number.setPlaceholderText(self.tr("Scan the card; empty: a new number"))
        self._amount = MoneyField(session.formats)
        self._amount.make_large()
        self._number_field = FormField(self.tr("Number"), self._number)
        self._amount_field = FormField(self.tr("How much comes onto it"), self._amount)
        self._done = PrimaryButton(self.tr("Add to the sale"), keys="Enter", height=44)
        self._build()
        self._connect()
        self.look_up()

    def first_focus(self) -> QWidget | None:
        """Return the amount: most cards get a number of ours."""
        return self._amount

    def on_scan(self, code: str) -> bool:
        """Take the number of the card that was scanned."""
        self._number.setText(code)
        self.look_up()
        self._amount.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def look_up(self) -> None:
        """Say what is on the card already; more may be put on it."""
        number, vouchers = self._number.text(), self._session.shop.vouchers
        self._number_field.show_error("")
        if not number.strip():
            self._latest.drop()
            self._number_field.set_hint(self.tr("It prints on the receipt."))
            return
        self._latest.run(lambda: vouchers.find(number), self._show)

    def confirm(self) -> None:
        """Hand over what was typed, or say what is wrong with it."""
        amount = self._amount.value()
        unreadable = self.tr("This is no number.")
        self._amount_field.show_error("" if amount is not None else unreadable)
        if amount is not None:
            self.confirmed.emit(self._number.text(), amount)

    def show_error(self, error: RuleBroken) -> None:
        """Say beside its cause why the card is not sold."""
        of_number = {"voucher.wrong_number", "payment.card_number_refused"}
        is_number = error.code in of_number or error.code == "voucher.one_each"
        field = self._number_field if is_number else self._amount_field
        field.show_error(message(error, self._session.formats))
        control = self._number if is_number else self._amount
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: VoucherResponse | None) -> None:
        words = self.tr("A card that nobody knows yet.")
        if found is not None:
            standing = standing_words(found, self._session.formats)
            words = f"{kind_words(found.kind)} · {standing}"
        self._number_field.set_hint(words)

    def _number_entered(self) -> None:
        self.look_up()
        self._amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.body.addWidget(Label(self.tr("Gift card or voucher"), "title"))
        grid = QGridLayout()
        grid.setVerticalSpacing(14)
        grid.addWidget(self._amount_field, 0, 0)
        grid.addWidget(self._number_field, 1, 0)
        self.body.addLayout(grid)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._done)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self._number.textEdited.connect(lambda _text: self.look_up())
        self._number.returnPressed.connect(self._number_entered)
        self._amount.returnPressed.connect(self.confirm)
        self._done.clicked.connect(self.confirm)
