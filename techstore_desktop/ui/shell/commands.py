"""What the palette offers: keys of the screen, the screens, and what they can find."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.navigation import Found, ScreenEntry
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shell.palette import Finder, PaletteItem
from techstore_desktop.ui.shortcut import Shortcut

OpenScreen = Callable[..., None]
_NUMBERED = 9


def action_items(
    shortcuts: Sequence[Shortcut], title: str = ""
) -> tuple[PaletteItem, ...]:
    """Return the actions behind keys; ``title`` says on which screen they act."""
    return tuple(
        PaletteItem(
            shortcut.text,
            shortcut.act,
            icon=shortcut.icon,
            second=title,
            keys=shortcut.keys,
        )
        for shortcut in shortcuts
        if shortcut.act is not None and shortcut.is_in_palette
    )


def screen_items(
    entries: Sequence[ScreenEntry], open_screen: OpenScreen
) -> tuple[PaletteItem, ...]:
    """Return the screens, each with its number as key."""
    second = QCoreApplication.translate("Commands", "Screen")
    return tuple(
        PaletteItem(
            entry.title_text(),
            partial(open_screen, entry.name),
            icon=entry.icon,
            second=second,
            keys=f"Ctrl+{number}" if number <= _NUMBERED else "",
        )
        for number, entry in enumerate(entries, start=1)
    )


def finders(
    entries: Sequence[ScreenEntry], session: Session, open_screen: OpenScreen
) -> tuple[Finder, ...]:
    """Return what searches the screens; they run on the worker."""
    return tuple(
        partial(_find, entry, entry.title_text(), session, open_screen)
        for entry in entries
        if entry.find is not None
    )


def _find(
    entry: ScreenEntry, title: str, session: Session, open_screen: OpenScreen, text: str
) -> Sequence[PaletteItem]:
    found = entry.find(session, text) if entry.find is not None else ()
    return [_item(item, entry, title, open_screen) for item in found]


def _item(
    found: Found, entry: ScreenEntry, title: str, open_screen: OpenScreen
) -> PaletteItem:
    return PaletteItem(
        found.text,
        partial(open_screen, entry.name, **found.arguments),
        icon=found.icon or entry.icon,
        second=found.second or title,
    )
