"""Toasts: what happened elsewhere, in a corner that never covers the total."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from techstore_desktop.ui.theme import colours, paint_icon, tokens
from techstore_desktop.ui.widgets.button import IconButton, QuietButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.painting import box

ICONS = {
    "information": "info-circle",
    "good": "circle-check",
    "warning": "alert-triangle",
    "bad": "alert-circle",
}
_WIDTH = 420
_MOST = 3
_EDGE = 16


class Toast(QFrame):
    """One message with its sign, perhaps something to do about it."""

    def __init__(
        self,
        text: str,
        kind: str,
        parent: QWidget,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind if kind in ICONS else "information"
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 8, 8, 8)
        label = Label(text)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        if act is not None:
            button = QuietButton(action, self)
            button.clicked.connect(act)
            button.clicked.connect(self.deleteLater)
            row.addWidget(button)
        close = IconButton("x", self.tr("Close"), self, height=28)
        close.clicked.connect(self.deleteLater)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._vanish_later(has_action=act is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw surface, edge and sign."""
        painter = QPainter(self)
        shades = colours()
        radius = tokens.RADIUS_CARD
        box(painter, self.rect(), fill=shades.surface, line=shades.line, radius=radius)
        sign = QRect(14, self.height() // 2 - 10, 20, 20)
        paint_icon(painter, ICONS[self._kind], self._kind, sign)

    def _vanish_later(self, *, has_action: bool) -> None:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self.deleteLater)
        timer.start(tokens.TOAST_MILLISECONDS * (2 if has_action else 1))


class ToastArea(QWidget):
    """The corner at the bottom left of a widget, above its last row of buttons."""

    def __init__(self, over: QWidget, *, left: int, bottom: int) -> None:
        super().__init__(over)
        self._over = over
        self._bottom = bottom
        self._left = left
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        over.installEventFilter(self)
        self.hide()

    def add(
        self,
        text: str,
        kind: str = "information",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> Toast:
        """Show a message; the oldest goes when there are too many."""
        toast = Toast(text, kind, self, action=action, act=act)
        toast.destroyed.connect(self._settle_later)
        self._column.addWidget(toast)
        for oldest in self.findChildren(Toast)[:-_MOST]:
            oldest.deleteLater()
        # Shown now, because a layout counts only what is shown.
        toast.show()
        self.show()
        self._settle()
        # Only what is new lies above a sheet; what is old must not cover its buttons.
        self.raise_()
        return toast

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._settle()
        return False

    def _settle_later(self) -> None:
        if isValid(self):
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        if self._column.count() == 0:
            self.hide()
            return
        width = min(_WIDTH, self._over.width() - self._left - _EDGE)
        self._column.invalidate()
        height = max(self._column.totalHeightForWidth(width), 0)
        top = self._over.height() - self._bottom - height
        self.setGeometry(QRect(self._left, top, width, height))
