"""Beneath the board: what the keys do with the marked job, and why one does not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.ui.repairs.words import next_step_words, state_words
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.label import Label


class StepBar(QWidget):
    """Emits ``step_wanted`` with 1 for the next step and -1 for one back."""

    step_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.job = Label("", "second", self)
        self.lacking = Label("", "warning", self)
        self.lacking.setWordWrap(True)
        policy = QSizePolicy.Policy
        self.lacking.setSizePolicy(policy.Expanding, policy.Preferred)
        self.back = SecondaryButton("", self, keys="Alt+←")
        self.next = SecondaryButton("", self, keys="Space")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.job)
        row.addWidget(self.lacking, 1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        self.setFixedHeight(self.next.sizeHint().height())
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.show_nothing()

    def show_nothing(self, *, has_jobs: bool = False) -> None:
        """Say what the keys do once a job is marked; the bar keeps its place."""
        words = self.tr("Mark a job: Space takes its next step, Enter opens it.")
        self.job.setText(words if has_jobs else "")
        self.lacking.setText("")
        self.back.hide()
        self.next.hide()

    def show_steps(
        self,
        card: RepairCard,
        *,
        following: RepairKind | None,
        lacking: str,
        back: RepairStateResponse | None,
    ) -> None:
        """Offer what the marked job may do, with what its next step lacks."""
        self.job.setText(f"{card.number}  {card.device}")
        self.lacking.set_role("warning")
        self.lacking.setText(lacking)
        self.next.setVisible(following is not None)
        if following is not None:
            self.next.setText(next_step_words(card, following))
        self.next.setEnabled(not lacking)
        self.back.setVisible(back is not None)
        if back is not None:
            words = self.tr("Back: {state}").format(state=state_words(back))
            self.back.setText(words)

    def insist(self, words: str) -> None:
        """Say with emphasis why the key that was pressed does nothing."""
        self.lacking.setText(words)
        self.lacking.set_role("bad")
