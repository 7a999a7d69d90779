"""Who works on the opened job, and whether their clock runs."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Approval, Permission, Role
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairJobResponse, RepairWorkResponse
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.label import Label

_BENCH = {Role.TECHNICIAN, Role.MANAGER}


class BenchRow(QWidget):
    """The technician to choose, and the button that starts and stops the work."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._job: RepairJobResponse | None = None
        self._people: list[UUID | None] = [None]
        self.technician = QComboBox(self)
        self.technician.setAccessibleName(self.tr("Technician"))
        self.work_button = SecondaryButton("", self, icon="clock", keys="F9")
        self.running = Label("", "second", self)
        self.running.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.technician, 1)
        row.addWidget(self.work_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.running)
        self.work_button.clicked.connect(self.toggle_work)
        self.technician.currentIndexChanged.connect(self._assign)
        run(session.shop.staff.people, self.show_people, self)

    def show_job(self, job: RepairJobResponse) -> None:
        """Show who has a job, and whether it is being worked on."""
        self._job = job
        may = self._session.actor.may
        self.work_button.setText(
            self.tr("Stop work") if _running(job) else self.tr("Start work")
        )
        words = " · ".join(map(self._running_words, _running(job)))
        self.running.setText(words)
        self.running.setVisible(bool(words))
        is_open = job.card.state.kind is not RepairKind.DELIVERED
        self.work_button.setVisible(is_open and may(Permission.REPAIR_WORK))
        self.technician.blockSignals(True)
        chosen = job.card.technician_id
        at = self._people.index(chosen) if chosen in self._people else 0
        self.technician.setCurrentIndex(at)
        self.technician.blockSignals(False)
        self.technician.setEnabled(is_open and may(Permission.REPAIR_ASSIGN))

    def show_people(self, people: list[StaffMemberResponse]) -> None:
        """Offer those who work at the bench."""
        self.technician.blockSignals(True)
        bench = [person for person in people if person.role in _BENCH]
        self._people = [None, *(person.id for person in bench)]
        self.technician.clear()
        self.technician.addItem(self.tr("Nobody yet"))
        self.technician.addItems([person.name for person in bench])
        self.technician.blockSignals(False)
        if self._job is not None:
            self.show_job(self._job)

    def toggle_work(self) -> None:
        """Start the person's clock on this job, or stop it."""
        job = self._job
        if job is None:
            return
        repairs, actor = self._session.shop.repairs, self._session.actor
        act = repairs.stop_work if _running(job) else repairs.start_work
        self._do(lambda lent: act(actor, job.card.id, approval=lent))

    def _running_words(self, work: RepairWorkResponse) -> str:
        """Return whose clock runs since when: one that was forgotten is seen."""
        shop, formats = self._session.shop, self._session.formats
        zone, now = shop.profiles.current().zone, shop.database.clock.now()
        is_today = (
            work.started_at.astimezone(zone).date() == now.astimezone(zone).date()
        )
        written = formats.time if is_today else formats.date_time
        since = written(work.started_at, zone)
        people, name = self._people, ""
        if work.technician_id in people:
            name = self.technician.itemText(people.index(work.technician_id))
        words = self.tr("{name} has worked on it since {moment}")
        return words.format(name=name or self.tr("Somebody"), moment=since)

    def _assign(self, _at: int) -> None:
        job = self._job
        chosen = self._people[max(self.technician.currentIndex(), 0)]
        if job is None or chosen == job.card.technician_id:
            return
        repairs, actor = self._session.shop.repairs, self._session.actor
        self._do(lambda lent: repairs.assign(actor, job.card.id, chosen, approval=lent))

    def _do(self, act: Callable[[Approval | None], object]) -> None:
        run_lending(self, self._session, act, lambda _card: self.changed.emit())


def _running(job: RepairJobResponse) -> list[RepairWorkResponse]:
    """Return the clocks that run on a job, whoever started them."""
    return [work for work in job.works if work.stopped_at is None]
