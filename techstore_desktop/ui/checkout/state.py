"""The sale on the screen: one cart value, its past for undo, its copy on disk."""

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from techstore_desktop.core.branches.schemas import TaxResponse
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.cart_units import (
    line_lacking,
    one_more,
    require_each_once,
)
from techstore_desktop.core.sales.lines import components_of, line_for
from techstore_desktop.core.sales.price_book import PriceBook
from techstore_desktop.core.sales.pricing import PricedSale, PricingRules
from techstore_desktop.core.sales.vouchers import check_voucher_lines, voucher_line
from techstore_desktop.core.storage.disk import Room
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.checkout.customer_prices import CustomerPrices
from techstore_desktop.ui.session import Session

MOST_STEPS = 100
_FRAMES = 30


class CheckoutState(QObject):
    """Holds the cart. Every change is announced, kept on disk, and can be undone."""

    changed = Signal(object)
    """Carries the cart."""

    added = Signal(object)
    """Carries the id of the line that was added or grew."""

    restored = Signal()
    ready = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._past: list[Cart] = []
        self._keeping = Latest(self)
        # After the line is painted: writing a long sale down would hold the frame up.
        self._keeping_soon = QTimer(self)
        self._keeping_soon.setSingleShot(True)
        self._keeping_soon.setInterval(_FRAMES)
        self._keeping_soon.timeout.connect(self._keep_draft)
        self._prices = CustomerPrices(session, self)
        self._book: PriceBook | None = None
        self._priced: tuple[Cart, PricedSale] | None = None
        self._ruled_by: tuple[PriceBook, datetime | None] | None = None
        self.rules: PricingRules | None = None
        self.taxes: Sequence[TaxResponse] = ()
        self.cart = self._new_cart()

    def load(self) -> None:
        """Read rules, taxes and the draft that a crash or a restart left."""
        shop = self._session.shop
        run(
            lambda: (
                shop.sales.price_book(),
                shop.branches.taxes(),
                shop.sales.draft(),
            ),
            self._loaded,
            self,
        )

    def refresh_prices(self) -> None:
        """Read promotions and taxes anew: somebody changed them."""
        if self._book is None:
            return
        shop = self._session.shop
        self._prices.forget()
        run(
            lambda: (shop.sales.price_book(), shop.branches.taxes()),
            self._take_prices,
            self,
        )

    def priced(self) -> PricedSale | None:
        """Return what the sale costs; None before the rules are read."""
        return self.price_of(self.cart)

    def price_of(self, cart: Cart) -> PricedSale | None:
        """Return what a cart costs or would cost. Raises what pricing refuses."""
        if self.rules is None:
            return None
        if self._priced is None or self._priced[0] is not cart:
            self._priced = cart, carts.price(cart, self.rules)
        return self._priced[1]

    def price_for(self, product: ProductSummary) -> Decimal:
        """Return what the customer of this sale pays for one piece of a product."""
        return self._prices.price_for(product)

    def listed(self, line: CartLine) -> CartLine:
        """Return a line at the price of this sale's customer."""
        return self._prices.put_on_line(line)

    def add_product(self, product: ProductSummary, quantity: Decimal) -> None:
        """Put a product of the catalogue on the sale.

        Raises RuleBroken ``storage.no_room`` where the disk has none for a new sale.
        """
        line = line_for(product, self.taxes, line_id=self._new_id(), quantity=quantity)
        self._add(line)

    def add_unit(self, product: ProductSummary, number: str, second: str) -> None:
        """Put one unit of a product on the sale, by its number (R34).

        A line that lacks a number takes it. Raises RuleBroken ``serial.*`` and as
        ``add_product`` does.
        """
        lacking = line_lacking(self.cart, product.id)
        if lacking is not None:
            self.change(lambda cart: one_more(cart, lacking.id, number, second))
            self.added.emit(lacking.id)
            return
        line = line_for(product, self.taxes, line_id=self._new_id())
        seconds = {number: second} if second else {}
        units_on_it = {"serial_numbers": (number,), "second_numbers": seconds}
        line = line.model_copy(update=units_on_it)
        require_each_once((*self.cart.lines, line))
        self._add(line)

    def add_free_line(
        self, name: str, price: Decimal, quantity: Decimal, tax_id: UUID | None
    ) -> None:
        """Put something on the sale that is not in the catalogue."""
        self._add(
            CartLine(
                id=self._new_id(),
                name=name,
                quantity=quantity,
                list_price=price,
                unit_price=price,
                taxes=components_of(tax_id, self.taxes),
            )
        )

    def add_voucher(self, name: str, number: str, amount: Decimal) -> None:
        """Sell a gift card; without a number it gets one (R16).

        Raises RuleBroken ``voucher.*``, ``price.*``, ``payment.card_number_refused``.
        """
        line = voucher_line(self._new_id(), name, number, amount)
        check_voucher_lines(carts.add(self.cart, line))
        self._add(line)

    def change(self, work: Callable[[Cart], Cart]) -> None:
        """Change the cart by a function of ``core.sales.cart``, if prices allow it.

        Raises RuleBroken and leaves the sale as it was.
        """
        changed = work(self.cart)
        self.price_of(changed)
        self._take(changed)

    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return bool(self._past)

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        if not self.can_undo():
            return False
        self._show(self._past.pop())
        return True

    def begin_anew(self) -> None:
        """Start the next sale; the one before is completed."""
        self._past.clear()
        self._keeping_soon.stop()
        self._keeping.drop()
        self.take_over(self._new_cart())

    def give_up(self) -> None:
        """Clear the sale. What was on it is recorded; undo brings it back."""
        given_up, actor, shop = self.cart, self._session.actor, self._session.shop
        if given_up.is_empty:
            return
        run(lambda: shop.sales.abandon(actor, given_up), lambda _: None, self)
        self._take(self._new_cart())

    def take_over(self, cart: Cart) -> None:
        """Go on with a cart that another screen had in hand."""
        self.cart = cart
        self._set_rules()
        self.changed.emit(cart)
        self._prices.follow(cart, self._put_prices_on)

    def _loaded(
        self, read: tuple[PriceBook, Sequence[TaxResponse], Cart | None]
    ) -> None:
        book, taxes, draft = read
        if draft is not None and self.cart.is_empty and not draft.is_empty:
            self.cart = draft
            self.restored.emit()
        self._take_prices((book, taxes))
        self.ready.emit()

    def _take_prices(self, read: tuple[PriceBook, Sequence[TaxResponse]]) -> None:
        self._book, self.taxes = read
        self.take_over(self.cart)

    def _add(self, line: CartLine) -> None:
        if self.cart.is_empty and self._session.shop.room() is Room.NONE:
            raise RuleBroken("storage.no_room")
        line = self._prices.put_on_line(line)
        before = {kept.id: kept.quantity for kept in self.cart.lines}
        self.change(lambda cart: carts.add(self._begun(cart), line))
        for kept in self.cart.lines:
            if before.get(kept.id) != kept.quantity:
                self.added.emit(kept.id)

    def _take(self, cart: Cart) -> None:
        if cart == self.cart:
            return
        self._past = [*self._past[-MOST_STEPS:], self.cart]
        self._show(cart)

    def _show(self, cart: Cart) -> None:
        self.take_over(cart)
        self._keeping_soon.start()

    def _keep_draft(self) -> None:
        kept, shop = self.cart, self._session.shop
        self._keeping.run(lambda: shop.sales.keep_draft(kept), lambda _: None)

    def _begun(self, cart: Cart) -> Cart:
        """Return a cart that knows when its first line came: its promotions hold."""
        if not cart.is_empty:
            return cart
        now = self._session.shop.database.clock.now()
        begun = cart.model_copy(update={"begun_at": now})
        self._set_rules(begun)
        return begun

    def _set_rules(self, cart: Cart | None = None) -> None:
        """Let the promotions be those of the moment when the sale was begun."""
        if self._book is None:
            return
        begun_at = (cart or self.cart).begun_at
        if begun_at is not None and self._ruled_by == (self._book, begun_at):
            return
        self._ruled_by = self._book, begun_at
        moment = begun_at or self._session.shop.database.clock.now()
        self.rules, self._priced = self._book.at(moment), None

    def _put_prices_on(self, _customer_id: UUID | None) -> None:
        """Let the lines follow the customer's price list; no step of its own."""
        priced = self._prices.put_on(self.cart)
        if priced is not self.cart:
            self._show(priced)

    def _new_cart(self) -> Cart:
        return Cart(id=self._new_id())

    def _new_id(self) -> UUID:
        return self._session.shop.database.identifiers.new()
