"""The central order: dense, and committed in its order, whoever is cut off."""

import time
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from psycopg.types.json import Jsonb
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from techstore_desktop.sync.hub_terminals import NewTerminal, add_terminal
from tests.sync.digests import digest, hub_digest
from tests.sync.forging import Forger, a_branch
from tests.sync.tills import Till

PATIENCE = 20.0


@pytest.fixture
def terminal(hub_engine: Engine, first_till: Till) -> Iterator[Forger]:
    branch_id = first_till.shop.database.origin.branch_id
    place = NewTerminal(name="Till X1", code="X1", branch_id=branch_id)
    terminal = Forger(add_terminal(hub_engine, place))
    yield terminal
    terminal.close()


def value(engine: Engine, statement: str) -> Any:
    with engine.connect() as connection:
        return connection.scalar(text(statement))


def test_a_push_that_is_undone_leaves_no_hole(
    terminal: Forger, first_till: Till, hub_engine: Engine
) -> None:
    assert terminal.push_one(a_branch())
    entry = terminal.entry(a_branch())
    for _ in range(2):
        with terminal.line.transaction(force_rollback=True):
            terminal.ask("SELECT sync_push(%s)", Jsonb([entry]))
    terminal.push(entry)
    dense = (
        "SELECT count(*) = max(hub_seq) AND max(hub_seq) ="
        " (SELECT last FROM sync_head) FROM journal_entry"
    )
    assert value(hub_engine, dense)
    first_till.sync()
    assert digest(first_till) == hub_digest(hub_engine)


def test_a_push_waits_for_a_place_that_is_taken_and_not_yet_committed(
    terminal: Forger, hub_engine: Engine
) -> None:
    waiting = (
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        f" AND usename = '{terminal.role}'"
    )
    places: list[int] = []
    entry = terminal.entry(a_branch())

    def push() -> None:
        places.append(terminal.push(entry)["places"][0][1])

    with hub_engine.connect() as other:
        taken = other.scalar(
            text("UPDATE sync_head SET last = last + 1 RETURNING last")
        )
        pushing = Thread(target=push)
        pushing.start()
        ends = time.monotonic() + PATIENCE
        while not value(hub_engine, waiting):
            assert time.monotonic() < ends, "it did not wait"
            time.sleep(0.01)
        other.commit()
    pushing.join(PATIENCE)
    assert places == [taken + 1]


def test_what_waits_is_not_released_in_the_middle_of_a_push(
    terminal: Forger, hub_engine: Engine
) -> None:
    entry = terminal.entry(a_branch())
    with terminal.line.transaction(force_rollback=True):
        terminal.ask("SELECT sync_push(%s)", Jsonb([entry]))
        with hub_engine.connect() as owner:
            owner.execute(text("SET lock_timeout = '100ms'"))
            with pytest.raises(OperationalError, match="lock timeout"):
                owner.execute(text("SELECT sync_release()"))
