"""The question about a drawer that was left open since an earlier day."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.cash.schemas import CashSessionResponse
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import ask

translate = QCoreApplication.translate


def ask_to_close(
    session: Session,
    over: QWidget,
    drawer: CashSessionResponse,
    go_on: Callable[[], object],
    *,
    otherwise: str,
) -> None:
    """Ask to close the drawer first; ``go_on`` where the person goes on with today.

    ``otherwise`` says on its button what they go on with.
    """
    words = translate(
        "ForgottenDrawer",
        "Count and close session {number} before today's sales, or they are "
        "booked to its day.",
    )
    dialog = ask(
        over,
        title=translate("ForgottenDrawer", "Yesterday's drawer is still open"),
        text=words.format(number=drawer.number),
        primary=translate("ForgottenDrawer", "Go to the cash desk"),
        secondary=otherwise,
        then=lambda: session.shell.open_screen("cash"),
    )
    dialog.closed.connect(lambda is_taken: None if is_taken else go_on())
