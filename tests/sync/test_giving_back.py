"""What a restored hub lost of a terminal that is gone, another one brings back."""

from collections.abc import Callable
from typing import Any

import pytest
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Engine, select, text

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.journal import JournalEntry, entry_hash
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.outgoing import within_size
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.test_restored_hub import go_back
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


@pytest.fixture
def lost(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> tuple[Till, Till]:
    """Return a till that was stolen and one that is left; the hub was set back."""
    second = another_till("B1")
    first_till.sync()
    with hub_engine.connect() as connection:
        place = int(connection.scalar(text("SELECT last FROM sync_head")) or 0)
    builders.open_drawer(second.shop, boss)
    for _ in range(3):
        builders.sell(
            second.shop, boss, builders.a_free_line("10"), paid=(("cash", "10"),)
        )
    second.sync()
    first_till.sync()
    set_back(hub_engine, place)
    first_till.engine.greet_anew()
    return second, first_till


def set_back(hub_engine: Engine, place: int) -> None:
    with hub_engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text("DELETE FROM cash_session"))
        connection.execute(text("DELETE FROM cash_total"))
    go_back(hub_engine, place)


def of(till: Till, gone: Till) -> list[dict[str, Any]]:
    """Return what one till would give back of another."""
    with till.shop.database.engine.connect() as connection:
        rows = connection.execute(
            select(JournalEntry.__table__)
            .where(JournalEntry.terminal_id == gone.replica.terminal_id)
            .order_by(JournalEntry.seq)
        ).all()
    return within_size([row for row in rows if row.receipt], is_ours=False)


def sales(hub_engine: Engine) -> int:
    with hub_engine.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM sale")) or 0


def test_the_others_bring_back_what_only_the_lost_one_had_sent(
    lost: tuple[Till, Till], hub_engine: Engine
) -> None:
    _gone, left = lost
    assert sales(hub_engine) == 0
    left.sync()
    assert sales(hub_engine) == 3
    assert digest(left) == hub_digest(hub_engine)
    assert left.shop.verify().holds


def test_one_that_was_only_away_pushes_on_as_if_nothing_had_been(
    lost: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    away, left = lost
    left.sync()
    builders.sell(away.shop, boss, builders.a_free_line("7"), paid=(("cash", "7"),))
    for till in (away, left):
        till.engine.greet_anew()
        till.sync()
    away.sync()
    assert sales(hub_engine) == 4
    assert digest(left) == digest(away) == hub_digest(hub_engine)


def test_nobody_can_write_in_the_name_of_another(
    lost: tuple[Till, Till], hub_engine: Engine
) -> None:
    gone, left = lost
    hub = left.hub
    assert isinstance(hub, PostgresHub)
    entries = of(left, gone)
    first = min(each["seq"] for each in entries if each["action"] != "terminal.joined")
    offered = [each for each in entries if each["seq"] >= first]
    forged = dict(offered[0])
    forged["changes"] = forged["changes"].replace("5000", "9000")
    kept = _as_entry(forged)
    forged["hash"] = "\\x" + entry_hash(kept).hex()
    assert hub.give_back([forged]) == 0
    assert hub.give_back([{**offered[0], "receipt": "\\x" + "00" * 32}]) == 0
    assert hub.give_back([{**offered[0], "receipt": None}]) == 0
    assert hub.give_back([offered[1]]) == 0
    assert hub.give_back(offered) == len(offered)
    assert hub.give_back(offered) == 0


def _as_entry(words: dict[str, Any]) -> Any:
    from types import SimpleNamespace

    values = {**words, "previous_hash": bytes.fromhex(words["previous_hash"][2:])}
    return SimpleNamespace(**values)


def test_a_terminal_cannot_read_what_the_hub_signs_with(first_till: Till) -> None:
    hub = first_till.hub
    assert isinstance(hub, PostgresHub)
    line = hub.another_line()
    for statement in (
        "SELECT * FROM sync_secret",
        "SELECT sync_receipt('\\x00')",
        "SELECT sync_take(NULL, NULL)",
    ):
        with pytest.raises(InsufficientPrivilege):
            line.execute(statement)
        line.rollback()
    line.close()
