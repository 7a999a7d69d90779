"""Pictures of every screen with demo data, in both looks and both languages.

python -m tests.screenshots DIR [--sizes 1280x800,1920x1080] [--full]
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from techstore_desktop import demo
from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.customers.schemas import CustomerCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.quotes.schemas import QuoteFilter, QuoteState
from techstore_desktop.core.sales.schemas import SaleFilter, SaleResponse
from techstore_desktop.shop import Shop
from techstore_desktop.ui import language, theme
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.checkout.actions.customer import ChooseCustomer
from techstore_desktop.ui.checkout.actions.discount import GiveDiscount
from techstore_desktop.ui.checkout.actions.park import Park
from techstore_desktop.ui.checkout.actions.pay import Pay
from techstore_desktop.ui.checkout.actions.quote import MakeQuote
from techstore_desktop.ui.checkout.actions.return_goods import ReturnGoods
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.checkout.return_sheet import ReturnSheet
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.customers.screen import CustomersScreen
from techstore_desktop.ui.entries import entries
from techstore_desktop.ui.first_run.page import FirstRunPage
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.prices.price_lists_page import PriceListsPage
from techstore_desktop.ui.prices.promotions_page import PromotionsPage
from techstore_desktop.ui.printing.receipts import hand_out
from techstore_desktop.ui.quotes.prices_sheet import PricesSheet
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.start import doors_to
from techstore_desktop.ui.start_window import StartWindow
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.pictures_of_counter import picture_counter
from tests.pictures_of_follow_up import picture_follow_up
from tests.pictures_of_payments import picture_payments
from tests.pictures_of_products import picture_products
from tests.pictures_of_repairs import picture_repairs
from tests.pictures_of_settings import picture_settings
from tests.pictures_of_vouchers import picture_vouchers
from tests.settling import settle

LANGUAGES = ("en", "es")
LOOKS = ("light", "dark")
SMALL = demo.DemoSize(customers=60, sales=120, days=14)


def main(words: list[str]) -> int:
    """Write the pictures and return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default="1280x800")
    parser.add_argument("--full", action="store_true", help="the whole demo shop")
    arguments = parser.parse_args(words)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("TechStore screenshots")
    with tempfile.TemporaryDirectory() as folder:
        size = None if arguments.full else SMALL
        for spoken in LANGUAGES:
            language.install(app, spoken)
            QLocale.setDefault(QLocale(spoken))
            file = Path(folder) / f"demo-{spoken}.db"
            shop = demo.make_demo(
                file,
                size=size,
                country=language.demo_country(),
                say=language.demo_words,
            )
            need_somebody(shop)
            for width, height in _sizes(arguments.sizes):
                for look in LOOKS:
                    theme.apply(app, look)
                    name = f"{spoken}-{look}-{width}x{height}"
                    _picture_all(shop, arguments.folder, name, width, height)
            shop.close()
    return 0


def need_somebody(shop: Shop) -> None:
    """Bring about what the Attention screen is for."""
    manager = demo.demo_actor(shop)
    product = shop.products.search("ryzen 7")[0]
    gone = -product.on_hand - 2
    shop.stock.adjust(manager, product.id, gone, "Not on the shelf")
    for name in ("Ana Quiroga", "A. Quiroga"):
        person = CustomerCreate(name=name, phone="+54 11 5555-0142")
        shop.customers.create(manager, person)
    forgotten = shop.customers.create(manager, CustomerCreate(name="Bruno Sosa"))
    shop.customers.erase(manager, forgotten.id)
    line = CartLine(
        id=uuid4(), name="Cable", list_price=Decimal(12), unit_price=Decimal(12)
    )
    for label in ("El señor del perro", "Ana Quiroga"):
        shop.parking.park(manager, Cart(id=uuid4(), lines=(line,)), label)


def _sizes(text: str) -> Iterator[tuple[int, int]]:
    for part in text.split(","):
        width, _, height = part.partition("x")
        yield int(width), int(height)


def _picture_all(
    shop: Shop, folder: Path, suffix: str, width: int, height: int
) -> None:
    def save(window: QWidget, name: str) -> None:
        settle()
        window.grab().save(str(folder / f"{name}-{suffix}.png"))

    walk(shop, save, width, height)


def walk(
    shop: Shop, save: Callable[[QWidget, str], None], width: int, height: int
) -> None:
    """Open every screen and sheet; ``save`` gets the window and the picture's name."""
    with _start_window(width, height) as start:
        save(start, "first-run")
    window, session = _window(shop, width, height)
    save(window, "sign-in")
    window._enter(session)
    for entry in entries():
        window.open_screen(entry.name)
        save(window, entry.name)
    _picture_prices(window, save)
    _picture_sale(window, shop, save)
    picture_counter(window, shop, save)
    picture_vouchers(window, shop, save)
    _picture_account(window, shop, save)
    _picture_cash(window, shop, save)
    picture_repairs(window, shop, save)
    picture_payments(window, shop, demo.demo_actor(shop), save)
    picture_follow_up(window, shop, save)
    picture_products(window, shop, save)
    picture_settings(window, save)
    window.close()
    window.deleteLater()
    settle()


def _picture_prices(window: MainWindow, save: Callable[[QWidget, str], None]) -> None:
    """Picture the pages of price lists, promotions and limits, and their sheets."""
    window.open_screen("settings")
    settle()
    screen = window.current_screen()
    assert isinstance(screen, SettingsScreen)
    screen.open_page("discounts")
    save(window, "settings-discounts")
    screen.open_page("offers")
    save(window, "settings-offers")
    for key in ("promotions", "price_lists"):
        screen.open_page(key)
        save(window, f"settings-{key}")
        page = screen.page()
        assert isinstance(page, PromotionsPage | PriceListsPage)
        page.edit()
        save(window, f"settings-{key}-edit")
        _close_sheet(window)
    assert isinstance(page, PriceListsPage)
    page.open_prices()
    save(window, "settings-own-prices")
    _close_sheet(window)


def _close_sheet(window: MainWindow) -> None:
    sheet = open_sheet(window)
    if sheet is not None:
        sheet.reject()
        settle()


def _picture_sale(
    window: MainWindow, shop: Shop, save: Callable[[QWidget, str], None]
) -> None:
    window.open_screen("checkout")
    settle()
    screen = window.current_screen()
    assert isinstance(screen, CheckoutScreen)
    screen.search.field.set_text("ryzen 7")
    save(window, "checkout-search")
    screen.search.clear()
    for text, count in (("ryzen 7 9800", 1), ("corsair", 1), ("noctua nt-h1", 3)):
        product = shop.products.search(text)[0]
        screen.cart_state.add_product(product, Decimal(count))
    customer = shop.customers.search("a")[0]
    screen.cart_state.change(
        lambda cart: carts.with_customer(cart, customer.id, customer.name)
    )
    save(window, "checkout-sale")
    screen.sale.lines.open_marked()
    save(window, "checkout-line")
    screen.sale.lines.close_editor()
    for name, opening in (
        ("payment", screen.action(Pay).open),
        ("checkout-customer", screen.action(ChooseCustomer).open),
        ("checkout-discount", screen.action(GiveDiscount).open),
        ("checkout-park", screen.action(Park).park),
        ("checkout-parked", screen.action(Park).show_parked),
        ("checkout-no-receipt", screen.action(ReturnGoods).open_bare),
        ("checkout-quote", screen.action(MakeQuote).quote),
        ("checkout-quotes", screen.action(MakeQuote).show_quotes),
        ("checkout-quoted-prices", partial(_ask_quoted_prices, screen, shop)),
    ):
        opening()
        save(window, name)
        _close_sheet(window)
    past = shop.sales.page(SaleFilter())[0]
    sale = shop.sales.get(past.id)
    _picture_return(window, screen, sale, save)
    hand_out(screen.session, sale, ReceiptChoice.SHOW, screen)
    save(window, "receipt")
    sheet = open_sheet(window)
    if sheet is not None:
        sheet.reject()
    screen.search.add_code("7790000000017")
    save(window, "checkout-unknown")
    screen.cart_state.give_up()
    screen.search.clear()
    window.keys.open_palette()
    save(window, "palette")
    sheet = open_sheet(window)
    if sheet is not None:
        sheet.reject()
    settle()


def _ask_quoted_prices(screen: CheckoutScreen, shop: Shop) -> None:
    wanted = QuoteFilter(state=QuoteState.OPEN)
    offer = shop.quotes.offer(shop.quotes.page(wanted)[0].id)
    dearer = {"todays_total": offer.quoted_total + Decimal("14.90")}
    changed = offer.model_copy(update=dearer)
    PricesSheet(screen, screen.session, changed).open()


def _picture_return(
    window: MainWindow,
    screen: CheckoutScreen,
    sale: SaleResponse,
    save: Callable[[QWidget, str], None],
) -> None:
    """Picture goods that come back, with nothing else on the sale, and the refund."""
    screen.cart_state.give_up()
    screen.action(ReturnGoods).open_sale(sale.id)
    settle()
    sheet = open_sheet(window)
    assert isinstance(sheet, ReturnSheet)
    sheet.take_all()
    save(window, "checkout-return")
    sheet.confirm()
    save(window, "checkout-coming-back")
    screen.action(Pay).open()
    save(window, "refund")
    _close_sheet(window)
    screen.cart_state.give_up()


def _picture_account(
    window: MainWindow, shop: Shop, save: Callable[[QWidget, str], None]
) -> None:
    """Picture the account of somebody who owes, and a payment on it."""
    owing = next(
        customer
        for customer in shop.customers.page(limit=400)
        if shop.accounts.standing(customer.id).balance > 0
    )
    window.open_screen("customers", customer_id=owing.id)
    settle()
    screen = window.current_screen()
    assert isinstance(screen, CustomersScreen)
    screen.card.open_tab("account")
    save(window, "customers-account")
    for name, opening in (
        ("customers-account-payment", screen.card.account.take_payment),
        ("customers-account-correction", screen.card.account.correct),
        ("customers-account-statement", screen.card.account.show_statement),
        ("customers-erase", screen.card.head.erase_button.click),
    ):
        opening()
        save(window, name)
        _close_sheet(window)
    erased = shop.customers.page(is_archived=True)
    window.open_screen("customers", customer_id=erased[0].id)
    save(window, "customers-erased")


def _picture_cash(
    window: MainWindow, shop: Shop, save: Callable[[QWidget, str], None]
) -> None:
    """Picture a movement, the blind count, a closing that differs and its Z."""
    window.open_screen("cash")
    settle()
    screen = window.current_screen()
    assert isinstance(screen, CashScreen)
    for name, opening in (
        ("cash-expense", partial(screen.begin_move, MovementKind.EXPENSE)),
        ("cash-count", screen.count),
        ("cash-x", screen.report),
    ):
        opening()
        save(window, name)
        _close_sheet(window)
    closed = [each for each in shop.cash.sessions() if each.closed_at]
    differs = next(each for each in closed if shop.cash.explain(each.id))
    screen._opened(differs)
    screen.turn()
    save(window, "cash-closed")
    screen.report(is_on_sheet=True)
    save(window, "cash-z")
    _close_sheet(window)
    screen.step_back()


def _window(shop: Shop, width: int, height: int) -> tuple[MainWindow, Actor]:
    changes = Changes()
    shop.database.on_commit(changes.feed)
    window = MainWindow(doors_to(shop, changes), changes, locale=QLocale())
    window.resize(width, height)
    window.show()
    window.activateWindow()
    return window, demo.demo_actor(shop)


@contextmanager
def _start_window(width: int, height: int) -> Iterator[StartWindow]:
    window = StartWindow()
    window.resize(width, height)
    window.show_page(FirstRunPage(QLocale("es_AR")))
    window.show()
    yield window
    window.close()
    window.deleteLater()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
