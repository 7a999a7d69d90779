"""The shop's computers: how this one stands, what waits here, when others sent last."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.permissions import Permission
from techstore_desktop.sync.status import (
    OtherTerminal,
    SyncState,
    SyncStatus,
    WaitingEntry,
)
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.sync.action_words import action_word
from techstore_desktop.ui.sync.hub_steps import HubSteps
from techstore_desktop.ui.sync.report import report_text
from techstore_desktop.ui.sync.status_card import StatusCard
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import SectionTitle
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

WIDTH = 360
ROW_HEIGHT = 52


class SyncScreen(Screen):
    """Status on the left; terminals and what waits on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reading = Latest(self)
        self.status = session.shop.sync_status()
        may_leave = session.actor.may(Permission.EDIT_SETTINGS)
        self.card = StatusCard(may_leave=may_leave)
        self.terminals: Table[OtherTerminal] = Table(
            self._terminal_columns(),
            EmptyState(
                "device-desktop",
                self.tr("No other terminals yet"),
                self.tr(
                    "Each further till and workbench PC is listed here with the time "
                    "of its last entry."
                ),
            ),
            row_height=ROW_HEIGHT,
        )
        self.waiting: Table[WaitingEntry] = Table(
            self._waiting_columns(),
            EmptyState(
                "checks",
                self.tr("Nothing waits here"),
                self.tr("Everything that was done on this computer has been sent."),
            ),
        )
        self.steps = HubSteps()
        self._right = QStackedWidget()
        self._build()
        self.refresh_on("sync_status", "sale", "hub_link")
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's keys."""
        return (Shortcut("F5", self.tr("Sync now"), self.sync_now, "refresh"),)

    def first_focus(self) -> QWidget | None:
        """Return what tries at once; without a hub there is nothing to do here."""
        return self.card if self.status.state is not SyncState.NONE else None

    def refresh(self) -> None:
        """Read how it stands and what waits."""
        shop = self.session.shop
        self._reading.run(
            lambda: (shop.sync_status(), shop.waiting_entries(), shop.kept_from()),
            lambda read: self._show(*read),
        )

    def sync_now(self) -> None:
        """Try at once."""
        shop = self.session.shop
        run(shop.sync_now, lambda _done: self.refresh(), self)

    def copy_report(self) -> None:
        """Put all that is known on the clipboard, for whoever helps."""
        QGuiApplication.clipboard().setText(report_text(self.status))
        self.session.shell.toast(self.tr("The report is on the clipboard."))

    def ask_to_leave(self) -> None:
        """Ask once, then go on alone; refused while entries wait."""
        dialog = Dialog(
            self,
            title=self.tr("Leave the hub?"),
            text=self.tr(
                "This computer goes on alone with everything that is here now. To "
                "come back it needs a new code and downloads the shop again."
            ),
            primary=self.tr("Leave the hub"),
            secondary=self.tr("Stay"),
            is_danger=True,
        )
        dialog.closed.connect(lambda is_sure: self._leave() if is_sure else None)
        dialog.open()

    def _leave(self) -> None:
        shop = self.session.shop
        run(
            shop.leave_hub,
            lambda _left: self.refresh(),
            self,
            failed=lambda error: show_error(self, error),
        )

    def _show(
        self,
        status: SyncStatus,
        waiting: list[WaitingEntry],
        kept_from: datetime | None,
    ) -> None:
        self.status = status
        self.card.show_history(kept_from, self.session.shop.profiles.current())
        self.card.show_status(status, self.session.shop.profiles.current())
        is_alone = status.state is SyncState.NONE
        self._right.setCurrentIndex(1 if is_alone else 0)
        self.terminals.show_rows(status.terminals)
        self.waiting.show_rows(waiting)

    def _terminal_columns(self) -> list[Column[OtherTerminal]]:
        formats = self.session.formats
        zone = self.session.shop.profiles.current().zone
        never = self.tr("never")
        return [
            Column(
                key="name",
                title=self.tr("Terminal"),
                text=lambda each: each.name,
                second=lambda each: each.code,
                width=0,
                is_strong=True,
            ),
            Column(
                key="push",
                title=self.tr("Last entry"),
                text=lambda each: (
                    formats.date_time(each.last_push_at, zone)
                    if each.last_push_at
                    else never
                ),
                width=170,
            ),
            Column(
                key="waiting",
                title=self.tr("Waiting there"),
                text=lambda each: str(each.waiting),
                width=120,
                is_number=True,
            ),
            Column(
                key="state",
                title=self.tr("State"),
                text=lambda each: (
                    self.tr("retired") if each.is_retired else self.tr("in use")
                ),
                pill=lambda each: "neutral" if each.is_retired else "good",
                width=110,
            ),
        ]

    def _waiting_columns(self) -> list[Column[WaitingEntry]]:
        formats = self.session.formats
        zone = self.session.shop.profiles.current().zone
        return [
            Column(
                key="time",
                title=self.tr("Done at"),
                text=lambda each: formats.date_time(each.done_at, zone),
                width=170,
            ),
            Column(
                key="what",
                title=self.tr("What"),
                text=lambda each: action_word(each.action),
                width=0,
            ),
        ]

    def _build(self) -> None:
        left = QVBoxLayout()
        self.card.setFixedWidth(WIDTH)
        left.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        left.addStretch(1)
        self._right.addWidget(self._with_hub())
        self._right.addWidget(self._alone())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self._right, 1)
        self.card.sync_wanted.connect(self.sync_now)
        self.card.report_wanted.connect(self.copy_report)
        self.card.leave_wanted.connect(self.ask_to_leave)
        self.steps.copied.connect(
            lambda: self.session.shell.toast(self.tr("It is on the clipboard."))
        )

    def _with_hub(self) -> QWidget:
        """Return the other terminals, and what waits here."""
        page, column = _column()
        column.addWidget(SectionTitle(self.tr("Terminals of the shop")))
        column.addWidget(self.terminals, 3)
        column.addSpacing(8)
        column.addWidget(SectionTitle(self.tr("Waiting on this computer")))
        column.addWidget(self.waiting, 2)
        return page

    def _alone(self) -> QWidget:
        """Return how a shop comes to have a hub."""
        page, column = _column()
        column.addWidget(SectionTitle(self.tr("Several computers, one shop")))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.steps)
        column.addWidget(scroll, 1)
        return page


def _column() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return page, column
