"""A hub that went back to a backup: each terminal notices, and nothing is lost."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select, text

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.journal import JournalEntry
from tests import builders
from tests.conftest import NOON
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till


def go_back(hub_engine: Engine, place: int) -> None:
    """Do to the hub what a restore from an earlier backup does."""
    with hub_engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        lost = "SELECT id FROM journal_entry WHERE hub_seq > :place"
        for table in ("customer", "sale", "sale_line", "payment", "sale_line_tax"):
            connection.execute(
                text(
                    f"DELETE FROM {table} t USING journal_entry j WHERE j.hub_seq >"
                    " :place AND j.changes LIKE '%\"' || t.id || '\",\"insert\"%'"
                ),
                {"place": place},
            )
        connection.execute(
            text(
                "UPDATE sync_terminal t SET last_seq = k.seq, last_hash = k.hash,"
                " last_stamp = k.stamp FROM (SELECT DISTINCT ON (terminal_id)"
                " terminal_id, seq, hash, stamp FROM journal_entry"
                " WHERE hub_seq <= :place ORDER BY terminal_id, seq DESC) k"
                " WHERE k.terminal_id = t.terminal_id"
            ),
            {"place": place},
        )
        history = f"DELETE FROM record_history WHERE entry_id IN ({lost})"
        connection.execute(text(history), {"place": place})
        connection.execute(
            text("DELETE FROM journal_entry WHERE hub_seq > :place"), {"place": place}
        )
        connection.execute(text("UPDATE sync_head SET last = :place"), {"place": place})


def test_an_edit_that_comes_before_its_record_waits_for_it(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
) -> None:
    second = another_till("B1")
    first_till.sync()
    with hub_engine.connect() as connection:
        place = int(connection.scalar(text("SELECT last FROM sync_head")) or 0)
    customer = builders.a_customer(first_till.shop, boss)
    first_till.sync()
    second.sync()
    go_back(hub_engine, place)
    for till in (first_till, second):
        till.engine.greet_anew()
    # What a program took over that knew of no receipts cannot be given back.
    with second.shop.database.engine.begin() as connection:
        connection.execute(text("UPDATE journal_entry SET receipt = NULL"))
    second.shop.customers.update(boss, customer.id, CustomerUpdate(phone="555-0000"))
    second.sync()
    with hub_engine.connect() as connection:
        aside = text("SELECT count(*) FROM sync_quarantine WHERE released_at IS NULL")
        assert connection.scalar(aside) == 1
    for _ in range(2):
        first_till.sync()
        second.sync()
    for till in (first_till, second):
        assert till.shop.customers.get(customer.id).phone == "555-0000"
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_each_terminal_sends_again_what_a_restored_hub_has_lost(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
) -> None:
    second = another_till("B1")
    first_till.sync()
    for till in (first_till, second):
        builders.open_drawer(till.shop, boss)
        till.sync()
    first_till.sync()
    with hub_engine.connect() as connection:
        place = int(connection.scalar(text("SELECT last FROM sync_head")) or 0)
        epoch = connection.scalar(text("SELECT epoch FROM sync_hub"))
    for number in range(4):
        till = (first_till, second)[number % 2]
        line = builders.a_free_line(str(Decimal(number + 1)))
        paid = (("cash", str(number + 1)),)
        builders.sell(till.shop, boss, line, paid=paid)
        first_till.sync()
        second.sync()
    go_back(hub_engine, place)
    for till in (second, first_till, second, first_till):
        till.engine.greet_anew()
        till.sync()
    with hub_engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sale")) == 4
        assert connection.scalar(text("SELECT epoch FROM sync_hub")) != epoch
    for till in (first_till, second):
        assert till.shop.verify().holds
        with till.shop.database.reading() as reading:
            link = reading.session.query(HubLink).one()
            assert str(link.epoch) != str(epoch)


def test_what_was_set_aside_here_follows_a_restored_hub_to_its_new_place(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
    caplog: pytest.LogCaptureFixture,
) -> None:
    customer = builders.a_customer(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    with hub_engine.connect() as connection:
        place = int(connection.scalar(text("SELECT last FROM sync_head")) or 0)
    with second.shop.database.engine.begin() as connection:
        connection.execute(text("DELETE FROM customer"))
    first_till.shop.customers.update(boss, customer.id, CustomerUpdate(phone="555"))
    first_till.sync()
    second.sync()
    assert "cannot be applied" in caplog.text
    go_back(hub_engine, place)
    builders.open_drawer(second.shop, boss)
    for till in (second, first_till, second):
        till.engine.greet_anew()
        till.sync()
    places = text("SELECT hub_seq FROM journal_entry WHERE action = 'customer.updated'")
    with hub_engine.connect() as connection:
        at_the_hub = connection.scalar(places)
    with second.shop.database.reading() as reading:
        here = reading.session.scalar(places)
        aside = reading.session.scalars(
            text("SELECT action FROM journal_entry WHERE is_quarantined")
        ).all()
    assert here == at_the_hub is not None
    assert aside == ["customer.updated"]


def test_a_hub_that_is_restored_twice_misleads_nobody_who_was_away(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
) -> None:
    second = another_till("B1")
    first_till.sync()
    with hub_engine.connect() as connection:
        place = int(connection.scalar(text("SELECT last FROM sync_head")) or 0)
        epoch = connection.scalar(text("SELECT epoch FROM sync_hub"))
    for till, name in ((first_till, "Ana"), (second, "Eva"), (first_till, "Iris")):
        builders.a_customer(till.shop, boss, name=name, phone=name)
        till.sync()
    second.sync()
    for _ in range(2):
        go_back(hub_engine, place)
        with hub_engine.begin() as connection:
            back = text("UPDATE sync_hub SET epoch = :epoch")
            connection.execute(back, {"epoch": epoch})
            connection.execute(text("DELETE FROM sync_former_epoch"))
        # The first one gives back what the second wrote before it sends its own.
        first_till.engine.greet_anew()
        first_till.sync()
    second.engine.greet_anew()
    second.sync()
    order = text("SELECT id, hub_seq FROM journal_entry ORDER BY hub_seq")
    with hub_engine.connect() as connection:
        at_the_hub = [tuple(row) for row in connection.execute(order)]
    for till in (first_till, second):
        with till.shop.database.reading() as reading:
            query = select(JournalEntry.id, JournalEntry.hub_seq)
            here = reading.session.execute(query.order_by(JournalEntry.hub_seq))
            assert [tuple(row) for row in here] == at_the_hub
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_a_stamp_that_a_restored_hub_accepts_otherwise_is_learned(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
) -> None:
    """The same entry comes to the same place, but the clock of the hub went on."""
    second = another_till("B1")
    first_till.sync()
    with hub_engine.connect() as connection:
        place = int(connection.scalar(text("SELECT last FROM sync_head")) or 0)
    customer = builders.a_customer(first_till.shop, boss)
    first_till.sync()
    first_till.shop.database.run_on(SetClock(NOON.replace(year=NOON.year + 10)))
    first_till.shop.customers.update(boss, customer.id, CustomerUpdate(phone="555"))
    first_till.sync()
    second.sync()
    go_back(hub_engine, place)
    for _ in range(2):
        for till in (first_till, second):
            till.engine.greet_anew()
            till.sync()
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
