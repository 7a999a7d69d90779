"""Which jobs are shown: one bar for the board and the list."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from techstore_desktop.core.permissions import Role
from techstore_desktop.core.repairs.schemas import (
    RepairBoard,
    RepairCard,
    RepairFilter,
)
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.repairs.quick_filters import (
    ALL,
    DUE_SOON,
    EXPRESS,
    MINE,
    OVERDUE,
    SENT_OUT,
    WAITING,
    counted,
    filter_of,
    narrowed_by,
)
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

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
        self._counts: Mapping[str, int] = {}
        self.by_technician = False
        """Whether the board's columns are people instead of states."""
        self.search = SearchField(self.tr("Anything on the ticket"), self, pause=0)
        self.quick = SegmentedControl(self._choices({}), ALL, self)
        self.technician = QComboBox(self)
        self.technician.setAccessibleName(self.tr("Technician"))
        self.technician.addItem(self.tr("All technicians"))
        self._people: list[UUID | None] = [None]
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
        row.addWidget(self.branch)
        row.addWidget(self.technician)
        self.search.searched.connect(lambda _text: self.changed.emit())
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
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the quick filters their room, most of all beside an open job."""
        super().resizeEvent(event)
        self._share_width()

    def show_quick(self, quick: str) -> None:
        """Let a quick filter hold for all jobs by their state, without telling."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.quick.set_current(quick)
        self.by_technician = False

    def turn_lanes(self) -> None:
        """Let the board's columns be people, or states again."""
        self.by_technician = not self.by_technician
        self.changed.emit()

    def count(self, board: RepairBoard) -> None:
        """Say at each quick filter how many jobs of a board it would show."""
        counts = counted(
            board.cards, me=self._me, technician_id=self._technician_chosen
        )
        if counts != self._counts:
            self._counts = counts
            self._share_width()

    def narrowed(self, board: RepairBoard) -> RepairBoard:
        """Return a board with the jobs that quick filter and technician leave."""
        return narrowed_by(
            board,
            self.quick.current(),
            me=self._me,
            technician_id=self._technician_chosen,
        )

    def of_branch(self) -> RepairFilter:
        """Return the filter that a board is read by: all of the branch's open jobs."""
        branch = self._branches[max(self.branch.currentIndex(), 0)]
        return RepairFilter(text=self.search.text(), branch_id=branch)

    def wanted(self) -> RepairFilter:
        """Return the filter as it stands."""
        quick = filter_of(
            self.quick.current(), me=self._me, technician_id=self._technician_chosen
        )
        base = self.of_branch()
        return quick.model_copy(update={"text": base.text, "branch_id": base.branch_id})

    @property
    def _me(self) -> UUID:
        return self._session.actor.staff_id

    @property
    def _technician_chosen(self) -> UUID | None:
        return self._people[max(self.technician.currentIndex(), 0)]

    @property
    def is_narrow(self) -> bool:
        """Whether words or one of the filters leave jobs out."""
        chosen = (self._technician_chosen, self.of_branch().branch_id)
        return self.state() != ("", ALL) or chosen != (None, None)

    def state(self) -> tuple[str, str]:
        """Return what outlives the widget."""
        return self.search.text(), self.quick.current()

    def restore(self, state: object) -> None:
        """Filter as before."""
        match state:
            case (str(text), str(quick)):
                self.quick.choose(quick)
                self.search.set_text(text)

    def _share_width(self) -> None:
        """Show the choices that the quick filters leave room for, and such as hold.

        Where there is little of it, only what is late has its count.
        """
        late = {key: self._counts.get(key, 0) for key in (OVERDUE, DUE_SOON)}
        self.quick.show_choices(self._choices(late))
        least, room = self.quick.sizeHint().width(), self.width()
        several = len(self._branches) > _ONE_BRANCH
        for choice, is_offered in ((self.technician, True), (self.branch, several)):
            needed = choice.sizeHint().width() + _GAP
            fits = choice.currentIndex() > 0 or room - needed >= least
            choice.setVisible(is_offered and fits)
            room -= needed if is_offered and fits else 0
        self.quick.show_choices(self._choices(self._counts))
        if self.quick.sizeHint().width() > room:
            self.quick.show_choices(self._choices(late))

    def _choices(self, counts: Mapping[str, int]) -> list[tuple[str, str]]:
        names = {
            ALL: self.tr("All"),
            MINE: self.tr("Mine"),
            OVERDUE: self.tr("Overdue"),
            DUE_SOON: self.tr("Due soon"),
            EXPRESS: self.tr("Express"),
            WAITING: self.tr("Waiting for part"),
            SENT_OUT: self.tr("Sent out"),
        }
        return [
            (key, f"{name} {counts[key]}" if counts.get(key) else name)
            for key, name in names.items()
        ]
