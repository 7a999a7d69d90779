"""Sales put aside and taken up again, on one till."""

from decimal import Decimal

import pytest

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.models import LineRemoval, Sale
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


def a_sale_for(shop: Shop, actor: Actor, name: str) -> Cart:
    customer = a_customer(shop, actor, name=name)
    line = a_line(shop, a_product(shop, actor, sku=f"S-{name}"), "2")
    cart = a_cart(line, customer_id=customer.id)
    return cart.model_copy(update={"customer_name": name, "priced_for": customer.id})


def labels(shop: Shop) -> list[str]:
    return [each.label for each in shop.parking.parked()]


def test_many_sales_wait_at_once_and_each_comes_back_as_it_was(
    shop: Shop, manager: Actor
) -> None:
    first = a_sale_for(shop, manager, "Ana Quiroga")
    shop.sales.keep_draft(first)
    first_id = shop.parking.park(manager, first)
    shop.parking.park(manager, a_cart(a_free_line("15")), "The man with the dog")
    assert set(labels(shop)) == {"Ana Quiroga", "The man with the dog"}
    assert shop.sales.draft() is None
    cart = shop.parking.take_up(manager, first_id)
    assert labels(shop) == ["The man with the dog"]
    assert cart.lines == first.lines
    assert (cart.customer_id, cart.customer_name) == (first.customer_id, "Ana Quiroga")
    assert cart.id != first.id
    assert shop.sales.draft() == cart


def test_the_list_tells_what_it_came_to_who_parked_it_and_where(
    shop: Shop, manager: Actor
) -> None:
    shop.parking.park(manager, a_cart(a_free_line("15"), a_free_line("20")))
    (parked,) = shop.parking.parked()
    assert (parked.total, parked.piece_count) == (Decimal(35), Decimal(2))
    assert (parked.parked_by, parked.terminal_name) == (manager.name, "Till A1")
    assert parked.label == "Cable"


def test_a_sale_that_was_taken_up_or_given_up_is_not_taken_up_again(
    shop: Shop, manager: Actor
) -> None:
    taken = shop.parking.park(manager, a_cart(a_free_line("15")))
    given_up = shop.parking.park(manager, a_cart(a_free_line("15")))
    shop.parking.take_up(manager, taken)
    shop.parking.give_up(manager, given_up)
    for parked_id in (taken, given_up):
        with pytest.raises(RuleBroken, match=r"parked_sale\.taken"):
            shop.parking.take_up(manager, parked_id)
    with shop.database.reading() as reading:
        assert reading.session.query(LineRemoval).count() == 1


def test_nothing_is_not_parked(shop: Shop, manager: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"sale\.empty"):
        shop.parking.park(manager, a_cart())


def test_a_sale_says_what_it_was_taken_up_from(shop: Shop, manager: Actor) -> None:
    open_drawer(shop, manager)
    parked_id = shop.parking.park(manager, a_cart(a_free_line("15")))
    cart = shop.parking.take_up(manager, parked_id)
    sale = shop.sales.complete(manager, cart, tenders(("cash", "15")))
    with shop.database.reading() as reading:
        assert reading.session.get_one(Sale, sale.id).parked_sale_id == parked_id
    assert shop.attention.count() == 0
    assert shop.verify().holds


def test_a_customer_who_was_erased_meanwhile_is_on_it_no_more(
    shop: Shop, manager: Actor
) -> None:
    cart = a_sale_for(shop, manager, "Ana Quiroga")
    parked_id = shop.parking.park(manager, cart)
    assert cart.customer_id is not None
    shop.customers.erase(manager, cart.customer_id)
    assert labels(shop) == [""]
    taken = shop.parking.take_up(manager, parked_id)
    assert (taken.customer_id, taken.customer_name) == (None, "")
    assert shop.verify().holds
