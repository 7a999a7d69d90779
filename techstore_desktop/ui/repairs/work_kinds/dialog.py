"""One kind of work: its name, and how many days it is under warranty."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.state_schemas import (
    RepairWorkKindEdit,
    RepairWorkKindResponse,
)
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.quantity_field import QuantityField

_LONGEST = 120
_MOST_DAYS = 3650
_USUAL_DAYS = 90


class WorkKindDialog(Dialog):
    """Keeps a new kind of work, or changes of one."""

    def __init__(
        self, over: QWidget, session: Session, kind: RepairWorkKindResponse | None
    ) -> None:
        super().__init__(
            over,
            title=self.tr("Edit the kind of work")
            if kind
            else self.tr("Add a kind of work"),
            text=self.tr("Repairs that were taken in keep the term that they have."),
            primary=add_or_save(kind),
        )
        self._session = session
        self._kind = kind
        self.name = QLineEdit(kind.name if kind else "", maxLength=_LONGEST)
        days = kind.warranty_days if kind else _USUAL_DAYS
        self.days = QuantityField(session.formats, Decimal(days))
        self._name_field = FormField(self.tr("What it is called"), self.name)
        self._days_field = FormField(
            self.tr("Days under warranty"),
            self.days,
            hint=self.tr("From the day on which it is fetched; 0 is none."),
        )
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._name_field)
        column.addWidget(self._days_field)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def decide(self) -> None:
        """Keep it, or say what is wrong with it."""
        name, days = self.name.text().strip(), self.days.value()
        is_number = days is not None and days == int(days) and 0 <= days <= _MOST_DAYS
        self._name_field.show_error("" if name else self.tr("This is needed."))
        self._days_field.show_error(
            "" if is_number else self.tr("Type a number of days, from 0 to 3650.")
        )
        if not name or days is None or not is_number:
            return
        data = RepairWorkKindEdit(name=name, warranty_days=int(days))
        service, actor = self._session.shop.repair_work_kinds, self._session.actor
        kind = self._kind

        def work() -> object:
            if kind is None:
                return service.add(actor, data)
            return service.update(actor, kind.id, data)

        run(
            work,
            lambda _kind: self.accept(),
            self,
            failed=lambda error: show_error(self, error, beside=self._name_field),
        )
