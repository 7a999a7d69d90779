"""Asks for the serial numbers of what is on the shelf without one (R34)."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session


class LackingNumbers(QObject):
    """Looks at a product that was saved, and offers to ``add`` what it lacks."""

    def __init__(
        self, session: Session, parent: QObject, *, add: Callable[[UUID], object]
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._add = add
        self._latest = Latest(self)

    def look_at(self, product_id: UUID) -> None:
        """Count the pieces without a number, on the worker; none asks nothing."""
        if not self._session.actor.may(Permission.ADJUST_STOCK):
            return
        serials = self._session.shop.serials
        self._latest.run(
            lambda: serials.lacking(product_id),
            lambda count: self._offer(product_id, count),
        )

    def _offer(self, product_id: UUID, count: int) -> None:
        if not count:
            return
        words = self.tr("On the shelf without a serial number: {count}")
        self._session.shell.toast(
            words.format(count=count),
            "warning",
            action=self.tr("Add numbers"),
            act=lambda: self._add(product_id),
        )
