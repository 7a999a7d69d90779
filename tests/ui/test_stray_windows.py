"""No part of a screen is ever a window of its own, not for a moment.

A widget that is shown before it has a parent is one: it flashes up, and takes the
keys of whoever is typing.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.entries import entries
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to
from tests.ui.showing import at_rest


class Watch(QObject):
    """Remembers every window that was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    watching = Watch()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def test_each_screen_opens_within_the_one_window(
    qtbot: QtBot, shop: Shop, manager: Actor, watch: Watch
) -> None:
    window = MainWindow(doors_to(shop, Changes()), Changes(), locale=QLocale("en_US"))
    qtbot.addWidget(window)
    window.show()
    window._enter(manager)
    for entry in entries():
        window.open_screen(entry.name)
        at_rest(qtbot)
    assert watch.shown == ["MainWindow"]
