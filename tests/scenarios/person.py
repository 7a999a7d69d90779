"""A person before a window: keys, scans, and a look at what is there."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.widgets.sheet import Sheet, open_sheet
from tests.ui.keys import press, scan

PAUSE = 60
"""Milliseconds between a person's keys; a scanner is faster."""
PATIENCE = 60.0

S = TypeVar("S", bound=Screen)
T = TypeVar("T", bound=Sheet)
Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
Picture = Callable[[QWidget, str], None]


def no_picture(_window: QWidget, _name: str) -> None:
    """Take none: what happens is only played."""


class Person:
    """Presses keys where the cursor is, and waits until something is seen."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def turn_to_it(self) -> None:
        """Turn to this window, where there are several."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow, "the window is in front")

    def wait(self, milliseconds: int = PAUSE) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, happened: Callable[[], object], what: str) -> None:
        """Wait until something is so; ``what`` is said when it never is."""
        deadline = monotonic() + PATIENCE
        while not happened():
            assert monotonic() < deadline, f"never: {what}"
            self.wait(15)

    def key(
        self,
        key: Qt.Key | str,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        press(self._focused(), key, modifier)
        self.wait()

    def write(self, text: str) -> None:
        for character in text:
            self.key(character)

    def scan(self, code: str) -> None:
        scan(self._focused(), code)
        self.wait()

    def go_to(self, kind: type[S], name: str) -> S:
        """Open a screen by its number in the navigation."""
        desk = self.window._desk
        assert desk is not None
        self.key(str(desk.names().index(name) + 1), Control)
        self.until(lambda: isinstance(self.window.current_screen(), kind), name)
        self.wait()
        return self.screen(kind)

    def screen(self, kind: type[S]) -> S:
        found = self.window.current_screen()
        assert isinstance(found, kind)
        return found

    def sheet(self, kind: type[T]) -> T:
        """Wait for a sheet and return it."""
        self.until(lambda: isinstance(open_sheet(self.window), kind), kind.__name__)
        found = open_sheet(self.window)
        assert isinstance(found, kind)
        self.wait()
        return found

    def until_no_sheet(self) -> None:
        self.until(lambda: open_sheet(self.window) is None, "all sheets are closed")

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window
