"""Whose repairs the figures tell of: every branch's, or one's."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from techstore_desktop.core.reports.finished_jobs import FinishedJob

_ONE_BRANCH = 1


class BranchChoice(QComboBox):
    """Emits ``chosen``; hidden while there is no other branch to choose."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Branch"))
        self._wanted: UUID | None = None
        self._branches: list[UUID | None] = [None]
        self.addItem(self.tr("All branches"))
        self.hide()
        self.activated.connect(self._choose)

    def show_branches(self, jobs: Iterable[FinishedJob]) -> None:
        """Offer the branches that handed something out, by their names."""
        names = {job.branch_id: job.branch for job in jobs}
        ordered = sorted(names, key=lambda each: names[each].casefold())
        self._branches = [None, *ordered]
        with QSignalBlocker(self):
            while self.count() > 1:
                self.removeItem(1)
            self.addItems([names[each] for each in ordered])
        self.setVisible(len(names) > _ONE_BRANCH or self._wanted is not None)
        self.choose(self._wanted)

    def choose(self, branch_id: UUID | None) -> None:
        """Show who is chosen; their repairs may not be read yet."""
        self._wanted = branch_id
        is_here = branch_id in self._branches
        self.setCurrentIndex(self._branches.index(branch_id) if is_here else 0)

    def branch_id(self) -> UUID | None:
        """Return whose figures are wanted; None is everybody's."""
        return self._wanted

    def of_branch(self, jobs: Iterable[FinishedJob]) -> tuple[FinishedJob, ...]:
        """Return the jobs of who is chosen."""
        wanted = self._wanted
        return tuple(job for job in jobs if wanted in (None, job.branch_id))

    def _choose(self, row: int) -> None:
        self._wanted = self._branches[row]
        self.chosen.emit()
