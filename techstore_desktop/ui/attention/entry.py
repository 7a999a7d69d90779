"""The Attention screen as one row of the navigation, with how much is open."""

from PySide6.QtCore import QCoreApplication, QObject

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import Badge, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "attention"


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "bell",
        lambda: QCoreApplication.translate("Attention", "Attention"),
        _make,
        Permission.SEE_PRODUCTS,
        badge=_badge,
    )


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.attention.screen import AttentionScreen

    return AttentionScreen(session)


def _badge(session: Session, parent: QObject) -> Badge:
    from techstore_desktop.ui.attention.open_count import OpenCount

    return OpenCount(session, parent)
