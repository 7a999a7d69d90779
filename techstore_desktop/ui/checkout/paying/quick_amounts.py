"""Amounts that a customer is likely to hand over, each at one touch."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.clearing import clear

_PLACES = 4


class QuickAmounts(QWidget):
    """Emits ``chosen`` with an amount; each is as wide as if there were four."""

    chosen = Signal(object)

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def show_amounts(self, amounts: Sequence[Decimal]) -> None:
        """Show these in place of what stood there."""
        clear(self._row)
        for amount in amounts:
            button = SecondaryButton(self._formats.money(amount), height=44)
            button.clicked.connect(
                lambda _checked=False, chosen=amount: self.chosen.emit(chosen)
            )
            self._row.addWidget(button, 1)
        self._row.addStretch(max(0, _PLACES - len(amounts)))
        self.setVisible(bool(amounts))
