"""Sending a device to a workshop or another branch: where, why, with what, how long."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.repairs.errands.schemas import ErrandCreate
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.repairs.errands.to_send import ToSend
from techstore_desktop.ui.repairs.intake.chips import Chips
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.moment_field import day_format

_LONGEST = 300
_USUAL_DAYS = 5


class SendDialog(Dialog):
    """Emits ``sent`` with the errand."""

    sent = Signal(object)

    def __init__(self, over: QWidget, session: Session, to_send: ToSend) -> None:
        card, names = to_send.card, to_send.destinations
        super().__init__(
            over,
            title=self.tr("Send {number} elsewhere").format(number=card.number),
            text=f"{card.device} · {card.customer_name}",
            primary=self.tr("Send it"),
        )
        self._session = session
        self._card = card
        profile = session.shop.profiles.current()
        day = profile.business_day(session.shop.database.clock.now())
        day += timedelta(days=_USUAL_DAYS)
        self.to = QComboBox()
        self.to.setEditable(True)
        self.to.addItems(list(names))
        self.to.setCurrentIndex(0 if names else -1)
        self.has_day = QCheckBox(self.tr("Expected back on"))
        self.has_day.setChecked(True)
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_format(session.formats))
        self.note = QLineEdit(maxLength=_LONGEST)
        self._to_field = FormField(
            self.tr("To which branch or workshop"),
            self.to,
            hint=self.tr("A new name is kept as a new workshop."),
        )
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._to_field)
        column.addWidget(self.has_day)
        column.addWidget(self.day)
        column.addWidget(FormField(self.tr("What is done there"), self.note))
        self.along = Chips()
        self.along.show_choices(to_send.accessories)
        if to_send.accessories:
            column.addWidget(FormField(self.tr("What goes along"), self.along))
        self.content.addLayout(column)
        self.has_day.toggled.connect(self.day.setVisible)

    def first_focus(self) -> QWidget | None:
        """Return where it goes."""
        return self.to

    def decide(self) -> None:
        """Send it, or say what is missing."""
        to = self.to.currentText().strip()
        if not to:
            self._to_field.show_error(self.tr("This is needed."))
            return
        data = ErrandCreate(
            job_id=self._card.id,
            to=to[:_LONGEST],
            expected_on=self._expected_on(),
            note=self.note.text().strip(),
            accessories=self.along.ticked(),
        )
        errands, actor = self._session.shop.errands, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: errands.send_out(actor, data, approval=lent),
            self._done,
            failed=lambda error: show_error(self, error, beside=self._to_field),
        )

    def _expected_on(self) -> date | None:
        if not self.has_day.isChecked():
            return None
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _done(self, errand: object) -> None:
        self.accept()
        self.sent.emit(errand)
