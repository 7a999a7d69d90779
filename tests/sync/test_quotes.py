"""A quote of one till is sold on another; apart, on both, and told."""

from collections.abc import Callable

from sqlalchemy import Engine

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.quotes.schemas import QuoteCreate, QuoteState
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def test_what_is_quoted_here_is_sold_there_and_apart_on_both(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    second = another_till("B1")
    tills = (first_till, second)
    cart = builders.a_cart(builders.a_free_line("15"))
    quote = first_till.shop.quotes.create(boss, cart, QuoteCreate(name="Ana"))
    first_till.sync()
    second.sync()
    for till in tills:
        builders.open_drawer(till.shop, boss)
        offered = till.shop.quotes.offer(quote.id).as_quoted
        till.shop.sales.complete(boss, offered, builders.tenders(("cash", "15")))
    for till in (*tills, *tills):
        till.sync()
    for till in tills:
        (item,) = till.shop.attention.open_items()
        assert item.kind == "quote_sold_twice"
        assert item.values["number"] == quote.number
        assert len(item.involved) == 2
        assert till.shop.quotes.get(quote.id).state is QuoteState.SOLD
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
