"""A till: the real window on a real shop, and what a person does at it."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.schemas import SaleFilter, SaleSummary
from techstore_desktop.shop import Shop
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to
from techstore_desktop.ui.widgets.button import Button
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import CASHIER_PIN, a_product, open_drawer
from tests.ui.keys import press, scan

HUMAN_PAUSE = 70
PRODUCTS = (
    ("4006381333931", "Logitech MX Master 3S", "100.00"),
    ("96385074", "Corsair Vengeance 32 GB", "199.48"),
    ("2000000000015", "Noctua NH-U12S", "79.95"),
)


class Till:
    """The window with a person before it; counts the keys that they press."""

    def __init__(self, window: MainWindow, shop: Shop, qtbot: QtBot) -> None:
        self.window = window
        self.shop = shop
        self._qtbot = qtbot
        self.keys = 0

    @property
    def checkout(self) -> CheckoutScreen:
        screen = self.window.current_screen()
        assert isinstance(screen, CheckoutScreen)
        return screen

    @property
    def sale_names(self) -> list[str]:
        return [line.name for line in self.checkout.cart_state.cart.lines]

    def until(self, happened: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(happened()))

    def key(self, key: Qt.Key | str, *, control: bool = False) -> None:
        modifier = (
            Qt.KeyboardModifier.ControlModifier
            if control
            else Qt.KeyboardModifier.NoModifier
        )
        focused = QApplication.focusWidget() or self.window
        press(focused, key, modifier)
        self.keys += 1
        self._qtbot.wait(HUMAN_PAUSE)

    def write(self, text: str) -> None:
        for character in text:
            self.key(character)

    def scan(self, code: str) -> None:
        focused = QApplication.focusWidget() or self.window
        scan(focused, code)
        self._qtbot.wait(HUMAN_PAUSE)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, pos=QPoint(*middle_of(widget))
        )
        self._qtbot.wait(20)

    def counter_button(self, keys: str) -> Button:
        """Return the button that does what a key of the counter does."""
        checkout = self.checkout
        return (checkout.bar.buttons | checkout.sale_bar.buttons)[keys]

    def button(self, within: QWidget, text: str) -> QPushButton:
        return next(
            button
            for button in within.findChildren(QPushButton)
            if button.text() == text and button.isVisible()
        )

    def payment(self) -> PaymentSheet:
        self.until(lambda: isinstance(open_sheet(self.window), PaymentSheet))
        sheet = open_sheet(self.window)
        assert isinstance(sheet, PaymentSheet)
        return sheet

    def sales(self) -> list[SaleSummary]:
        return self.shop.sales.page(SaleFilter())

    def until_sold(self, count: int = 1) -> SaleSummary:
        self.until(lambda: len(self.sales()) == count)
        self.until(lambda: self.checkout.cart_state.cart.is_empty)
        return self.sales()[0]


def middle_of(widget: QWidget) -> tuple[int, int]:
    return widget.width() // 2, widget.height() // 2


def a_window(shop: Shop, qtbot: QtBot) -> MainWindow:
    changes = Changes()
    shop.database.on_commit(changes.feed)
    window = MainWindow(doors_to(shop, changes), changes, locale=QLocale("en_US"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def signed_in(window: MainWindow, shop: Shop, qtbot: QtBot) -> Till:
    """Sign the cashier in by their PIN; they stand second among the tiles."""
    till = Till(window, shop, qtbot)
    asked = window._sign_in
    till.until(lambda: asked._chosen is not None)
    till.key(Qt.Key.Key_Right)
    till.until(lambda: asked._chosen == asked._tiles[1].person)
    till.write(CASHIER_PIN)
    if window.current_screen() is None:
        till.key(Qt.Key.Key_Return)
    till.until(lambda: window.current_screen() is not None)
    till.until(lambda: till.checkout.cart_state.rules is not None)
    till.keys = 0
    return till


@pytest.fixture
def stocked(shop: Shop, manager: Actor, cashier: Actor) -> Shop:
    """Return a shop with three products and a cashier."""
    for code, name, price in PRODUCTS:
        a_product(shop, manager, name=name, price=Decimal(price), barcodes=[code])
    return shop


@pytest.fixture
def closed_till(stocked: Shop, qtbot: QtBot) -> Iterator[Till]:
    """Return a till whose drawer is still closed."""
    QSettings().clear()
    yield signed_in(a_window(stocked, qtbot), stocked, qtbot)
    QSettings().clear()


@pytest.fixture
def till(stocked: Shop, cashier: Actor, qtbot: QtBot) -> Iterator[Till]:
    """Return a till that is ready to sell."""
    QSettings().clear()
    open_drawer(stocked, cashier, "50")
    yield signed_in(a_window(stocked, qtbot), stocked, qtbot)
    QSettings().clear()
