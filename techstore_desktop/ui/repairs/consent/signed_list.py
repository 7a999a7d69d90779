"""What was signed for the opened job: when, where, and the words behind a button."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.intake_choices import ConsentOccasion, ConsentWay
from techstore_desktop.core.repairs.intake_schemas import ConsentResponse
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.consent.signed_sheet import SignedSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP
from techstore_desktop.ui.widgets.button import QuietButton
from techstore_desktop.ui.widgets.label import Label

_OCCASIONS = {
    ConsentOccasion.INTAKE: QT_TRANSLATE_NOOP("SignedList", "Signed at the counter"),
    ConsentOccasion.APPROVAL: QT_TRANSLATE_NOOP("SignedList", "Signed quote"),
    ConsentOccasion.PICK_UP: QT_TRANSLATE_NOOP("SignedList", "Signed delivery note"),
}
_WAYS = {
    ConsentWay.SCREEN: QT_TRANSLATE_NOOP("SignedList", "on the screen"),
    ConsentWay.PAPER: QT_TRANSLATE_NOOP("SignedList", "on paper"),
}


class SignedList(QWidget):
    """One line for each signature; nothing where nothing was signed."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(self)
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_job(self, job: RepairJobResponse) -> None:
        """Show what was signed for a job, or for all devices of its ticket."""
        intake, ticket_id, job_id = (
            self._session.shop.intake,
            job.card.ticket_id,
            job.card.id,
        )
        self._latest.run(
            lambda: [
                each
                for each in intake.consents(ticket_id)
                if each.job_id in {None, job_id}
            ],
            self._show,
        )

    def _show(self, signed: Sequence[ConsentResponse]) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(each) for each in signed]
        for line in self._lines:
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(signed))

    def _line(self, signed: ConsentResponse) -> QWidget:
        formats = self._session.formats
        zone = self._session.shop.profiles.current().zone
        title = QCoreApplication.translate("SignedList", _OCCASIONS[signed.occasion])
        way = QCoreApplication.translate("SignedList", _WAYS[signed.way])
        line = QWidget(self)
        look = QuietButton(title, line, icon="file-text")
        look.clicked.connect(lambda: SignedSheet(self, signed, title).open())
        moment = formats.date_time(signed.signed_at, zone)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        when = Label(f"{moment} · {way}", "second", line)
        when.setWordWrap(True)
        row.addWidget(look)
        row.addWidget(when, 1)
        return line
