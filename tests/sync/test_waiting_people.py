"""Whoever wants to write while the sync takes a page over waits for one part of it.

That part is as much as the disk takes in about 15 ms, so that a sale is never kept
waiting by a day's worth of others' sales.
"""

import time
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from threading import Thread

import pytest
from sqlalchemy import select

from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.customers.schemas import CustomerCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.replica import Replica
from tests import builders
from tests.sync.tills import Till

AddTill = Callable[[str], Till]
PATIENCE = 60


@pytest.fixture
def behind(first_till: Till, boss: Actor, another_till: AddTill) -> Till:
    """Return a till that has a page of many parts to take over."""
    second = another_till("B1")
    customers = [
        CustomerCreate(name=f"Customer {number}", notes="x" * 3000)
        for number in range(40)
    ]
    for customer in customers:
        first_till.shop.customers.create(boss, customer)
    first_till.sync()
    return second


def page(till: Till) -> list[FeedEntry]:
    """Return what the hub would hand out next."""
    position = till.replica.position()
    assert position is not None
    assert till.hub is not None
    return till.hub.pull(position.cursor, position.last_seq, 500)


def cursor(till: Till) -> int:
    position = till.replica.position()
    assert position is not None
    return position.cursor


def watch(*seconds: float) -> Callable[[], float]:
    """Return a watch that shows these times, and then stands still."""
    shown: Iterator[float] = chain(seconds, repeat(seconds[-1]))
    return lambda: next(shown)


def test_as_long_as_nobody_waits_parts_go_on_together(behind: Till) -> None:
    entries = page(behind)
    replica = Replica(behind.shop.database, seconds=watch(0))
    assert replica.take(entries) == len(entries)
    assert cursor(behind) == entries[-1].hub_seq


def test_whoever_comes_meanwhile_waits_for_one_part(behind: Till, boss: Actor) -> None:
    entries, database = page(behind), behind.shop.database
    name = "Came meanwhile"
    person = Thread(
        target=builders.a_customer, args=(behind.shop, boss), kwargs={"name": name}
    )
    asked = 0

    def seconds() -> float:
        """Let somebody come as the first part begins."""
        nonlocal asked
        asked += 1
        if asked == 1:
            person.start()
            while person.is_alive() and not database._turns.is_awaited():
                time.sleep(0.001)
        return 0.0

    taken = Replica(database, seconds=seconds).take(entries)
    person.join(PATIENCE)
    assert 0 < taken < len(entries)
    assert cursor(behind) == entries[taken - 1].hub_seq
    with database.reading() as reading:
        assert name in reading.session.scalars(select(Customer.name)).all()
    behind.sync()
    assert cursor(behind) >= entries[-1].hub_seq


def test_a_page_is_put_down_after_a_tenth_of_a_second(behind: Till) -> None:
    entries = page(behind)
    replica = Replica(behind.shop.database, seconds=watch(0, 0.06, 0.12))
    taken = replica.take(entries)
    assert 0 < taken < len(entries)
    assert cursor(behind) == entries[taken - 1].hub_seq


def test_a_slow_disk_is_given_less_at_a_time(behind: Till) -> None:
    replica = Replica(behind.shop.database, seconds=watch(0, 10, 10, 20))
    first = replica.take(page(behind))
    second = replica.take(page(behind))
    assert first > second == 1
