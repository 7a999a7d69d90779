"""The repairs' figures as one row of the navigation."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "repair_figures"


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "chart-bar",
        lambda: QCoreApplication.translate("RepairFigures", "Repair figures"),
        _make,
        Permission.SEE_REPORTS,
    )


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.repairs.figures.screen import RepairFiguresScreen

    return RepairFiguresScreen(session)
