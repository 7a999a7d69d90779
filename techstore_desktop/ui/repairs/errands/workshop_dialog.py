"""Changing a workshop: how it is called and reached, and whether it is offered."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.errands.schemas import WorkshopEdit
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField

_LONGEST = 300


class WorkshopDialog(Dialog):
    """Emits ``kept`` once the workshop is as it was typed."""

    kept = Signal()

    def __init__(
        self, over: QWidget, session: Session, workshop_id: UUID, kept: WorkshopEdit
    ) -> None:
        super().__init__(
            over,
            title=self.tr("Edit the workshop"),
            primary=self.tr("Save"),
        )
        self._session = session
        self._id = workshop_id
        self.name = QLineEdit(kept.name, maxLength=_LONGEST)
        self.phone = QLineEdit(kept.phone, maxLength=_LONGEST)
        self.notes = QLineEdit(kept.notes, maxLength=_LONGEST)
        self.out_of_use = QCheckBox(self.tr("No longer offered"))
        self.out_of_use.setChecked(kept.is_out_of_use)
        self._name_field = FormField(self.tr("Name"), self.name)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._name_field)
        column.addWidget(FormField(self.tr("Phone"), self.phone))
        column.addWidget(FormField(self.tr("Notes"), self.notes))
        column.addWidget(self.out_of_use)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the phone: the name was typed before."""
        return self.phone

    def decide(self) -> None:
        """Keep it, or say what is missing."""
        name = self.name.text().strip()
        if not name:
            self._name_field.show_error(self.tr("This is needed."))
            return
        data = WorkshopEdit(
            name=name,
            phone=self.phone.text().strip(),
            notes=self.notes.text().strip(),
            is_out_of_use=self.out_of_use.isChecked(),
        )
        errands, actor = self._session.shop.errands, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: errands.change_workshop(actor, self._id, data, approval=lent),
            lambda _nothing: self._done(),
            failed=lambda error: show_error(self, error, beside=self._name_field),
        )

    def _done(self) -> None:
        self.accept()
        self.kept.emit()
