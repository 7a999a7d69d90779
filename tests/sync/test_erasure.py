"""Erased on one terminal is erased on all, whatever others did meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Engine, select

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.clock import SetClock, SystemClock
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.devices.models import Device
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.storage.journal import JournalEntry
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

NAME, LATER_NAME, PHONE = "Ana Quiroga", "Anita Quiroga", "+54 11 5555-0142"
AddTill = Callable[[str], Till]


def ana(till: Till, actor: Actor) -> UUID:
    return builders.a_customer(till.shop, actor, name=NAME, phone=PHONE).id


def sell_to(till: Till, actor: Actor, customer_id: UUID) -> None:
    builders.sell(
        till.shop,
        actor,
        builders.a_free_line("100"),
        paid=(("cash", "100"),),
        customer_id=customer_id,
    )


def all_that_is_kept(engine: Engine) -> str:
    tables: list[Any] = [model.__table__ for model in (JournalEntry, Customer, Sale)]
    with engine.connect() as connection:
        return repr([connection.execute(select(table)).all() for table in tables])


def assert_forgotten(tills: list[Till], hub: Engine) -> None:
    for engine in (*(till.shop.database.engine for till in tills), hub):
        kept = all_that_is_kept(engine)
        assert not any(each in kept for each in (NAME, LATER_NAME, PHONE))
    digests = [digest(till) for till in tills]
    assert all(each == hub_digest(hub) for each in digests)
    assert all(till.shop.verify().holds for till in tills)


def test_what_others_did_while_apart_brings_nothing_back(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    builders.open_drawer(first_till.shop, boss)
    customer_id = ana(first_till, boss)
    sell_to(first_till, boss, customer_id)
    first_till.sync()
    second = another_till("B1")
    assert second.shop.customers.get(customer_id).name == NAME
    first_till.shop.customers.erase(boss, customer_id)
    builders.open_drawer(second.shop, boss)
    sell_to(second, boss, customer_id)
    second.shop.customers.update(boss, customer_id, CustomerUpdate(name=LATER_NAME))
    for till in (first_till, second, first_till, second):
        till.sync()
    assert_forgotten([first_till, second], hub_engine)


def test_who_was_away_pushes_first_and_hears_of_it_after(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    customer_id = ana(first_till, boss)
    first_till.sync()
    second = another_till("B1")
    builders.open_drawer(second.shop, boss)
    sell_to(second, boss, customer_id)
    second.sync()
    first_till.shop.customers.erase(boss, customer_id)
    for till in (first_till, second, first_till):
        till.sync()
    assert_forgotten([first_till, second], hub_engine)


def test_whoever_joins_later_never_hears_the_name(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    builders.open_drawer(first_till.shop, boss)
    customer_id = ana(first_till, boss)
    sell_to(first_till, boss, customer_id)
    first_till.shop.customers.erase(boss, customer_id)
    first_till.sync()
    second = another_till("B1")
    second.sync()
    first_till.sync()
    assert_forgotten([first_till, second], hub_engine)


def test_a_customer_erased_before_the_hub_heard_of_them_stays_unknown(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    second = another_till("B1")
    customer_id = ana(first_till, boss)
    first_till.shop.customers.erase(boss, customer_id)
    first_till.sync()
    second.sync()
    assert second.shop.customers.get(customer_id).is_erased
    assert_forgotten([first_till, second], hub_engine)


def test_what_is_set_aside_is_erased_as_well(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    customer_id = ana(first_till, boss)
    first_till.sync()
    second = another_till("B1")
    set_aside_with_her_name(first_till, customer_id)
    first_till.sync()
    second.sync()
    first_till.shop.customers.erase(boss, customer_id)
    first_till.sync()
    second.sync()
    assert_nothing_told([first_till, second], hub_engine)


def test_what_is_set_aside_after_an_erasure_tells_nothing_either(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    customer_id = ana(first_till, boss)
    first_till.sync()
    second = another_till("B1")
    second.shop.customers.erase(boss, customer_id)
    second.sync()
    set_aside_with_her_name(first_till, customer_id)
    for till in (first_till, second):
        till.sync()
    assert_nothing_told([first_till, second], hub_engine)


def set_aside_with_her_name(till: Till, customer_id: UUID) -> None:
    """Do what the hub cannot take, with a name in it."""
    with till.shop.database.transaction("customer.updated", None) as transaction:
        customer = transaction.session.get_one(Customer, customer_id)
        customer.name = LATER_NAME
        transaction.add(Branch(name="No\x00where", address="", phone=""))


def assert_nothing_told(tills: list[Till], hub: Engine) -> None:
    for engine in (*(till.shop.database.engine for till in tills), hub):
        kept = all_that_is_kept(engine)
        assert not any(each in kept for each in (NAME, LATER_NAME, PHONE))
    with hub.connect() as connection:
        waiting = connection.execute(
            select(JournalEntry.personal).where(JournalEntry.is_quarantined)
        ).scalars()
        assert [each or {} for each in waiting] == [{}]


def test_a_device_that_changes_hands_is_told_of_and_erased_with_either_owner(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
) -> None:
    second = another_till("B1")
    shop = first_till.shop
    giver = builders.a_customer(shop, boss)
    taker = builders.a_customer(shop, boss, name="Bruno Sosa", phone="+54 11 4000")
    device_id = a_device(first_till, boss, giver.id)
    with shop.database.transaction("device.noted", boss) as transaction:
        kept = transaction.session.get_one(Device, device_id)
        kept.customer_id, kept.notes = taker.id, "Bruno's now"
    for till in (first_till, second):
        till.sync()
    shop.customers.erase(boss, taker.id)
    for till in (first_till, second, first_till):
        till.sync()
    for till in (first_till, second):
        with till.shop.database.reading() as reading:
            assert reading.session.get_one(Device, device_id).notes == ""
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def a_device(till: Till, actor: Actor, customer_id: UUID) -> UUID:
    with till.shop.database.transaction("device.noted", actor) as transaction:
        return transaction.add(
            Device(
                id=uuid4(),
                brand="Apple",
                model="iPhone 13",
                model_code="",
                kind="phone",
                colour="",
                serial="SN-1",
                imei="",
                imei2="",
                customer_id=customer_id,
                notes="Ana's own",
            )
        ).id


def note(till: Till, actor: Actor, device_id: UUID, words: str) -> None:
    """Edit what is somebody's, and leave the column that says whose."""
    with till.shop.database.transaction("device.noted", actor) as transaction:
        transaction.session.get_one(Device, device_id).notes = words


def test_an_edit_that_says_whose_it_is_is_worked_out_anew_as_any(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
) -> None:
    ana = builders.a_customer(first_till.shop, boss)
    device_id = a_device(first_till, boss, ana.id)
    first_till.sync()
    second = another_till("B1")
    far = SetClock(SystemClock().now() + timedelta(days=3652))
    second.shop.database.run_on(far)
    note(second, boss, device_id, "Rings at the window")
    for till in (second, first_till, second):
        till.sync()
    with second.shop.database.reading() as reading:
        kept = reading.session.get_one(Device, device_id)
        assert (kept.notes, set(kept.stamps)) == ("Rings at the window", {"notes"})
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def assert_notes_are_gone(tills: list[Till], hub: Engine) -> None:
    for engine in (*(till.shop.database.engine for till in tills), hub):
        with engine.connect() as connection:
            kept = connection.scalars(select(JournalEntry.personal)).all()
            notes = connection.scalars(select(Device.notes)).all()
        assert "Ana's" not in repr(kept)
        assert notes == [""]
    assert all(digest(till) == hub_digest(hub) for till in tills)
    assert all(till.shop.verify().holds for till in tills)


def test_edits_that_leave_the_owner_are_erased_with_the_owner(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    customer_id = ana(first_till, boss)
    device_id = a_device(first_till, boss, customer_id)
    first_till.sync()
    second = another_till("B1")
    note(second, boss, device_id, "Ana's second")
    for till in (second, first_till):
        till.sync()
    first_till.shop.customers.erase(boss, customer_id)
    for till in (first_till, second):
        till.sync()
    assert_notes_are_gone([first_till, second], hub_engine)


def test_edits_that_leave_the_owner_bring_nothing_back(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    customer_id = ana(first_till, boss)
    device_id = a_device(first_till, boss, customer_id)
    first_till.sync()
    second = another_till("B1")
    first_till.shop.customers.erase(boss, customer_id)
    note(second, boss, device_id, "Ana's second")
    for till in (first_till, second, first_till):
        till.sync()
    assert_notes_are_gone([first_till, second], hub_engine)


def test_an_edit_that_names_nobody_there_could_be_delays_nothing(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    device_id = a_device(first_till, boss, ana(first_till, boss))
    first_till.sync()
    second = another_till("B1")
    with first_till.shop.database.transaction("device.noted", boss) as transaction:
        transaction.session.get_one(Device, device_id).notes = "of nobody"
        transaction.flush()
        transaction.capture.changes[-1][3]["whose"] = ["x", "y"]
    note(first_till, boss, device_id, "of Ana")
    for till in (first_till, second):
        till.sync()
    with second.shop.database.reading() as reading:
        assert reading.session.get_one(Device, device_id).notes == "of Ana"
    with hub_engine.connect() as connection:
        waiting = select(JournalEntry.action).where(JournalEntry.is_quarantined)
        assert connection.scalars(waiting).all() == ["device.noted"]
