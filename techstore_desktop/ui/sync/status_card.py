"""How this terminal stands with its hub, and what can be done about it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.sync.status import SyncState, SyncStatus
from techstore_desktop.ui.sync.words import (
    long_words,
    offset_words,
    short_words,
    title_words,
)
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label


class StatusCard(Card):
    """Emits ``sync_wanted``, ``report_wanted`` and ``leave_wanted``."""

    sync_wanted = Signal()
    report_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, *, may_leave: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent, margin=20)
        self._may_leave = may_leave
        self._title = Label("", "heading")
        self._words = Label("", "second")
        self._words.setWordWrap(True)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        self._contact = self._fact(self.tr("Last contact"))
        self._clock = self._fact(self.tr("This clock"))
        self._behind = self._fact(self.tr("Still to come"))
        self._place = self._fact(self.tr("Hub"))
        self._history = self._fact(self.tr("Sales here"))
        self._secret = Label(
            self.tr("This computer has no keyring: the hub's password is in a file."),
            "warning",
        )
        self._secret.setWordWrap(True)
        self._sync = PrimaryButton(self.tr("Sync now"), keys="F5", height=44)
        self._report = SecondaryButton(self.tr("Copy a report"), icon="copy")
        self._leave = SecondaryButton(self.tr("Leave the hub"))
        self._build()

    def show_status(self, status: SyncStatus, profile: ShopProfile) -> None:
        """Show how it stands."""
        kind = short_words(status, profile)[1]
        self._title.setText(title_words(status, profile))
        self._title.set_role("heading")
        self._words.setText(long_words(status))
        self._words.set_role("bad" if kind == "bad" else "second")
        has_hub = status.state is not SyncState.NONE
        formats, zone = profile.formats, profile.zone
        contact = status.last_contact_at
        self._contact.setText(
            formats.date_time(contact, zone) if contact else self.tr("never")
        )
        self._clock.setText(offset_words(status.clock_offset))
        self._clock.set_role("warning" if status.is_clock_wrong else "")
        self._behind.setText(
            self.tr("{count} entries").format(count=status.behind)
            if status.behind
            else self.tr("nothing")
        )
        self._place.setText(status.place)
        self._show_rows(has_hub)
        self._secret.setVisible(has_hub and status.is_password_in_file)
        for button in (self._sync, self._report):
            button.setVisible(has_hub)
        self._leave.setVisible(has_hub and self._may_leave)

    def show_history(self, kept_from: datetime | None, profile: ShopProfile) -> None:
        """Show from when on all sales are on this computer; None is from the first."""
        day = profile.formats.date(profile.business_day(kept_from)) if kept_from else ""
        self._history.setText(
            self.tr("since {day}; older ones are at the hub").format(day=day)
            if day
            else self.tr("all")
        )

    def _show_rows(self, is_shown: bool) -> None:
        for row in range(self._facts.rowCount()):
            self._facts.setRowVisible(row, is_shown)

    def _fact(self, name: str) -> Label:
        value = Label("")
        value.setWordWrap(True)
        self._facts.addRow(Label(name, "second"), value)
        return value

    def _build(self) -> None:
        self.body.setSpacing(12)
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self.body.addLayout(self._facts)
        self.body.addWidget(self._secret)
        self.body.addWidget(self._sync)
        self.body.addWidget(self._report)
        self.body.addWidget(self._leave)
        self.setFocusProxy(self._sync)
        self._sync.clicked.connect(self.sync_wanted)
        self._report.clicked.connect(self.report_wanted)
        self._leave.clicked.connect(self.leave_wanted)
