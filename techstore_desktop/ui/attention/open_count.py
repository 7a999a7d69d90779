"""How many items are open, for the entry in the navigation."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.changes import Changed
from techstore_desktop.ui.navigation import Badge
from techstore_desktop.ui.session import Session

PAUSE = 1500


class OpenCount(Badge):
    """Counts after a pause, and only what changed: a sale never waits for it."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._shop = session.shop
        self._latest = Latest(self)
        self._counts: dict[str, int] = {}
        self._changed: set[str] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._count)
        session.changes.changed.connect(self._hear)
        self._pause.start()

    def _hear(self, changed: Changed) -> None:
        if self._changed is not None:
            self._changed.update(changed)
        if not self._pause.isActive():
            self._pause.start()

    def _count(self) -> None:
        shop, changed = self._shop, self._changed
        self._changed = set()
        self._latest.run(lambda: shop.attention.counts(changed), self._show)

    def _show(self, counts: Mapping[str, int]) -> None:
        self._counts.update(counts)
        self.changed.emit(sum(self._counts.values()))
