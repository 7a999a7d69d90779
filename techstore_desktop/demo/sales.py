"""What the demo shop sells, one customer after the other."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from uuid import UUID

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductFilter, ProductSummary
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.accounts import DemoAccounts
from techstore_desktop.demo.quotes import DemoQuotes
from techstore_desktop.demo.vouchers import DemoVouchers
from techstore_desktop.demo.words import Say
from techstore_desktop.shop import Shop

Told = Callable[[int, int, str], None]
_REGULAR = QT_TRANSLATE_NOOP("Demo", "Regular customer")
_KNOWN, _DISCOUNTED, _PAID_TWO_WAYS, _OVERSOLD = 0.3, 0.08, 0.05, 0.002
_MARKUP = Decimal("1.36")


class DemoSales:
    """The counter: who comes, what they take, how they pay."""

    def __init__(
        self,
        shop: Shop,
        random: Random,
        manager: Actor,
        customers: Sequence[UUID],
        *,
        cashier: Actor,
        sales: int,
        told: Told,
        say: Say,
    ) -> None:
        self._say = say
        self._shop = shop
        self._random = random
        self._customers = customers
        self._cashier = cashier
        self._sales = sales
        self._told = told
        self._products = _sellable(shop, random)
        self._shelves = {product.id: product.on_hand for product in self._products}
        self._sold_out: set[UUID] = set()
        self._taxes = shop.branches.taxes()
        self._accounts = DemoAccounts(shop, random, manager, customers)
        self._quotes = DemoQuotes(shop, sales, say)
        self._vouchers = DemoVouchers(shop, manager, sales, say)
        self._done = 0

    def serve(self) -> None:
        """Sell to one customer, and do what some of them ask for besides."""
        chance = self._random
        customer = chance.choice(self._customers) if chance.random() < _KNOWN else None
        cart = carts.with_customer(self._cart(self._chosen()), customer)
        sale = self._pay(cart)
        self._take_off(cart)
        self._accounts.come_back(self._cashier, sale)
        self._quotes.offer(self._cashier, cart, self._done)
        self._vouchers.go_on(self._cashier, sale, self._done)
        self._done += 1
        self._told(self._done, self._sales, "sales")

    def end_day(self) -> None:
        """Let somebody pay what they owe."""
        self._accounts.pay(self._cashier)

    def _chosen(self) -> list[ProductSummary]:
        """Return what one customer takes off the shelves."""
        count = self._random.choice((1, 1, 1, 2, 2, 3, 4))
        chosen: dict[UUID, ProductSummary] = {}
        while len(chosen) < count:
            product = self._random.choice(self._products)
            if product.id not in self._sold_out:
                chosen[product.id] = product
        return list(chosen.values())

    def _cart(self, products: Sequence[ProductSummary]) -> Cart:
        identifiers, chance = self._shop.database.identifiers, self._random
        cart = Cart(id=identifiers.new())
        for product in products:
            line = line_for(product, self._taxes, line_id=identifiers.new())
            cart = carts.add(cart, line)
        if chance.random() < _DISCOUNTED:
            percent = Decimal(chance.choice((5, 10)))
            discount = Discount(percent=percent, reason=self._say(_REGULAR))
            cart = carts.set_sale_discount(cart, discount)
        return cart

    def _pay(self, cart: Cart) -> SaleResponse:
        sales, chance = self._shop.sales, self._random
        total = carts.price(cart, sales.rules()).total
        method = chance.choices(("card", "cash", "transfer"), (45, 40, 15))[0]
        notes = (total / 10).to_integral_value() * 10 + 10
        tenders = [Tender(method=method, amount=notes if method == "cash" else total)]
        if chance.random() < _PAID_TWO_WAYS:
            part = (total / 2).quantize(Decimal("0.01"))
            tenders = [
                Tender(method="card", amount=part),
                Tender(method="cash", amount=total - part),
            ]
        on_account = self._accounts.tenders(cart, total)
        return sales.complete(self._cashier, cart, on_account or tenders)

    def _take_off(self, cart: Cart) -> None:
        """Take what was sold off the shelves; some last ones nobody sees go."""
        for line in cart.lines:
            if line.product_id is None:
                continue
            self._shelves[line.product_id] -= line.quantity
            is_gone = self._shelves[line.product_id] <= 0
            if is_gone and self._random.random() > _OVERSOLD:
                self._sold_out.add(line.product_id)


def _sellable(shop: Shop, random: Random) -> list[ProductSummary]:
    """Return what the shop sells most: of everything, the cheaper the likelier.

    What would bring less than it cost after a discount needs a manager: not here.
    """
    listed = shop.products.page(ProductFilter(), limit=20_000)
    paying = [
        product
        for product in listed
        if product.on_hand > 0 and product.price >= product.cost * _MARKUP
    ]
    weights = [1 / float(product.price + 20) for product in paying]
    return random.choices(paying, weights, k=1500)
