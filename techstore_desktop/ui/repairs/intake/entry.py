"""Taking devices in as one row of the navigation."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "intake"


def entry() -> ScreenEntry:
    """Return the row; the page itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "device-mobile",
        lambda: QCoreApplication.translate("Intake", "Take in"),
        _make,
        Permission.REPAIR_TAKE_IN,
    )


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.repairs.intake.page import IntakePage

    return IntakePage(session)
