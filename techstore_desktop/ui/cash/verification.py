"""A second person counts a closed drawer and signs with their PIN (R42a)."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashReport,
    CashSessionResponse,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Permission
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.cash.count_sheet import CountSheet
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.pin_pad import PinPad
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 400


class VerifierSheet(Sheet):
    """Emits ``signed`` with the report once the count is kept."""

    signed = Signal(object)

    def __init__(
        self, over: QWidget, session: Session, session_id: UUID, count: CashCount
    ) -> None:
        super().__init__(over, width=WIDTH)
        self._session = session
        self._session_id = session_id
        self._count = count
        self.person = QComboBox()
        self.pad = PinPad()
        self._error = Label("", "bad")
        self._error.setWordWrap(True)
        self.body.addWidget(Label(self.tr("Who verifies the count"), "title"))
        self.body.addWidget(FormField(self.tr("Person"), self.person))
        self.body.addWidget(self._error)
        self.body.addWidget(self.pad)
        self.pad.entered.connect(self.sign)
        run(session.shop.staff.people, self._show_people, self)

    def first_focus(self) -> QWidget | None:
        """Return the PIN pad: the likely person is chosen already."""
        return self.pad

    def sign(self, pin: str) -> None:
        """Keep the count as the person's whose PIN it is."""
        staff_id = self.person.currentData()
        if not isinstance(staff_id, UUID):
            return
        shop, session_id, count = self._session.shop, self._session_id, self._count

        def work() -> CashReport:
            verifier = shop.staff.sign_in(staff_id, pin)
            return shop.cash.verify(verifier, session_id, count)

        run(work, self._done, self, failed=self._refused)

    def _show_people(self, people: Sequence[StaffMemberResponse]) -> None:
        own = self._session.actor.staff_id
        for each in sorted(people, key=lambda person: person.id == own):
            if Permission.VERIFY_COUNT in ROLE_PERMISSIONS[each.role]:
                self.person.addItem(each.name, each.id)

    def _done(self, report: CashReport) -> None:
        self.accept()
        self.signed.emit(report)

    def _refused(self, error: Exception) -> None:
        self.pad.clear()
        if isinstance(error, RuleBroken):
            self.pad.shake()
            self._error.setText(message(error, self._session.formats))
        else:
            show_error(self, error)


class Verification(QObject):
    """One verification; emits ``verified`` with the report."""

    verified = Signal(object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        closed: CashSessionResponse,
        currencies: Sequence[str] = (),
    ) -> None:
        super().__init__(over)
        self._session = session
        self._closed = closed
        title = self.tr("Verify the count of {number}").format(number=closed.number)
        self.sheet = CountSheet(
            over,
            session,
            title=title,
            text=self.tr("Both counts are kept; the closing stays as it is."),
            primary=self.tr("Sign with a PIN"),
            only_cash=True,
            currencies=currencies,
        )
        self.sheet.counted.connect(self._sign)

    def begin(self) -> None:
        """Ask for the second count."""
        self.sheet.open()

    def _sign(self, count: CashCount) -> None:
        signing = VerifierSheet(self.sheet, self._session, self._closed.id, count)
        signing.signed.connect(self._done)
        signing.open()

    def _done(self, report: CashReport) -> None:
        self.sheet.accept()
        self.verified.emit(report)
