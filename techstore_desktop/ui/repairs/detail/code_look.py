"""The access code at the bench: masked, shown for some seconds, each look recorded."""

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.repairs.intake_choices import CodeKind
from techstore_desktop.core.repairs.intake_schemas import AccessCodeResponse
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.intake.code_field import PatternPad
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.label import Label

SHOWN_MILLISECONDS = 20_000
_MASK = "••••••"


class CodeLook(QWidget):
    """Hidden where no code is kept; the technician or a manager may look (R58)."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job_id: UUID | None = None
        self._latest = Latest(self)
        self.code = Label(_MASK, "figure", self)
        self.pattern = PatternPad(self)
        self.pattern.setEnabled(False)
        self.pattern.hide()
        self.look_button = SecondaryButton(self.tr("Show the code"), icon="eye")
        self.look_button.clicked.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MILLISECONDS)
        self._timer.timeout.connect(self.conceal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(self.tr("Access code"), "second"))
        row.addWidget(self.code)
        row.addWidget(self.pattern)
        row.addStretch(1)
        row.addWidget(self.look_button)
        self.hide()

    def show_job(self, job_id: UUID) -> None:
        """Say whether a code is kept for a job; another job masks what was shown."""
        if job_id != self._job_id:
            self.conceal()
        self._job_id = job_id
        intake = self._session.shop.intake
        self._latest.run(lambda: intake.has_code(job_id), self.setVisible)

    def look(self) -> None:
        """Show the code for some seconds; whoever may not asks a manager's PIN."""
        job_id = self._job_id
        if job_id is None:
            return
        intake, actor = self._session.shop.intake, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: intake.see_code(actor, job_id, approval=lent),
            self._show,
        )

    def conceal(self) -> None:
        """Show nothing of the code."""
        self._timer.stop()
        self.code.setText(_MASK)
        self.code.show()
        self.pattern.show_code("")
        self.pattern.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Mask what goes out of sight."""
        super().hideEvent(event)
        self.conceal()

    def _show(self, seen: AccessCodeResponse) -> None:
        is_drawn = seen.kind is CodeKind.PATTERN
        self.code.setVisible(not is_drawn)
        self.pattern.setVisible(is_drawn)
        if is_drawn:
            self.pattern.show_code(seen.code)
        else:
            self.code.setText(seen.code)
        self._timer.start()
