"""Promises the opened job for another day, or for none."""

from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.branches.workdays import WorkCalendar
from techstore_desktop.core.estimates.schemas import (
    DeviceToEstimate,
    PromiseSuggestion,
)
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.ui.prices.optional_fields import OptionalDay
from techstore_desktop.ui.repairs import moments
from techstore_desktop.ui.repairs.estimates.words import promise_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label

_CLOSING = time(18)
_LONGEST = 4000
Read = tuple[WorkCalendar, PromiseSuggestion]


def read_promise(session: Session, card: RepairCard) -> Read:
    """Return the calendar and what is suggested for a job. Runs on the worker."""
    shop = session.shop
    device = DeviceToEstimate(
        device_kind=card.device_kind,
        brand=card.brand,
        model=card.model,
        fault=card.fault,
        technician_id=card.technician_id,
    )
    estimate = shop.estimates.suggest(
        session.actor,
        (device,),
        is_express=card.is_express,
        besides=card.id,
    )
    return shop.work_calendar.calendar(), estimate.promise


class PromiseDialog(Dialog):
    """Emits ``promised`` with the moment, or None, and with why."""

    promised = Signal(object, str)

    def __init__(
        self, over: QWidget, session: Session, card: RepairCard, read: Read
    ) -> None:
        super().__init__(
            over,
            title=self.tr("Promised for"),
            primary=self.tr("Promise it"),
        )
        self._card = card
        self._calendar, suggestion = read
        self.day = OptionalDay(self.tr("Day"), session.formats)
        self.why = QLineEdit(maxLength=_LONGEST)
        moment = card.promised_at or suggestion.promised_at
        self.day.show_day(moment and moment.astimezone(self._calendar.zone).date())
        words = Label(self._words(session, suggestion), "second")
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.day)
        column.addWidget(words)
        column.addWidget(FormField(self.tr("Why"), self.why))
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the day."""
        return self.day.edit

    def decide(self) -> None:
        """Hand over what was chosen."""
        self.accept()
        self.promised.emit(self._moment(self.day.day()), self.why.text())

    def _moment(self, day: date | None) -> datetime | None:
        """Return the closing of a day; the hour that was promised where it stays."""
        before = self._card.promised_at
        if day is None:
            return None
        if before is not None and before.astimezone(self._calendar.zone).date() == day:
            return before
        closing = self._calendar.closing(day)
        return closing or datetime.combine(day, _CLOSING, self._calendar.zone)

    def _words(self, session: Session, suggestion: PromiseSuggestion) -> str:
        rests_on = promise_words(suggestion, session.formats)
        if suggestion.promised_at is None:
            return rests_on
        day = moments.promise_words(
            suggestion.promised_at,
            session.shop.database.clock.now(),
            formats=session.formats,
            zone=self._calendar.zone,
        )
        suggested = self.tr("Suggested: {day}").format(day=day)
        return f"{suggested} · {rests_on}"
