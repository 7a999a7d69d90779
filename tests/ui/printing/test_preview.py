"""A paper on the screen is read to its end by keys alone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import open_drawer
from tests.ui.keys import press


def test_page_down_and_home_turn_it_while_enter_would_print(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager)
    screen = CashScreen(at_work)
    qtbot.addWidget(screen)
    screen.resize(900, 500)
    screen.show()
    qtbot.waitUntil(screen.card.isVisible)
    screen.report()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, PreviewSheet)
    bar = sheet._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for key, end in (
        (Qt.Key.Key_End, bar.maximum()),
        (Qt.Key.Key_Home, bar.minimum()),
    ):
        press(sheet._print, key)
        assert bar.value() == end
    press(sheet._print, Qt.Key.Key_PageDown)
    assert bar.value() > bar.minimum()
