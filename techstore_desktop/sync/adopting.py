"""What a set-aside terminal did alone comes along when it joins anew.

Its disk was copied, or its place was taken: the hub will not have these entries under
the old name. They are written again under the new one, chained and numbered in its own
series; the numbers that were printed stay on the documents.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, func, select, update

from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.entity import Fact, shared_tables
from techstore_desktop.core.storage.journal import (
    JournalEntry,
    canonical,
    entry_hash,
)
from techstore_desktop.core.storage.retention import SEQUENCE
from techstore_desktop.sync.apply import JOURNAL_COLUMNS, apply, keep
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.position import tail_of

_AT_ONCE = 500
_ENTRIES: Any = JournalEntry.__table__


def stranded(engine: Engine, terminal_id: UUID) -> list[FeedEntry]:
    """Return the entries of a terminal's file that its hub does not have."""
    with engine.connect() as connection:
        rows = connection.execute(
            select(_ENTRIES)
            .where(_ENTRIES.c.terminal_id == terminal_id, _ENTRIES.c.hub_seq.is_(None))
            .order_by(_ENTRIES.c.seq)
        ).all()
    return [
        FeedEntry(
            **{name: getattr(row, name) for name in JOURNAL_COLUMNS} | {"hub_seq": 0},
            conflicts=None,
        )
        for row in rows
    ]


def adopt(database: Database, entries: Sequence[FeedEntry]) -> int:
    """Write entries of a former self under this terminal's name; return how many.

    Those that the hub had after all are here already and stay as they are.
    """
    own = database.origin.terminal_id
    with database.replaying() as replay:
        known = _known(replay.connection, entries)
        fresh = [entry for entry in entries if entry.id not in known]
        adopted = _chained(replay.connection, own, fresh)
        keep(replay, adopted)
        apply(replay, adopted, shared_tables())
        replay.connection.execute(
            update(_ENTRIES)
            .where(_ENTRIES.c.terminal_id == own, _ENTRIES.c.hub_seq == 0)
            .values(hub_seq=None)
        )
    return len(adopted)


def _known(connection: Connection, entries: Sequence[FeedEntry]) -> set[UUID]:
    known: set[UUID] = set()
    for start in range(0, len(entries), _AT_ONCE):
        ids = [entry.id for entry in entries[start : start + _AT_ONCE]]
        known |= set(
            connection.scalars(select(_ENTRIES.c.id).where(_ENTRIES.c.id.in_(ids)))
        )
    return known


def _chained(
    connection: Connection, own: UUID, entries: Sequence[FeedEntry]
) -> list[FeedEntry]:
    """Return entries as this terminal's own, each following on the one before."""
    facts = {
        model.__tablename__: model
        for model in shared_tables()
        if issubclass(model, Fact)
    }
    numbers: Counter[str] = Counter()
    last = tail_of(connection, own)
    chained: list[FeedEntry] = []
    for seq, entry in enumerate(entries, start=last.seq + 1):
        changes = [
            _ours(change, own, facts, numbers, connection)
            for change in json.loads(entry.changes or "[]")
        ]
        ours = replace(
            entry,
            terminal_id=own,
            seq=seq,
            previous_hash=chained[-1].hash if chained else last.hash,
            accepted_stamp=None,
            is_quarantined=False,
            receipt=None,
            changes=canonical(changes),
        )
        chained.append(replace(ours, hash=entry_hash(ours)))
    return chained


def _ours(
    change: list[Any],
    own: UUID,
    facts: dict[str, type[Fact]],
    numbers: Counter[str],
    connection: Connection,
) -> list[Any]:
    """Return a change with this terminal's name and the next number of its series."""
    table, row_id, operation, values = change
    if table not in facts:
        return change
    values = values | {"terminal_id": str(own)}
    if SEQUENCE in values:
        if table not in numbers:
            numbers[table] = _last_number(connection, facts[table], own)
        numbers[table] += 1
        values[SEQUENCE] = numbers[table]
    return [table, row_id, operation, values]


def _last_number(connection: Connection, model: type[Fact], own: UUID) -> int:
    columns: Any = model.__table__.c
    last = select(func.max(columns.sequence)).where(columns.terminal_id == own)
    return connection.scalar(last) or 0
