"""The follow-up of repairs as one row of the navigation, with how much is due."""

from PySide6.QtCore import QCoreApplication, QObject

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import Badge, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "follow_up"


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "alarm",
        lambda: QCoreApplication.translate("FollowUp", "Follow-up"),
        _make,
        Permission.REPAIR_SEE,
        badge=_badge,
    )


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.repairs.follow_up.screen import FollowUpScreen

    return FollowUpScreen(session)


def _badge(session: Session, parent: QObject) -> Badge:
    from techstore_desktop.ui.repairs.follow_up.due_count import DueCount

    return DueCount(session, parent)
