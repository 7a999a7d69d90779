"""Asks for a day on which nobody works."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from techstore_desktop.core.estimates.schemas import ClosedDayCreate
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.moment_field import day_format

_LONGEST = 60


class ClosedDayDialog(Dialog):
    """The day, and why it is closed."""

    def __init__(self, over: QWidget, session: Session, today: date) -> None:
        super().__init__(
            over,
            title=self.tr("Close a day"),
            primary=self.tr("Close it"),
        )
        self._session = session
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_format(session.formats))
        self.name = QLineEdit(maxLength=_LONGEST)
        self.name.setPlaceholderText(self.tr("Holiday, stocktaking …"))
        self._day_field = FormField(self.tr("Day"), self.day)
        self.content.addWidget(self._day_field)
        self.content.addWidget(FormField(self.tr("Why"), self.name), 1)

    def first_focus(self) -> QWidget | None:
        """Return the day."""
        return self.day

    def decide(self) -> None:
        """Close the day, or say what is wrong with it."""
        calendars, actor = self._session.shop.work_calendar, self._session.actor
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        data = ClosedDayCreate(day=day, name=self.name.text())
        run(
            lambda: calendars.close_day(actor, data),
            lambda _closed: self.accept(),
            self,
            failed=lambda error: show_error(self, error, beside=self._day_field),
        )
