"""A drawer left open since an earlier day asks to be closed before today's sales."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.widgets.dialog import ask

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
        words = translate(
            "ForgottenDrawer",
            "Count and close session {number} before today's sales, or they are "
            "booked to its day.",
        )
        shell = self._counter.session.shell
        dialog = ask(
            self._counter.over,
            title=translate("ForgottenDrawer", "Yesterday's drawer is still open"),
            text=words.format(number=drawer.number),
            primary=translate("ForgottenDrawer", "Go to the cash desk"),
            secondary=translate("ForgottenDrawer", "Go on selling"),
            then=lambda: shell.open_screen("cash"),
        )
        dialog.closed.connect(lambda is_taken: None if is_taken else go_on())
        return True
