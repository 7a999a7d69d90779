"""Adding a loaner to the register, or changing one."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.loaners.schemas import (
    LoanerCreate,
    LoanerResponse,
    LoanerUpdate,
)
from techstore_desktop.core.permissions import Approval
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField

_LONGEST = 300


class LoanerDialog(Dialog):
    """Emits ``kept`` once the loaner is in the register as it was typed."""

    kept = Signal()

    def __init__(
        self, over: QWidget, session: Session, loaner: LoanerResponse | None
    ) -> None:
        super().__init__(
            over,
            title=self.tr("Edit the loaner") if loaner else self.tr("Add a loaner"),
            primary=add_or_save(loaner),
        )
        self._session = session
        self._loaner = loaner
        self.name = QLineEdit(loaner.name if loaner else "", maxLength=_LONGEST)
        self.number = QLineEdit(loaner.number if loaner else "", maxLength=_LONGEST)
        self.worth = MoneyField(session.formats, loaner.worth if loaner else None)
        self._name_field = FormField(self.tr("Brand and model"), self.name)
        self._worth_field = FormField(
            self.tr("What it is worth"),
            self.worth,
            hint=self.tr("Printed on the slip: what one pays who loses it."),
        )
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._name_field)
        column.addWidget(FormField(self.tr("Serial number or IMEI"), self.number))
        column.addWidget(self._worth_field)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def decide(self) -> None:
        """Keep it, or say what is wrong with it."""
        name = self.name.text().strip()
        is_wrong = self.worth.is_wrong()
        self._name_field.show_error("" if name else self.tr("This is needed."))
        self._worth_field.show_error(
            self.tr("Type an amount, such as 1500.") if is_wrong else ""
        )
        if not name or is_wrong:
            return
        values = {
            "name": name,
            "number": self.number.text().strip(),
            "worth": self.worth.value() or Decimal(0),
        }
        loaners, actor, kept = (
            self._session.shop.loaners,
            self._session.actor,
            self._loaner,
        )

        def work(lent: Approval | None) -> object:
            if kept is None:
                data = LoanerCreate.model_validate(values)
                return loaners.add(actor, data, approval=lent)
            changed = LoanerUpdate.model_validate(values)
            return loaners.update(actor, kept.id, changed, approval=lent)

        run_lending(
            self,
            self._session,
            work,
            lambda _loaner: self._done(),
            failed=lambda error: show_error(self, error, beside=self._name_field),
        )

    def _done(self) -> None:
        self.accept()
        self.kept.emit()
