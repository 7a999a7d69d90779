"""Goods without a receipt, and a fee for taking goods back."""

from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart, price
from techstore_desktop.core.sales.cart_parts import CartReturn, Unreceipted
from techstore_desktop.core.sales.choices import Disposition, SaleKind
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.pricing import PricingRules
from techstore_desktop.core.sales.restocking import charge_fee
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.shop import Shop
from tests import builders
from tests.builders import a_free_line, a_line, a_product, sell, tenders

IVA = TaxComponent(name="IVA", rate=Decimal(21))


@pytest.fixture
def open_shop(shop: Shop, cashier: Actor) -> Shop:
    builders.open_drawer(shop, cashier)
    return shop


def without_receipt(
    product: ProductResponse, quantity: str = "1", at: str = "100", **values: object
) -> CartReturn:
    usual: dict[str, object] = {
        "sale_id": None,
        "sale_number": "",
        "line_id": uuid4(),
        "name": product.name,
        "quantity": Decimal(quantity),
        "amount": Decimal(0),
        "without_receipt": Unreceipted(product_id=product.id, unit_price=Decimal(at)),
    }
    return CartReturn.model_validate(usual | values)


def a_return(shop: Shop, *items: CartReturn, reason: str = "present") -> Cart:
    cart = Cart(id=uuid4(), return_reason=reason)
    for item in shop.sales.with_amounts(items):
        cart = carts.take_back(cart, item)
    return cart


def pay_back(
    shop: Shop,
    actor: Actor,
    cart: Cart,
    *refunds: tuple[str, str],
    lent: Approval | None = None,
) -> SaleResponse:
    given = tenders(*refunds)
    return shop.sales.complete(actor, cart, (), refunds=given, approval=lent)


def an_approval(manager: Actor) -> Approval:
    return Approval(manager.staff_id, frozenset(Permission))


def drawer(shop: Shop) -> Decimal:
    session = shop.cash.current()
    assert session is not None
    return shop.cash.expected_cash(session.id)


def on_hand(shop: Shop, product: ProductResponse) -> Decimal:
    return shop.products.get(product.id).on_hand


def test_it_takes_an_approval_and_is_a_document_of_its_own(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    cart = a_return(open_shop, without_receipt(mouse, "2", at="80"))
    assert carts.coming_back(cart) == 160
    with pytest.raises(RuleBroken) as refused:
        pay_back(open_shop, cashier, cart, ("cash", "160"))
    wanted = Permission.RETURN_WITHOUT_RECEIPT
    assert refused.value.values["permission"] == wanted
    lent = an_approval(manager)
    note = pay_back(open_shop, cashier, cart, ("cash", "160"), lent=lent)
    assert note.kind is SaleKind.WITHOUT_RECEIPT
    assert (note.total, note.return_reason, note.reverses_id) == (-160, "present", None)
    assert note.base + note.tax == -160
    (line,) = note.lines
    assert (line.returned_line_id, line.quantity, line.unit_price) == (None, -2, 80)
    assert drawer(open_shop) == 50 - 160
    assert on_hand(open_shop, mouse) == 12
    assert open_shop.attention.count() == 0
    assert open_shop.verify().holds


def test_above_todays_price_takes_one_more_permission(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    cart = a_return(open_shop, without_receipt(mouse, at="100.01"))
    only = frozenset({Permission.RETURN_WITHOUT_RECEIPT})
    paid = ("cash", "100.01")
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        pay_back(open_shop, cashier, cart, paid, lent=Approval(manager.staff_id, only))
    note = pay_back(open_shop, cashier, cart, paid, lent=an_approval(manager))
    assert note.total == Decimal("-100.01")


def test_somebody_says_why_and_how_the_money_goes_back(
    open_shop: Shop, manager: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    silent = a_return(open_shop, without_receipt(mouse), reason="")
    with pytest.raises(RuleBroken, match=r"return\.reason_needed"):
        pay_back(open_shop, manager, silent, ("cash", "100"))
    cart = a_return(open_shop, without_receipt(mouse))
    assert open_shop.sales.planned_refunds(cart) == ()
    with pytest.raises(RuleBroken, match=r"return\.way_needed"):
        pay_back(open_shop, manager, cart)
    with pytest.raises(RuleBroken, match=r"return\.refunds_differ"):
        pay_back(open_shop, manager, cart, ("cash", "99"))
    assert drawer(open_shop) == 50


def test_the_money_may_stay_as_credit_in_hand(open_shop: Shop, manager: Actor) -> None:
    customer = builders.a_customer(open_shop, manager)
    mouse = a_product(open_shop, manager)
    cart = a_return(open_shop, without_receipt(mouse))
    with pytest.raises(RuleBroken, match=r"account\.no_customer"):
        pay_back(open_shop, manager, cart, ("account", "100"))
    named = carts.with_customer(cart, customer.id)
    pay_back(open_shop, manager, named, ("account", "100"))
    assert open_shop.accounts.standing(customer.id).balance == -100
    assert drawer(open_shop) == 50


@pytest.mark.parametrize(
    ("disposition", "left"),
    [(Disposition.STOCK, 11), (Disposition.DAMAGED, 10), (Disposition.SUPPLIER, 10)],
)
def test_the_goods_go_where_they_are_sent(
    open_shop: Shop, manager: Actor, disposition: Disposition, left: int
) -> None:
    mouse = a_product(open_shop, manager)
    item = without_receipt(mouse, disposition=disposition)
    pay_back(open_shop, manager, a_return(open_shop, item), ("cash", "100"))
    assert on_hand(open_shop, mouse) == left
    assert open_shop.verify().holds


def test_only_units_that_the_shop_sold_come_back(
    open_shop: Shop, manager: Actor
) -> None:
    phone = a_product(open_shop, manager, tracks_serial_numbers=True)
    line = a_line(open_shop, phone).model_copy(update={"serial_numbers": ("SN1",)})
    sell(open_shop, manager, line, paid=(("card", "100"),))
    for wrong in ((), ("SN2",), ("SN1", "SN2")):
        with pytest.raises(RuleBroken, match=r"return\.serials_not_ours"):
            a_return(open_shop, without_receipt(phone, serial_numbers=wrong))
    cart = a_return(open_shop, without_receipt(phone, serial_numbers=("SN1",)))
    pay_back(open_shop, manager, cart, ("cash", "100"))
    with pytest.raises(RuleBroken, match=r"return\.serials_not_ours"):
        a_return(open_shop, without_receipt(phone, serial_numbers=("SN1",)))


def test_it_is_neither_mixed_with_a_receipt_nor_with_goods_that_are_sold(
    open_shop: Shop, manager: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    sale = sell(open_shop, manager, a_line(open_shop, mouse), paid=(("card", "100"),))
    receipted = CartReturn(
        sale_id=sale.id,
        sale_number=sale.number,
        line_id=sale.lines[0].id,
        name="Mouse",
        quantity=Decimal(1),
        amount=Decimal(100),
    )
    with pytest.raises(RuleBroken, match=r"return\.mixed"):
        a_return(open_shop, receipted, without_receipt(mouse))
    cart = carts.add(a_return(open_shop, without_receipt(mouse)), a_free_line("15"))
    with pytest.raises(RuleBroken, match=r"return\.alone"):
        pay_back(open_shop, manager, cart, ("cash", "85"))


@given(
    back=st.decimals("0.01", "9000", places=2),
    percent=st.decimals("0.01", "100", places=2),
    includes_tax=st.booleans(),
)
def test_a_fee_is_a_part_of_what_comes_back_to_the_cent(
    back: Decimal, percent: Decimal, includes_tax: bool
) -> None:
    rules = PricingRules(digits=2, prices_include_tax=includes_tax)
    item = CartReturn(
        sale_id=uuid4(),
        sale_number="A1-000001",
        line_id=uuid4(),
        name="Mouse",
        quantity=Decimal(1),
        amount=back,
    )
    cart = carts.take_back(Cart(id=uuid4()), item)
    share = Discount(percent=percent)
    charged = charge_fee(
        cart, share, line_id=uuid4(), name="Fee", taxes=(IVA,), rules=rules
    )
    fee = price(charged, rules).total
    assert abs(fee - back * percent / 100) < Decimal("0.02")
    again = charge_fee(
        charged, share, line_id=uuid4(), name="Fee", taxes=(IVA,), rules=rules
    )
    assert len(again.lines) == len(charged.lines)
    assert carts.keep_sold(charged, item.line_id).is_empty


def test_a_fee_lowers_what_goes_back_and_has_its_tax(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    line = a_line(open_shop, mouse)
    sale = sell(open_shop, cashier, line, paid=(("card", "40"), ("cash", "60")))
    item = CartReturn(
        sale_id=sale.id,
        sale_number=sale.number,
        line_id=sale.lines[0].id,
        name="Mouse",
        quantity=Decimal(1),
        amount=Decimal(100),
    )
    cart = carts.take_back(Cart(id=uuid4()), item)
    cart = charge_fee(
        cart,
        Discount(amount=Decimal("12.10")),
        line_id=uuid4(),
        name="Restocking fee",
        taxes=(IVA,),
        rules=open_shop.sales.rules(),
    )
    note = open_shop.sales.complete(cashier, cart, ())
    assert (note.kind, note.total) == (SaleKind.RETURN, Decimal("-87.90"))
    assert [line.total for line in note.lines] == [Decimal("12.10"), -100]
    assert note.lines[0].tax == Decimal("2.10")
    refunds = {each.method: each.amount for each in note.payments}
    assert refunds == {"card": Decimal("-35.16"), "cash": Decimal("-52.74")}
    assert drawer(open_shop) == 50 + 60 - Decimal("52.74")
    assert open_shop.verify().holds


def test_a_fee_stands_only_beside_what_comes_back_and_below_it(
    open_shop: Shop, manager: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    rules = open_shop.sales.rules()
    cart = a_return(open_shop, without_receipt(mouse))

    def charged(cart: Cart, amount: str) -> Cart:
        share = Discount(amount=Decimal(amount))
        return charge_fee(
            cart, share, line_id=uuid4(), name="Fee", taxes=(), rules=rules
        )

    with pytest.raises(RuleBroken, match=r"return\.fee_too_large"):
        charged(cart, "100.01")
    with pytest.raises(RuleBroken, match=r"return\.fee_alone"):
        charged(Cart(id=uuid4()), "1")
    with_fee = charged(cart, "10")
    assert charged(with_fee, "0").lines == ()
    alone = with_fee.model_copy(update={"returned": ()})
    with pytest.raises(RuleBroken, match=r"return\.fee_alone"):
        open_shop.sales.complete(manager, alone, tenders(("cash", "10")))
    note = pay_back(open_shop, manager, with_fee, ("cash", "90"))
    assert (note.kind, note.total) == (SaleKind.WITHOUT_RECEIPT, -90)
