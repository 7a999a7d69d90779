"""Giving the sale up."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.shortcut import Shortcut


class Clear(CheckoutAction):
    """Clears the sale; undo brings it back."""

    def offers(self) -> tuple[Offer, ...]:
        """Return its key, and its place among what is seldom wanted."""
        key = Shortcut("Ctrl+Del", self.tr("Clear the sale"), self.act, "trash")
        return (Offer(key, Place.MORE, self.can_act),)

    def can_act(self) -> bool:
        """Tell whether anything is on the sale."""
        return not self.counter.cart.is_empty

    def sale_key(self, event: QKeyEvent) -> bool:
        """Hear it in the empty search field, which would keep it for itself."""
        is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not is_control or event.key() != Qt.Key.Key_Delete:
            return False
        self.act()
        return True

    def act(self) -> None:
        """Clear the sale."""
        self.counter.state.give_up()
