"""The keys of the repairs: those of the screen, then its list's and the open job's."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.shortcut import Shortcut

if TYPE_CHECKING:
    from techstore_desktop.ui.repairs.screen import RepairsScreen

translate = QCoreApplication.translate


def keys_of(screen: "RepairsScreen") -> tuple[Shortcut, ...]:
    """Return every key of the screen, in the order in which the help lists them."""
    filters = screen.filters
    return (
        Shortcut(
            "/", translate("RepairsScreen", "Find"), filters.search.setFocus, "search"
        ),
        *_taking_in(screen),
        Shortcut(
            "F2",
            translate("RepairsScreen", "By state or by technician"),
            filters.turn_lanes,
        ),
        Shortcut(
            "F3", translate("RepairsScreen", "Board or list"), screen.turn_over, "list"
        ),
        *_on_the_board(),
        *screen.list.shortcuts(),
        *screen.detail.shortcuts(),
    )


def _on_the_board() -> tuple[Shortcut, ...]:
    return (
        Shortcut("←  →  ↑  ↓", translate("RepairsScreen", "Mark another job")),
        Shortcut("Enter", translate("RepairsScreen", "Open the marked job")),
        Shortcut(
            "Space  Alt+→",
            translate("RepairsScreen", "The next step of the marked job"),
        ),
        Shortcut(
            "Alt+←", translate("RepairsScreen", "A step back, where there is one")
        ),
    )


def _taking_in(screen: "RepairsScreen") -> tuple[Shortcut, ...]:
    if not screen.session.actor.may(Permission.REPAIR_TAKE_IN):
        return ()
    words = translate("RepairsScreen", "Take a device in")
    return (Shortcut("Ctrl+N", words, screen.take_in, "plus"),)
