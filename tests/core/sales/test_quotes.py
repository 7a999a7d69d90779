"""Quotes: kept as offered, sold once, as quoted or at today's prices."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission
from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.prices.schemas import PromotionCreate
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart, price
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.sales.pricing import PricingRules
from techstore_desktop.core.sales.quotes.offering import (
    at_quoted_prices,
    content_of,
    promised,
)
from techstore_desktop.core.sales.quotes.schemas import (
    QuoteCreate,
    QuoteFilter,
    QuoteResponse,
    QuoteState,
)
from techstore_desktop.shop import Shop
from tests.builders import (
    a_cart,
    a_customer,
    a_free_line,
    a_line,
    a_product,
    open_drawer,
    tenders,
)

AMOUNTS = st.decimals("0.01", "5000", places=2)
QUANTITIES = st.decimals("0.001", "20", places=3)
PERCENTS = st.decimals("0", "100", places=2)


def a_quote(shop: Shop, actor: Actor, cart: Cart, **how: object) -> QuoteResponse:
    return shop.quotes.create(actor, cart, QuoteCreate.model_validate(how))


def a_mouse_quoted(shop: Shop, actor: Actor, quantity: str = "2") -> QuoteResponse:
    product = a_product(shop, actor, sku="MOUSE")
    return a_quote(shop, actor, a_cart(a_line(shop, product, quantity)), name="Ana")


def reprice(shop: Shop, manager: Actor, amount: str) -> None:
    product = shop.products.find_by_code("MOUSE")
    assert product is not None
    update = ProductUpdate(price=Decimal(amount))
    shop.products.update(manager, product.id, update)


def states(shop: Shop) -> list[QuoteState]:
    return [each.state for each in shop.quotes.page(QuoteFilter())]


@given(
    lines=st.lists(
        st.tuples(AMOUNTS, QUANTITIES, st.none() | PERCENTS), min_size=1, max_size=6
    ),
    off=st.none() | PERCENTS,
    includes_tax=st.booleans(),
)
def test_the_quoted_prices_come_to_the_quote_whatever_was_taken_off(
    lines: list[tuple[Decimal, Decimal, Decimal | None]],
    off: Decimal | None,
    includes_tax: bool,
) -> None:
    rules = PricingRules(digits=2, prices_include_tax=includes_tax)
    cart = Cart(
        id=uuid4(),
        lines=tuple(
            a_free_line(str(amount)).model_copy(
                update={
                    "quantity": quantity,
                    "discount": None if part is None else Discount(percent=part),
                }
            )
            for amount, quantity, part in lines
        ),
        sale_discount=None if off is None else Discount(percent=off),
    )
    priced = price(cart, rules)
    bare = cart.model_copy(update={"sale_discount": None})
    quoted = at_quoted_prices(bare, promised(content_of(cart, priced)), number="Q-1")
    assert all(line.is_as_quoted for line in quoted.lines)
    again = price(quoted, rules)
    assert [line.net for line in again.lines] == [line.net for line in priced.lines]
    assert again.total == priced.total


def test_a_quote_keeps_lines_steps_and_day_and_clears_the_screen(
    shop: Shop, manager: Actor
) -> None:
    customer = a_customer(shop, manager)
    line = a_line(shop, a_product(shop, manager), "3")
    cart = a_cart(line, a_free_line("15"), customer_id=customer.id)
    cart = carts.set_sale_discount(cart, Discount(percent=Decimal(10)))
    shop.sales.keep_draft(cart)
    quote = a_quote(shop, manager, cart, note="Delivery on Friday")
    assert quote.number == "QA1-000001"
    assert (quote.gross, quote.discounts, quote.total) == (315, Decimal("31.5"), 283.5)
    assert [line.name for line in quote.lines] == [line.name, "Cable"]
    assert quote.customer_name == "Ana Quiroga"
    assert quote.valid_until - quote.business_day == timedelta(days=15)
    assert quote.state is QuoteState.OPEN
    assert shop.quotes.get(quote.id) == quote
    assert shop.quotes.find_by_number(" qa1-000001 ") == quote
    assert shop.sales.draft() is None
    assert shop.verify().holds


def test_how_long_it_holds_is_the_shops_setting_or_said(
    shop: Shop, manager: Actor
) -> None:
    shop.branches.update_shop(manager, ShopUpdate(quote_validity_days=3))
    usual = a_quote(shop, manager, a_cart(a_free_line("15")))
    assert (usual.valid_until - usual.business_day).days == 3
    said = usual.business_day + timedelta(days=40)
    chosen = a_quote(shop, manager, a_cart(a_free_line("15")), valid_until=said)
    assert chosen.valid_until == said
    over = usual.business_day - timedelta(days=1)
    with pytest.raises(RuleBroken, match=r"quote\.already_over"):
        a_quote(shop, manager, a_cart(a_free_line("15")), valid_until=over)


def test_it_is_sold_as_quoted_though_price_and_offers_changed(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    open_drawer(shop, manager)
    quote = a_mouse_quoted(shop, manager)
    reprice(shop, manager, "130")
    offer = shop.quotes.offer(quote.id)
    assert (offer.quoted_total, offer.todays_total, offer.difference) == (200, 260, 60)
    assert offer.needs_a_choice
    sale = shop.sales.complete(cashier, offer.as_quoted, tenders(("cash", "200")))
    assert sale.total == 200
    with shop.database.reading() as reading:
        assert reading.session.get_one(Sale, sale.id).quote_id == quote.id
    sold = shop.quotes.get(quote.id)
    assert (sold.state, sold.sold_number) == (QuoteState.SOLD, sale.number)
    assert shop.verify().holds


def test_it_is_sold_at_todays_prices_with_todays_offers(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    quote = a_mouse_quoted(shop, manager)
    shop.promotions.create(
        manager,
        PromotionCreate(
            name="Week", kind=PromotionKind.PERCENT_OFF, percent=Decimal(10)
        ),
    )
    offer = shop.quotes.offer(quote.id)
    assert (offer.quoted_total, offer.todays_total) == (200, 180)
    sale = shop.sales.complete(manager, offer.as_today, tenders(("cash", "180")))
    assert sale.promotion_discounts == 20


def test_discounts_that_were_approved_when_quoted_need_nobody_later(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    open_drawer(shop, manager)
    cart = a_cart(a_line(shop, a_product(shop, manager)))
    discount = Discount(percent=Decimal(50), reason="bulk")
    cart = carts.set_sale_discount(cart, discount)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        a_quote(shop, cashier, cart)
    quote = a_quote(shop, manager, cart)
    offer = shop.quotes.offer(quote.id)
    assert (offer.quoted_total, offer.todays_total) == (50, 100)
    sale = shop.sales.complete(cashier, offer.as_quoted, tenders(("cash", "50")))
    assert (sale.line_discounts, sale.total) == (50, 50)


def test_who_changes_a_quoted_line_answers_for_it(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    open_drawer(shop, manager)
    cart = a_cart(a_line(shop, a_product(shop, manager), "2"))
    discount = Discount(percent=Decimal(50), reason="bulk")
    quote = a_quote(shop, manager, carts.set_sale_discount(cart, discount))
    quoted = shop.quotes.offer(quote.id).as_quoted
    fewer = carts.set_quantity(quoted, quoted.lines[0].id, Decimal(1))
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.sales.complete(cashier, fewer, ())


def test_terms_that_nobody_promised_are_refused(shop: Shop, manager: Actor) -> None:
    open_drawer(shop, manager)
    quote = a_mouse_quoted(shop, manager)
    quoted = shop.quotes.offer(quote.id).as_quoted
    (line,) = quoted.lines
    assert line.quoted is not None
    cheap = line.quoted.model_copy(update={"unit_price": Decimal(1)})
    forged = line.model_copy(update={"quoted": cheap, "unit_price": Decimal(1)})
    for cart in (
        quoted.model_copy(update={"lines": (forged,)}),
        quoted.model_copy(update={"quote_id": None}),
    ):
        with pytest.raises(RuleBroken, match=r"quote\.terms_differ"):
            shop.sales.complete(manager, cart, tenders(("cash", "200")))


def test_an_expired_quote_takes_a_managers_pin_at_the_quoted_prices_only(
    shop: Shop, manager: Actor, cashier: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    quote = a_mouse_quoted(shop, manager)
    clock.advance(timedelta(days=15))
    assert states(shop) == [QuoteState.OPEN]
    clock.advance(timedelta(days=1))
    assert states(shop) == [QuoteState.EXPIRED]
    offer = shop.quotes.offer(quote.id)
    assert offer.needs_a_choice
    paid = tenders(("cash", "200"))
    with pytest.raises(RuleBroken) as refused:
        shop.sales.complete(cashier, offer.as_quoted, paid)
    assert refused.value.values["permission"] == Permission.HONOUR_EXPIRED_QUOTE
    lent = Approval(manager.staff_id, frozenset(Permission))
    shop.sales.complete(cashier, offer.as_quoted, paid, approval=lent)
    assert states(shop) == [QuoteState.SOLD]


def test_todays_prices_of_an_expired_quote_need_nobody(
    shop: Shop, manager: Actor, cashier: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    quote = a_mouse_quoted(shop, manager)
    clock.advance(timedelta(days=30))
    offer = shop.quotes.offer(quote.id)
    shop.sales.complete(cashier, offer.as_today, tenders(("cash", "200")))
    assert states(shop) == [QuoteState.SOLD]


def test_it_is_sold_once_and_again_only_after_a_void(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    quote = a_mouse_quoted(shop, manager)
    both = [shop.quotes.offer(quote.id).as_quoted for _ in range(2)]
    paid = tenders(("cash", "200"))
    sale = shop.sales.complete(manager, both[0], paid)
    with pytest.raises(RuleBroken, match=r"quote\.sold"):
        shop.sales.complete(manager, both[1], paid)
    with pytest.raises(RuleBroken, match=r"quote\.sold"):
        shop.quotes.offer(quote.id)
    assert shop.sales.complete(manager, both[0], paid).number == sale.number
    shop.sales.void(manager, sale.id, "wrong customer")
    assert states(shop) == [QuoteState.OPEN]
    shop.sales.complete(manager, both[1], paid)
    assert shop.attention.count() == 0
    assert shop.verify().holds


def test_quotes_are_found_by_number_name_customer_and_state(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    customer = a_customer(shop, manager, name="Bruno Paz")
    first = a_quote(shop, manager, a_cart(a_free_line("1")), name="The school")
    clock.advance(timedelta(days=16))
    cart = a_cart(a_free_line("2"), customer_id=customer.id)
    second = a_quote(shop, manager, cart)

    def found(**wanted: object) -> list[str]:
        rows = shop.quotes.page(QuoteFilter.model_validate(wanted))
        return [row.number for row in rows]

    assert found() == [second.number, first.number]
    assert found(text="school") == found(text="000001") == [first.number]
    assert found(text="Bruno") == found(text=second.number) == [second.number]
    assert found(state="expired") == [first.number]
    assert found(state="open") == found(customer_id=customer.id) == [second.number]
    assert found(state="sold") == found(text="100 %") == []


def test_goods_that_come_back_are_not_quoted(shop: Shop, manager: Actor) -> None:
    item = CartReturn(
        sale_id=uuid4(),
        sale_number="A1-000001",
        line_id=uuid4(),
        name="Cable",
        quantity=Decimal(1),
        amount=Decimal(1),
    )
    cart = carts.take_back(a_cart(a_free_line("15")), item)
    with pytest.raises(RuleBroken, match=r"quote\.takes_back"):
        a_quote(shop, manager, cart)
    with pytest.raises(RuleBroken, match=r"sale\.empty"):
        a_quote(shop, manager, a_cart())


def test_an_erased_customer_is_on_no_quote_and_on_no_sale_from_it(
    shop: Shop, manager: Actor
) -> None:
    customer = a_customer(shop, manager)
    cart = a_cart(a_free_line("2"), customer_id=customer.id)
    quote = a_quote(shop, manager, cart)
    shop.customers.erase(manager, customer.id)
    assert not shop.quotes.get(quote.id).customer_name
    assert shop.quotes.offer(quote.id).as_quoted.customer_id is None
    assert shop.verify().holds
