"""The open job's one button with its next step's name, and what that step lacks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.repairs.obstacle_words import obstacle_words
from techstore_desktop.ui.repairs.words import next_step_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.label import Label


class NextStep(QWidget):
    """Emits ``wanted``; what is in the way is said beneath before anybody tries."""

    wanted = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = session.formats
        self.button = PrimaryButton("", self, keys="F12", height=44)
        self.more = SecondaryButton(
            self.tr("More"), self, icon="dots", keys="F10", height=44
        )
        self.lacking = Label("", "warning", self)
        self.lacking.setWordWrap(True)
        self.lacking.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.lacking)
        self.button.clicked.connect(self.wanted)

    def first_focus(self) -> QWidget:
        """Return the step, or what else can be done where it can't be taken."""
        return self.button if self.button.isEnabled() else self.more

    def show_unsaved(self, *, is_unsaved: bool) -> None:
        """Let the button save first what is typed."""
        words = self.lacking.text()
        self.button.setEnabled(is_unsaved or not words)
        self.lacking.setVisible(bool(words) and not is_unsaved)

    def show_job(self, job: RepairJobResponse) -> None:
        """Offer the usual next step of a job."""
        self.button.setVisible(job.main_next is not None)
        if job.main_next is not None:
            self.button.setText(next_step_words(job.card, job.main_next))
        words = obstacle_words(job.obstacle_to(job.main_next), self._formats)
        self.lacking.setText(words)
        # What is typed beneath must not move with the first letter.
        policy = self.lacking.sizePolicy()
        policy.setRetainSizeWhenHidden(bool(words))
        self.lacking.setSizePolicy(policy)
        self.lacking.setVisible(bool(words))
        self.button.setEnabled(not words)
        self.button.setToolTip(words)
