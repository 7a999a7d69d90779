"""Everything that happened to a job, the newest first."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.notices.choices import Channel, Outcome
from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.schemas import (
    RepairEventResponse,
    RepairJobResponse,
)
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.changes import Changed
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
        self._job: RepairJobResponse | None = None
        self._mails: dict[datetime, NoticeResponse] = {}
        self._latest = Latest(self)
        session.changes.changed.connect(self._hear)
        empty = EmptyState("history", self.tr("Nothing happened yet"))
        self.table: Table[RepairEventResponse] = Table(
            self._columns(), empty, row_height=_ROW_HEIGHT, has_header=False
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_job(self, job: RepairJobResponse) -> None:
        """Show a job's events, and of each mail whether it went out."""
        if self._job is None or self._job.card.id != job.card.id:
            self._mails = {}
        self._job = job
        self.table.show_rows(list(reversed(job.events)))
        self._read_mails()

    def _hear(self, changed: Changed) -> None:
        if "notice_outcome" in changed:
            self._read_mails()

    def _read_mails(self) -> None:
        job, session = self._job, self._session
        if job is not None and any(map(_is_mail, job.events)):
            of_job = session.shop.notices.of_job
            self._latest.run(lambda: of_job(session.actor, job.card.id), self._match)

    def _match(self, notices: Sequence[NoticeResponse]) -> None:
        """Lay the mails beside the events that were written with them."""
        self._mails = {
            each.written_at: each for each in notices if each.channel is Channel.EMAIL
        }
        if self._job is not None:
            self.table.show_rows(list(reversed(self._job.events)))

    def _columns(self) -> Sequence[Column[RepairEventResponse]]:
        formats = self._session.formats
        zone = self._session.shop.profiles.current().zone
        return (
            Column(
                key="what",
                title=self.tr("What"),
                text=lambda event: self._told(event)[0],
                second=lambda event: " · ".join(
                    filter(
                        None,
                        (
                            self._told(event)[1],
                            self._mail_words(event),
                            event.person_name,
                            event.note,
                        ),
                    )
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

    def _mail_words(self, event: RepairEventResponse) -> str:
        """Return what became of a mail; one that went out is simply told."""
        mail = self._mails.get(event.occurred_at) if _is_mail(event) else None
        if mail is None:
            return ""
        if mail.outcome is Outcome.FAILED:
            words = self.tr("never arrived: {answer}")
            return words.format(answer=mail.detail)
        return self.tr("waits to be sent") if mail.is_waiting else ""


def _is_mail(event: RepairEventResponse) -> bool:
    return (
        event.kind is EventKind.CUSTOMER_TOLD
        and event.details.get("channel") == Channel.EMAIL
    )
