"""Settles what products cost where two tills that were apart both received some.

Each works out the same from the receipts, whenever one comes from elsewhere.
"""

import logging

from PySide6.QtCore import QObject, QTimer

from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.changes import Changed
from techstore_desktop.ui.session import Session

_log = logging.getLogger(__name__)
_AFTER_MILLISECONDS = 5000


class CostKeeper(QObject):
    """Looks some seconds after sign-in, and whenever goods came anywhere."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.settle)
        self._timer.start(_AFTER_MILLISECONDS)
        session.changes.changed.connect(self._heard)

    def settle(self) -> None:
        """Settle what nobody has settled yet."""
        orders = self._session.shop.part_orders
        self._latest.run(orders.settle_costs, lambda _nothing: None, failed=_tell)

    def _heard(self, changed: Changed) -> None:
        if "cost_receipt" in changed and not self._timer.isActive():
            self._timer.start(0)


def _tell(error: Exception) -> None:
    """Log why it did not work: the next receipt tries again, nobody waits for it."""
    _log.warning("the costs could not be settled: %s", error)
