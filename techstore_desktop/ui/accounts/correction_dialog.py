"""By how much an account is put right, and why (R21)."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.accounts.schemas import AccountStanding
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.accounts.words import standing_words
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField

LONGEST = 300


class CorrectionDialog(Dialog):
    """Emits ``chosen`` with an amount, positive where more is owed, and the reason."""

    chosen = Signal(object, object)

    def __init__(
        self, over: QWidget, formats: Formats, name: str, standing: AccountStanding
    ) -> None:
        super().__init__(
            over,
            title=self.tr("Correct the account of {name}").format(name=name),
            text=standing_words(standing, formats),
            primary=self.tr("Enter the correction"),
            secondary=self.tr("Back"),
        )
        self._formats = formats
        self.amount = MoneyField(formats)
        self.direction = QComboBox()
        self.direction.addItem(self.tr("The customer owes less"), -1)
        self.direction.addItem(self.tr("The customer owes more"), 1)
        self.reason = QLineEdit(maxLength=LONGEST)
        self._amount_field = FormField(self.tr("Amount"), self.amount)
        self._reason_field = FormField(self.tr("Reason"), self.reason)
        column = QVBoxLayout()
        column.addWidget(self._amount_field)
        column.addWidget(FormField(self.tr("What changes"), self.direction))
        column.addWidget(self._reason_field)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the amount."""
        return self.amount

    def decide(self) -> None:
        """Hand over the correction, or say what is missing."""
        amount, reason = self.amount.value() or Decimal(0), self.reason.text().strip()
        nothing = message(RuleBroken("account.nothing_corrected"), self._formats)
        self._amount_field.show_error("" if amount > 0 else nothing)
        self._reason_field.show_error("" if reason else self.tr("This is needed."))
        if amount <= 0:
            self.amount.setFocus()
        elif not reason:
            self.reason.setFocus()
        else:
            self.accept()
            self.chosen.emit(amount * self.direction.currentData(), reason)
