"""The desk of a signed-in person: navigation, the screens, the status line."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from techstore_desktop.ui.navigation import ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shell.busy_line import BusyLine
from techstore_desktop.ui.shell.navigation_bar import NavigationBar
from techstore_desktop.ui.shell.status_line import StatusLine


class Desk(QWidget):
    """Makes each screen at its first visit, with what the one before had in hand."""

    chosen = Signal(str)

    def __init__(
        self,
        session: Session,
        entries: Sequence[ScreenEntry],
        *,
        kept: Mapping[str, object],
        locale: QLocale,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._entries = {entry.name: entry for entry in entries}
        self._kept = dict(kept)
        self._screens: dict[str, Screen] = {}
        self._name = ""
        self.navigation = NavigationBar(entries, parent=self)
        self.navigation.chosen.connect(self.chosen)
        self.status = StatusLine(locale, self)
        self.status.show_person(session.actor.name)
        self._stack = QStackedWidget(self)
        self._stack.installEventFilter(self)
        self.busy = BusyLine(self._stack)
        self._build()
        for entry in entries:
            if entry.badge is not None:
                show = partial(self.navigation.show_badge, entry.name)
                entry.badge(session, self).changed.connect(show)

    def names(self) -> tuple[str, ...]:
        """Return the names of the screens, in order."""
        return tuple(self._entries)

    def entries(self) -> tuple[ScreenEntry, ...]:
        """Return the screens, in order."""
        return tuple(self._entries.values())

    def current(self) -> Screen | None:
        """Return the screen that is open."""
        return self._screens.get(self._name)

    def current_name(self) -> str:
        """Return its name."""
        return self._name

    def current_title(self) -> str:
        """Return its title."""
        entry = self._entries.get(self._name)
        return entry.title_text() if entry is not None else ""

    def open(self, name: str, arguments: Mapping[str, object]) -> None:
        """Show a screen and put the cursor where its next thing happens."""
        screen = self._screens.get(name) or self._make(name)
        self._name = name
        self._stack.setCurrentWidget(screen)
        self.navigation.show_current(name)
        self.focus_first()
        if arguments:
            screen.open_with(**arguments)

    def focus_first(self) -> None:
        """Put the cursor where the screen wants it."""
        screen = self.current()
        if screen is not None:
            wanted = screen.first_focus() or screen
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def states(self) -> dict[str, object]:
        """Return what every screen has in hand."""
        made = {name: screen.state() for name, screen in self._screens.items()}
        return {**self._kept, **made}

    def drop(self) -> None:
        """Go away with every screen."""
        for screen in self._screens.values():
            screen.drop()
        self.hide()
        self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the navigation make room where the window is narrow."""
        super().resizeEvent(event)
        self.navigation.fit(event.size().width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the busy line at the top of the content."""
        if event.type() == QEvent.Type.Resize:
            self.busy.setGeometry(0, 0, self._stack.width(), self.busy.height())
        return False

    def _make(self, name: str) -> Screen:
        screen = self._entries[name].factory(self.session)
        screen.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        screen.setProperty("noRing", True)
        self._screens[name] = screen
        self._stack.addWidget(screen)
        kept = self._kept.pop(name, None)
        if kept is not None:
            screen.restore(kept)
        return screen

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        row.addWidget(self.navigation)
        row.addLayout(column, 1)
