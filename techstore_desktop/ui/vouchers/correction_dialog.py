"""By how much a voucher is put right, or what a new one is worth, and why (R21)."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.vouchers.words import standing_words
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField

LONGEST = 300


class CorrectionDialog(Dialog):
    """Emits ``chosen`` with an amount, negative where it goes off, and the reason.

    Without a voucher it asks what the shop gives away on a new one. It stays open
    until the correction is kept.
    """

    chosen = Signal(object, object)

    def __init__(
        self, over: QWidget, formats: Formats, voucher: VoucherResponse | None
    ) -> None:
        title = self.tr("Give a voucher away")
        text = self.tr("A new number; nobody pays for it. The reason is kept.")
        if voucher is not None:
            title = self.tr("Correct {number}").format(number=voucher.number)
            text = standing_words(voucher, formats)
        super().__init__(
            over,
            title=title,
            text=text,
            primary=self.tr("Enter the correction") if voucher else self.tr("Give it"),
            secondary=self.tr("Back"),
        )
        self._formats = formats
        self.amount = MoneyField(formats)
        self.direction = QComboBox()
        self.direction.addItem(self.tr("Comes onto it"), 1)
        self.direction.addItem(self.tr("Goes off it"), -1)
        self.reason = QLineEdit(maxLength=LONGEST)
        self._amount_field = FormField(self.tr("Amount"), self.amount)
        self._reason_field = FormField(self.tr("Reason"), self.reason)
        column = QVBoxLayout()
        column.addWidget(self._amount_field)
        if voucher is not None:
            column.addWidget(FormField(self.tr("What changes"), self.direction))
        column.addWidget(self._reason_field)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the amount."""
        return self.amount

    def decide(self) -> None:
        """Hand over the correction, or say what is missing."""
        amount, reason = self.amount.value() or Decimal(0), self.reason.text().strip()
        nothing = message(RuleBroken("voucher.nothing_corrected"), self._formats)
        self._amount_field.show_error("" if amount > 0 else nothing)
        self._reason_field.show_error("" if reason else self.tr("This is needed."))
        if amount <= 0:
            self.amount.setFocus()
        elif not reason:
            self.reason.setFocus()
        else:
            self.chosen.emit(amount * self.direction.currentData(), reason)

    def show_error(self, error: RuleBroken) -> None:
        """Say beside the amount what the rules refuse."""
        self._amount_field.show_error(message(error, self._formats))
        self.amount.setFocus()
