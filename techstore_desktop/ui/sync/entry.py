"""The page about the shop's computers as one row of the navigation."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.navigation import ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "sync"


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME, "cloud", lambda: QCoreApplication.translate("Sync", "Terminals"), _make
    )


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.sync.screen import SyncScreen

    return SyncScreen(session)
