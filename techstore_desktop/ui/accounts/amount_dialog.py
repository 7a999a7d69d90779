"""How much a customer pays on account, and what an advance is for (R23)."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.accounts.schemas import AccountStanding
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.accounts.words import standing_words
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField

LONGEST = 300


class AmountDialog(Dialog):
    """Emits ``chosen`` with amount and note; offers all that is owed."""

    chosen = Signal(object, object)

    def __init__(
        self, over: QWidget, formats: Formats, name: str, standing: AccountStanding
    ) -> None:
        super().__init__(
            over,
            title=self.tr("Payment of {name}").format(name=name),
            text=standing_words(standing, formats),
            primary=self.tr("Take the money"),
        )
        self._formats = formats
        self._owed = max(Decimal(0), standing.balance)
        self._amount = MoneyField(formats, self._owed or None)
        self._amount.make_large()
        self._note = QLineEdit()
        self._note.setMaxLength(LONGEST)
        self._amount_field = FormField(self.tr("Amount"), self._amount)
        self._note_field = FormField(
            self.tr("Note"), self._note, hint=self.tr("needed for an advance")
        )
        column = QVBoxLayout()
        column.addWidget(self._amount_field)
        column.addWidget(self._note_field)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the amount."""
        return self._amount

    def decide(self) -> None:
        """Hand over the amount, or say what is missing."""
        amount, note = self._amount.value(), self._note.text().strip()
        is_amount = amount is not None and amount > 0
        nothing = message(RuleBroken("account.nothing_paid"), self._formats)
        self._amount_field.show_error("" if is_amount else nothing)
        needs_note = is_amount and amount is not None and amount > self._owed
        missing = message(
            RuleBroken("account.note_needed", owed=self._owed), self._formats
        )
        self._note_field.show_error(missing if needs_note and not note else "")
        if needs_note and not note:
            self._note.setFocus()
        elif is_amount:
            self.accept()
            self.chosen.emit(amount, note)
