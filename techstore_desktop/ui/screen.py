"""The base of every screen: its keys, what it refreshes on, where the cursor goes."""

from collections.abc import Callable

from PySide6.QtCore import QMetaObject, QObject, SignalInstance
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.changes import Changed
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut


class Screen(QWidget):
    """A place of the window. Subclasses build themselves and say what they need.

    A hidden screen does not work: what changed meanwhile is caught up on when it is
    shown again.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._kinds: frozenset[str] = frozenset()
        self._is_stale = False
        self._shortcuts: list[QShortcut] = []
        self._connections: list[QMetaObject.Connection] = []
        self.track(session.changes.changed, self._hear)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's keys; the palette and F1 list them."""
        return ()

    def refresh(self) -> None:
        """Read anew what is shown; called where something it refreshes on changed."""

    def refresh_on(self, *kinds: str) -> None:
        """Say which kinds of rows this screen shows ("sale", "stock", …)."""
        self._kinds |= frozenset(kinds)

    def first_focus(self) -> QWidget | None:
        """Return where the cursor stands when the screen opens."""
        return None

    def open_with(self, **arguments: object) -> None:
        """Show what was asked for, such as ``customer_id``; by default nothing."""

    def on_scan(self, code: str) -> bool:
        """Do what a scanned code means here; False where it means nothing."""
        return False

    def step_back(self) -> bool:
        """Go one step back inside the screen (Esc); False where there is none."""
        return False

    def may_leave(self, leave: Callable[[], None]) -> bool:
        """Tell whether the screen may be left; if not, it asks and calls ``leave``."""
        return True

    def state(self) -> object:
        """Return what must outlive this widget (a cart, filters), as a value.

        The window makes screens anew for another language, theme or person, and
        hands the value to ``restore`` of the new one.
        """
        return None

    def restore(self, state: object) -> None:
        """Take up what the screen before had in hand."""

    def track(self, signal: SignalInstance, slot: Callable[..., object]) -> None:
        """Connect a signal of something that outlives this screen."""
        self._connections.append(signal.connect(slot))

    def drop(self) -> None:
        """Disconnect what was tracked and go away."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections.clear()
        self.hide()
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keys work and catch up with what changed while hidden."""
        super().showEvent(event)
        if not self._shortcuts:
            self._bind()
        self._set_keys_enabled(True)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the keys of a hidden screen from acting."""
        super().hideEvent(event)
        self._set_keys_enabled(False)

    def _bind(self) -> None:
        for declared in self.shortcuts():
            if declared.act is not None:
                shortcut = QShortcut(QKeySequence(declared.keys), self)
                shortcut.activated.connect(declared.act)
                self._shortcuts.append(shortcut)

    def _set_keys_enabled(self, is_enabled: bool) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(is_enabled)

    def _hear(self, changed: Changed) -> None:
        if self._kinds.isdisjoint(changed):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
