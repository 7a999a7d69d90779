"""What the counter's keys do, done by mouse or finger: always at the same place."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from techstore_desktop.ui import language
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.checkout.actions import ACTIONS
from techstore_desktop.ui.checkout.actions.offer import Place
from techstore_desktop.ui.checkout.discount_sheet import DiscountSheet
from techstore_desktop.ui.checkout.park_sheet import ParkSheet
from techstore_desktop.ui.checkout.parked_sheet import ParkedSheet
from techstore_desktop.ui.checkout.price_check_sheet import PriceCheckSheet
from techstore_desktop.ui.checkout.return_sheet import ReturnSheet
from techstore_desktop.ui.checkout.unreceipted_sheet import UnreceiptedSheet
from techstore_desktop.ui.checkout.voucher_sheet import VoucherSheet
from techstore_desktop.ui.quotes.quote_sheet import QuoteSheet
from techstore_desktop.ui.quotes.quotes_sheet import QuotesSheet
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.button import Button
from techstore_desktop.ui.widgets.sheet import Sheet, open_sheet
from tests.ui.checkout.conftest import PRODUCTS, Till
from tests.ui.checkout.test_parking import scan

ALWAYS = {"F7": ParkedSheet, "F8": ReturnSheet, "F9": PriceCheckSheet}
OF_A_SALE = {"F6": ParkSheet, "Shift+F6": QuoteSheet, "F4": DiscountSheet}
SELDOM = {"Shift+F7": QuotesSheet, "F5": VoucherSheet, "Shift+F8": UnreceiptedSheet}
WINDOWS = [(1024, 768), (1280, 800), (1920, 1080)]


@pytest.fixture(autouse=True)
def _no_menu_stays() -> Iterator[None]:
    yield
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def has_opened(till: Till, kind: type[Sheet]) -> bool:
    return isinstance(open_sheet(till.window), kind)


def close(till: Till) -> None:
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: open_sheet(till.window) is None)


def is_ready_for_a_scan(till: Till) -> bool:
    return QApplication.focusWidget() is till.checkout.search.field.line


def open_more(till: Till) -> QMenu:
    till.click(till.checkout.bar.more)
    till.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    rows = [each for each in menu.actions() if not each.isSeparator()]
    heights = {menu.actionGeometry(each).height() for each in rows}
    assert min(heights) >= tokens.TOUCH_HEIGHT
    return menu


def rows_of(menu: QMenu) -> dict[str, bool]:
    """Return the key of each row, and whether it can be chosen."""
    rows = [each for each in menu.actions() if not each.isSeparator()]
    return {each.text().partition("\t")[2]: each.isEnabled() for each in rows}


def take(menu: QMenu, key: str) -> None:
    row = next(each for each in menu.actions() if each.text().endswith(f"\t{key}"))
    place = menu.actionGeometry(row).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize("key", ALWAYS)
def test_a_click_beneath_the_search_does_what_the_key_does(
    till: Till, key: str
) -> None:
    till.click(till.counter_button(key))
    till.until(lambda: has_opened(till, ALWAYS[key]))
    close(till)
    assert is_ready_for_a_scan(till)


def test_a_click_shows_the_cash_desk(till: Till) -> None:
    till.click(till.counter_button("F10"))
    till.until(lambda: isinstance(till.window.current_screen(), CashScreen))


@pytest.mark.parametrize("key", OF_A_SALE)
def test_a_click_beneath_the_total_does_what_the_key_does(till: Till, key: str) -> None:
    scan(till, PRODUCTS[0][0], PRODUCTS[0][1])
    till.click(till.counter_button(key))
    till.until(lambda: has_opened(till, OF_A_SALE[key]))
    close(till)
    assert is_ready_for_a_scan(till)


def test_exact_cash_is_one_click(till: Till) -> None:
    scan(till, PRODUCTS[0][0], PRODUCTS[0][1])
    till.click(till.counter_button("F11"))
    assert till.until_sold().methods == ("cash",)


@pytest.mark.parametrize("key", SELDOM)
def test_what_is_seldom_wanted_is_behind_more(till: Till, key: str) -> None:
    take(open_more(till), key)
    till.until(lambda: has_opened(till, SELDOM[key]))
    close(till)
    assert is_ready_for_a_scan(till)


def test_a_sale_is_cleared_and_brought_back_by_mouse_alone(till: Till) -> None:
    scan(till, PRODUCTS[0][0], PRODUCTS[0][1])
    take(open_more(till), "Ctrl+Del")
    till.until(lambda: not till.sale_names)
    take(open_more(till), "Ctrl+Z")
    till.until(lambda: till.sale_names == [PRODUCTS[0][1]])


def test_more_that_is_reached_by_tab_gives_the_cursor_back(till: Till) -> None:
    till.checkout.bar.more.setFocus(Qt.FocusReason.TabFocusReason)
    till.key(Qt.Key.Key_Space)
    till.until(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    till.until(lambda: is_ready_for_a_scan(till))


def test_buttons_of_the_sale_wait_for_something_on_it(till: Till) -> None:
    waiting = ("F4", "F6", "F11", "F12", "Shift+F6")
    assert not any(till.counter_button(key).isEnabled() for key in waiting)
    assert {"Ctrl+Z": False, "Ctrl+Del": False}.items() <= rows_of(
        till.checkout.bar.menu()
    ).items()
    scan(till, PRODUCTS[0][0], PRODUCTS[0][1])
    assert all(till.counter_button(key).isEnabled() for key in waiting)
    assert all(rows_of(till.checkout.bar.menu()).values())


def test_a_closed_drawer_takes_no_money_but_a_sale_can_be_put_aside(
    closed_till: Till,
) -> None:
    scan(closed_till, PRODUCTS[0][0], PRODUCTS[0][1])
    button = closed_till.counter_button
    closed_till.until(lambda: not button("F12").isEnabled())
    assert not button("F11").isEnabled()
    assert button("F6").isEnabled()


def test_goods_that_come_back_are_paid_back(till: Till) -> None:
    scan(till, PRODUCTS[0][0], PRODUCTS[0][1])
    till.key(Qt.Key.Key_F11)
    sale = till.until_sold()
    assert till.counter_button("F12").text() == "Pay"
    till.window.open_screen("checkout", return_of=sale.id)
    till.until(
        lambda: (
            isinstance(sheet := open_sheet(till.window), ReturnSheet) and sheet._rows
        )
    )
    till.key(Qt.Key.Key_F8)
    till.key(Qt.Key.Key_Return, control=True)
    till.until(lambda: till.checkout.cart_state.cart.returned)
    assert till.counter_button("F12").text() == "Pay back"
    assert not till.counter_button("F11").isEnabled()


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("is_folded", [False, True])
def test_every_button_is_there_whole_or_behind_more(
    till: Till, qtbot: QtBot, size: tuple[int, int], *, is_folded: bool
) -> None:
    till.window.resize(*size)
    desk = till.window._desk
    assert desk is not None
    if desk.navigation._is_collapsed is not is_folded:
        desk.navigation.toggle()
    bar = till.checkout.bar

    def is_whole(button: Button) -> bool:
        return button.width() >= button.sizeHint().width()

    def shown() -> dict[str, Button]:
        return {key: each for key, each in bar.buttons.items() if each.isVisible()}

    def is_settled() -> bool:
        is_resized = (till.window.width(), till.window.height()) == size
        return is_resized and all(map(is_whole, (*shown().values(), bar.more)))

    qtbot.waitUntil(is_settled)
    behind = set(rows_of(bar.menu()))
    assert set(shown()) | behind >= {"F7", "F8", "F9", "F10", *SELDOM}
    assert not set(shown()) & behind
    assert {"F7", "F8"} <= set(shown())
    for button in (*shown().values(), bar.more):
        assert button.height() >= tokens.TOUCH_HEIGHT


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    """Speak Spanish, whose words are longer."""
    language.install(qapp, "es")
    yield
    language.install(qapp, "en")


@pytest.mark.usefixtures("spanish")
def test_spanish_leaves_all_four_their_buttons_at_1280_pixels(
    request: pytest.FixtureRequest,
) -> None:
    till: Till = request.getfixturevalue("till")
    till.window.resize(1280, 800)
    till.until(lambda: till.window.width() == 1280)
    buttons = till.checkout.bar.buttons
    assert buttons["F8"].text() == "Devolución"
    till.until(lambda: all(each.isVisible() for each in buttons.values()))


def test_each_button_and_row_comes_from_the_declaration_of_its_key(till: Till) -> None:
    offers = [offer for each in till.checkout._actions for offer in each.offers()]
    keys = {each.keys for each in till.checkout.shortcuts()}
    assert len(till.checkout._actions) == len(ACTIONS)
    assert {offer.shortcut.keys for offer in offers} <= keys
    buttons = till.checkout.bar.buttons | till.checkout.sale_bar.buttons
    with_button = {
        offer.shortcut.keys for offer in offers if offer.place is not Place.MORE
    }
    assert set(buttons) == with_button
