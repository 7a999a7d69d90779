"""Pictures of what the counter asks and shows beside the sale: units, keys, display."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from techstore_desktop.shop import Shop
from techstore_desktop.ui.checkout.actions.price_check import CheckPrice
from techstore_desktop.ui.checkout.price_check_sheet import PriceCheckSheet
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.products.screen import ProductsScreen
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet

Save = Callable[[QWidget, str], None]


def picture_counter(window: MainWindow, shop: Shop, save: Save) -> None:
    """Picture the quick keys, serial numbers, the price check, the display."""
    window.open_screen("checkout")
    screen = window.current_screen()
    assert isinstance(screen, CheckoutScreen)
    screen.cart_state.give_up()
    screen.search.clear()
    save(window, "checkout-quick-keys")
    _picture_units(window, screen, shop, save)
    screen.action(CheckPrice).act()
    sheet = open_sheet(window)
    assert isinstance(sheet, PriceCheckSheet)
    sheet.look_up("moto g84")
    save(window, "checkout-price-check")
    sheet.reject()
    display = window.display
    display.open()
    assert display.window is not None
    display.window.resize(1024, 640)
    for words in ("ryzen 7 9800", "corsair rm850"):
        product = shop.products.search(words)[0]
        screen.cart_state.add_product(product, Decimal(1))
    save(display.window, "display-sale")
    screen.cart_state.give_up()
    display.rest()
    save(display.window, "display-idle")
    display.close()
    window.open_opening()
    save(window, "opening")
    opening = open_sheet(window)
    assert opening is not None
    opening.reject()
    for key in ("quick_keys", "counter"):
        window.open_screen("settings")
        settings = window.current_screen()
        assert isinstance(settings, SettingsScreen)
        settings.open_page(key)
        save(window, f"settings-{key}")


def _picture_units(
    window: MainWindow, screen: CheckoutScreen, shop: Shop, save: Save
) -> None:
    phone = shop.products.search("moto g84")[0]
    units = shop.serials.of_product(phone.id)
    screen.cart_state.add_product(phone, Decimal(2))
    save(window, "checkout-serials")
    sheet = open_sheet(window)
    assert isinstance(sheet, SerialSheet)
    sheet.take(units[0].second_number)
    save(window, "checkout-serials-one")
    sheet.take("490154203237519")
    save(window, "checkout-serials-wrong")
    sheet.take(units[1].serial_number)
    save(window, "checkout-serials-line")
    screen.cart_state.give_up()
    serial = units[0].serial_number
    window.open_screen("products", product_id=phone.id, serial=serial)
    assert isinstance(window.current_screen(), ProductsScreen)
    save(window, "products-units")
