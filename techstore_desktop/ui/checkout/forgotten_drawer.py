"""A drawer left open since an earlier day asks to be closed before today's sales."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.cash.forgotten import ask_to_close
from techstore_desktop.ui.checkout.counter import Counter

translate = QCoreApplication.translate


class ForgottenDrawer:
    """Asks once for each session; a customer who waits may be served first."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._asked: UUID | None = None

    def ask_first(self, go_on: Callable[[], object]) -> bool:
        """Ask where it is due; ``go_on`` is called if the person sells on."""
        drawer, clock = self._counter.drawer, self._counter.session.shop.database.clock
        if drawer is None or drawer.id == self._asked:
            return False
        today = self._counter.profile.business_day(clock.now())
        if drawer.business_day >= today:
            return False
        self._asked = drawer.id
        ask_to_close(
            self._counter.session,
            self._counter.over,
            drawer,
            go_on,
            otherwise=translate("ForgottenDrawer", "Go on selling"),
        )
        return True
