"""Tells the screens which rows changed, once per turn of the event loop."""

from collections.abc import Iterable, Mapping
from threading import Lock
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

Changed = Mapping[str, frozenset[UUID]]


class Changes(QObject):
    """Collects what commits changed and announces it on the GUI thread."""

    changed = Signal(object)
    """Carries ``Changed``: for each kind, the ids of the rows."""

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._pending: dict[str, set[UUID]] = {}
        self._arrived.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    def feed(self, changes: Mapping[str, Iterable[UUID]]) -> None:
        """Take what a commit changed; the database's listener, on any thread."""
        with self._lock:
            is_first = not self._pending
            for kind, ids in changes.items():
                self._pending.setdefault(kind, set()).update(ids)
        if is_first:
            self._arrived.emit()

    @Slot()
    def _announce(self) -> None:
        with self._lock:
            pending, self._pending = self._pending, {}
        if pending:
            self.changed.emit({kind: frozenset(ids) for kind, ids in pending.items()})
