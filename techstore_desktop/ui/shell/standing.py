"""What the person at the till may do now, wherever it was changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.changes import Changed, Changes

Present = Callable[[Actor], Actor | None]


class Standing(QObject):
    """Emits ``changed`` with the person as of now, None where they are gone.

    ``present`` runs on the worker, whenever the person's own row changed.
    """

    changed = Signal(object)

    def __init__(self, present: Present, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._present = present
        self._actor: Actor | None = None
        self._latest = Latest(self)
        changes.changed.connect(self._ask)

    def follow(self, actor: Actor | None) -> None:
        """Follow who is signed in from now on."""
        self._actor = actor

    def _ask(self, changed: Changed) -> None:
        actor, present = self._actor, self._present
        if actor and actor.staff_id in changed.get("staff_member", ()):
            self._latest.run(lambda: present(actor), self._tell)

    def _tell(self, now: Actor | None) -> None:
        before = self._actor
        if before is None or now == before:
            return
        if now is None or now.role is not before.role:
            self.changed.emit(now)
