"""The quick keys by keyboard: Alt and a digit, Alt and an arrow for another page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.shortcut import Shortcut

_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PressQuickKeys(CheckoutAction):
    """Presses what lies beneath the empty search field."""

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys, for the help."""
        return (
            Shortcut("Alt+1 … Alt+9", self.tr("Quick key")),
            Shortcut("Alt+←  Alt+→", self.tr("Another page of quick keys")),
        )

    def sale_key(self, event: QKeyEvent) -> bool:
        """Press a key or turn the page."""
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        quick, key = self.counter.search.quick, Qt.Key(event.key())
        if key in _TURNS:
            quick.turn(_TURNS[key])
            return True
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            quick.press(key - Qt.Key.Key_1)
            return True
        return False
