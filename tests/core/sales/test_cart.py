"""The sale on the screen is a value: nothing typed is lost, nothing odd gets in."""

from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.pricing import PricingRules
from techstore_desktop.core.tax_components import TaxComponent

MOUSE = uuid4()


def a_line(product_id: UUID | None = MOUSE, price: str = "19.90") -> CartLine:
    return CartLine(
        id=uuid4(),
        product_id=product_id,
        sku="MOU-1",
        name="Ratón ñandú 🖱",
        list_price=Decimal(price),
        unit_price=Decimal(price),
        taxes=(TaxComponent(name="IVA", rate=Decimal("10.5")),),
    )


def a_cart(*lines: CartLine) -> Cart:
    cart = Cart(id=uuid4())
    for line in lines:
        cart = carts.add(cart, line)
    return cart


def test_a_cart_comes_back_from_disk_as_it_was() -> None:
    cart = a_cart(a_line(), a_line(None, "5"))
    cart = carts.set_discount(
        cart, cart.lines[0].id, Discount(percent=Decimal("5.5"), reason="price match")
    )
    cart = carts.with_customer(carts.remove(cart, cart.lines[1].id), uuid4(), "Ana")
    assert Cart.model_validate(cart.model_dump(mode="json")) == cart


def test_the_same_goods_become_one_line_of_two() -> None:
    cart = a_cart(a_line(), a_line())
    assert [line.quantity for line in cart.lines] == [2]


def test_goods_with_a_discount_keep_their_own_line() -> None:
    cart = a_cart(a_line())
    cart = carts.set_discount(cart, cart.lines[0].id, Discount(percent=Decimal(5)))
    assert len(carts.add(cart, a_line()).lines) == 2


def test_free_lines_never_merge() -> None:
    assert len(a_cart(a_line(None), a_line(None)).lines) == 2


def test_a_removed_line_is_remembered() -> None:
    cart = a_cart(a_line())
    cart = carts.remove(cart, cart.lines[0].id)
    assert cart.is_empty
    assert [each.name for each in cart.removed] == ["Ratón ñandú 🖱"]


@pytest.mark.parametrize(
    ("quantity", "code"),
    [
        ("0", "quantity.not_positive"),
        ("-1", "quantity.not_positive"),
        ("100000", "quantity.too_large"),
        ("0.0001", "quantity.too_fine"),
    ],
)
def test_an_impossible_quantity_is_refused(quantity: str, code: str) -> None:
    cart = a_cart(a_line())
    with pytest.raises(RuleBroken) as refused:
        carts.set_quantity(cart, cart.lines[0].id, Decimal(quantity))
    assert refused.value.code == code


def test_an_impossible_price_is_refused() -> None:
    cart = a_cart(a_line())
    for price in ("-0.01", "1000000001"):
        with pytest.raises(RuleBroken, match="price"):
            carts.set_price(cart, cart.lines[0].id, Decimal(price))


@pytest.mark.parametrize("name", ["", "   ", "x" * 301])
def test_a_line_has_a_name_of_sensible_length(name: str) -> None:
    with pytest.raises(ValidationError):
        CartLine(id=uuid4(), name=name, list_price=Decimal(1), unit_price=Decimal(1))


def test_the_price_of_a_cart_is_the_price_of_its_lines() -> None:
    cart = a_cart(a_line(), a_line(None, "5.00"))
    priced = carts.price(cart, PricingRules(2, prices_include_tax=True))
    assert priced.total == Decimal("24.90")
    with pytest.raises(RuleBroken, match=r"line\.not_found"):
        cart.line(uuid4())
