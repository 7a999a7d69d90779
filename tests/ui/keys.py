"""Keys as a person or a scanner presses them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


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


def click(widget: QWidget) -> None:
    """Click the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
