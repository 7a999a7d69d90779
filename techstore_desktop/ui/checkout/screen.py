"""The checkout: the search on the left, the sale on the right, keys for both."""

from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.cash.schemas import CashSessionResponse
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.repairs.delivery_schemas import RepairToDeliver
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.cash.currencies import left_in_drawer
from techstore_desktop.ui.checkout.actions import ACTIONS, CheckoutAction
from techstore_desktop.ui.checkout.actions.hand_out_repair import HandOutRepair
from techstore_desktop.ui.checkout.actions.pay import Pay
from techstore_desktop.ui.checkout.actions.quote import MakeQuote, is_quote_number
from techstore_desktop.ui.checkout.actions.return_goods import ReturnGoods
from techstore_desktop.ui.checkout.actions.vouchers import SellVouchers
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.counter_bar import CounterBar
from techstore_desktop.ui.checkout.sale_bar import SaleBar
from techstore_desktop.ui.display.showing import of_cart, of_sale
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.sheet import open_sheet

ActionT = TypeVar("ActionT", bound=CheckoutAction)

PRICED_BY = (
    "shop",
    "tax",
    "promotion",
    "category",
    "customer",
    "price_list",
    "price_list_price",
)
_TYPING = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class CheckoutScreen(Screen):
    """Selling, by keyboard alone or by mouse alone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.counter = Counter(session, self)
        self.cart_state = self.counter.state
        self.search = self.counter.search
        self.sale = self.counter.sale
        self._actions = tuple(kind(self.counter) for kind in ACTIONS)
        offers = [offer for action in self._actions for offer in action.offers()]
        self.bar = CounterBar(offers, self.counter)
        self.sale_bar = SaleBar(offers, self.counter)
        self._build()
        self._connect()
        self.refresh_on("cash_session", "cash_session_close", *PRICED_BY)
        self.refresh_on("account_entry", "customer", "quick_key_page", "product")
        self.cart_state.load()
        self._greet()
        self.refresh()

    def action(self, kind: type[ActionT]) -> ActionT:
        """Return one of the counter's actions."""
        return next(each for each in self._actions if isinstance(each, kind))

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the counter."""
        return tuple(key for action in self._actions for key in action.shortcuts())

    def refresh(self) -> None:
        """Read the drawer, the customer, and what may have another price now."""
        shop = self.session.shop
        self.cart_state.refresh_prices()
        self.search.quick.load()
        self.counter.account.refresh()
        run(shop.cash.current, self._show_drawer, self)

    def _greet(self) -> None:
        if self.session.display is not None:
            profile = self.session.shop.profiles.current()
            self.session.display.greet(profile.name, profile.display_greeting)

    def first_focus(self) -> QWidget | None:
        """Return the search field, or the float while the drawer is closed."""
        return self.counter.first_focus()

    def on_scan(self, code: str) -> bool:
        """Add what was scanned, or go on with the quote whose paper it is."""
        if is_quote_number(code):
            self.action(MakeQuote).sell_number(code)
        else:
            self.search.add_code(code)
        return True

    def open_with(self, **arguments: object) -> None:
        """Take ``return_of`` back, sell ``quote_id``, add ``code`` or ``repair``."""
        code = arguments.get("code")
        if isinstance(code, str):
            self.on_scan(code)
        sale_id = arguments.get("return_of")
        if isinstance(sale_id, UUID):
            self.action(ReturnGoods).open_sale(sale_id)
        quote_id = arguments.get("quote_id")
        if isinstance(quote_id, UUID):
            self.action(MakeQuote).sell(quote_id)
        repair = arguments.get("repair")
        if isinstance(repair, RepairToDeliver):
            self.action(HandOutRepair).bring(repair)

    def step_back(self) -> bool:
        """Close an opened line, or a notice; put the scanned voucher away."""
        if self.sale.lines.editor.isVisible():
            self.sale.lines.close_editor()
            return True
        if self.search.unknown.isVisible():
            self.search.clear()
            return True
        if self.search.step_back():
            return True
        if self.counter.vouchers:
            self.action(SellVouchers).put_away()
            return True
        return False

    def state(self) -> object:
        """Return the cart."""
        return self.cart_state.cart

    def restore(self, state: object) -> None:
        """Go on with a cart."""
        if isinstance(state, Cart):
            self.cart_state.take_over(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send what is typed anywhere to the search field, or to the marked line."""
        text = event.text()
        if _has_alt(event) and self._sale_key(event):
            return
        if event.modifiers() not in _TYPING or not text or not text.isprintable():
            super().keyPressEvent(event)
            return
        if not self._sale_key(event):
            self.search.field.setFocus()
            self.search.field.line.insert(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sale have its share of a wide screen."""
        super().resizeEvent(event)
        self.sale.share_width(self.width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys of the sale while the cursor is in an empty search field.

        With Alt a digit presses a quick key or nothing: it never becomes a word's.
        """
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            is_digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
            if self._sale_key(event) or (is_digit and _has_alt(event)):
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(16, 16, 16, 16)
        left.setSpacing(12)
        left.addWidget(self.search, 1)
        left.addWidget(self.bar)
        self.sale.add_foot(self.sale_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.sale)

    def _connect(self) -> None:
        state, sale, search = self.cart_state, self.sale, self.search
        state.changed.connect(lambda _cart: self.counter.show_cart())
        state.changed.connect(lambda _cart: self._follow())
        for action in self._actions:
            action.changed.connect(self._follow)
        state.changed.connect(self.counter.account.follow)
        self.counter.account.changed.connect(sale.customer.show_standing)
        state.added.connect(sale.lines.flash)
        state.changed.connect(self._tell_display)
        self.counter.completed.connect(self._tell_display_done)
        state.restored.connect(self._tell_restored)
        search.chosen.connect(self._add)
        search.unit_chosen.connect(self._add_unit)
        search.field.line.textEdited.connect(self._begin_typing)
        search.field.line.installEventFilter(self)
        sale.drawer.opened.connect(lambda _session: self.refresh())

    def _sale_key(self, event: QKeyEvent) -> bool:
        is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        is_arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if self.search.field.line.text() and not (is_control and is_arrow):
            return False
        return any(action.sale_key(event) for action in self._actions)

    def _follow(self) -> None:
        for bar in (self.bar, self.sale_bar):
            bar.follow()

    def _add(self, product: ProductSummary, quantity: Decimal) -> None:
        try:
            self.cart_state.add_product(product, quantity)
        except RuleBroken as refused:
            show_error(self, refused)
            return
        self._warn_of_stock(product)
        self.counter.focus_search()

    def _add_unit(self, product: ProductSummary, unit: UnitResponse) -> None:
        def add() -> None:
            try:
                number, second = unit.serial_number, unit.second_number
                self.cart_state.add_unit(product, number, second)
            except RuleBroken as refused:
                show_error(self, refused)
                return
            self._warn_of_stock(product)
            self.counter.focus_search()

        self.counter.serials.question(unit, add)

    def _warn_of_stock(self, product: ProductSummary) -> None:
        """Say that more is sold than is there, where the shop wants that (R31)."""
        warns = self.counter.profile.stock_policy is StockPolicy.WARN
        if not warns or not product.is_stocked:
            return
        lines = self.cart_state.cart.lines
        sold = [line.quantity for line in lines if line.product_id == product.id]
        if sum(sold) > product.on_hand:
            words = self.tr("{name}: {count} in stock.")
            count = self.session.formats.quantity(product.on_hand)
            text = words.format(name=product.name, count=count)
            self.session.shell.toast(text, "warning")

    def _show_drawer(self, session: CashSessionResponse | None) -> None:
        was_closed = not self.counter.is_drawer_open()
        self.counter.drawer = session
        self.sale.show_drawer(is_open=session is not None)
        self._follow()
        if session is None:
            shop = self.session.shop
            run(lambda: left_in_drawer(shop), self.sale.drawer.show_left, self)
        if open_sheet(self) is not None:
            return  # Whatever lies over the screen keeps the cursor.
        if session is None and self.isVisible():
            self.sale.drawer.setFocus()
        elif was_closed:
            self.counter.focus_search()

    def _begin_typing(self) -> None:
        if not self.sale.done.isHidden():
            self.sale.done.hide()
            self.counter.show_cart()

    def _tell_display(self, cart: Cart) -> None:
        """Let the customer see the sale; what it came to stays until the next."""
        display, priced = self.session.display, self.cart_state.priced()
        if display is None or priced is None or self.action(Pay).is_paying():
            return
        if not cart.is_empty:
            display.show_view(of_cart(cart, priced, self.session.formats))
        elif self.sale.done.isHidden():
            display.rest()

    def _tell_display_done(self, sale: SaleResponse) -> None:
        if self.session.display is not None:
            self.session.display.show_done(of_sale(sale, self.session.formats))

    def _tell_restored(self) -> None:
        self.session.shell.toast(
            self.tr("The sale that was on this screen is here again."), "information"
        )


def _has_alt(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
