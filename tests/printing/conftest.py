"""A sale with everything on it, and the shop that prints it."""

from decimal import Decimal

import pytest

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.shop import Shop
from tests.builders import a_cart, a_customer, a_free_line, open_drawer, tenders


@pytest.fixture
def dialect() -> str:
    return "sqlite"


@pytest.fixture
def profile(shop: Shop, manager: Actor) -> ShopProfile:
    return shop.profiles.current()


@pytest.fixture
def sale(shop: Shop, manager: Actor, profile: ShopProfile) -> SaleResponse:
    open_drawer(shop, manager)
    customer = a_customer(shop, manager, tax_number="20-12345678-9")
    cart = a_cart(
        a_free_line("1234.50", "Ratón ñandú € ₲"),
        a_free_line("7.00", "键盘 キーボード 키보드"),
        customer_id=customer.id,
    )
    off = Discount(percent=Decimal(5), reason="price match")
    cart = carts.set_discount(cart, cart.lines[0].id, off)
    paid = tenders(("card", "1000"), ("cash", "200"))
    return shop.sales.complete(manager, cart, paid)
