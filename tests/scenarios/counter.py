"""A cashier at a till: every step by keyboard alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.schemas import SaleFilter, SaleResponse
from techstore_desktop.demo import PIN
from techstore_desktop.shop import Shop
from techstore_desktop.ui.accounts.amount_dialog import AmountDialog
from techstore_desktop.ui.cash.count_sheet import CountSheet
from techstore_desktop.ui.cash.movement_dialog import MovementDialog
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.checkout.customer_sheet import CustomerSheet
from techstore_desktop.ui.checkout.discount_sheet import DiscountSheet
from techstore_desktop.ui.checkout.free_line_sheet import FreeLineSheet
from techstore_desktop.ui.checkout.park_sheet import ParkSheet
from techstore_desktop.ui.checkout.parked_sheet import ParkedSheet
from techstore_desktop.ui.checkout.paying.refund_sheet import RefundSheet
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.checkout.return_sheet import ReturnSheet
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.customers.screen import CustomersScreen
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.scenarios.person import Control, Key, Person, Picture

KeyPress = Key | str
FLOAT = Decimal(200)
UNKNOWN_CODE = "7790000000017"


@dataclass(slots=True)
class Ledger:
    """What happened, as the person who did it would write it down."""

    documents: list[SaleResponse] = field(default_factory=list)
    account_payment: Decimal = Decimal(0)
    expense: Decimal = Decimal(0)
    float_amount: Decimal = FLOAT


class Counter(Person):
    """A cashier at a till of the demo shop."""

    def __init__(self, window: MainWindow, shop: Shop, picture: Picture) -> None:
        super().__init__(window)
        self.shop = shop
        self.ledger = Ledger()
        self._picture = picture
        self._pictures = 0

    @property
    def checkout(self) -> CheckoutScreen:
        return self.screen(CheckoutScreen)

    def see(self, name: str) -> None:
        """Take a picture of the step."""
        self._pictures += 1
        self._picture(self.window, f"{self._pictures:02}-{name}")

    # Coming to work.

    def sign_in(self, name: str) -> None:
        """Choose one's tile by the arrows and type the PIN."""
        self.turn_to_it()
        asked = self.window._sign_in
        self.until(lambda: asked._tiles, "the people's tiles")
        self.wait(200)
        self.see("sign-in")
        names = [tile.person.name for tile in asked._tiles]
        for _ in range(names.index(name)):
            self.key(Key.Key_Right)
        self.until(
            lambda: asked._chosen is not None and asked._chosen.name == name, name
        )
        self.write(PIN)
        if self.window.current_screen() is None:
            self.key(Key.Key_Return)
        self.until(lambda: self.window.current_screen() is not None, "signed in")
        self.until_no_sheet_of_the_morning()

    def until_no_sheet_of_the_morning(self) -> None:
        """Leave the page before the day, where the shop shows it."""
        self.wait(300)
        if open_sheet(self.window) is not None:
            self.see("ready-to-open")
            self.key(Key.Key_Escape)
        self.until_no_sheet()

    def open_drawer(self) -> None:
        """Count nothing, type the float, at the checkout."""
        self.go_to(CheckoutScreen, "checkout")
        drawer = self.checkout.sale.drawer
        self.until(lambda: not drawer.isHidden(), "the drawer asks for its float")
        self.see("float")
        self.write(f"{FLOAT:f}")
        self.key(Key.Key_Return)
        self.until(drawer.isHidden, "the drawer is open")

    # Selling.

    def take(self, product: ProductResponse, times: int = 1) -> None:
        """Scan a product, with its quantity before it where it is several."""
        lines = len(self.checkout.cart_state.cart.lines)
        if times > 1:
            self.write(f"{times}*{product.sku}")
            table = self.checkout.search.table
            self.until(lambda: table.marked_row() is not None, product.sku)
            self.key(Key.Key_Return)
        else:
            self.scan(product.barcodes[0])
        self.until(
            lambda: len(self.checkout.cart_state.cart.lines) > lines,
            f"{product.name} is on the sale",
        )
        self.wait()

    def take_by_words(self, product: ProductResponse) -> None:
        """Type the name and choose with the arrows."""
        self.write(product.name[:12].lower())
        table = self.checkout.search.table
        self.until(table.model.rows, "the search has found something")
        self.until(lambda: table.marked_row() is not None, "one is marked")
        self.see("search")
        self.key(Key.Key_Down)
        self.key(Key.Key_Return)
        self.until(lambda: self.checkout.cart_state.cart.lines, "it is on the sale")

    def for_customer(self, words: str) -> None:
        self.key(Key.Key_F3)
        sheet = self.sheet(CustomerSheet)
        self.write(words)
        self.until(lambda: sheet._table.marked_row() is not None, words)
        self.see("customer")
        self.key(Key.Key_Return)
        account = self.checkout.counter.account
        self.until(lambda: account.standing is not None, "the account is read")

    def discount(self, percent: str, reason: str = "") -> None:
        self.key(Key.Key_F4)
        self.sheet(DiscountSheet)
        self.write(percent)
        self.see("discount")
        if reason:
            self.key(Key.Key_Tab)
            self.key(Key.Key_Tab)
            self.write(reason)
        self.key(Key.Key_Return)
        self.until_no_sheet()

    def sell_once(self, price: str) -> None:
        """Sell what the catalogue does not know."""
        self.scan(UNKNOWN_CODE)
        self.until(self.checkout.search.unknown.isVisible, "the code is unknown")
        self.see("unknown")
        self.key("f", Control)
        self.sheet(FreeLineSheet)
        self.write(price)
        self.key(Key.Key_Return)
        self.until(lambda: self.checkout.cart_state.cart.lines, "the free line")

    def pay_exact(self, *, with_pin: bool = False) -> SaleResponse:
        def act() -> None:
            self.key(Key.Key_F11)
            if with_pin:
                self.borrow_pin()

        return self._document(act)

    def pay(self, *keys: KeyPress, see: str = "") -> SaleResponse:
        """Press the keys of the payment one after the other."""

        def act() -> None:
            self.key(Key.Key_F12)
            self.sheet(PaymentSheet)
            for each in keys[:-1]:
                self._press(each)
            if see:
                self.see(see)
            self._press(keys[-1])

        return self._document(act)

    def borrow_pin(self) -> None:
        """Let the manager type a PIN over the sale."""
        self.sheet(ApprovalSheet)
        self.see("approval")
        self.write(PIN)
        self.key(Key.Key_Return)

    def owed_now(self) -> Decimal:
        """Return what is to be paid; negative where more comes back than is sold."""
        state = self.checkout.cart_state
        priced = state.priced()
        assert priced is not None
        return priced.total - carts.coming_back(state.cart)

    # Putting aside.

    def park(self, label: str) -> None:
        self.key(Key.Key_F6)
        self.sheet(ParkSheet)
        self.write(label)
        self.see("park")
        self.key(Key.Key_Return)
        self.until(lambda: self.checkout.cart_state.cart.is_empty, "it is put aside")

    def take_up(self, label: str) -> None:
        self.key(Key.Key_F7)
        sheet = self.sheet(ParkedSheet)
        self.until(sheet.table.model.rows, "the parked sales")
        labels = [row.label for row in sheet.table.model.rows()]
        for _ in range(labels.index(label)):
            self.key(Key.Key_Down)
        self.see("parked")
        self.key(Key.Key_Return)
        self.until(lambda: self.checkout.cart_state.cart.lines, "it is taken up")

    # Taking back.

    def take_back(self, sale: SaleResponse, quantities: tuple[str, ...]) -> None:
        self.key(Key.Key_F8)
        sheet = self.sheet(ReturnSheet)
        self.write(sale.number)
        self.key(Key.Key_Return)
        self.until(lambda: sheet._rows, "the lines that were sold")
        self.see("return")
        for quantity in quantities:
            self.write(quantity)
            self.key(Key.Key_Return)
        cart = self.checkout.cart_state
        self.until(lambda: cart.cart.returned, "the goods are on the document")

    def pay_back(self) -> SaleResponse:
        def act() -> None:
            self.key(Key.Key_F12)
            self.sheet(RefundSheet)
            self.see("refund")
            self.key(Key.Key_Return)

        return self._document(act)

    # The account and the drawer.

    def take_on_account(self, name: str, amount: str) -> None:
        screen = self.go_to(CustomersScreen, "customers")
        self.write(name)
        self.until(
            lambda: any(row.name == name for row in screen.list.table.model.rows()),
            name,
        )
        self.until(lambda: screen.card.customer_id() is not None, "their card")
        self.wait(200)
        self.key(Key.Key_F8)
        dialog = self.sheet(AmountDialog)
        dialog._amount.selectAll()
        self.write(amount)
        self.see("on-account")
        self.key(Key.Key_Return)
        self.sheet(PaymentSheet)
        self.key(Key.Key_Return)
        self.until_no_sheet()
        self.ledger.account_payment += Decimal(amount)

    def spend(self, amount: str, reason: str) -> None:
        self.go_to(CashScreen, "cash")
        self.key(Key.Key_F4)
        dialog = self.sheet(MovementDialog)
        self.until(dialog.category.count, "the categories")
        self.write(amount)
        self.key(Key.Key_Tab)
        self.key(Key.Key_Tab)
        self.write(reason)
        self.see("expense")
        self.key(Key.Key_Return)
        self.until_no_sheet()
        self.ledger.expense += Decimal(amount)

    def look_at_x(self) -> None:
        self.go_to(CashScreen, "cash")
        self.key(Key.Key_F7)
        self._lend_if_asked()
        self.sheet(PreviewSheet)
        self.wait(200)
        self.see("x-report")
        self.key(Key.Key_Escape)
        self.until_no_sheet()

    def close(self, counted: Decimal) -> UUID:
        """Count blind, close, and look at the Z."""
        screen = self.go_to(CashScreen, "cash")
        session = self.shop.cash.current()
        assert session is not None
        self.key(Key.Key_F8)
        sheet = self.sheet(CountSheet)
        for _coin in sheet.fields.pieces_of:
            self.key(Key.Key_Return)
        self.write(f"{counted:f}")
        self.see("count")
        self.key(Key.Key_Return, Control)
        self.until(lambda: isinstance(open_sheet(self.window), Dialog), "it asks once")
        self.key(Key.Key_Return)
        self.until(screen.closing.isVisible, "the closing is shown")
        self.wait(300)
        self.see("closing")
        self.key(Key.Key_F7)
        self._lend_if_asked()
        self.sheet(PreviewSheet)
        self.wait(300)
        self.see("z-report")
        self.key(Key.Key_Escape)
        self.until_no_sheet()
        return session.id

    def _lend_if_asked(self) -> None:
        self.until(lambda: open_sheet(self.window) is not None, "a sheet")
        if isinstance(open_sheet(self.window), ApprovalSheet):
            self.borrow_pin()

    def _press(self, each: KeyPress) -> None:
        if isinstance(each, str):
            self.write(each)
        else:
            self.key(each)

    def _document(self, act: Callable[[], None]) -> SaleResponse:
        """Do what ends in a document, and write it down."""
        before = {sale.id for sale in self.shop.sales.page(SaleFilter())}
        act()

        def made() -> list[UUID]:
            listed = self.shop.sales.page(SaleFilter())
            return [sale.id for sale in listed if sale.id not in before]

        self.until(made, "the document is stored")
        cart = self.checkout.cart_state
        self.until(lambda: cart.cart.is_empty, "the next customer's turn")
        self.until_no_sheet()
        (new,) = made()
        document = self.shop.sales.get(new)
        self.ledger.documents.append(document)
        return document
