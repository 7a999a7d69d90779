"""Ctrl+V takes a picture from the clipboard, also while the cursor is in a field."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class PicturePasting(QObject):
    """A field takes words; a picture on the clipboard goes to ``paste``."""

    def __init__(self, page: QWidget, paste: Callable[[], None]) -> None:
        super().__init__(page)
        self._paste = paste
        for line in page.findChildren(QLineEdit):
            line.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the picture where the clipboard has no words for the field."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            carried = QGuiApplication.clipboard().mimeData()
            if carried.hasImage() and not carried.hasText():
                self._paste()
                return True
        return False
