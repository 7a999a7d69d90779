"""The vouchers that are offered after the one that is offered now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.widgets.label import Label


class WaitingVouchers(Label):
    """Says which numbers come next; hidden where none waits."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "second", parent)
        self._numbers: list[str] = []
        self.setWordWrap(True)
        self.hide()

    def begin(self, numbers: Sequence[str]) -> None:
        """Let these wait, in place of any other."""
        self._numbers = list(numbers)

    def add(self, number: str) -> None:
        """Let one more wait, and say so."""
        self._numbers.append(number)
        self.tell()

    def take(self) -> str:
        """Return the one that waited longest and let it go; empty where none does."""
        return self._numbers.pop(0) if self._numbers else ""

    def tell(self) -> None:
        """Say which ones come after the one that is offered."""
        waiting = ", ".join(self._numbers)
        words = self.tr("Then: {numbers}").format(numbers=waiting) if waiting else ""
        self.setText(words)
        self.setVisible(bool(waiting))

    def show_beside(self, *, is_voucher: bool) -> None:
        """Stand there only while a voucher is the method that is marked."""
        self.setVisible(is_voucher and bool(self._numbers))
