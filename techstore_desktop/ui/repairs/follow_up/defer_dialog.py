"""Putting a step off to a day, or skipping it: with the reason in words."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.collection.schemas import DeferStep, WaitingDevice
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.repairs.follow_up.words import kind_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.moment_field import day_format
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

PUT_OFF, SKIP = "put_off", "skip"
_LONGEST = 300
_USUAL_DAYS = 7


class DeferDialog(Dialog):
    """Emits ``deferred`` once the step is put off or skipped.

    Of a customer who was erased nothing is left to tell: skipping is offered first.
    """

    deferred = Signal()

    def __init__(
        self, over: QWidget, session: Session, device: WaitingDevice, today: date
    ) -> None:
        step = device.step
        assert step is not None  # noqa: S101 - whoever makes this has looked
        super().__init__(
            over,
            title=self.tr("{step} for {number}").format(
                step=kind_words(step.kind), number=device.card.number
            ),
            text=self.tr("The customer was erased: nobody can be told any more.")
            if device.is_erased
            else self.tr("The reason stands in the job's history."),
            primary=self.tr("Save"),
        )
        self._session = session
        self._device = device
        day = today + timedelta(days=_USUAL_DAYS)
        self.way = SegmentedControl(
            [(PUT_OFF, self.tr("Put it off")), (SKIP, self.tr("Skip it"))],
            SKIP if device.is_erased else PUT_OFF,
        )
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_format(session.formats))
        self.day.setMinimumDate(QDate(today.year, today.month, today.day).addDays(1))
        self.reason = QLineEdit(maxLength=_LONGEST)
        self._day_field = FormField(self.tr("Until"), self.day)
        self._reason_field = FormField(self.tr("Why"), self.reason)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.way)
        column.addWidget(self._day_field)
        column.addWidget(self._reason_field)
        self.content.addLayout(column)
        self.way.chosen.connect(lambda _key: self._show_way())
        self._show_way()

    def first_focus(self) -> QWidget | None:
        """Return the reason."""
        return self.reason

    def decide(self) -> None:
        """Put it off or skip it, or say what is missing."""
        step, reason = self._device.step, self.reason.text().strip()
        if not reason:
            self._reason_field.show_error(self.tr("This is needed."))
            self.reason.setFocus()
            return
        assert step is not None  # noqa: S101 - looked at when this was made
        data = DeferStep(
            job_id=self._device.card.id,
            step_id=step.id,
            until=self._until(),
            reason=reason,
        )
        service, actor = self._session.shop.collection, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: service.defer(actor, data, approval=lent),
            lambda _device: self._done(),
            failed=lambda error: show_error(self, error, beside=self._reason_field),
        )

    def _until(self) -> date | None:
        if self.way.current() == SKIP:
            return None
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _show_way(self) -> None:
        self._day_field.setVisible(self.way.current() == PUT_OFF)

    def _done(self) -> None:
        self.accept()
        self.deferred.emit()
