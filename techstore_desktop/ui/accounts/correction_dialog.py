"""By how much an account or a voucher is put right, and why (R21)."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
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
translate = QCoreApplication.translate


class CorrectionDialog(Dialog):
    """Emits ``chosen`` with an amount, its sign that of what changes, and the reason.

    ``directions`` are what may change, each with its sign; one alone is not asked.
    ``nothing`` is what is said where no amount is typed. It stays open until whoever
    opened it accepts it.
    """

    chosen = Signal(object, object)

    def __init__(
        self,
        over: QWidget,
        formats: Formats,
        *,
        title: str,
        text: str,
        primary: str,
        directions: Sequence[tuple[str, int]],
        nothing: RuleBroken,
    ) -> None:
        super().__init__(
            over,
            title=title,
            text=text,
            primary=primary,
        )
        self._formats = formats
        self._nothing = nothing
        self.amount = MoneyField(formats)
        self.direction = QComboBox()
        for words, sign in directions:
            self.direction.addItem(words, sign)
        self.reason = QLineEdit(maxLength=LONGEST)
        self._amount_field = FormField(self.tr("Amount"), self.amount)
        self._reason_field = FormField(self.tr("Reason"), self.reason)
        column = QVBoxLayout()
        column.addWidget(self._amount_field)
        if len(directions) > 1:
            column.addWidget(FormField(self.tr("What changes"), self.direction))
        column.addWidget(self._reason_field)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the amount."""
        return self.amount

    def decide(self) -> None:
        """Hand over the correction, or say what is missing."""
        amount, reason = self.amount.value() or Decimal(0), self.reason.text().strip()
        nothing = message(self._nothing, self._formats)
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


def account_correction(
    over: QWidget, formats: Formats, name: str, standing: AccountStanding
) -> CorrectionDialog:
    """Return the dialog for a customer's account: positive is owed more."""
    title = translate("CorrectionDialog", "Correct the account of {name}")
    return CorrectionDialog(
        over,
        formats,
        title=title.format(name=name),
        text=standing_words(standing, formats),
        primary=translate("CorrectionDialog", "Enter the correction"),
        directions=(
            (translate("CorrectionDialog", "The customer owes less"), -1),
            (translate("CorrectionDialog", "The customer owes more"), 1),
        ),
        nothing=RuleBroken("account.nothing_corrected"),
    )
