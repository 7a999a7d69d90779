"""What a person may take off by hand, what a PIN lends, and what nobody may."""

from decimal import Decimal

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.prices.schemas import PromotionCreate
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.limits import is_within
from techstore_desktop.core.sales.pricing import LineToPrice, PricingRules, price_sale
from techstore_desktop.shop import Shop
from tests.builders import (
    MANAGER_PIN,
    a_cart,
    a_free_line,
    a_line,
    a_product,
    open_drawer,
    tenders,
)


@pytest.fixture
def open_shop(shop: Shop, cashier: Actor) -> Shop:
    open_drawer(shop, cashier)
    return shop


def off(text: str, reason: str = "") -> Discount:
    """Return ``10 %`` or an amount."""
    if text.endswith("%"):
        return Discount(percent=Decimal(text[:-1]), reason=reason)
    return Discount(amount=Decimal(text), reason=reason)


def with_discounts(price: str, line: str = "", sale: str = "", why: str = "") -> Cart:
    cart = a_cart(a_free_line(price))
    if line:
        cart = carts.set_discount(cart, cart.lines[0].id, off(line, why))
    return carts.set_sale_discount(cart, off(sale, why)) if sale else cart


def refusal(shop: Shop, actor: Actor, cart: Cart) -> dict[str, object]:
    with pytest.raises(RuleBroken) as refused:
        shop.sales.complete(actor, cart, [])
    return {"code": refused.value.code, **refused.value.values}


@pytest.mark.parametrize(
    ("line", "sale"), [("10%", ""), ("10", ""), ("", "10%"), ("5%", "5%")]
)
def test_up_to_the_limit_nobody_is_asked(
    open_shop: Shop, cashier: Actor, line: str, sale: str
) -> None:
    cart = with_discounts("100", line, sale)
    total = carts.price(cart, open_shop.sales.rules()).total
    made = open_shop.sales.complete(cashier, cart, tenders(("cash", str(total))))
    assert made.total == total


@pytest.mark.parametrize(
    ("line", "sale"),
    [("10.01%", ""), ("10.01", ""), ("", "10.01"), ("10%", "10%"), ("10", "0.01")],
)
def test_beyond_it_another_persons_pin_is_needed(
    open_shop: Shop, manager: Actor, cashier: Actor, line: str, sale: str
) -> None:
    cart = with_discounts("100", line, sale, "price match")
    needed = Permission.EXCEED_DISCOUNT_LIMIT
    assert refusal(open_shop, cashier, cart)["permission"] == needed
    lent = open_shop.staff.approve(manager.staff_id, MANAGER_PIN, frozenset({needed}))
    total = carts.price(cart, open_shop.sales.rules()).total
    sale_made = open_shop.sales.complete(
        cashier, cart, tenders(("cash", str(total))), approval=lent
    )
    assert sale_made.total == total


def test_beyond_it_a_reason_is_needed(open_shop: Shop, cashier: Actor) -> None:
    said = refusal(open_shop, cashier, with_discounts("100", "50%"))
    assert said == {"code": "discount.reason_needed", "limit": Decimal(10)}


def test_the_managers_limit_holds_for_everybody(
    open_shop: Shop, manager: Actor
) -> None:
    limits = ShopUpdate(manager_discount_limit=Decimal(50))
    open_shop.branches.update_shop(manager, limits)
    said = refusal(open_shop, manager, with_discounts("100", "50.01%", why="friend"))
    assert said == {"code": "discount.beyond_all", "limit": Decimal(50)}


def test_each_role_has_its_own_limit(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    limits = ShopUpdate(cashier_discount_limit=Decimal("2.5"))
    open_shop.branches.update_shop(manager, limits)
    cart = with_discounts("100", "2.51%", why="friend")
    assert refusal(open_shop, cashier, cart)["code"] == "permission.missing"
    open_shop.sales.complete(manager, cart, tenders(("cash", "97.49")))


@pytest.mark.parametrize("price", ["1.06", "0.04", "0.05", "19.95"])
def test_a_per_cent_within_the_limit_is_within_it_however_it_rounds(
    price: str,
) -> None:
    lines = [LineToPrice(Decimal(1), Decimal(price), (), off("10%")) for _ in range(3)]
    rules = PricingRules(2, prices_include_tax=True)
    assert is_within(price_sale(lines, sale_discount=None, rules=rules), Decimal(10))


def test_what_a_promotion_takes_off_uses_up_no_limit(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    half = PromotionCreate.model_validate(
        {"name": "Half", "kind": "percent_off", "percent": "40"}
    )
    open_shop.promotions.create(manager, half)
    mouse = a_product(open_shop, manager, cost="10")
    cart = a_cart(a_line(open_shop, mouse))
    cart = carts.set_discount(cart, cart.lines[0].id, off("10%"))
    sale = open_shop.sales.complete(cashier, cart, tenders(("cash", "54")))
    assert (sale.promotion_discounts, sale.line_discounts) == (40, 6)


def test_selling_under_cost_asks(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    # 72.60 less 21 % included is 60.00.
    at_cost = a_product(open_shop, manager, price="72.60", cost="60")
    cart = a_cart(a_line(open_shop, at_cost))
    open_shop.sales.complete(cashier, cart, tenders(("cash", "72.60")))
    cart = a_cart(a_line(open_shop, at_cost))
    cart = carts.set_discount(cart, cart.lines[0].id, off("0.01"))
    needed = Permission.SELL_UNDER_COST
    assert refusal(open_shop, cashier, cart)["permission"] == needed
    lent = open_shop.staff.approve(manager.staff_id, MANAGER_PIN, frozenset({needed}))
    open_shop.sales.complete(cashier, cart, tenders(("cash", "72.59")), approval=lent)


def test_one_pin_lends_all_that_is_missing(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    cart = a_cart(a_line(open_shop, a_product(open_shop, manager)))
    cart = carts.set_discount(cart, cart.lines[0].id, off("50%", "last one"))
    missing = refusal(open_shop, cashier, cart)["permissions"]
    assert missing == (Permission.EXCEED_DISCOUNT_LIMIT, Permission.SELL_UNDER_COST)


@pytest.mark.parametrize(("may", "asks"), [(True, False), (False, True)])
def test_a_promotion_may_be_let_under_cost(
    open_shop: Shop, manager: Actor, cashier: Actor, *, may: bool, asks: bool
) -> None:
    clearance = PromotionCreate.model_validate(
        {
            "name": "Clearance",
            "kind": "percent_off",
            "percent": "60",
            "may_sell_under_cost": may,
        }
    )
    open_shop.promotions.create(manager, clearance)
    cart = a_cart(a_line(open_shop, a_product(open_shop, manager)))
    if asks:
        assert refusal(open_shop, cashier, cart)["code"] == "permission.missing"
    else:
        open_shop.sales.complete(cashier, cart, tenders(("cash", "40")))


@pytest.mark.parametrize("as_what", ["price", "line", "sale"])
def test_r9_giving_away_takes_the_permission_and_costs_no_tax(
    open_shop: Shop, manager: Actor, cashier: Actor, as_what: str
) -> None:
    """R9: a price of 0, and all taken off; a step of cash rounding makes no money."""
    step = ShopUpdate(cash_rounding_step=Decimal("0.05"))
    open_shop.branches.update_shop(manager, step)
    cart = a_cart(a_line(open_shop, a_product(open_shop, manager, cost="0")))
    line_id = cart.lines[0].id
    if as_what == "price":
        cart = carts.set_price(cart, line_id, Decimal(0))
    elif as_what == "line":
        cart = carts.set_discount(cart, line_id, off("100%", "gift"))
    else:
        cart = carts.set_sale_discount(cart, off("100", "gift"))
    missing = refusal(open_shop, cashier, cart)["permissions"]
    assert Permission.SELL_AT_ZERO in missing  # type: ignore[operator]
    given = open_shop.sales.complete(manager, cart, [])
    assert (given.total, given.base, given.tax, given.cash_rounding) == (0, 0, 0, 0)
    assert given.payments == ()
    assert open_shop.products.get(cart.lines[0].product_id).on_hand == 9  # type: ignore[arg-type]


def test_what_a_promotion_makes_free_is_no_gift_of_the_cashier(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    free = PromotionCreate.model_validate(
        {"name": "Sticker", "kind": "percent_off", "percent": "100"}
    )
    open_shop.promotions.create(manager, free)
    sticker = a_product(open_shop, manager, cost="0")
    cart = a_cart(a_line(open_shop, sticker))
    assert open_shop.sales.complete(cashier, cart, []).total == 0
