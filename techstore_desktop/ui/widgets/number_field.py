"""Fields for money, quantities and rates, written and read as the shop does.

They keep whatever is typed; a text that is no number shows as wrong and yields None.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from techstore_desktop.core.errors import RuleBroken

if TYPE_CHECKING:
    from techstore_desktop.core.formats import Formats


class NumberField(QLineEdit):
    """The base of the three. ``changed`` carries a Decimal, or None for no number."""

    changed = Signal(object)

    def __init__(
        self,
        formats: "Formats",
        value: Decimal | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._formats = formats
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.set_value(value)
        self.textEdited.connect(lambda: self.changed.emit(self.value()))

    def value(self) -> Decimal | None:
        """Return the number, or None where the text is empty or no number."""
        text = self.text().strip()
        if not text:
            return None
        try:
            return self._read(text)
        except (RuleBroken, ValueError, ArithmeticError):
            return None

    def set_value(self, value: Decimal | None) -> None:
        """Show a number; None empties the field."""
        self.setText("" if value is None else self._write(value))
        self._mark()

    def use_formats(self, formats: "Formats") -> None:
        """Read and write another currency from now on; what is typed is emptied."""
        if formats != self._formats:
            self._formats = formats
            self.set_value(None)

    def is_wrong(self) -> bool:
        """Tell whether something is typed that is no number."""
        return bool(self.text().strip()) and self.value() is None

    def make_large(self) -> None:
        """Be as large as payment wants it."""
        self.setProperty("large", True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark everything, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the number in the shop's way, or mark what is none."""
        super().focusOutEvent(event)
        value = self.value()
        if value is not None:
            self.setText(self._write(value))
        self._mark()

    def _mark(self) -> None:
        if self.property("wrong") != self.is_wrong():
            self.setProperty("wrong", self.is_wrong())
            self.style().unpolish(self)
            self.style().polish(self)

    def _read(self, text: str) -> Decimal:
        raise NotImplementedError

    def _write(self, value: Decimal) -> str:
        raise NotImplementedError
