"""The cash desk as one row of the navigation."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "cash"


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "wallet",
        lambda: QCoreApplication.translate("Cash", "Cash desk"),
        _make,
        Permission.OPEN_CASH_SESSION,
    )


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.cash.screen import CashScreen

    return CashScreen(session)
