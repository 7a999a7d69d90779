"""The list with its foot: how many, which numbers were not found, several at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.repairs.schemas import (
    RepairCard,
    RepairFilter,
    RepairPage,
)
from techstore_desktop.ui.printing.repair_papers import hand_out_labels
from techstore_desktop.ui.repairs.listing.batch import Batch
from techstore_desktop.ui.repairs.listing.export import ask_and_export
from techstore_desktop.ui.repairs.listing.job_list import JobList
from techstore_desktop.ui.repairs.listing.numbers import not_found
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

OPEN, ALL = "open", "all"


class ListPage(QWidget):
    """Emits ``opened`` with the card of the job that a person wants to see."""

    opened = Signal(object)
    changed = Signal()
    """Other jobs are to be listed."""
    done = Signal()
    """Something was done to several jobs, which stay selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.empty = EmptyState(
            "tool",
            self.tr("No job is like this"),
            self.tr("Type less, choose another filter, or look at delivered ones too."),
        )
        self.list = JobList(session, self.empty, export=self.export)
        self.batch = Batch(self, session)
        self.scope = SegmentedControl(
            [(OPEN, self.tr("Open")), (ALL, self.tr("Delivered too"))], OPEN, self
        )
        self._count = Label("", "second", self)
        self._missing = Label("", "warning", self)
        self.state_button = SecondaryButton(self.tr("State"), self, keys="F6")
        self.person_button = SecondaryButton(self.tr("Technician"), self, keys="F7")
        self.labels_button = SecondaryButton(
            self.tr("Labels"), self, icon="printer", keys="F8"
        )
        self.export_button = SecondaryButton(
            self.tr("Export"), self, icon="file-export", keys="Ctrl+E"
        )
        self._build()
        self._connect()

    def show_jobs(self, wanted: RepairFilter) -> None:
        """List what meets a filter; numbers typed in are looked for everywhere."""
        is_open = self.scope.current() == OPEN and not wanted.text.strip()
        self.list.show_jobs(wanted.model_copy(update={"is_open": is_open}))

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the list."""
        may = self._session.actor.may
        keys = [
            Shortcut("F8", self.tr("Labels of the selected jobs"), self.print_labels),
            Shortcut("Ctrl+E", self.tr("Export the list"), self.export),
        ]
        if may(Permission.REPAIR_WORK):
            words = self.tr("Another state for the selected jobs")
            keys.append(Shortcut("F6", words, self.change_state))
        if may(Permission.REPAIR_ASSIGN):
            words = self.tr("Another technician for the selected jobs")
            keys.append(Shortcut("F7", words, self.change_technician))
        return tuple(keys)

    def reload(self) -> None:
        """Read the list anew; the mark and what is selected stay."""
        self.list.reload()

    def export(self) -> None:
        """Write all that the list shows, and every field of it, into a file."""
        ask_and_export(self._session, self, self.list.wanted(), self.list.order)

    def change_state(self) -> None:
        """Offer another state for the selected jobs."""
        self.batch.choose_state(self.list.selected())

    def change_technician(self) -> None:
        """Offer another technician for the selected jobs."""
        self.batch.choose_technician(self.list.selected())

    def print_labels(self) -> None:
        """Show the labels of the selected jobs, to be printed in one go."""
        jobs = self.list.selected()
        if jobs:
            hand_out_labels(self._session, jobs, self)

    def _show_found(self, page: RepairPage) -> None:
        self._tell_count(page.count)
        missing = not_found(self.list.wanted().text, page.cards)
        words = self.tr("Not found: {numbers}").format(numbers=", ".join(missing))
        self._missing.setText(words if missing else "")
        self._missing.setVisible(bool(missing))

    def _tell_count(self, count: int) -> None:
        self._total = count
        self._show_selected(self.list.selected())

    def _show_selected(self, jobs: Sequence[RepairCard]) -> None:
        count = len(jobs)
        if count > 1:
            words = self.tr("{count} of {total} selected")
            text = words.format(count=count, total=self._total)
        elif self._total == 1:
            text = self.tr("1 repair")
        else:
            text = self.tr("{total} repairs").format(total=self._total)
        self._count.setText(text)
        for button in (self.state_button, self.person_button, self.labels_button):
            button.setEnabled(count > 0)

    def _build(self) -> None:
        self._total = 0
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.scope)
        head.addWidget(self._missing, 1)
        head.addStretch(1)
        head.addWidget(self._count)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.state_button)
        foot.addWidget(self.person_button)
        foot.addWidget(self.labels_button)
        foot.addStretch(1)
        foot.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._missing.hide()
        may = self._session.actor.may
        self.state_button.setVisible(may(Permission.REPAIR_WORK))
        self.person_button.setVisible(may(Permission.REPAIR_ASSIGN))

    def _connect(self) -> None:
        self.list.table.opened.connect(self.opened)
        self.list.listed.connect(self._show_found)
        self.list.chosen.connect(self._show_selected)
        self.batch.done.connect(self.done)
        self.scope.chosen.connect(lambda _key: self.changed.emit())
        self.state_button.clicked.connect(self.change_state)
        self.person_button.clicked.connect(self.change_technician)
        self.labels_button.clicked.connect(self.print_labels)
        self.export_button.clicked.connect(self.export)
