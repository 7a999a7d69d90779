"""Parts of the opened job: into the device, and out of it again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.choices import PartStatus
from techstore_desktop.core.repairs.schemas import RepairLineResponse
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import ask


class Fitting(QObject):
    """Asks what fitting and taking off need; ``done`` carries the job as it is now."""

    done = Signal(object)

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over)
        self._over = over
        self._session = session

    def fit(self, line: RepairLineResponse) -> None:
        """Fit a part; one that is tracked asks for its serial number."""
        if not line.tracks_serial_numbers:
            self._fit(line, ())
            return
        dialog = TextDialog(
            self._over,
            title=line.name,
            label=self.tr("Serial number: scan or type it"),
            primary=self.tr("Fit the part"),
            is_needed=True,
        )
        dialog.written.connect(
            lambda words: self._fit(line, tuple(words.replace(",", " ").split()))
        )
        dialog.open()

    def take_off(self, line: RepairLineResponse) -> None:
        """Take a fitted part off, to the shelf or to scrap."""
        if line.part_status is not PartStatus.FITTED:
            return
        dialog = ask(
            self._over,
            title=self.tr("Take {name} off?").format(name=line.name),
            text=self.tr("It goes back to the shelf, or to scrap."),
            primary=self.tr("To the shelf"),
            secondary=self.tr("To scrap"),
            then=lambda: self._take_off(line, to_scrap=False),
        )
        dialog.closed.connect(
            lambda is_shelf: None if is_shelf else self._take_off(line, to_scrap=True)
        )

    def _fit(self, line: RepairLineResponse, serials: tuple[str, ...]) -> None:
        parts, actor = self._session.shop.repair_parts, self._session.actor
        run_lending(
            self._over,
            self._session,
            lambda lent: parts.fit(
                actor, line.id, serial_numbers=serials, approval=lent
            ),
            self.done.emit,
        )

    def _take_off(self, line: RepairLineResponse, *, to_scrap: bool) -> None:
        parts, actor = self._session.shop.repair_parts, self._session.actor
        run_lending(
            self._over,
            self._session,
            lambda lent: parts.take_off(
                actor, line.id, to_scrap=to_scrap, approval=lent
            ),
            self.done.emit,
        )
