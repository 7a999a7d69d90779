"""How much a customer leaves as a deposit."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField

translate = QCoreApplication.translate
LONGEST = 300
_HALF = Decimal(2)


class DepositDialog(Dialog):
    """Emits ``chosen`` with amount and note; offers half of what is not paid yet."""

    chosen = Signal(object, str)

    def __init__(self, over: QWidget, formats: Formats, job: RepairJobResponse) -> None:
        super().__init__(
            over,
            title=self.tr("Deposit on {number}").format(number=job.card.number),
            text=_standing(job, formats),
            primary=self.tr("Take the money"),
        )
        self.amount = MoneyField(formats, _offer(job))
        self.amount.make_large()
        self.note = QLineEdit(maxLength=LONGEST)
        self._amount_field = FormField(self.tr("Amount"), self.amount)
        column = QVBoxLayout()
        column.addWidget(self._amount_field)
        column.addWidget(FormField(self.tr("Note (optional)"), self.note))
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the amount."""
        return self.amount

    def decide(self) -> None:
        """Hand over the amount, or say what is missing."""
        amount = self.amount.value()
        if amount is None or amount <= 0:
            self._amount_field.show_error(self.tr("Type how much is left here."))
            self.amount.setFocus()
            return
        self.accept()
        self.chosen.emit(amount, self.note.text().strip())


def _offer(job: RepairJobResponse) -> Decimal | None:
    """Return half of the bill, in whole units, where nothing was left yet."""
    price = job.card.price
    if price is None or job.deposit_balance:
        return None
    return (price / _HALF).to_integral_value() or None


def _standing(job: RepairJobResponse, formats: Formats) -> str:
    price = job.card.price
    parts = [f"{job.card.device} · {job.card.customer_name}"]
    if price is not None:
        words = translate("Deposit", "Price {amount}")
        parts.append(words.format(amount=formats.money(price)))
    if job.deposit_balance:
        words = translate("Deposit", "held {amount}")
        parts.append(words.format(amount=formats.money(job.deposit_balance)))
    return " · ".join(parts)
