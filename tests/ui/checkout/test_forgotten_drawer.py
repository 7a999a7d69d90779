"""A drawer of yesterday asks to be closed before today's sales, and loses none."""

from datetime import timedelta

from PySide6.QtCore import Qt

from techstore_desktop.core.clock import SetClock
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.status import read_status
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.checkout.conftest import PRODUCTS, Till

MOUSE = PRODUCTS[0]


def test_it_leads_to_the_cash_desk(till: Till, clock: SetClock) -> None:
    clock.advance(timedelta(days=1))
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F12)
    assert type(open_sheet(till.window)) is Dialog
    till.key(Qt.Key.Key_Return)
    till.until(lambda: isinstance(till.window.current_screen(), CashScreen))
    screen = till.window.current_screen()
    assert isinstance(screen, CashScreen)
    till.until(screen.card.isVisible)
    assert screen.card.forgotten.isVisible()
    assert not till.sales()


def test_a_customer_who_waits_is_served_and_it_asks_once(
    till: Till, clock: SetClock
) -> None:
    clock.advance(timedelta(days=1))
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: isinstance(open_sheet(till.window), PaymentSheet))
    till.key(Qt.Key.Key_Escape)
    till.key(Qt.Key.Key_F11)
    till.until_sold()


def test_a_drawer_of_today_asks_nothing(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F11)
    till.until_sold()


def test_the_status_line_names_the_day_of_a_drawer_of_yesterday(
    till: Till, clock: SetClock
) -> None:
    today = read_status(till.shop)
    assert today.cash_kind == "neutral"
    day = till.shop.profiles.current().formats.date(clock.now().date())
    clock.advance(timedelta(days=1))
    status = read_status(till.shop)
    assert status.cash_kind == "warning"
    assert day in status.cash
    assert day not in today.cash
