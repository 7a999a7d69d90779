"""Whoever edited last stands, whatever clocks say and in whatever order it comes."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import Engine, text

from techstore_desktop.core.clock import SetClock, SystemClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.products.schemas import ProductResponse, ProductUpdate
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def set_price(till: Till, boss: Actor, product: ProductResponse, price: str) -> None:
    change = ProductUpdate(price=Decimal(price))
    till.shop.products.update(boss, product.id, change)


def price(till: Till, product: ProductResponse) -> Decimal:
    return till.shop.products.get(product.id).price


def run_at(till: Till, ahead: timedelta) -> None:
    till.shop.database.run_on(SetClock(SystemClock().now() + ahead))


def test_an_edit_made_earlier_does_not_win_by_arriving_later(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    set_price(first_till, boss, product, "110")
    set_price(second, boss, product, "120")
    second.sync()
    first_till.sync()
    second.sync()
    assert (price(first_till, product), price(second, product)) == (120, 120)
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_a_field_that_one_act_writes_twice_is_the_last_everywhere(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    with first_till.shop.database.transaction("product.updated", boss) as transaction:
        kept = transaction.session.get_one(Product, product.id)
        kept.price = Decimal(150)
        transaction.flush()
        kept.price, kept.minimum_stock = Decimal(160), Decimal(4)
    for till in (first_till, second):
        till.sync()
        assert price(till, product) == 160
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_who_has_seen_an_edit_overrules_it_although_their_clock_is_slow(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss)
    set_price(first_till, boss, product, "110")
    first_till.sync()
    second = another_till("B1")
    run_at(second, -timedelta(hours=2))
    set_price(second, boss, product, "120")
    second.sync()
    first_till.sync()
    assert (price(first_till, product), price(second, product)) == (120, 120)
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_a_clock_ten_years_ahead_does_not_win_for_ever(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    run_at(second, timedelta(days=3652))
    set_price(second, boss, product, "120")
    second.sync()
    first_till.sync()
    run_at(first_till, timedelta(minutes=6))
    set_price(first_till, boss, product, "130")
    first_till.sync()
    second.sync()
    assert (price(first_till, product), price(second, product)) == (130, 130)
    for till in (first_till, second):
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_an_edit_on_the_hub_and_one_on_a_till_merge_as_anywhere(
    first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    with hub_engine.begin() as connection:
        later = "jsonb_build_object('price', jsonb_build_array(9e18::bigint, 'f'))"
        connection.execute(
            text(f"UPDATE product SET price = 50000, stamps = {later} WHERE id = :id"),
            {"id": product.id},
        )
    set_price(first_till, boss, product, "130")
    first_till.sync()
    with hub_engine.connect() as connection:
        kept = connection.scalar(
            text("SELECT price FROM product WHERE id = :id"), {"id": product.id}
        )
    assert kept == 50000


def test_an_edit_seen_between_two_of_ones_own_is_overruled_by_the_second(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    set_price(second, boss, product, "105")
    second.sync()
    first_till.sync()
    run_at(first_till, timedelta(minutes=3))
    set_price(first_till, boss, product, "110")
    first_till.sync()
    second.sync()
    set_price(second, boss, product, "120")
    second.sync()
    first_till.sync()
    assert (price(first_till, product), price(second, product)) == (120, 120)
