"""Showing a screen as in a window of 1280x800, and waiting until it stands still."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.ui.background import worker
from tests.ui.cut_off import faults_of

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


def at_rest(qtbot: QtBot) -> None:
    """Wait until all that was asked of the database is shown and laid out."""
    qtbot.waitUntil(lambda: not worker()._waiting)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def whole(qtbot: QtBot, window: QWidget) -> None:
    """Wait until no word of a window is cut; tell which are, if they stay so."""

    def nothing_is_cut() -> None:
        assert list(faults_of(window)) == []

    qtbot.waitUntil(nothing_is_cut)
