"""Asks what the devices on the page may cost, and when they can be fetched."""

from PySide6.QtCore import QObject, QTimer, Signal

from techstore_desktop.core.estimates.schemas import DeviceToEstimate
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.intake.draft import DeviceDraft, TicketDraft
from techstore_desktop.ui.session import Session

_PAUSE_MILLISECONDS = 250
Asked = tuple[tuple[DeviceToEstimate, ...], bool]


class Estimating(QObject):
    """Emits ``told`` with an ``Estimate``, or None where too little is typed."""

    told = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(self)
        self._asked: Asked = ((), False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)

    def look_at(self, draft: TicketDraft, *, anew: bool = False) -> None:
        """Ask soon; unless ``anew`` only where what counts is not as it was."""
        asked = (tuple(map(_device, draft.devices)), draft.is_express)
        if asked == self._asked and not anew:
            return
        self._asked = asked
        if all(device.model and device.fault for device in asked[0]):
            self._pause.start()
        else:
            self._pause.stop()
            self.told.emit(None)

    def _ask(self) -> None:
        asked = self._asked
        devices, is_express = asked
        estimates, actor = self._session.shop.estimates, self._session.actor

        def tell(estimate: object) -> None:
            if asked == self._asked:
                self.told.emit(estimate)

        self._latest.run(
            lambda: estimates.suggest(actor, devices, is_express=is_express), tell
        )


def _device(draft: DeviceDraft) -> DeviceToEstimate:
    return DeviceToEstimate(
        device_kind=draft.kind.value,
        brand=draft.brand,
        model=draft.model,
        fault=draft.fault,
        technician_id=draft.technician_id,
    )
