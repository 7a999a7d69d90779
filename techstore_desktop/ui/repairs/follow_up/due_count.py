"""How many steps are due, for the entry in the navigation."""

from PySide6.QtCore import QObject, QTimer

from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.changes import Changed
from techstore_desktop.ui.navigation import Badge
from techstore_desktop.ui.session import Session

_PAUSE = 2500
_HOUR = 3_600_000
COUNTED_ON = frozenset(
    {
        "repair_job",
        "repair_event",
        "collection_act",
        "collection_deferral",
        "collection_step",
        "notice",
    }
)


class DueCount(Badge):
    """Counts after a pause, and once an hour: a day may have begun."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._count)
        self._clock = QTimer(self)
        self._clock.setInterval(_HOUR)
        self._clock.timeout.connect(self._pause.start)
        session.changes.changed.connect(self._hear)
        self._clock.start()
        self._pause.start()

    def _hear(self, changed: Changed) -> None:
        if not COUNTED_ON.isdisjoint(changed) and not self._pause.isActive():
            self._pause.start()

    def _count(self) -> None:
        shop, actor = self._session.shop, self._session.actor

        def count() -> int:
            waiting = shop.collection.due_count(actor)
            return waiting + shop.quote_reminders.due_count(actor)

        self._latest.run(count, self.changed.emit)
