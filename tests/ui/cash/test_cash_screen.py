"""The drawer is opened with a float and closed by a blind count, whatever it is."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.pill import Pill
from tests.builders import a_free_line, open_drawer, sell


def a_screen(at_work: Session, qtbot: QtBot) -> CashScreen:
    screen = CashScreen(at_work)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.wait(50)
    return screen


def texts(screen: CashScreen) -> str:
    labels = [label.text() for label in screen.findChildren(Label)]
    return "\n".join(labels + [pill.text() for pill in screen.findChildren(Pill)])


def test_opening_with_a_float(at_work: Session, shop: Shop, qtbot: QtBot) -> None:
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.drawer.isVisible)
    screen.drawer._amount.setText("abc")
    screen.drawer.confirm()
    assert shop.cash.current() is None
    screen.drawer._amount.setText("200")
    screen.drawer.confirm()
    qtbot.waitUntil(lambda: shop.cash.current() is not None)
    qtbot.waitUntil(screen.close_drawer.isVisible)


def test_r42_what_was_expected_is_shown_only_after_the_count(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager, "50")
    sell(shop, manager, a_free_line("75"), paid=(("cash", "100"),))
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.close_drawer.isVisible)
    assert "125,00" not in texts(screen)
    screen.close_drawer._close(Decimal(120))
    qtbot.waitUntil(screen.closing.isVisible)
    assert "125,00" in texts(screen)
    assert "−5,00" in texts(screen)
    assert shop.cash.current() is None
