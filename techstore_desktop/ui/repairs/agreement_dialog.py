"""That a customer agrees: to how much, how and when they said so (R52)."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.choices import ApprovalWay
from techstore_desktop.ui.repairs.words import way_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.moment_field import PastMomentField
from techstore_desktop.ui.widgets.money_field import MoneyField

LONGEST = 300
WIDTH = 520
_WAYS = (
    ApprovalWay.PHONE,
    ApprovalWay.IN_PERSON,
    ApprovalWay.MESSAGE,
    ApprovalWay.SIGNATURE,
)


class Yes(NamedTuple):
    """What a customer said."""

    amount: Decimal
    way: ApprovalWay
    given_at: datetime
    note: str


class AgreementDialog(Dialog):
    """Emits ``agreed`` with a ``Yes``; offers what the quote comes to."""

    agreed = Signal(object)

    def __init__(
        self, over: QWidget, session: Session, *, customer: str, total: Decimal | None
    ) -> None:
        super().__init__(
            over,
            title=self.tr("{customer} agrees").format(customer=customer),
            text=self.tr("Up to this amount nobody needs to be asked again."),
            primary=self.tr("Write it down"),
            width=WIDTH,
        )
        shop = session.shop
        self.amount = MoneyField(session.formats, total)
        self.amount.make_large()
        self.way = QComboBox()
        self.way.addItems([way_words(way) for way in _WAYS])
        zone = shop.profiles.current().zone
        self.given_at = PastMomentField(shop.database.clock, session.formats, zone)
        self.note = QLineEdit(maxLength=LONGEST)
        self._amount_field = FormField(self.tr("Amount"), self.amount)
        column = QVBoxLayout()
        column.addWidget(self._amount_field)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(FormField(self.tr("How they said so"), self.way), 1)
        row.addWidget(FormField(self.tr("When"), self.given_at), 1)
        column.addLayout(row)
        column.addWidget(FormField(self.tr("Note"), self.note))
        self.content.addLayout(column)
        self.way.currentIndexChanged.connect(self._settle)

    def first_focus(self) -> QWidget | None:
        """Return the amount."""
        return self.amount

    def show_refusal(self, text: str) -> None:
        """Say beside the amount why it will not do."""
        self._amount_field.show_error(text)
        self.amount.setFocus()

    def decide(self) -> None:
        """Hand over what was agreed, or say that the amount cannot be read."""
        amount = self.amount.value()
        if amount is None:
            self.show_refusal(self.tr("This is needed."))
            return
        note = self.note.text().strip()
        self.agreed.emit(Yes(amount, self._way(), self.given_at.moment(), note))

    def _way(self) -> ApprovalWay:
        return _WAYS[self.way.currentIndex()]

    def _settle(self) -> None:
        """Say that a signature follows, which is given now."""
        is_signed = self._way() is ApprovalWay.SIGNATURE
        self.given_at.setEnabled(not is_signed)
        self.primary.setText(
            self.tr("Read and sign") if is_signed else self.tr("Write it down")
        )
