"""Pictures of how the shop is paid: its methods, rates, and a drawer with euros."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import CashMovementCreate, CashSessionCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.payments import currency_of
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodCreate,
    PaymentMethodUpdate,
    PaymentPlan,
)
from techstore_desktop.shop import Shop
from techstore_desktop.ui.cash.count_sheet import CountSheet
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.checkout.actions.pay import Pay
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.payments.settings_page import PaymentsPage
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet

Save = Callable[[QWidget, str], None]
PLANS = (
    PaymentPlan(name="Un pago"),
    PaymentPlan(name="3 cuotas", rate=Decimal(12)),
    PaymentPlan(name="6 cuotas", rate=Decimal("25.5")),
)


def take_everything(shop: Shop, manager: Actor) -> None:
    """Turn on instalments, a second terminal, euros and reais."""
    service = shop.payment_methods
    service.update(manager, "card", PaymentMethodUpdate(plans=PLANS))
    service.update(manager, "transfer", PaymentMethodUpdate(name="Mercado Pago"))
    for data in (
        PaymentMethodCreate(kind="card", name="Posnet", position=25),
        PaymentMethodCreate(kind="foreign", currency="EUR", position=60),
        PaymentMethodCreate(kind="foreign", currency="BRL", position=61),
    ):
        service.add(manager, data)
    shop.branches.update_shop(manager, ShopUpdate(takes_tips=True))
    service.set_rate(manager, "EUR", Decimal("1.085"))
    service.set_rate(manager, "BRL", Decimal("0.19"))


def picture_payments(
    window: MainWindow, shop: Shop, manager: Actor, save: Save
) -> None:
    """Picture the page of the payments, the payment, and a drawer with euros.

    The shop takes them from now on.
    """
    if not any(currency_of(each.code) for each in shop.payment_methods.methods()):
        take_everything(shop, manager)
    _picture_settings(window, save)
    _picture_payment(window, shop, save)
    _picture_drawer(window, shop, manager, save)


def _picture_settings(window: MainWindow, save: Save) -> None:
    window.open_screen("settings")
    screen = window.current_screen()
    assert isinstance(screen, SettingsScreen)
    screen.open_page("payments")
    page = screen.page()
    assert isinstance(page, PaymentsPage)
    save(window, "settings-payments")
    page.methods.table.mark(1)
    page.methods.edit()
    save(window, "settings-payments-edit")
    _close_sheet(window)
    page.methods.add_currency()
    save(window, "settings-payments-currency")
    _close_sheet(window)


def _picture_payment(window: MainWindow, shop: Shop, save: Save) -> None:
    window.open_screen("checkout")
    screen = window.current_screen()
    assert isinstance(screen, CheckoutScreen)
    product = shop.products.search("corsair")[0]
    screen.cart_state.add_product(product, Decimal(1))
    customer = shop.customers.search("a")[0]
    screen.cart_state.change(
        lambda cart: carts.with_customer(cart, customer.id, customer.name)
    )
    save(window, "checkout-before-payment")
    screen.action(Pay).open()
    sheet = open_sheet(window)
    assert isinstance(sheet, PaymentSheet)
    save(window, "payment-methods")
    for code in ("card", "foreign:EUR", "voucher"):
        sheet.mark(code)
        save(window, f"payment-{code.partition(':')[0]}")
    _close_sheet(window)
    screen.cart_state.give_up()


def _picture_drawer(window: MainWindow, shop: Shop, manager: Actor, save: Save) -> None:
    opened = shop.cash.current()
    if opened is not None:
        moved = CashMovementCreate(
            kind=MovementKind.IN, amount=Decimal(120), reason="Banco", currency="EUR"
        )
        shop.cash_movements.record(manager, moved)
    window.open_screen("cash")
    screen = window.current_screen()
    assert isinstance(screen, CashScreen)
    save(window, "cash-foreign")
    if opened is not None:
        screen.begin_move(MovementKind.DROP)
        save(window, "cash-foreign-drop")
        _close_sheet(window)
        _picture_closing(window, screen, save)
    screen.step_back()
    save(window, "cash-foreign-open")
    shop.cash.open(manager, CashSessionCreate(float_amount=Decimal(1500)))


def _picture_closing(window: MainWindow, screen: CashScreen, save: Save) -> None:
    screen.count()
    sheet = open_sheet(window)
    assert isinstance(sheet, CountSheet)
    sheet.fields.amount.set_value(Decimal(1500))
    save(window, "cash-foreign-count")
    sheet.cash.turn()
    for code, value, pieces in (("EUR", 20, "6"), ("BRL", 10, "0")):
        sheet.cash.foreign[code].pieces_of[Decimal(value)].setText(pieces)
        sheet.cash.foreign[code].pieces_of[Decimal(value)].textEdited.emit(pieces)
    save(window, "cash-foreign-count-usd")
    sheet.confirm()
    asked = open_sheet(window)
    assert isinstance(asked, Dialog)
    save(window, "cash-foreign-asked")
    asked.decide()
    save(window, "cash-foreign-closing")


def _close_sheet(window: MainWindow) -> None:
    sheet = open_sheet(window)
    if sheet is not None:
        sheet.reject()
