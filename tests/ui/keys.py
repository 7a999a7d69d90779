"""Keys as a person or a scanner presses them."""

from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

SCANNER_GAP = 8
"""Milliseconds between two keys of a scanner."""


class Stamps(QObject):
    """Stamps each key with a moment of its own clock, in milliseconds."""

    def __init__(self, parent: QObject, moment: int) -> None:
        super().__init__(parent)
        self.moment = moment

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stamp what a person or a scanner does, before anything sees it."""
        if isinstance(event, QInputEvent):
            event.setTimestamp(self.moment)
        return False


def press(
    widget: QWidget,
    key: Qt.Key | str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and release a key, given by name or by what it types."""
    # The stubs leave out the overload that takes a character.
    QTest.keyClick(widget, key, modifier)  # type: ignore[arg-type]


def type_text(widget: QWidget, text: str) -> None:
    """Type a text without a pause."""
    for character in text:
        press(widget, character)


def scan(widget: QWidget, code: str) -> None:
    """Type a code and Enter as a scanner does, however slow this machine is."""
    app = QCoreApplication.instance()
    assert app is not None
    stamps = Stamps(app, int(monotonic() * 1000))
    app.installEventFilter(stamps)
    for key in (*code, Qt.Key.Key_Return):
        press(widget, key)
        stamps.moment += SCANNER_GAP
    app.removeEventFilter(stamps)
    stamps.deleteLater()


def click(widget: QWidget) -> None:
    """Click the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
