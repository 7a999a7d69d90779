"""Adding or changing a person: name, role, and the first PIN."""

from collections.abc import Callable

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Role
from techstore_desktop.core.staff.schemas import (
    StaffMemberBase,
    StaffMemberCreate,
    StaffMemberResponse,
    StaffMemberUpdate,
)
from techstore_desktop.ui.keeping import keep
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.settings.page import sentences
from techstore_desktop.ui.settings.pin_dialog import PinFields
from techstore_desktop.ui.staff.role_names import role_name
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label

translate = QCoreApplication.translate


class PersonDialog(Dialog):
    """Says what the chosen role may do; a new person needs a PIN at once."""

    def __init__(
        self, over: QWidget, session: Session, person: StaffMemberResponse | None
    ) -> None:
        title = translate("PersonDialog", "Edit person")
        super().__init__(
            over,
            title=title if person else translate("PersonDialog", "Add person"),
            primary=add_or_save(person),
        )
        self._session = session
        self._person = person
        self.name = QLineEdit(person.name if person else "")
        self.role = Choice({role.value: role_name(role.value) for role in Role})
        self.role.choose(person.role if person else Role.CASHIER)
        self.secrets = PinFields()
        self.secrets.setHidden(person is not None)
        self.name_field = FormField(self.tr("Name"), self.name)
        self._role_field = FormField(self.tr("Role"), self.role)
        self._may = Label("", "second")
        self._may.setWordWrap(True)
        self.role.currentIndexChanged.connect(self._show_role)
        self._build()
        self._show_role()

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def decide(self) -> None:
        """Keep the person, or show all that is wrong."""
        base = self._checked()
        pin = self.secrets.checked() if self._person is None else ""
        if base is None or (self._person is None and not pin):
            return
        keep(self, self._work(base, pin), beside=self._beside)

    def _checked(self) -> StaffMemberBase | None:
        try:
            base = StaffMemberBase(name=self.name.text(), role=Role(self.role.chosen()))
        except ValidationError as error:
            self.name_field.show_error(sentences(error).get("name", ""))
            return None
        self.name_field.show_error("")
        return base

    def _work(
        self, base: StaffMemberBase, pin: str
    ) -> Callable[[], StaffMemberResponse]:
        staff, actor, person = (
            self._session.shop.staff,
            self._session.actor,
            self._person,
        )
        if person is None:
            new = StaffMemberCreate(name=base.name, role=base.role, pin=pin)
            return lambda: staff.create(actor, new)
        changed = StaffMemberUpdate(name=base.name, role=base.role)
        return lambda: staff.update(actor, person.id, changed)

    def _beside(self, error: Exception) -> FormField:
        is_pin = isinstance(error, RuleBroken) and error.code.startswith("pin.")
        return self.secrets.pin_field if is_pin else self._role_field

    def _show_role(self) -> None:
        words = {
            Role.CASHIER: self.tr(
                "Sells, gives discounts, opens and closes the drawer."
            ),
            Role.TECHNICIAN: self.tr("Sees products, customers and sales."),
            Role.MANAGER: self.tr("May do everything, and lends it by PIN."),
        }
        self._may.setText(words[Role(self.role.chosen())])

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.name_field)
        column.addWidget(self._role_field)
        column.addWidget(self._may)
        column.addWidget(self.secrets)
        self.content.addLayout(column)
