"""The keys that work on every screen, and the two sheets that list keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.shell.desk import Desk
from techstore_desktop.ui.shortcut import Shortcut

_NUMBERED = range(1, 10)


class KeysEverywhere(QObject):
    """Binds them to the window; ``desk`` is the present one, None at sign-in."""

    def __init__(
        self,
        window: QWidget,
        desk: Callable[[], Desk | None],
        *,
        lock: Callable[[], object],
        open_opening: Callable[[], object],
        turn_display: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._lock = lock
        self._open_opening = open_opening
        self._turn_display = turn_display
        numbered = [
            Shortcut(f"Ctrl+{number}", "", partial(self._open_number, number))
            for number in _NUMBERED
        ]
        self._bound = [self._bind(each) for each in (*self.listed(), *numbered)]

    def listed(self) -> tuple[Shortcut, ...]:
        """Return those that the help lists, and the palette but for itself."""
        return (
            Shortcut("Ctrl+K", self.tr("Go to, find or do"), self.open_palette),
            Shortcut("F1", self.tr("Help for this screen"), self.open_help, "help"),
            Shortcut("Ctrl+L", self.tr("Lock"), self._lock, "lock"),
            Shortcut("Ctrl+B", self.tr("Fold the navigation"), self._fold, "menu-2"),
            Shortcut("Ctrl+O", self.tr("Ready to open"), self._open_opening, "sun"),
            Shortcut(
                "Ctrl+D",
                self.tr("The customer's display, open or shut"),
                self._turn_display,
                "device-desktop",
            ),
        )

    def enable(self, is_enabled: bool) -> None:
        """Hear them, or none while nobody is signed in."""
        for key in self._bound:
            key.setEnabled(is_enabled)

    def open_help(self) -> None:
        """List the keys of the screen, and these."""
        from techstore_desktop.ui.shell.help_sheet import HelpSheet

        desk = self._desk()
        if desk is None:
            return
        screen = desk.current()
        more = (
            Shortcut("Ctrl+1", self.tr("The first screen, and so on")),
            Shortcut("Esc", self.tr("One step back")),
        )
        HelpSheet(
            self._window,
            desk.current_title(),
            here=screen.shortcuts() if screen is not None else (),
            everywhere=(*self.listed(), *more),
        ).open()

    def open_palette(self) -> None:
        """Offer all that can be done, opened and found, by its name."""
        from techstore_desktop.ui.shell.commands import (
            action_items,
            finders,
            screen_items,
        )
        from techstore_desktop.ui.shell.palette import Palette

        desk = self._desk()
        if desk is None:
            return
        screen, session = desk.current(), desk.session
        own = screen.shortcuts() if screen is not None else ()
        open_screen, entries = session.shell.open_screen, desk.entries()
        actions = (
            *action_items(own, desk.current_title()),
            *action_items(self.listed()[1:]),
            *screen_items(entries, open_screen),
        )
        Palette(self._window, actions, finders(entries, session, open_screen)).open()

    def _bind(self, shortcut: Shortcut) -> QShortcut:
        bound = QShortcut(QKeySequence(shortcut.keys), self._window)
        if shortcut.act is not None:
            bound.activated.connect(shortcut.act)
        return bound

    def _open_number(self, number: int) -> None:
        desk = self._desk()
        if desk is not None and number <= len(desk.names()):
            desk.session.shell.open_screen(desk.names()[number - 1])

    def _fold(self) -> None:
        desk = self._desk()
        if desk is not None:
            desk.navigation.toggle()
