"""Customers merged on one till while another sells to them, or merges otherwise."""

from collections.abc import Callable
from decimal import Decimal

from sqlalchemy import Engine

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.schemas import SaleFilter
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def heal(*tills: Till) -> None:
    for _ in range(2):
        for till in tills:
            till.sync()


def test_a_till_that_sells_to_the_merged_one_sells_to_the_survivor(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    limit = {"credit_limit": Decimal(100)}
    ana = builders.a_customer(first_till.shop, boss, phone="", **limit)
    again = builders.a_customer(first_till.shop, boss, phone="", name="Anita", **limit)
    builders.open_drawer(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    builders.open_drawer(second.shop, boss)
    tills = (first_till, second)
    first_till.shop.customers.merge(boss, again.id, ana.id)
    for till, customer in zip(tills, (ana, again), strict=True):
        line = builders.a_free_line("40")
        paid = (("account", "40"),)
        builders.sell(till.shop, boss, line, paid=paid, customer_id=customer.id)
    heal(*tills)
    for till in tills:
        for same in (ana.id, again.id):
            assert till.shop.accounts.standing(same).balance == 80
            wanted = SaleFilter(customer_id=same)
            assert len(till.shop.sales.page(wanted)) == 2
        assert till.shop.verify().holds
    second.shop.customers.part(boss, again.id)
    heal(*tills)
    for till in tills:
        assert till.shop.accounts.standing(again.id).balance == 40
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_two_tills_that_merge_both_ways_leave_both_and_the_question(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    ana = builders.a_customer(first_till.shop, boss, phone="5555-0142")
    again = builders.a_customer(first_till.shop, boss, phone="5555-0142")
    first_till.sync()
    second = another_till("B1")
    tills = (first_till, second)
    heal(*tills)
    first_till.shop.customers.merge(boss, again.id, ana.id)
    second.shop.customers.merge(boss, ana.id, again.id)
    for till in tills:
        assert till.shop.attention.count() == 0
    heal(*tills)
    for till in tills:
        assert till.shop.customers.count() == 2
        assert till.shop.customers.survivor(ana.id).id == ana.id
        (item,) = till.shop.attention.open_items()
        assert item.kind == "duplicate_customers"
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
