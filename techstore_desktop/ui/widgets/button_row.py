"""Buttons side by side, or one beneath the other where the place is narrow."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from techstore_desktop.ui.widgets.button import Button

_GAP = 8
_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom


class ButtonRow(QWidget):
    """Holds a few buttons of which none is ever cut."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self._buttons = buttons
        self._row = QBoxLayout(_ACROSS, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        for button in buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the widest button: the others can go beneath it."""
        return QSize(max(self._widths()), self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go beneath each other where there is no room beside."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Look again where a button came, went, or says something else."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        needed = sum(self._widths()) + _GAP * len(self._buttons)
        wanted = _ACROSS if self.width() >= needed else _DOWN
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()

    def _widths(self) -> list[int]:
        shown = [button for button in self._buttons if not button.isHidden()]
        return [button.sizeHint().width() for button in shown or self._buttons]
