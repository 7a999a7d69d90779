"""Taking the last step back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.shortcut import Shortcut


class Undo(CheckoutAction):
    """Takes the last step of the sale back."""

    def offers(self) -> tuple[Offer, ...]:
        """Return its key, and its place among what is seldom wanted."""
        key = Shortcut("Ctrl+Z", self.tr("Undo"), self.act, "arrow-back-up")
        return (Offer(key, Place.MORE, self.can_act),)

    def can_act(self) -> bool:
        """Tell whether there is a step to take back."""
        return self.counter.state.can_undo()

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
