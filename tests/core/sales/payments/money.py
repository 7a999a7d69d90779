"""Tenders and lines of every kind, as the payment screen makes them."""

from decimal import Decimal
from uuid import uuid4

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.choices import LinePurpose
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodCreate,
    PaymentMethodUpdate,
    PaymentPlan,
)
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.tender_rules import with_plan, worth_of
from techstore_desktop.shop import Shop

PLANS = (
    PaymentPlan(name="1 payment"),
    PaymentPlan(name="3 instalments", rate=Decimal(12)),
    PaymentPlan(name="6 instalments", rate=Decimal("25.5")),
)
RATE = Decimal("1250.50")


def take_everything(shop: Shop, manager: Actor) -> None:
    """Turn on plans, dollars and tips."""
    service = shop.payment_methods
    service.update(manager, "card", PaymentMethodUpdate(plans=PLANS))
    service.add(manager, PaymentMethodCreate(kind="foreign", currency="USD"))
    service.set_rate(manager, "USD", RATE)
    shop.branches.update_shop(manager, ShopUpdate(takes_tips=True))


def voucher_line(number: str, amount: str) -> CartLine:
    """Return a gift card that is sold."""
    return CartLine(
        id=uuid4(),
        name="Gift card",
        list_price=Decimal(amount),
        unit_price=Decimal(amount),
        purpose=LinePurpose.VOUCHER,
        voucher_number=number,
    )


def in_instalments(amount: Decimal, plan: PaymentPlan) -> Tender:
    """Return a card payment of a part of the sale, its surcharge on top."""
    return with_plan(Tender(method="card", amount=amount), plan, 2)


def dollars(shop: Shop, amount: str) -> Tender:
    """Return cash in dollars at the day's rate."""
    profile = shop.profiles.current()
    foreign = Decimal(amount)
    return Tender(
        method="foreign:USD",
        amount=worth_of(foreign, RATE, profile),
        foreign_amount=foreign,
        rate=RATE,
    )


def by_voucher(number: str, amount: Decimal) -> Tender:
    """Return what is spent of a voucher."""
    return Tender(method="voucher", amount=amount, reference=number)
