"""Which jobs are shown: one bar for the board and the list."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from techstore_desktop.core.permissions import Role
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairCard, RepairFilter
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

ALL, MINE, OVERDUE, EXPRESS, WAITING = "all", "mine", "overdue", "express", "waiting"
SENT_OUT = "sent_out"
DUE_SOON = "due_soon"
BY_STATE, BY_TECHNICIAN = "state", "technician"
_GAP = 10
_ONE_BRANCH = 2
"""All of them, and the one there is."""
_TECHNICIANS = {Role.TECHNICIAN, Role.MANAGER}


class RepairFilters(QWidget):
    """Quick filters and the technician; ``search`` stands where the screen wants it."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._overdue = self._due_soon = 0
        self.search = SearchField(self.tr("Anything on the ticket"), self, pause=0)
        self.quick = SegmentedControl(self._choices(), ALL, self)
        self.technician = QComboBox(self)
        self.technician.setAccessibleName(self.tr("Technician"))
        self.technician.addItem(self.tr("All technicians"))
        self._people: list[UUID | None] = [None]
        self.lanes = SegmentedControl(
            [
                (BY_STATE, self.tr("By state")),
                (BY_TECHNICIAN, self.tr("By technician")),
            ],
            BY_STATE,
            self,
        )
        self._lanes_width = self.lanes.sizeHint().width()
        self.branch = QComboBox(self)
        self.branch.setAccessibleName(self.tr("Branch"))
        self.branch.addItem(self.tr("All branches"))
        self.branch.hide()
        self._branches: list[UUID | None] = [None]
        # As high without the choices as with them: what lies beneath stays where it is.
        self.setMinimumHeight(tokens.CONTROL_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.quick)
        row.addStretch(1)
        row.addWidget(self.lanes)
        row.addWidget(self.branch)
        row.addWidget(self.technician)
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.lanes.chosen.connect(lambda _key: self.changed.emit())
        self.quick.chosen.connect(lambda _key: self.changed.emit())
        self.technician.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.branch.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def show_people(self, people: Sequence[StaffMemberResponse]) -> None:
        """Offer who works at the bench."""
        chosen = self._people[max(self.technician.currentIndex(), 0)]
        bench = [person for person in people if person.role in _TECHNICIANS]
        self._people = [None, *(person.id for person in bench)]
        self.technician.blockSignals(True)
        while self.technician.count() > 1:
            self.technician.removeItem(1)
        self.technician.addItems([person.name for person in bench])
        at = self._people.index(chosen) if chosen in self._people else 0
        self.technician.setCurrentIndex(at)
        self.technician.blockSignals(False)

    def show_branches(self, cards: Iterable[RepairCard]) -> None:
        """Offer the branches that have jobs, once there is more than one."""
        for card in cards:
            if card.branch_id not in self._branches:
                self._branches.append(card.branch_id)
                self.branch.addItem(card.branch_name)
        self.branch.setVisible(len(self._branches) > _ONE_BRANCH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the lanes to their key where there is no room for all of it.

        Beside an open job the technician goes too, unless one is chosen.
        """
        super().resizeEvent(event)
        people = (
            self.quick.sizeHint().width() + _GAP + self.technician.sizeHint().width()
        )
        is_chosen = self.technician.currentIndex() > 0
        self.technician.setVisible(is_chosen or event.size().width() >= people)
        always = (self.quick, self.technician, self.branch)
        needed = sum(each.sizeHint().width() + _GAP for each in always)
        self.lanes.setVisible(event.size().width() >= needed + self._lanes_width)

    @property
    def by_technician(self) -> bool:
        """Whether the board's columns are people instead of states."""
        return self.lanes.current() == BY_TECHNICIAN

    def show_quick(self, quick: str) -> None:
        """Let a quick filter hold for all jobs by their state, without telling."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.quick.set_current(quick)
        self.lanes.set_current(BY_STATE)

    def turn_lanes(self) -> None:
        """Let the board's columns be people, or states again."""
        self.lanes.choose(BY_STATE if self.by_technician else BY_TECHNICIAN)
        self.changed.emit()

    def show_late(self, overdue: int, due_soon: int) -> None:
        """Say at their filters how many jobs are late, and how many soon will be."""
        if (overdue, due_soon) != (self._overdue, self._due_soon):
            self._overdue, self._due_soon = overdue, due_soon
            self.quick.show_choices(self._choices())

    def wanted(self) -> RepairFilter:
        """Return the filter as it stands."""
        quick = self.quick.current()
        technician = self._people[max(self.technician.currentIndex(), 0)]
        if quick == MINE:
            technician = self._session.actor.staff_id
        return RepairFilter(
            text=self.search.text(),
            technician_id=technician,
            branch_id=self._branches[max(self.branch.currentIndex(), 0)],
            is_overdue=quick == OVERDUE,
            is_due_soon=quick == DUE_SOON,
            is_express=quick == EXPRESS,
            is_sent_out=quick == SENT_OUT,
            kinds=(RepairKind.WAITING_FOR_PART,) if quick == WAITING else (),
        )

    @property
    def is_narrow(self) -> bool:
        """Whether words or a quick filter leave jobs out."""
        return self.state() != ("", ALL)

    def state(self) -> tuple[str, str]:
        """Return what outlives the widget."""
        return self.search.text(), self.quick.current()

    def restore(self, state: object) -> None:
        """Filter as before."""
        match state:
            case (str(text), str(quick)):
                self.quick.choose(quick)
                self.search.set_text(text)

    def _choices(self) -> list[tuple[str, str]]:
        late, soon = self.tr("Overdue"), self.tr("Due soon")
        return [
            (ALL, self.tr("All")),
            (MINE, self.tr("Mine")),
            (OVERDUE, f"{late} {self._overdue}" if self._overdue else late),
            (DUE_SOON, f"{soon} {self._due_soon}" if self._due_soon else soon),
            (EXPRESS, self.tr("Express")),
            (WAITING, self.tr("Waiting for part")),
            (SENT_OUT, self.tr("Sent out")),
        ]
