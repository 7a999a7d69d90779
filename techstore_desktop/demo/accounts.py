"""Customers of the demo shop who buy on account, pay later, and bring things back."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from uuid import UUID

from techstore_desktop.core.accounts.schemas import AccountPaymentCreate
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.shop import Shop

_TRUSTED, _LIMIT = 24, Decimal(3000)
_ON_ACCOUNT, _PAYS, _COMES_BACK = 0.5, 0.35, 0.012


class DemoAccounts:
    """Whom the shop trusts, and what they do."""

    def __init__(
        self, shop: Shop, random: Random, manager: Actor, customers: Sequence[UUID]
    ) -> None:
        self._shop = shop
        self._random = random
        self._trusted = list(customers[:_TRUSTED])
        limit = CustomerUpdate(credit_limit=_LIMIT)
        for customer_id in self._trusted:
            shop.customers.update(manager, customer_id, limit)

    def tenders(self, cart: Cart, total: Decimal) -> list[Tender] | None:
        """Return how somebody trusted pays now and then: not yet."""
        if cart.customer_id not in self._trusted or self._random.random() > _ON_ACCOUNT:
            return None
        standing = self._shop.accounts.standing(cart.customer_id)
        if not 0 < total <= standing.available:
            return None
        return [Tender(method="account", amount=total)]

    def come_back(self, cashier: Actor, sale: SaleResponse) -> None:
        """Let one in many bring the first thing back at once."""
        if self._random.random() > _COMES_BACK:
            return
        line = sale.lines[0]
        item = CartReturn(
            sale_id=sale.id,
            sale_number=sale.number,
            line_id=line.id,
            name=line.name,
            quantity=Decimal(1),
            amount=line.total,
        )
        cart = carts.take_back(Cart(id=self._shop.database.identifiers.new()), item)
        self._shop.sales.complete(cashier, cart, ())

    def pay(self, cashier: Actor) -> None:
        """Let somebody pay part of what they owe."""
        if not self._trusted or self._random.random() > _PAYS:
            return
        customer_id = self._random.choice(self._trusted)
        owed = self._shop.accounts.standing(customer_id).balance
        part = (owed / self._random.choice((1, 2, 3))).quantize(Decimal("0.01"))
        if part > 0:
            method = self._random.choice(("cash", "transfer"))
            self._shop.accounts.pay(
                cashier,
                AccountPaymentCreate(
                    customer_id=customer_id,
                    amount=part,
                    tenders=(Tender(method=method, amount=part),),
                ),
            )
