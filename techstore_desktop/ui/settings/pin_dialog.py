"""Choosing a PIN: typed twice, so that nobody locks themselves out.

One's own is changed by the old one only: a till left alone gives it to nobody.
"""

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.staff import pins
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField

translate = QCoreApplication.translate


class PinFields(QWidget):
    """The PIN and the PIN again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pin, self.again = _secret(), _secret()
        self.pin_field = FormField(self.tr("PIN"), self.pin)
        self.again_field = FormField(self.tr("The PIN again"), self.again)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.pin_field, 1, top)
        row.addWidget(self.again_field, 1, top)

    def checked(self) -> str:
        """Return the PIN, or nothing where something is wrong, said beside it."""
        pin = self.pin.text()
        fault = pin_fault(pin)
        differs = "" if pin == self.again.text() else self.tr("The two PINs differ.")
        self.pin_field.show_error(fault)
        self.again_field.show_error("" if fault else differs)
        if fault or differs:
            (self.pin if fault else self.again).setFocus()
            return ""
        return pin


class PinDialog(Dialog):
    """Gives one person another PIN; a lock after wrong ones goes with it."""

    def __init__(
        self, over: QWidget, session: Session, *, staff_id: UUID, name: str
    ) -> None:
        words = translate("PinDialog", "Four to eight digits that nobody would guess.")
        super().__init__(
            over,
            title=translate("PinDialog", "New PIN for {name}").format(name=name),
            text=words,
            primary=translate("PinDialog", "Change PIN"),
        )
        self._session = session
        self._staff_id = staff_id
        self._name = name
        self.secrets = PinFields()
        self.old_pin = _secret()
        self.old_field = FormField(translate("PinDialog", "Present PIN"), self.old_pin)
        self._is_own = session.actor.staff_id == staff_id
        if self._is_own:
            self.content.addWidget(self.old_field)
        else:
            self.old_field.setParent(self)
            self.old_field.hide()
        self.content.addWidget(self.secrets)

    def first_focus(self) -> QWidget | None:
        """Return the first field."""
        return self.old_pin if self._is_own else self.secrets.pin

    def decide(self) -> None:
        """Keep the PIN if both are the same and not too simple."""
        pin = self.secrets.checked()
        if not pin or not self.primary.isEnabled():
            return
        staff, actor = self._session.shop.staff, self._session.actor
        staff_id, old_pin = self._staff_id, self.old_pin.text()
        self.old_field.show_error("")
        self.primary.setEnabled(False)
        run(
            lambda: staff.change_pin(actor, staff_id, pin, old_pin=old_pin),
            self._done,
            self,
            failed=self._failed,
        )

    def _done(self, _nothing: None) -> None:
        self._session.shell.toast(
            self.tr("{name} signs in with the new PIN from now on.").format(
                name=self._name
            )
        )
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        beside = self.old_field if self._is_own else self.secrets.pin_field
        show_error(self, error, beside=beside, retry=self.decide)
        if isinstance(error, RuleBroken) and self._is_own:
            self.old_pin.selectAll()
            self.old_pin.setFocus()


def pin_fault(pin: str) -> str:
    """Return what is wrong with a PIN, or nothing."""
    try:
        pins.check(pin)
    except RuleBroken as broken:
        return message(broken)
    return ""


def _secret() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(pins.LONGEST)
    line.setProperty("noScan", True)
    return line
