"""Programs that do not know all: what they are told, and what they take over later."""

from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import Engine, text, update

from techstore_desktop.core.clock import SystemClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.entity import shared_tables
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.schema_version import (
    OLDEST_SCHEMA_VERSION,
    SCHEMA_VERSION,
)
from techstore_desktop.sync import hub_setup
from techstore_desktop.sync.engine import Engine as SyncEngine
from techstore_desktop.sync.errors import HubRefuses
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.replica import Replica
from tests import builders
from tests.simulation import work
from tests.simulation.older import NEW_TABLES, OlderReplica
from tests.sync.digests import digest, hub_digest
from tests.sync.test_giving_back import set_back
from tests.sync.test_retention import OldShop, hollow, let_go, old_shop  # noqa: F401
from tests.sync.tills import Till

AddTill = Callable[[str], Till]
FORMER = f"{int(SCHEMA_VERSION) - 1:04}"


def with_an_older_program(till: Till) -> None:
    """Let a till go on with a program that lacks tables and columns."""
    known = [each for each in shared_tables() if each.__tablename__ not in NEW_TABLES]
    with till.shop.database.replaying() as replay:
        values = {"schema_version": FORMER}
        replay.connection.execute(update(HubLink).values(values))
    till.replica = OlderReplica(till.shop.database, models=known, version=FORMER)
    till.engine = SyncEngine(till.replica, SystemClock(), Random(0))


def updated(till: Till) -> None:
    """Let a till go on with the present program."""
    till.replica = Replica(till.shop.database)
    till.engine = SyncEngine(till.replica, SystemClock(), Random(0))


def test_rows_get_the_columns_that_the_older_program_did_not_know(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    """Records and facts, and the sums of rows that had no key before."""
    builders.a_product(first_till.shop, boss)
    builders.a_customer(first_till.shop, boss)
    builders.open_drawer(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    with_an_older_program(second)
    for number in range(3):
        work.tag(first_till.shop.database, Random(number))
        work.sell_abroad(first_till.shop.database, Random(number))
        work.sell_serial(first_till.shop.database, Random(number))
    first_till.sync()
    second.sync()
    hub = hub_digest(hub_engine)
    missed = {name for name, value in digest(second).items() if value != hub[name]}
    assert {"customer", "sale", "payment", "serial_movement"} <= missed
    assert {"foreign_cash_total", "serial_sold"} <= missed
    updated(second)
    second.sync()
    assert digest(second) == digest(first_till) == hub
    assert second.shop.verify().holds


def test_what_did_not_fit_the_older_program_is_taken_by_the_newer(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    builders.a_product(first_till.shop, boss)
    builders.open_drawer(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    with_an_older_program(second)
    for number in range(40):
        work.sell_abroad(first_till.shop.database, Random(number))
    first_till.sync()
    second.sync()
    aside = text("SELECT count(*) FROM journal_entry WHERE is_quarantined")
    for is_there in (True, False):
        with second.shop.database.engine.connect() as connection:
            assert bool(connection.scalar(aside)) is is_there
        updated(second)
        second.sync()
    assert digest(second) == hub_digest(hub_engine)
    assert second.shop.verify().holds


def test_who_was_erased_meanwhile_does_not_come_back_in_a_newer_column(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    builders.a_product(first_till.shop, boss)
    customer = builders.a_customer(first_till.shop, boss)
    builders.open_drawer(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    with_an_older_program(second)
    work.sell_abroad(first_till.shop.database, Random(0))
    first_till.sync()
    second.sync()
    first_till.shop.customers.erase(boss, customer.id)
    first_till.sync()
    second.sync()
    updated(second)
    second.sync()
    with second.shop.database.engine.connect() as connection:
        told = connection.scalar(text("SELECT customer_tax_number FROM sale"))
    assert told == ""
    assert digest(second) == hub_digest(hub_engine)


def test_an_older_program_gives_back_what_it_cannot_read_whole(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    builders.a_product(first_till.shop, boss)
    gone, left = another_till("B1"), another_till("C1")
    for till in (first_till, gone, left):
        till.sync()
    with hub_engine.connect() as connection:
        place = int(connection.scalar(text("SELECT last FROM sync_head")) or 0)
    with_an_older_program(left)
    builders.open_drawer(gone.shop, boss)
    work.tag(gone.shop.database, Random(0))
    work.sell_abroad(gone.shop.database, Random(1))
    gone.sync()
    left.sync()
    set_back(hub_engine, place)
    with hub_engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text("DELETE FROM foreign_cash_total"))
    left.engine.greet_anew()
    left.sync()
    updated(left)
    for till in (left, first_till):
        till.engine.greet_anew()
        till.sync()
    assert digest(left) == digest(first_till) == hub_digest(hub_engine)
    with left.shop.database.engine.connect() as connection:
        assert connection.scalar(text("SELECT currency FROM payment")) is not None


def test_a_program_without_receipts_is_told_nothing_but_what_it_must_do(
    first_till: Till, boss: Actor
) -> None:
    hub = first_till.hub
    assert isinstance(hub, PostgresHub)
    position = first_till.replica.position()
    assert position is not None
    said = first_till.engine._said(position, SystemClock().now())
    for version, may_pull in ((OLDEST_SCHEMA_VERSION, True), ("0014", False)):
        answer = hub.hello(said | {"schema_version": version})
        assert answer["may_pull"] is may_pull
    with pytest.raises(HubRefuses, match=r"sync\.outdated"):
        hub.pull(0, 0, 10)


def test_a_hub_that_is_updated_gives_receipts_for_what_it_has(
    first_till: Till, hub_engine: Engine
) -> None:
    kept = text("SELECT receipt FROM journal_entry ORDER BY hub_seq")
    with hub_engine.begin() as connection:
        before = connection.scalars(kept).all()
        connection.execute(text("UPDATE journal_entry SET receipt = NULL"))
    hub_setup.init(hub_engine)
    with hub_engine.connect() as connection:
        assert connection.scalars(kept).all() == before
    assert None not in before


def test_what_a_newer_program_wrote_is_not_let_go_by_an_older_one(
    old_shop: OldShop,  # noqa: F811 - a fixture
) -> None:
    till = old_shop.first
    let_go(till, version=FORMER)
    assert hollow(till) == 0
    old_shop.sell(till)
    old_shop.agree()
    let_go(till)
    assert hollow(till) > 0
