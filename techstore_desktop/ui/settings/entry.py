"""The Settings screen as one row of the navigation."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.navigation import Found, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.topics import matching

NAME = "settings"


def entry() -> ScreenEntry:
    """Return the row; everybody sees it, each page asks for its own permission."""
    return ScreenEntry(
        NAME,
        "settings",
        lambda: QCoreApplication.translate("Settings", "Settings"),
        _make,
        find=find,
    )


def find(session: Session, text: str) -> Sequence[Found]:
    """Return the settings that the palette's words may mean."""
    return [
        Found(topic.title, topic.what, "settings", {"topic": topic.key})
        for topic in matching(text, session.actor)
    ]


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.settings.screen import SettingsScreen

    return SettingsScreen(session)
