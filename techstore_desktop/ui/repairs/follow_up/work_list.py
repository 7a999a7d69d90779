"""What every list of the follow-up has: a table, its main act, who else may act."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.notices.choices import Channel
from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.printing.letters import hand_out_letter
from techstore_desktop.ui.repairs.entry import NAME as REPAIRS
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

ROW_HEIGHT = 48


class WorkList(QWidget):
    """Subclasses give the columns, read the rows, and do what the marked one needs.

    ``counted`` carries how many rows need somebody now.
    """

    counted = Signal(int)

    def __init__(
        self, session: Session, columns: Sequence[Column[Any]], empty: EmptyState
    ) -> None:
        super().__init__()
        self.session = session
        self.latest = Latest(self)
        self.table: Table[Any] = Table(columns, empty, self, row_height=ROW_HEIGHT)
        self.words = Label("", "second")
        self.words.setWordWrap(True)
        self.act_button = PrimaryButton("", self, keys="F12", height=44)
        self.more_button = SecondaryButton("", self, keys="F8", height=44)
        self.later_button = SecondaryButton("", self, keys="F7", height=44)
        self.open_button = SecondaryButton(
            self.tr("Open the job"), self, icon="tool", keys="Enter", height=44
        )
        self.top = QHBoxLayout()
        self.top.setSpacing(12)
        self.top.addWidget(self.words, 1)
        self._build()
        self.table.marked.connect(self.show_marked)
        self.table.opened.connect(lambda _row: self.open_marked())
        self.act_button.clicked.connect(self.act)
        self.more_button.clicked.connect(self.do_more)
        self.later_button.clicked.connect(self.put_off)
        self.open_button.clicked.connect(self.open_marked)

    def title(self) -> str:
        """Return what the list is called, on its tab."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read the list anew."""
        raise NotImplementedError

    def act(self) -> None:
        """Do what the marked row needs (F12)."""
        raise NotImplementedError

    def do_more(self) -> None:
        """Do the second thing that a row may need (F8)."""

    def put_off(self) -> None:
        """Let what the marked row needs wait, or leave it out (F7)."""

    def print_marked(self) -> None:
        """Show the paper of the marked row, where it has one (Ctrl+P)."""

    def add(self) -> None:
        """Add to the list, where people do that here (Ctrl+N)."""

    def export(self) -> None:
        """Write the list into a file (Ctrl+E)."""

    def was_told(self, notice: NoticeResponse) -> None:
        """Read anew after a customer was told; what is a letter is printed."""
        self.reload()
        if notice.channel is Channel.LETTER:
            hand_out_letter(self.session, notice, self)

    def show_marked(self, row: Any) -> None:
        """Say at the buttons what can be done with the marked row."""
        raise NotImplementedError

    def job_of(self, row: Any) -> UUID | None:
        """Return the job that a row is about."""
        raise NotImplementedError

    def open_marked(self) -> None:
        """Open the marked row's job beside the board."""
        row = self.table.marked_row()
        job_id = self.job_of(row) if row is not None else None
        if job_id is not None:
            self.session.shell.open_screen(REPAIRS, job_id=job_id)

    def show_rows(self, rows: Sequence[Any], count: int) -> None:
        """Show the list, and how many of it need somebody."""
        self.table.show_rows(rows)
        self.show_marked(self.table.marked_row())
        self.counted.emit(count)

    def today(self) -> date:
        """Return the shop's day."""
        return self.session.shop.profiles.current().business_day(
            self.session.shop.database.clock.now()
        )

    def day_of(self, moment: datetime | None) -> str:
        """Return the shop's day of a moment, as it is written; nothing for none."""
        if moment is None:
            return ""
        day = self.session.shop.profiles.current().business_day(moment)
        return self.session.formats.date(day)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.more_button)
        foot.addWidget(self.later_button)
        foot.addStretch(1)
        foot.addWidget(self.act_button)
        self.foot = foot
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self.top)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.more_button.hide()
        self.later_button.hide()
