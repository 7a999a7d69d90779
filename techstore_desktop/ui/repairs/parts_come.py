"""Telling technicians that the part came which a job of theirs waits for."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.changes import Changed
from techstore_desktop.ui.navigation import Badge
from techstore_desktop.ui.session import Session

_PAUSE = 1500
_NAME = "repairs"
_HEARD_ON = frozenset({"repair_line", "repair_job"})


class PartsCome(Badge):
    """Counts the person's jobs that can go on; each new one is told of once."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: set[UUID] | None = None
        self._latest = Latest(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._count)
        session.changes.changed.connect(self._hear)
        self._pause.start()

    def _hear(self, changed: Changed) -> None:
        if not _HEARD_ON.isdisjoint(changed) and not self._pause.isActive():
            self._pause.start()

    def _count(self) -> None:
        shop, actor = self._session.shop, self._session.actor
        self._latest.run(lambda: shop.part_orders.come_for(actor), self._tell)

    def _tell(self, come: dict[UUID, str]) -> None:
        known, self._known = self._known, set(come)
        self.changed.emit(len(come))
        if known is None:
            return
        shell = self._session.shell
        for job_id in come.keys() - known:
            words = self.tr("The part for {number} has come.")
            shell.toast(
                words.format(number=come[job_id]),
                "good",
                action=self.tr("Open the job"),
                act=partial(shell.open_screen, _NAME, job_id=job_id),
            )
