"""No key of a screen means two things there: Qt would do neither."""

from collections import Counter

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.entries import entries
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to
from tests.ui.showing import at_rest


@pytest.mark.parametrize("name", [entry.name for entry in entries()])
def test_each_key_of_a_screen_means_one_thing(
    qtbot: QtBot, shop: Shop, manager: Actor, name: str
) -> None:
    window = MainWindow(doors_to(shop, Changes()), Changes(), locale=QLocale("en_US"))
    qtbot.addWidget(window)
    window.show()
    window._enter(manager)
    window.open_screen(name)
    screen = window.current_screen()
    assert screen is not None
    own = [each.keys for each in screen.shortcuts() if each.act is not None]
    everywhere = [each.keys for each in window.keys.listed()]
    twice = [key for key, count in Counter(own + everywhere).items() if count > 1]
    assert twice == []
    at_rest(qtbot)
