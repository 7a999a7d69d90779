"""What ends the talk: promise, express, note; deposit and technician by device."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.branches.workdays import WorkCalendar
from techstore_desktop.core.estimates.schemas import PromiseSuggestion
from techstore_desktop.core.sales.payments.offered import for_debts
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.repairs import moments
from techstore_desktop.ui.repairs.estimates.words import promise_words
from techstore_desktop.ui.repairs.intake.draft import SUGGESTED, TicketDraft
from techstore_desktop.ui.repairs.intake.technician_choice import TechnicianChoice
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

_CLOSING = time(18, 0)


class TicketForm(Card):
    """Emits ``changed``."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._suggested: datetime | None = None
        self._calendar: WorkCalendar | None = None
        self.promised = SegmentedControl(self._days(self.tr("Suggested")), SUGGESTED)
        self.is_express = QCheckBox(self.tr("Express"))
        self.deposit = MoneyField(session.formats)
        self.method = QComboBox()
        self.technician = TechnicianChoice()
        self.note = QLineEdit(maxLength=4000)
        for each in for_debts(session.shop.current_methods.offered()):
            self.method.addItem(method_name(each.code, each.name), each.code)
        self.method.setAccessibleName(self.tr("How the deposit is paid"))
        self.fields = {
            "promised": FormField(self.tr("Promised for"), self.promised),
            "deposit": FormField(self.tr("Deposit"), self.deposit),
            "method": FormField(self.tr("Paid by"), self.method),
            "technician": FormField(self.tr("Technician"), self.technician),
            "note": FormField(self.tr("Note for the shop"), self.note),
        }
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.fields["promised"])
        row.addWidget(self.is_express)
        row.addStretch(1)
        self.body.addLayout(row)
        money = QHBoxLayout()
        money.setSpacing(12)
        money.addWidget(self.fields["deposit"], 1)
        money.addWidget(self.fields["method"], 1)
        money.addWidget(self.fields["technician"], 1)
        money.addWidget(self.fields["note"], 2)
        self.body.addLayout(money)
        self._connect()

    def show_draft(self, draft: TicketDraft) -> None:
        """Show what is typed."""
        self.promised.set_current(draft.promised_in)
        self.is_express.setChecked(draft.is_express)
        self.method.setCurrentIndex(max(0, self.method.findData(draft.deposit_method)))
        self.note.setText(draft.note_for_shop)

    def show_deposit(self, amount: Decimal | None, others: Decimal) -> None:
        """Show what is left for the device on the page, beside that for ``others``."""
        self.deposit.setText("")
        if amount is not None:
            self.deposit.set_value(amount)
        words = self.tr("For this device; {amount} for the others")
        told = words.format(amount=self._session.formats.money(others))
        self.fields["deposit"].set_hint(told if others else "")

    def deposit_value(self) -> Decimal | None:
        """Return what is left for the device on the page."""
        return self.deposit.value() if self.deposit.text().strip() else None

    def show_calendar(self, calendar: WorkCalendar) -> None:
        """Promise each day for when the workshop closes on it."""
        self._calendar = calendar

    def show_suggestion(self, promise: PromiseSuggestion | None) -> None:
        """Show the suggested day as the first choice, and on what it rests."""
        self._suggested = promise.promised_at if promise else None
        words, formats = self.tr("Suggested"), self._session.formats
        shop = self._session.shop
        if self._suggested is not None:
            words = moments.promise_words(
                self._suggested,
                shop.database.clock.now(),
                formats=formats,
                zone=shop.profiles.current().zone,
            )
        self.promised.show_choices(self._days(words))
        self.fields["promised"].set_hint(
            promise_words(promise, formats) if promise else ""
        )

    def values(self) -> dict[str, object]:
        """Return what is typed, by the names of the draft."""
        return {
            "promised_in": self.promised.current(),
            "is_express": self.is_express.isChecked(),
            "deposit_method": self.method.currentData(),
            "note_for_shop": self.note.text().strip(),
        }

    def is_whole(self) -> bool:
        """Say beside the deposit that it is no amount; tell whether it is one."""
        is_wrong = bool(self.deposit.text().strip()) and self.deposit.value() is None
        words = self.tr("This is no number.") if is_wrong else ""
        self.fields["deposit"].show_error(words)
        return not is_wrong

    def promised_at(self) -> datetime | None:
        """Return the closing of the day that was promised, in the shop's time."""
        if not self.promised.current():
            return None
        if self.promised.current() == SUGGESTED:
            return self._suggested
        shop = self._session.shop
        zone = shop.profiles.current().zone
        day = shop.database.clock.now().astimezone(zone).date()
        day += timedelta(days=int(self.promised.current()))
        closing = self._calendar.closing(day) if self._calendar else None
        return closing or datetime.combine(day, _CLOSING, zone)

    def _days(self, suggested: str) -> list[tuple[str, str]]:
        return [
            (SUGGESTED, suggested),
            ("", self.tr("Not yet")),
            ("0", self.tr("Today")),
            ("1", self.tr("Tomorrow")),
            ("3", self.tr("3 days")),
            ("7", self.tr("A week")),
            ("14", self.tr("2 weeks")),
        ]

    def _connect(self) -> None:
        self.promised.chosen.connect(lambda _key: self.changed.emit())
        self.is_express.toggled.connect(lambda _on: self.changed.emit())
        for box in (self.method, self.technician):
            box.activated.connect(lambda _row: self.changed.emit())
        for line in (self.deposit, self.note):
            line.textEdited.connect(lambda _text: self.changed.emit())
