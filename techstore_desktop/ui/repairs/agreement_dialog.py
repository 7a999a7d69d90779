"""That a customer agrees: to how much, and how they said so (R52)."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.repairs.choices import ApprovalWay
from techstore_desktop.ui.repairs.words import way_words
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField

LONGEST = 300
_WAYS = (
    ApprovalWay.PHONE,
    ApprovalWay.IN_PERSON,
    ApprovalWay.MESSAGE,
    ApprovalWay.SIGNATURE,
)


class AgreementDialog(Dialog):
    """Emits ``agreed`` with amount, way and note; offers what the quote comes to."""

    agreed = Signal(object, object, str)

    def __init__(
        self, over: QWidget, formats: Formats, *, customer: str, total: Decimal | None
    ) -> None:
        super().__init__(
            over,
            title=self.tr("{customer} agrees").format(customer=customer),
            text=self.tr("Up to this amount nobody needs to be asked again."),
            primary=self.tr("Write it down"),
            secondary=self.tr("Back"),
        )
        self.amount = MoneyField(formats, total)
        self.amount.make_large()
        self.way = QComboBox()
        self.way.addItems([way_words(way) for way in _WAYS])
        self.note = QLineEdit(maxLength=LONGEST)
        self._amount_field = FormField(self.tr("Amount"), self.amount)
        column = QVBoxLayout()
        column.addWidget(self._amount_field)
        column.addWidget(FormField(self.tr("How they said so"), self.way))
        column.addWidget(FormField(self.tr("Note"), self.note))
        self.content.addLayout(column)

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
        way = _WAYS[self.way.currentIndex()]
        self.agreed.emit(amount, way, self.note.text().strip())
