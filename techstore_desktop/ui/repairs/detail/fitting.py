"""Parts of the opened job: into the device, and out of it again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.choices import PartStatus
from techstore_desktop.core.repairs.quote_schemas import RepairLineResponse
from techstore_desktop.ui.repairs.choice_dialog import ChoiceDialog
from techstore_desktop.ui.serials.asking import Asked, Purpose
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending

_SCRAP = 1


class Fitting(QObject):
    """Asks what fitting and taking off need; ``done`` carries the job as it is now."""

    done = Signal(object)

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over)
        self._over = over
        self._session = session

    def fit(self, line: RepairLineResponse) -> None:
        """Fit a part; one that is tracked asks which units (R34)."""
        if not line.tracks_serial_numbers or line.product_id is None:
            self._fit(line, ())
            return
        asked = Asked(
            product_id=line.product_id,
            name=line.name,
            imei_count=0,
            count=int(line.quantity),
            purpose=Purpose.LEAVING,
        )
        sheet = SerialSheet(self._over, self._session, asked)
        sheet.confirmed.connect(
            lambda units: self._fit(line, tuple(number for number, _second in units))
        )
        sheet.open()

    def take_off(self, line: RepairLineResponse) -> None:
        """Take a fitted part off, to the shelf or to scrap."""
        if line.part_status is not PartStatus.FITTED:
            return
        units = ", ".join(line.serial_numbers)
        dialog = ChoiceDialog(
            self._over,
            title=self.tr("Take {name} off?").format(name=line.name),
            text=units,
            choices=(self.tr("Back to the shelf"), self.tr("To scrap")),
            primary=self.tr("Take it off"),
        )
        dialog.chosen.connect(lambda row: self._take_off(line, to_scrap=row == _SCRAP))
        dialog.open()

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
