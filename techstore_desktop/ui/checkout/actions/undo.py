"""Taking the last step back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.shortcut import Shortcut


class Undo(CheckoutAction):
    """Takes the last step of the sale back."""

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return its key."""
        return (Shortcut("Ctrl+Z", self.tr("Undo"), self.act, "arrow-back-up"),)

    def sale_key(self, event: QKeyEvent) -> bool:
        """Hear it in the empty search field, which would keep it for itself."""
        is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not is_control or event.key() != Qt.Key.Key_Z:
            return False
        self.act()
        return True

    def act(self) -> None:
        """Take the last step back."""
        self.counter.state.undo()
