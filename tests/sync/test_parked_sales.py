"""A sale parked on one till is taken up on another; apart, on both, and told."""

from collections.abc import Callable

from sqlalchemy import Engine

from techstore_desktop.core.permissions import Actor
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def test_what_is_parked_here_is_sold_there(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    second = another_till("B1")
    cart = builders.a_cart(builders.a_free_line("15"))
    parked_id = first_till.shop.parking.park(boss, cart, "Ana")
    first_till.sync()
    second.sync()
    builders.open_drawer(second.shop, boss)
    taken = second.shop.parking.take_up(boss, parked_id)
    second.shop.sales.complete(boss, taken, builders.tenders(("cash", "15")))
    second.sync()
    first_till.sync()
    assert first_till.shop.parking.parked() == []
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
    assert first_till.shop.attention.count() == 0


def test_two_tills_apart_that_both_sell_it_keep_both_and_raise_one_item(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    second = another_till("B1")
    tills = (first_till, second)
    cart = builders.a_cart(builders.a_free_line("15"))
    parked_id = first_till.shop.parking.park(boss, cart, "Ana")
    first_till.sync()
    second.sync()
    for till in tills:
        builders.open_drawer(till.shop, boss)
        taken = till.shop.parking.take_up(boss, parked_id)
        till.shop.sales.complete(boss, taken, builders.tenders(("cash", "15")))
    for till in (*tills, *tills):
        till.sync()
    for till in tills:
        (item,) = till.shop.attention.open_items()
        assert item.kind == "parked_sold_twice"
        assert len(item.involved) == 2
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
