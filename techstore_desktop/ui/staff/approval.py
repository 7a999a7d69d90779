"""Lending a permission: another person chooses themselves and types their PIN."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Approval, Permission
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.permission_words import permission_words
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.pin_pad import PinPad
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 400


class ApprovalSheet(Sheet):
    """Emits ``lent`` with the approval."""

    lent = Signal(object)

    def __init__(
        self, over: QWidget, session: Session, permissions: frozenset[Permission]
    ) -> None:
        super().__init__(over, width=WIDTH)
        self._session = session
        self._permissions = permissions
        self._are_people_known = False
        self._early_pin = ""
        self._person = QComboBox()
        self._pad = PinPad()
        self._pad.entered.connect(self._try)
        self._error = Label("", "bad")
        self._error.setWordWrap(True)
        self.body.addWidget(Label(self.tr("Somebody else must allow this"), "title"))
        act = Label(permission_words(permissions), "strong")
        words = Label(self.tr("For this one act. Both of you are recorded."), "second")
        for each in (act, words):
            each.setWordWrap(True)
            self.body.addWidget(each)
        self.body.addWidget(FormField(self.tr("Who allows it"), self._person))
        self.body.addWidget(self._error)
        self.body.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignHCenter)
        run(session.shop.staff.people, self._show_people, self)

    def first_focus(self) -> QWidget | None:
        """Return the PIN pad: the likely person is chosen already."""
        return self._pad

    def _show_people(self, people: Sequence[StaffMemberResponse]) -> None:
        for person in people:
            may = self._permissions <= ROLE_PERMISSIONS[person.role]
            if may and person.id != self._session.actor.staff_id:
                self._person.addItem(person.name, person.id)
        self._are_people_known = True
        if self._early_pin:
            self._try(self._early_pin)

    def _try(self, pin: str) -> None:
        if not self._are_people_known:
            self._early_pin = pin
            return
        staff_id = self._person.currentData()
        if not isinstance(staff_id, UUID):
            self._error.setText(self.tr("Nobody else here may allow this."))
            return
        shop, permissions = self._session.shop, self._permissions
        run(
            lambda: shop.staff.approve(staff_id, pin, permissions),
            self._take,
            self,
            failed=self._refused,
        )

    def _take(self, approval: Approval) -> None:
        self.accept()
        self.lent.emit(approval)

    def _refused(self, error: Exception) -> None:
        self._pad.clear()
        if isinstance(error, RuleBroken):
            self._pad.shake()
            self._error.setText(message(error))
        else:
            show_error(self, error)


def ask_approval(
    over: QWidget,
    session: Session,
    permissions: frozenset[Permission],
    *,
    then: Callable[[Approval], None],
    otherwise: Callable[[], object],
) -> None:
    """Ask for a PIN and go on with the approval, or back."""
    sheet = ApprovalSheet(over, session, permissions)
    sheet.lent.connect(then)
    sheet.closed.connect(lambda is_accepted: None if is_accepted else otherwise())
    sheet.open()
