"""The dashboard as one row of the navigation: the first of those who may see it."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "dashboard"


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "chart-bar",
        lambda: QCoreApplication.translate("Dashboard", "Dashboard"),
        _make,
        Permission.SEE_REPORTS,
    )


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.dashboard.screen import DashboardScreen

    return DashboardScreen(session)
