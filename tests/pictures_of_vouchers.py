"""Pictures of gift cards and vouchers: at the counter, the payment, in their list."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.vouchers.schemas import VoucherFilter
from techstore_desktop.shop import Shop
from techstore_desktop.ui import language
from techstore_desktop.ui.checkout.actions.pay import Pay
from techstore_desktop.ui.checkout.actions.vouchers import SellVouchers
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.printing.vouchers import show_voucher_slip
from techstore_desktop.ui.vouchers.screen import VouchersScreen
from techstore_desktop.ui.widgets.sheet import open_sheet

Save = Callable[[QWidget, str], None]


def picture_vouchers(window: MainWindow, shop: Shop, save: Save) -> None:
    """Picture a card that is sold, a voucher that pays, and the manager's list."""
    window.open_screen("checkout")
    screen = window.current_screen()
    assert isinstance(screen, CheckoutScreen)
    screen.cart_state.give_up()
    screen.search.clear()
    vouchers = screen.action(SellVouchers)
    held = shop.vouchers.page(VoucherFilter())[0]
    vouchers.open()
    sheet = open_sheet(window)
    assert sheet is not None
    sheet.on_scan(held.number)
    save(window, "checkout-gift-card")
    sheet.reject()
    name = language.demo_words("Gift card")
    screen.cart_state.add_voucher(name, "", Decimal(50))
    product = shop.products.search("corsair rm850")[0]
    screen.cart_state.add_product(product, Decimal(1))
    screen.on_scan(held.number)
    save(window, "checkout-voucher")
    screen.action(Pay).open()
    save(window, "payment-voucher")
    _close(window)
    vouchers.put_away()
    screen.cart_state.give_up()
    window.open_screen("vouchers")
    listed = window.current_screen()
    assert isinstance(listed, VouchersScreen)
    listed._show_all_like("")
    save(window, "vouchers-all")
    listed.view.want_correction()
    save(window, "vouchers-correct")
    _close(window)
    show_voucher_slip(screen.session, held.number, listed)
    save(window, "vouchers-slip")
    _close(window)


def _close(window: MainWindow) -> None:
    sheet = open_sheet(window)
    if sheet is not None:
        sheet.reject()
