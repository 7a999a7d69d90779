"""What a terminal sends next, and what it takes over only when it fits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select, text

from techstore_desktop.core.clock import SetClock, SystemClock, stamp_time
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.hub_link import EditConflict
from techstore_desktop.core.storage.journal import entry_hash
from techstore_desktop.sync.feed import FeedEntry
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def page(till: Till) -> list[FeedEntry]:
    """Return what the hub would hand out next."""
    position = till.replica.position()
    assert position is not None
    assert till.hub is not None
    return till.hub.pull(position.cursor, position.last_seq, 500)


def test_the_outbox_begins_with_the_oldest_whatever_fits(
    first_till: Till, boss: Actor
) -> None:
    for number in range(4):
        builders.a_product(first_till.shop, boss, sku=f"MOU-{number}")
    waiting = [entry["seq"] for entry in first_till.replica.outbox()]
    assert waiting == sorted(waiting)
    assert [entry["seq"] for entry in first_till.replica.outbox(2)] == waiting[:2]


def test_an_entry_that_follows_another_one_is_not_taken(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    second = another_till("B1")
    builders.a_customer(first_till.shop, boss)
    first_till.sync()
    entry = page(second)[0]
    forged = replace(entry, previous_hash=bytes(32))
    forged = replace(forged, hash=entry_hash(forged))
    assert forged.is_genuine()
    with pytest.raises(Unavailable, match=r"sync\.damaged"):
        second.replica.take([forged])
    assert second.replica.take([entry]) == 1


def test_a_place_is_not_passed_over_although_every_chain_holds(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    second, third = another_till("B1"), another_till("C1")
    second.sync()
    builders.a_customer(first_till.shop, boss)
    first_till.sync()
    builders.a_customer(third.shop, boss, name="Eva", phone="556")
    third.sync()
    entries = page(second)
    assert entries[-1].terminal_id == third.replica.terminal_id
    assert entries[-2].terminal_id != third.replica.terminal_id
    with pytest.raises(Unavailable, match=r"sync\.damaged"):
        second.replica.take(entries[-1:])
    assert page(second) == entries


def test_what_the_hub_set_aside_is_kept_and_not_applied(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    second = another_till("B1")
    customer = builders.a_customer(first_till.shop, boss)
    first_till.sync()
    for entry in page(second):
        second.replica.take([replace(entry, is_quarantined=True)])
    with pytest.raises(RuleBroken):
        second.shop.customers.get(customer.id)
    assert second.shop.verify().holds


def test_a_clock_that_was_set_right_stamps_right_once_the_hub_has_corrected_it(
    first_till: Till, boss: Actor
) -> None:
    ten_years = timedelta(days=3652)
    clock = SetClock(SystemClock().now() + ten_years)
    first_till.shop.database.run_on(clock)
    builders.a_customer(first_till.shop, boss)
    first_till.sync()
    clock.advance(-ten_years)
    builders.a_customer(first_till.shop, boss, name="Eva", phone="556")
    [entry] = first_till.replica.outbox()
    assert stamp_time(entry["stamp"]) < SystemClock().now() + timedelta(minutes=6)


def test_a_clash_that_the_hub_no_longer_sees_is_forgotten(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    second = another_till("B1")
    builders.a_customer(first_till.shop, boss)
    first_till.sync()
    *others, entry = page(second)
    clash = {
        "entry_id": str(entry.id),
        "record_id": str(uuid4()),
        "field": "price",
        "table": "product",
        "standing": 1,
        "lost": 2,
        "standing_entry_id": str(entry.id),
        "lost_entry_id": None,
    }
    second.replica.take([*others, replace(entry, conflicts=[clash])])
    position = second.replica.position()
    assert position is not None
    second.replica.go_back(
        entry.hub_seq - 1, epoch=position.epoch, hub_last_seq=position.last_seq
    )
    second.replica.take([entry])
    with second.shop.database.reading() as reading:
        assert reading.session.scalars(select(EditConflict)).all() == []


def test_another_epoch_is_reason_to_compare_every_place(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    """Two entries changed places, before one that stands where it stood."""
    second = another_till("B1")
    for till, name in ((first_till, "Ana"), (second, "Eva"), (first_till, "Isa")):
        builders.a_customer(till.shop, boss, name=name, phone=name)
        till.sync()
    first_till.sync()
    with hub_engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("UPDATE sync_hub SET epoch = gen_random_uuid()"))
        connection.execute(
            text(
                "UPDATE journal_entry SET hub_seq = 2 * d.last - 3 - hub_seq"
                " FROM sync_head d WHERE hub_seq IN (d.last - 1, d.last - 2)"
            )
        )
    first_till.engine.greet_anew()
    first_till.sync()
    assert digest(first_till) == hub_digest(hub_engine)
