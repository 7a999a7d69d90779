"""Showing a screen as it stands beside the navigation of a window of 1280x800."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

WidgetT = TypeVar("WidgetT", bound=QWidget)
SIZE = (1092, 754)


def shown(qtbot: QtBot, widget: WidgetT, *, size: tuple[int, int] = SIZE) -> WidgetT:
    """Return a widget that is seen and has the keyboard; it goes with the test."""
    qtbot.addWidget(widget)
    widget.resize(*size)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget
