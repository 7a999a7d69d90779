"""Everything that happened to a job, the newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.repairs.schemas import (
    RepairEventResponse,
    RepairJobResponse,
)
from techstore_desktop.ui.repairs.detail.event_words import event_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_ROW_HEIGHT = 52


class Timeline(QWidget):
    """What, who and when; nothing is ever written over (R57)."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        empty = EmptyState("history", self.tr("Nothing happened yet"))
        self.table: Table[RepairEventResponse] = Table(
            self._columns(), empty, row_height=_ROW_HEIGHT, has_header=False
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_job(self, job: RepairJobResponse) -> None:
        """Show a job's events."""
        self.table.show_rows(list(reversed(job.events)))

    def _columns(self) -> Sequence[Column[RepairEventResponse]]:
        formats = self._session.formats
        zone = self._session.shop.profiles.current().zone
        return (
            Column(
                key="what",
                title=self.tr("What"),
                text=lambda event: self._told(event)[0],
                second=lambda event: " · ".join(
                    filter(None, (self._told(event)[1], event.person_name, event.note))
                ),
                width=0,
            ),
            Column(
                key="when",
                title=self.tr("When"),
                text=lambda event: formats.time(event.occurred_at, zone),
                second=lambda event: formats.date(
                    event.occurred_at.astimezone(zone).date()
                ),
                width=104,
            ),
        )

    def _told(self, event: RepairEventResponse) -> tuple[str, str]:
        """Return what happened, and to what: one line is too short for both."""
        zone = self._session.shop.profiles.current().zone
        words = event_words(event, self._session.formats, zone)
        what, _colon, to_what = words.partition(": ")
        return what, to_what
