"""The checkout: binds the sale's state to what is seen and to the keys."""

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.cash.schemas import CashSessionResponse
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.payments import Cash
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.completion import Completion
from techstore_desktop.ui.checkout.customer_sheet import CustomerSheet
from techstore_desktop.ui.checkout.discount_sheet import DiscountSheet
from techstore_desktop.ui.checkout.free_line_sheet import FreeLineSheet
from techstore_desktop.ui.checkout.payment import PaymentInHand
from techstore_desktop.ui.checkout.payment_sheet import PaymentSheet
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.checkout.sale_panel import SalePanel
from techstore_desktop.ui.checkout.search_panel import SearchPanel
from techstore_desktop.ui.checkout.state import CheckoutState
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.receipts import hand_out
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut

ONE = Decimal(1)


class CheckoutScreen(Screen):
    """Selling, by keyboard alone or by mouse alone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        profile = session.shop.profiles.current()
        self._profile = profile
        self.cart_state = CheckoutState(session, self)
        self.search = SearchPanel(session)
        self.sale = SalePanel(session, is_tax_included=profile.prices_include_tax)
        self._last: SaleResponse | None = None
        self._payment: PaymentSheet | None = None
        self._completion = Completion(session, self)
        self._build()
        self._connect()
        self.refresh_on("cash_session", "cash_session_close", "tax", "shop")
        self.cart_state.load()
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the counter."""
        return (
            Shortcut("F12", self.tr("Pay"), self.open_payment, "cash"),
            Shortcut("F11", self.tr("Exact cash"), self.pay_exact, "cash-banknote"),
            Shortcut("F3", self.tr("Customer"), self.open_customer, "user"),
            Shortcut("F4", self.tr("Discount"), self.open_discount, "discount"),
            Shortcut("F10", self.tr("Cash desk"), self._open_cash_desk, "wallet"),
            Shortcut("Ctrl+F", self.tr("Free line"), self._open_free_line, "edit"),
            Shortcut("Ctrl+N", self.tr("Add as a product"), self._add_product, "plus"),
            Shortcut("Ctrl+Z", self.tr("Undo"), self._undo, "arrow-back-up"),
            Shortcut("Ctrl+P", self.tr("Receipt again"), self._print_again, "printer"),
            Shortcut(
                "Ctrl+Del", self.tr("Clear the sale"), self.cart_state.give_up, "trash"
            ),
            Shortcut("Ctrl+Return", self.tr("Change the marked line"), self._open_line),
            Shortcut("+  −  Del", self.tr("Quantity, remove the marked line")),
            Shortcut("Ctrl+↑  Ctrl+↓", self.tr("Mark another line")),
            Shortcut("3*", self.tr("Before a code or words: three")),
        )

    def refresh(self) -> None:
        """Read whether the drawer is open."""
        shop = self.session.shop
        run(shop.cash.current, self._show_drawer, self)

    def first_focus(self) -> QWidget | None:
        """Return the search field, or the float while the drawer is closed."""
        if not self.sale.drawer.isHidden():
            return self.sale.drawer
        return self.search.field

    def on_scan(self, code: str) -> bool:
        """Add what was scanned."""
        self.search.add_code(code)
        return True

    def step_back(self) -> bool:
        """Close an opened line, or the notice of an unknown code."""
        if self.sale.lines.editor.isVisible():
            self.sale.lines.close_editor()
            return True
        if self.search.unknown.isVisible():
            self.search.clear()
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
        """Send what is typed anywhere to the search field; move the mark."""
        text = event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and text and text.isprintable() and self._line_key(text):
            return
        if plain and text and text.isprintable():
            self.search.field.setFocus()
            self.search.field.line.insert(text)
            return
        super().keyPressEvent(event)

    def open_payment(self) -> None:
        """Take the money."""
        payment = self._payment_in_hand()
        if payment is None:
            return
        items = self.session.formats.quantity(self.cart_state.cart.item_count)
        caption = self.tr("{count} items").format(count=items)
        if self.cart_state.cart.customer_name:
            caption = f"{self.cart_state.cart.customer_name} · {caption}"
        sheet = PaymentSheet(
            self,
            self.session,
            payment,
            caption=caption,
            receipt=receipt_choice.remembered(),
        )
        sheet.complete_wanted.connect(self._complete)
        sheet.receipt_chosen.connect(receipt_choice.remember)
        sheet.closed.connect(self._forget_payment)
        self._payment = sheet
        sheet.open()

    def pay_exact(self) -> None:
        """Take the exact amount in cash, complete, and be ready: one key."""
        payment = self._payment_in_hand()
        if payment is None:
            return
        due = payment.marking(Cash.code).due()
        tenders = (Tender(method=Cash.code, amount=due),) if due else ()
        self._complete(tenders)

    def open_customer(self) -> None:
        """Choose whom the sale is for."""
        has_customer = self.cart_state.cart.customer_id is not None
        sheet = CustomerSheet(self, self.session, has_customer=has_customer)
        sheet.chosen.connect(
            lambda customer_id, name: self._change(
                lambda cart: carts.with_customer(cart, customer_id, name)
            )
        )
        sheet.open()

    def open_discount(self) -> None:
        """Give a discount on the sale, or on the marked line."""
        if self.cart_state.cart.is_empty:
            return
        formats = self.session.formats
        sheet = DiscountSheet(self, formats, self.cart_state.cart.sale_discount)

        def apply(discount: Discount | None) -> None:
            try:
                self.cart_state.change(
                    lambda cart: carts.set_sale_discount(cart, discount)
                )
            except RuleBroken as refused:
                sheet.show_error(refused)
                return
            sheet.accept()

        sheet.confirmed.connect(apply)
        sheet.line_wanted.connect(lambda: self.sale.lines.open_marked(at_discount=True))
        sheet.open()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(16, 16, 16, 16)
        left.addWidget(self.search)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.sale)

    def _connect(self) -> None:
        state, sale, search = self.cart_state, self.sale, self.search
        state.changed.connect(self._show_cart)
        state.added.connect(sale.lines.flash)
        state.restored.connect(self._tell_restored)
        search.chosen.connect(self._add)
        search.free_line_wanted.connect(self._open_free_line)
        search.product_wanted.connect(self._add_product)
        search.field.line.textEdited.connect(self._begin_typing)
        sale.customer.pressed.connect(self.open_customer)
        sale.lines.change_wanted.connect(self._change_line)
        sale.lines.removal_wanted.connect(self._remove_line)
        sale.lines.left.connect(self._focus_search)
        sale.pay.clicked.connect(self.open_payment)
        sale.exact.clicked.connect(self.pay_exact)
        sale.discount.clicked.connect(self.open_discount)
        sale.done.receipt_wanted.connect(self._print_again)
        sale.drawer.opened.connect(lambda _session: self.refresh())
        self._completion.completed.connect(self._completed)
        self._completion.refused.connect(self._refused)
        search.field.line.installEventFilter(self)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Hear the keys of the sale while the cursor is in an empty search field."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QKeyEvent.Type.KeyPress
            and self._sale_key(event)
        ):
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _sale_key(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        is_control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if is_control and key in steps:
            self.sale.lines.move_mark(steps[key])
            return True
        if self.search.field.line.text():
            return False
        # An empty field would keep these for itself.
        control_keys = {
            Qt.Key.Key_Z: self._undo,
            Qt.Key.Key_Delete: self.cart_state.give_up,
        }
        if is_control and key in control_keys:
            control_keys[key]()
            return True
        if is_control:
            return False
        if key == Qt.Key.Key_Delete:
            self.sale.lines.remove_marked()
            return True
        return self._line_key(event.text())

    def _line_key(self, text: str) -> bool:
        """Do what ``+`` and ``-`` mean for the marked line."""
        line = self.sale.lines.marked_line()
        steps = {"+": ONE, "-": -ONE, "−": -ONE}
        if line is None or text not in steps or self.search.field.line.text():
            return False
        quantity = line.quantity + steps[text]
        if quantity <= 0:
            self._remove_line(line.id)
        else:
            self._change(lambda cart: carts.set_quantity(cart, line.id, quantity))
        return True

    def _add(self, product: ProductSummary, quantity: Decimal) -> None:
        try:
            self.cart_state.add_product(product, quantity)
        except RuleBroken as refused:
            show_error(self, refused)
            return
        self._warn_of_stock(product)
        self._focus_search()

    def _warn_of_stock(self, product: ProductSummary) -> None:
        """Say that more is sold than is there, where the shop wants that (R31)."""
        if self._profile.stock_policy is not StockPolicy.WARN or not product.is_stocked:
            return
        lines = self.cart_state.cart.lines
        sold = [line.quantity for line in lines if line.product_id == product.id]
        if sum(sold) > product.on_hand:
            words = self.tr("{name}: {count} in stock.")
            count = self.session.formats.quantity(product.on_hand)
            text = words.format(name=product.name, count=count)
            self.session.shell.toast(text, "warning")

    def _change(self, work: Callable[[Cart], Cart]) -> bool:
        try:
            self.cart_state.change(work)
        except RuleBroken as refused:
            show_error(self, refused)
            return False
        return True

    def _change_line(
        self,
        line_id: UUID,
        quantity: Decimal,
        price: Decimal,
        discount: Discount | None,
    ) -> None:
        def work(cart: Cart) -> Cart:
            changed = carts.set_quantity(cart, line_id, quantity)
            changed = carts.set_price(changed, line_id, price)
            return carts.set_discount(changed, line_id, discount)

        try:
            self.cart_state.change(work)
        except RuleBroken as refused:
            self.sale.lines.editor.show_error(refused)
            return
        self.sale.lines.close_editor()

    def _remove_line(self, line_id: UUID) -> None:
        self.sale.lines.close_editor()
        self._change(lambda cart: carts.remove(cart, line_id))

    def _open_line(self) -> None:
        self.sale.lines.open_marked()

    def _open_free_line(self, name: str = "") -> None:
        sheet = FreeLineSheet(
            self, self.session, self.cart_state, name or self.search.unknown.code
        )
        sheet.confirmed.connect(self._add_free_line)
        sheet.open()

    def _add_free_line(
        self, name: str, price: Decimal, quantity: Decimal, tax_id: UUID | None
    ) -> None:
        try:
            self.cart_state.add_free_line(name, price, quantity, tax_id)
        except (RuleBroken, ValueError) as refused:
            is_rule = isinstance(refused, RuleBroken)
            too_large = RuleBroken("quantity.too_large", largest=carts.LARGEST_QUANTITY)
            show_error(self, refused if is_rule else too_large)
            return
        self.search.clear()

    def _add_product(self, code: str = "") -> None:
        wanted = code or self.search.unknown.code
        self.session.shell.open_screen("products", new_code=wanted)

    def _undo(self) -> None:
        self.cart_state.undo()

    def _payment_in_hand(self) -> PaymentInHand | None:
        priced = self.cart_state.priced()
        if priced is None or self.cart_state.cart.is_empty:
            return None
        if not self.sale.drawer.isHidden():
            self.sale.drawer.setFocus()
            return None
        self.sale.lines.close_editor()
        return PaymentInHand(
            priced.total, self._profile.currency, self._profile.cash_rounding_step
        )

    def _complete(self, tenders: tuple[Tender, ...]) -> None:
        self._completion.complete(self.cart_state.cart, tenders)

    def _completed(self, sale: SaleResponse) -> None:
        self._last = sale
        if self._payment is not None:
            self._payment.accept()
        self.sale.done.show_sale(sale)
        self.cart_state.begin_anew()
        self.search.clear()
        self._focus_search()
        hand_out(self.session, sale, receipt_choice.remembered(), self)

    def _refused(self, error: RuleBroken | None) -> None:
        sheet = self._payment
        if sheet is None:
            if error is not None:
                show_error(self, error)
            return
        sheet.take_back()
        sheet.show_busy(is_busy=False)
        if error is not None:
            sheet.show_error(error)

    def _forget_payment(self, _is_accepted: bool) -> None:
        self._payment = None

    def _print_again(self) -> None:
        if self._last is not None:
            hand_out(self.session, self._last, ReceiptChoice.SHOW, self, is_copy=True)

    def _show_cart(self, cart: Cart) -> None:
        self.sale.show_cart(cart, self.cart_state.priced())

    def _show_drawer(self, session: CashSessionResponse | None) -> None:
        was_closed = not self.sale.drawer.isHidden()
        self.sale.show_drawer(is_open=session is not None)
        if session is None and self.isVisible():
            self.sale.drawer.setFocus()
        elif was_closed:
            self._focus_search()

    def _begin_typing(self) -> None:
        if not self.sale.done.isHidden():
            self.sale.done.hide()
            self._show_cart(self.cart_state.cart)

    def _tell_restored(self) -> None:
        self.session.shell.toast(
            self.tr("The sale that was on this screen is here again."), "information"
        )

    def _open_cash_desk(self) -> None:
        self.session.shell.open_screen("cash")

    def _focus_search(self) -> None:
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
