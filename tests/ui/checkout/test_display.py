"""The customer's display follows the sale, and shows nothing private."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.settings import DisplayChoice, Settings, default_data_folder
from techstore_desktop.ui.display.display import CustomerDisplay
from tests.builders import a_customer
from tests.core.sales.payments.money import take_everything
from tests.ui.checkout.conftest import PRODUCTS, Till

MOUSE, MEMORY, FAN = PRODUCTS


@pytest.fixture
def display(till: Till) -> Iterator[CustomerDisplay]:
    """Return the till's display, open as a window."""
    display = till.window.display
    display.open()
    yield display
    display.close()


def words(display: CustomerDisplay) -> str:
    window = display.window
    assert window is not None
    return window.board.words()


def test_it_follows_the_sale_to_the_change(
    till: Till, display: CustomerDisplay
) -> None:
    assert "TechStore Centro" in words(display)
    till.scan(MOUSE[0])
    till.until(lambda: MOUSE[1] in words(display))
    assert "100,00" in words(display)
    till.key("+")
    till.until(lambda: "2 × 100,00" in words(display))
    till.key(Qt.Key.Key_F12)
    till.payment()
    till.write("250")
    till.key(Qt.Key.Key_Return)
    till.until_sold()
    till.until(lambda: "50,00" in words(display).split(" | ")[-1])
    till.scan(FAN[0])
    till.until(lambda: FAN[1] in words(display))
    till.key(Qt.Key.Key_Delete)
    till.until(lambda: "TechStore Centro" in words(display))


def test_surcharge_and_tip_are_on_it_while_they_are_chosen(
    till: Till, manager: Actor, display: CustomerDisplay
) -> None:
    take_everything(till.shop, manager)
    till.scan(MOUSE[0])
    till.until(lambda: MOUSE[1] in words(display))
    till.key(Qt.Key.Key_F12)
    till.payment()
    till.key(Qt.Key.Key_F6)
    till.key(Qt.Key.Key_F6)
    till.until(lambda: "3 instalments, , , 12,00" in words(display))
    till.key(Qt.Key.Key_F3)
    till.write("5")
    till.until(lambda: "Tip, , , 5,00" in words(display))
    assert words(display).endswith("117,00")
    sale = till.checkout.cart_state
    sale.changed.emit(sale.cart)
    assert "Tip, , , 5,00" in words(display), "prices that are read anew hide nothing"
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: words(display).endswith("100,00"))


def test_nothing_of_the_customer_or_of_costs_is_on_it(
    till: Till, manager: Actor, display: CustomerDisplay
) -> None:
    customer = a_customer(till.shop, manager, name="Ana Quiroga")
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.checkout.cart_state.change(
        lambda cart: carts.with_customer(cart, customer.id, customer.name)
    )
    till.until(lambda: MOUSE[1] in words(display))
    assert "Ana" not in words(display)
    assert "60" not in words(display)
    assert till.window.isActiveWindow()


def test_another_page_lies_over_it_for_a_while(
    till: Till, display: CustomerDisplay
) -> None:
    page = QLabel("Please sign")
    assert display.show_page(page)
    assert display.window is not None
    assert display.window.pages.currentWidget() is page
    display.leave_page()
    assert display.window.pages.currentWidget() is display.window.board
    page.deleteLater()


def test_a_key_and_the_settings_open_and_shut_it(till: Till) -> None:
    display = till.window.display
    assert display.window is None
    till.key("d", control=True)
    till.until(lambda: display.window is not None)
    till.key("d", control=True)
    till.until(lambda: display.window is None)
    folder = default_data_folder()
    display.follow(Settings(folder, customer_display=DisplayChoice.WINDOW))
    till.until(lambda: display.window is not None)
    display.follow(Settings(folder, customer_display=DisplayChoice.OFF))
    till.until(lambda: display.window is None)
