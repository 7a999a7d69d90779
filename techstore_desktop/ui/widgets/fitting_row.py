"""Buttons in one line, however wide it is: first their icons go, then the last ones."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.ui.widgets.button import Button

GAP = 6


def needed_width(buttons: Sequence[Button], *, is_spared: bool) -> int:
    """Return how wide buttons are beside each other, without icons or with them."""
    widths = [button.width_sparing(is_spared=is_spared) for button in buttons]
    return sum(widths) + GAP * (len(widths) - 1)


class FittingRow(QWidget):
    """Shows as many of its buttons as fit, and ``more`` at the end always.

    What finds no room is ``left_out``: whoever opens ``more`` offers it there.
    """

    def __init__(self, buttons: Sequence[Button], more: Button) -> None:
        super().__init__()
        self._buttons = tuple(buttons)
        self._more = more
        self.left_out: tuple[Button, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for button in (*self._buttons, more):
            row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the last button: the others can do without any."""
        return self._more.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits now."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again where a button says something else."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        is_spared = not self._holds(self._buttons, is_spared=False)
        count = len(self._buttons)
        while count and not self._holds(self._buttons[:count], is_spared=is_spared):
            count -= 1
        for place, button in enumerate(self._buttons):
            button.setVisible(place < count)
        for button in (*self._buttons, self._more):
            button.spare_icon(is_spared=is_spared)
        self.left_out = self._buttons[count:]

    def _holds(self, buttons: Sequence[Button], *, is_spared: bool) -> bool:
        shown = (*buttons, self._more)
        return needed_width(shown, is_spared=is_spared) <= self.width()
