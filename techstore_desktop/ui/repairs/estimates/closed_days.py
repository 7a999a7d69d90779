"""The days on which nobody works, listed in the settings."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.estimates.schemas import ClosedDayResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.repairs.estimates.closed_day_dialog import ClosedDayDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_HEIGHT = 220
_DAY_WIDTH = 240


class ClosedDays(QWidget):
    """Adds and takes away at once: there is nothing to save."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._latest = Latest(self)
        empty = EmptyState(
            "calendar",
            self.tr("No day is closed"),
            self.tr("Add holidays, so that nothing is promised for them."),
        )
        self.table: Table[ClosedDayResponse] = Table(self._columns(), empty)
        self.table.setFixedHeight(_HEIGHT)
        self.add_button = SecondaryButton(
            self.tr("Close a day"), self, icon="plus", keys="Ctrl+N"
        )
        self.open_button = SecondaryButton(self.tr("Work on it"), self, icon="calendar")
        self.open_button.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.table)
        column.addLayout(row)
        self.setFocusProxy(self.table.view)
        self.table.marked.connect(
            lambda marked: self.open_button.setEnabled(marked is not None)
        )
        self.add_button.clicked.connect(self.add)
        self.open_button.clicked.connect(self.open_marked)

    def load(self) -> None:
        """Read the closed days."""
        self._latest.run(self._session.shop.work_calendar.closed_days, self._show)

    def add(self) -> None:
        """Ask for a day to close."""
        shop = self._session.shop
        zone = shop.profiles.current().zone
        today = shop.database.clock.now().astimezone(zone).date()
        dialog = ClosedDayDialog(self, self._session, today)
        dialog.closed.connect(lambda _done: self.load())
        dialog.open()

    def open_marked(self) -> None:
        """Work on the marked day after all."""
        marked = self.table.marked_row()
        if marked is None:
            return
        calendars, actor = self._session.shop.work_calendar, self._session.actor
        run(
            lambda: calendars.open_days(actor, [marked.id]),
            lambda _nothing: self.load(),
            self,
        )

    def _show(self, days: Sequence[ClosedDayResponse]) -> None:
        self.table.show_rows(days)
        self.open_button.setEnabled(self.table.marked_row() is not None)

    def _columns(self) -> Sequence[Column[ClosedDayResponse]]:
        return (
            Column(
                key="day",
                title=self.tr("Day"),
                text=self._written,
                sort=lambda row: row.day,
                is_strong=True,
                width=_DAY_WIDTH,
            ),
            Column(
                key="name", title=self.tr("Why"), text=lambda row: row.name, width=0
            ),
        )

    def _written(self, row: ClosedDayResponse) -> str:
        long = QLocale.FormatType.LongFormat
        name = QLocale().dayName(row.day.isoweekday(), long).capitalize()
        return f"{name} {self._session.formats.date(row.day)}"
