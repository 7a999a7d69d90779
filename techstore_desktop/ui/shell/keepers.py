"""What the program does by itself, out of sight, while somebody is signed in."""

import logging
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, QTimer

from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.changes import Changed, Changes
from techstore_desktop.ui.session import Session

_log = logging.getLogger(__name__)
_AFTER_MILLISECONDS = 5000


class Keeper(QObject):
    """Acts some seconds after it is made, and whenever a watched table changes.

    ``act`` runs on the worker. Nobody waits for it: where it fails the next change
    tries again.
    """

    def __init__(
        self,
        changes: Changes,
        act: Callable[[], object],
        *,
        watched: AbstractSet[str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._watched = watched
        self._latest = Latest(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.act)
        self._timer.start(_AFTER_MILLISECONDS)
        changes.changed.connect(self._heard)

    def act(self) -> None:
        """Do it now."""
        self._latest.run(self._act, lambda _nothing: None, failed=_tell)

    def _heard(self, changed: Changed) -> None:
        if self._watched & changed.keys() and not self._timer.isActive():
            self._timer.start(0)


def keep_vault(session: Session, parent: QObject) -> Keeper:
    """Let this computer take part in the keys of the access codes.

    One that joined later gets the key from one that has it within a second of both
    being on the network.
    """
    watched = {"vault_member", "access_code"}
    act = session.shop.intake.tend_vault
    return Keeper(session.changes, act, watched=watched, parent=parent)


def keep_costs(session: Session, parent: QObject) -> Keeper:
    """Settle what products cost where two tills that were apart both received some.

    Each works out the same from the receipts, whenever one comes from elsewhere.
    """
    act = session.shop.part_orders.settle_costs
    return Keeper(session.changes, act, watched={"cost_receipt"}, parent=parent)


def _tell(error: Exception) -> None:
    _log.warning("it could not be done by itself: %s", error)
