"""Vouchers of the demo shop: gift cards sold and spent, store credit; instalments."""

from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine, CartReturn
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodCreate,
    PaymentPlan,
)
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.vouchers import voucher_line
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.words import Say
from techstore_desktop.shop import Shop

MONTHS = 12
_INSTALMENTS = QT_TRANSLATE_NOOP("Demo", "Instalments")
_GIFT_CARD = QT_TRANSLATE_NOOP("Demo", "Gift card")
_CLEANING = QT_TRANSLATE_NOOP("Demo", "Cleaning of a laptop")
_RATHER_ANOTHER = QT_TRANSLATE_NOOP("Demo", "Would rather choose another")
PLANS = (
    PaymentPlan(name=QT_TRANSLATE_NOOP("Demo", "3 instalments"), rate=Decimal(9)),
    PaymentPlan(name=QT_TRANSLATE_NOOP("Demo", "6 instalments"), rate=Decimal(18)),
    PaymentPlan(name=QT_TRANSLATE_NOOP("Demo", "12 instalments"), rate=Decimal(36)),
)
_CARDS = (
    ("GC10003471", 50, 0.15),
    ("GC10003472", 100, 0.3),
    ("GC10003473", 25, 0.45),
    ("GC10003474", 200, 0.6),
    ("GC10003475", 75, 0.75),
    ("GC10003476", 50, 0.9),
)
_SPENT = {0.4: ("GC10003471", 50), 0.7: ("GC10003472", 64), 0.95: ("GC10003474", 120)}
_COMES_BACK = (0.55, 0.92)


class DemoVouchers:
    """Gift cards now and then, some spent; somebody takes store credit instead."""

    def __init__(self, shop: Shop, manager: Actor, sales: int, say: Say) -> None:
        self._say = say
        self._shop = shop
        self._manager = manager
        self._cards = {int(sales * part): (no, worth) for no, worth, part in _CARDS}
        self._spent = {int(sales * part): how for part, how in _SPENT.items()}
        self._back = [int(sales * part) for part in _COMES_BACK]
        shop.branches.update_shop(manager, ShopUpdate(voucher_months=MONTHS))
        shop.payment_methods.add(
            manager,
            PaymentMethodCreate(
                kind="card",
                name=say(_INSTALMENTS),
                position=60,
                key="Shift+F6",
                plans=tuple(
                    plan.model_copy(update={"name": say(plan.name)}) for plan in PLANS
                ),
            ),
        )

    def go_on(self, cashier: Actor, sale: SaleResponse, done: int) -> None:
        """Let happen what it is time for, after a sale."""
        if done in self._cards:
            self._sell(cashier, *self._cards[done])
        if done in self._spent:
            self._spend(cashier, *self._spent[done])
        if self._back and done >= self._back[0] and _may_come_back(sale):
            self._back.pop(0)
            self._give_credit(sale)

    def _sell(self, cashier: Actor, number: str, worth: int) -> None:
        line = voucher_line(
            self._new_id(), self._say(_GIFT_CARD), number, Decimal(worth)
        )
        paid = [Tender(method="card", amount=Decimal(worth))]
        self._shop.sales.complete(cashier, self._cart(line), paid)

    def _spend(self, cashier: Actor, number: str, amount: int) -> None:
        line = CartLine(
            id=self._new_id(),
            name=self._say(_CLEANING),
            list_price=Decimal(amount),
            unit_price=Decimal(amount),
        )
        paid = [Tender(method="voucher", amount=Decimal(amount), reference=number)]
        self._shop.sales.complete(cashier, self._cart(line), paid)

    def _give_credit(self, sale: SaleResponse) -> None:
        """Take the last thing back; the customer would rather choose another."""
        line = sale.lines[-1]
        item = CartReturn(
            sale_id=sale.id,
            sale_number=sale.number,
            line_id=line.id,
            name=line.name,
            quantity=line.quantity,
            amount=line.total,
        )
        cart = carts.take_back(Cart(id=self._new_id()), item)
        cart = carts.set_return_reason(cart, self._say(_RATHER_ANOTHER))
        credit = [Tender(method="voucher", amount=line.total)]
        self._shop.sales.complete(self._manager, cart, (), refunds=credit)

    def _cart(self, line: CartLine) -> Cart:
        return carts.add(Cart(id=self._new_id()), line)

    def _new_id(self) -> UUID:
        return self._shop.database.identifiers.new()


def _may_come_back(sale: SaleResponse) -> bool:
    """Tell whether the last of several things was paid for, and is still there."""
    on_account = any(paid.method == "account" for paid in sale.payments)
    return len(sale.lines) > 1 and not on_account and sale.lines[-1].total > 0
