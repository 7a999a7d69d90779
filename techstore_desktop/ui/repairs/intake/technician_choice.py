"""Who is to repair a device, chosen at the counter."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.repairs.people import bench_of


class TechnicianChoice(QComboBox):
    """Whoever is free, or one of the people at the bench."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: UUID | None = None
        self._people: list[UUID | None] = [None]
        self.addItem(self.tr("Whoever is free"))
        self.activated.connect(self._choose)

    def show_people(self, people: Iterable[StaffMemberResponse]) -> None:
        """Offer who works at the bench; who was chosen stays so."""
        bench = bench_of(people)
        self._people = [None, *(person.id for person in bench)]
        with QSignalBlocker(self):
            while self.count() > 1:
                self.removeItem(1)
            self.addItems([person.name for person in bench])
        self.choose(self._wanted)

    def choose(self, technician_id: UUID | None) -> None:
        """Show who is chosen; they may not be read yet."""
        self._wanted = technician_id
        is_here = technician_id in self._people
        self.setCurrentIndex(self._people.index(technician_id) if is_here else 0)

    def chosen(self) -> UUID | None:
        """Return who is chosen; None is whoever is free."""
        return self._wanted

    def _choose(self, row: int) -> None:
        self._wanted = self._people[row]
