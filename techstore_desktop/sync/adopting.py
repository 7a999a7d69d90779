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

from sqlalchemy import Engine, func, select, update

from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.entity import Fact, shared_tables
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.journal import (
    NO_HASH,
    JournalEntry,
    canonical,
    entry_hash,
)
from techstore_desktop.core.storage.verify import SEQUENCE
from techstore_desktop.sync.apply import JOURNAL_COLUMNS, apply, keep
from techstore_desktop.sync.feed import FeedEntry

_ENTRIES: Any = JournalEntry.__table__
_LINK: Any = HubLink.__table__


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
    facts = {
        model.__tablename__: model
        for model in shared_tables()
        if issubclass(model, Fact)
    }
    with database.replaying() as replay:
        connection = replay.connection
        known = set(
            connection.scalars(
                select(_ENTRIES.c.id).where(
                    _ENTRIES.c.id.in_([entry.id for entry in entries])
                )
            )
        )
        seq, chain = _tail(connection, own)
        numbers: Counter[str] = Counter()
        adopted = []
        for entry in entries:
            if entry.id in known:
                continue
            seq += 1
            ours = replace(
                entry,
                terminal_id=own,
                seq=seq,
                previous_hash=chain,
                accepted_stamp=None,
                is_quarantined=False,
                changes=canonical(
                    [
                        _ours(change, own, facts, numbers, connection)
                        for change in json.loads(entry.changes or "[]")
                    ]
                ),
            )
            ours = replace(ours, hash=entry_hash(ours))
            chain = ours.hash
            adopted.append(ours)
        keep(replay, adopted)
        apply(replay, adopted, shared_tables())
        connection.execute(
            update(_ENTRIES)
            .where(_ENTRIES.c.terminal_id == own, _ENTRIES.c.hub_seq == 0)
            .values(hub_seq=None)
        )
    return len(adopted)


def _ours(
    change: list[Any],
    own: UUID,
    facts: dict[str, type[Fact]],
    numbers: Counter[str],
    connection: Any,
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


def _last_number(connection: Any, model: type[Fact], own: UUID) -> int:
    columns: Any = model.__table__.c
    last = select(func.max(columns.sequence)).where(columns.terminal_id == own)
    return connection.scalar(last) or 0


def _tail(connection: Any, own: UUID) -> tuple[int, bytes]:
    row = connection.execute(
        select(_ENTRIES.c.seq, _ENTRIES.c.hash)
        .where(_ENTRIES.c.terminal_id == own)
        .order_by(_ENTRIES.c.seq.desc())
        .limit(1)
    ).first()
    return (row.seq, row.hash) if row else (0, NO_HASH)
