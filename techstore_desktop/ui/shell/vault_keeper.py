"""Lets this computer take part in the keys of the access codes, out of sight.

A computer that joined later gets the key from one that has it within a second of both
being on the network.
"""

import logging

from PySide6.QtCore import QObject, QTimer

from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.changes import Changed
from techstore_desktop.ui.session import Session

_log = logging.getLogger(__name__)
_AFTER_MILLISECONDS = 5000
_WATCHED = {"vault_member", "access_code"}


class VaultKeeper(QObject):
    """Tends the vault some seconds after sign-in, and whenever a computer joins."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tend)
        self._timer.start(_AFTER_MILLISECONDS)
        session.changes.changed.connect(self._heard)

    def tend(self) -> None:
        """Take part, and give others what they lack."""
        intake = self._session.shop.intake
        self._latest.run(intake.tend_vault, lambda _nothing: None, failed=_tell)

    def _heard(self, changed: Changed) -> None:
        if _WATCHED & changed.keys() and not self._timer.isActive():
            self._timer.start(0)


def _tell(error: Exception) -> None:
    """Log why it did not work: the next change tries again, nobody waits for it."""
    _log.warning("the vault could not be tended: %s", error)
