"""The prices of whom the sale is for: looked up when the customer changes."""

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QObject

from techstore_desktop.core.prices.terms import PriceListTerms
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.price_lists import listed_price
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session


class CustomerPrices(QObject):
    """Holds the price list of one customer and puts it on carts and lines."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(self)
        self._known_for: UUID | None = None
        self._terms: PriceListTerms | None = None
        self._digits = session.formats.currency.digits

    def follow(self, cart: Cart, found: Callable[[UUID | None], None]) -> None:
        """Look the customer's prices up; ``found`` hears for whom, maybe at once."""
        wanted = cart.customer_id
        if wanted == self._known_for:
            if not cart.follows_its_customer:
                found(wanted)
            return
        if wanted is None:
            self._keep(None, None)
            found(None)
            return
        shop = self._session.shop

        def keep(terms: PriceListTerms | None) -> None:
            self._keep(wanted, terms)
            found(wanted)

        self._latest.run(lambda: shop.price_lists.for_customer(wanted), keep)

    def forget(self) -> None:
        """Look the prices up anew: somebody changed a list."""
        self._known_for, self._terms = None, None
        self._latest.drop()

    def put_on(self, cart: Cart) -> Cart:
        """Return a cart at its customer's prices; what has them already keeps them."""
        if not cart.follows_its_customer:
            return carts.with_price_list(cart, self._terms, self._digits)
        lines = tuple(self.put_on_line(line) for line in cart.lines)
        return cart if lines == cart.lines else cart.model_copy(update={"lines": lines})

    def put_on_line(self, line: CartLine) -> CartLine:
        """Return a line at the customer's price."""
        if self._terms is None or line.price_list_id == self._terms.id:
            return line
        return carts.listed(line, self._terms, self._digits)

    def price_for(self, product: ProductSummary) -> Decimal:
        """Return what the customer pays for one piece of a product."""
        if self._terms is None:
            return product.price
        return listed_price(
            self._terms,
            product.id,
            product.category_id,
            product.price,
            digits=self._digits,
        )

    def _keep(self, known_for: UUID | None, terms: PriceListTerms | None) -> None:
        self._known_for, self._terms = known_for, terms
        self._latest.drop()
