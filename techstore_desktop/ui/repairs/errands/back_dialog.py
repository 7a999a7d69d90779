"""Taking a device back from a workshop: what the work there cost."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.errands.schemas import ErrandReturnCreate
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField

_LONGEST = 300


class BackDialog(Dialog):
    """Emits ``taken`` with the errand, as it ended."""

    taken = Signal(object)

    def __init__(self, over: QWidget, session: Session, card: RepairCard) -> None:
        super().__init__(
            over,
            title=self.tr("{number} is back from {place}").format(
                number=card.number, place=card.sent_to
            ),
            text=f"{card.device} · {card.customer_name}",
            primary=self.tr("Take it back"),
        )
        self._session = session
        self._card = card
        self.cost = MoneyField(session.formats)
        self.note = QLineEdit(maxLength=_LONGEST)
        self._cost_field = FormField(
            self.tr("What the work there cost the shop"),
            self.cost,
            hint=self.tr(
                "It counts as the cost of the job's labour; the customer's price stays."
            ),
        )
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._cost_field)
        column.addWidget(FormField(self.tr("What was done"), self.note))
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the cost."""
        return self.cost

    def decide(self) -> None:
        """Take it back, or say what is wrong."""
        if self.cost.is_wrong():
            self._cost_field.show_error(self.tr("Type an amount, such as 1500."))
            return
        words = self.note.text().strip()
        data = ErrandReturnCreate(
            job_id=self._card.id,
            cost=self.cost.value() or Decimal(0),
            work=words,
            note=words,
        )
        errands, actor = self._session.shop.errands, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: errands.take_back(actor, data, approval=lent),
            self._done,
            failed=lambda error: show_error(self, error, beside=self._cost_field),
        )

    def _done(self, errand: object) -> None:
        self.accept()
        self.taken.emit(errand)
