"""What of the hub's order is here already, and how it stands."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.sync.apply import JOURNAL_COLUMNS
from techstore_desktop.sync.feed import FeedEntry, Place, Standing

_ENTRIES: Any = JournalEntry.__table__


def known_places(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Place]:
    """Return which entries are here, each with what we know of its place."""
    rows = connection.execute(
        select(
            _ENTRIES.c.id,
            _ENTRIES.c.seq,
            _ENTRIES.c.hub_seq,
            _ENTRIES.c.accepted_stamp,
            _ENTRIES.c.is_quarantined,
        ).where(_ENTRIES.c.id.in_(ids))
    )
    return {row.id: Place(*row[1:]) for row in rows}


def place_of(entry: FeedEntry) -> Place:
    """Return where the hub says that an entry stands."""
    return Place(entry.seq, entry.hub_seq, entry.accepted_stamp, entry.is_quarantined)


def kept_entry(row: Any) -> FeedEntry:
    """Return a row of the journal as the feed tells it."""
    values = {name: getattr(row, name) for name in JOURNAL_COLUMNS}
    return FeedEntry(**values, conflicts=None)


def released_here(
    connection: Connection, entries: Sequence[FeedEntry], known: dict[UUID, Place]
) -> list[FeedEntry]:
    """Return entries in this terminal's name that count from now on.

    The hub does not tell their content again. Where a disk was copied and this is the
    half that did not write them, they are in the journal and not in the tables.
    """
    ids = [
        entry.id
        for entry in entries
        if entry.changes is None
        and not entry.is_quarantined
        and entry.id in known
        and known[entry.id].is_quarantined
    ]
    if not ids:
        return []
    rows = connection.execute(
        select(_ENTRIES).where(_ENTRIES.c.id.in_(ids)).order_by(_ENTRIES.c.seq)
    )
    return [kept_entry(row) for row in rows]


def agreed_places(connection: Connection, places: Sequence[Standing]) -> int:
    """Return how many of these places, from the first on, hold the same here.

    A place that was left agrees where its entry is here, wherever it stands.
    """
    columns = (
        _ENTRIES.c.hub_seq,
        _ENTRIES.c.id,
        _ENTRIES.c.accepted_stamp,
        _ENTRIES.c.is_quarantined,
    )
    rows = connection.execute(
        select(*columns).where(
            _ENTRIES.c.hub_seq >= places[0].hub_seq,
            _ENTRIES.c.hub_seq <= places[-1].hub_seq,
        )
    )
    here = {row.hub_seq: tuple(row) for row in rows}
    left = [place.entry_id for place in places if place.is_left]
    known = known_places(connection, left)
    for count, place in enumerate(places):
        agrees = (
            place.entry_id in known
            if place.is_left
            else here.get(place.hub_seq) == place[:4]
        )
        if not agrees:
            return count
    return len(places)
