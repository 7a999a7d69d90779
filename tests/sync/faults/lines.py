"""Syncing over a line that breaks, as the runner does it, and looking at the end."""

from dataclasses import replace
from itertools import count

from sqlalchemy import Engine, text

from techstore_desktop.sync.errors import HubLost
from techstore_desktop.sync.hub import PostgresHub
from tests.sync.tills import Till


def through(till: Till, port: int, **words: float) -> PostgresHub:
    """Let a till reach its hub at another port from now on."""
    assert isinstance(till.hub, PostgresHub)
    till.hub.close()
    address = replace(till.hub.address, port=port)
    till.hub = PostgresHub(address, till.hub._password, **words)  # type: ignore[arg-type]
    till.sync()
    return till.hub


def sync_until_done(till: Till) -> int:
    """Sync as the runner does; return how often the hub was lost on the way."""
    for lost in count():
        try:
            till.sync()
        except HubLost:
            till.engine.lost()
        else:
            return lost
    raise AssertionError


def is_in_step(till: Till, hub: Engine) -> bool:
    """Tell whether a till has all that the hub has, and the hub all of the till."""
    with hub.connect() as connection:
        head = connection.scalar(text("SELECT last FROM sync_head"))
    position = till.replica.position()
    assert position is not None
    return (position.cursor, position.waiting) == (head, 0)


def entries_of(till: Till, hub: Engine) -> tuple[int, int]:
    """Return how many entries of a till the hub has, and how many there are."""
    query = "SELECT count(*) FROM journal_entry WHERE terminal_id = :id"
    words = {"id": till.replica.terminal_id}
    with hub.connect() as connection:
        there = connection.scalar(text(query), words)
    position = till.replica.position()
    assert position is not None
    return int(there or 0), position.last_seq
