"""What happens with a paper once all is done: a press chooses the next way."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.widgets.button import QuietButton


class PaperButton(QuietButton):
    """Emits ``chosen`` with a ``ReceiptChoice``, which ``words`` tells."""

    chosen = Signal(object)

    def __init__(
        self,
        choice: ReceiptChoice,
        words: Callable[[ReceiptChoice], str],
        *,
        keys: str,
    ) -> None:
        super().__init__(words(choice), icon="printer", keys=keys)
        self._choice = choice
        self._words = words
        self.clicked.connect(self.turn)

    def turn(self) -> None:
        """Choose the next way, the first after the last."""
        self._choice = self._choice.following()
        self.setText(self._words(self._choice))
        self.updateGeometry()
        self.chosen.emit(self._choice)
