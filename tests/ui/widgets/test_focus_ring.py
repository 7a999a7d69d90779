"""The ring is around whatever has the focus, and outlives what it was around."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.focus_ring import FocusRing
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.tab_bar import TabBar


class Window(QWidget):
    """A field, a search and a button."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit(self)
        self.search = SearchField("Find", self)
        self.button = SecondaryButton("Go", self)
        self.column = QVBoxLayout(self)
        for widget in (self.field, self.search, self.button):
            self.column.addWidget(widget)
        self.ring = FocusRing(self)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """Return the window on screen."""
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def is_around(ring: FocusRing, widget: QWidget) -> bool:
    """Tell whether the ring is visible around a widget."""
    ground = ring.parentWidget()
    assert ground is not None
    inner = ring.geometry().adjusted(4, 4, -4, -4)
    corner = widget.mapTo(ground, QPoint(0, 0))
    return ring.isVisible() and inner.topLeft() == corner


def test_the_ring_follows_the_focus(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: is_around(window.ring, window.field))
    window.button.setFocus()
    qtbot.waitUntil(lambda: is_around(window.ring, window.button))


def test_a_field_in_a_frame_has_the_ring_around_its_frame(
    qtbot: QtBot, window: Window
) -> None:
    window.search.setFocus()
    qtbot.waitUntil(lambda: is_around(window.ring, window.search))


def test_the_ring_moves_with_what_it_is_around(qtbot: QtBot, window: Window) -> None:
    window.resize(800, 600)
    qtbot.waitUntil(lambda: is_around(window.ring, window.field))


def test_the_ring_grows_with_the_tabs_that_it_is_around(
    window: Window, qtbot: QtBot
) -> None:
    tabs = TabBar([("one", "One"), ("two", "Two")], window)
    window.column.addWidget(tabs)
    tabs.setFocus()
    qtbot.waitUntil(lambda: is_around(window.ring, tabs))
    before = window.ring.width()
    tabs.setTabText(1, "Two, and how many there are: 12")
    qtbot.waitUntil(lambda: window.ring.width() > before + 100)


def test_the_ring_outlives_a_scroll_area_that_is_deleted(
    qtbot: QtBot, window: Window
) -> None:
    area = QScrollArea(window)
    inside = QLineEdit()
    area.setWidget(inside)
    window.column.addWidget(area)
    area.show()
    inside.setFocus()
    qtbot.waitUntil(lambda: is_around(window.ring, inside))
    area.hide()
    area.deleteLater()
    qtbot.waitUntil(lambda: not isValid(area))
    assert isValid(window.ring)
    window.button.setFocus()
    assert is_around(window.ring, window.button)


def test_a_window_goes_with_the_focus_inside_it(window: Window, qtbot: QtBot) -> None:
    other = Window()
    other.show()
    other.activateWindow()
    other.field.setFocus()
    qtbot.waitUntil(other.field.hasFocus)
    with qtbot.captureExceptions() as raised:
        other.deleteLater()
        qtbot.waitUntil(lambda: not isValid(other))
        window.activateWindow()
        window.button.setFocus()
        qtbot.waitUntil(window.button.hasFocus)
    assert raised == []
    assert is_around(window.ring, window.button)
