"""Working records out anew that an entry changed."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.storage.entity import Fact, Record
from techstore_desktop.core.storage.folding import refold
from techstore_desktop.core.storage.journal import JournalEntry, RecordHistory
from techstore_desktop.core.storage.transaction import Replay

_ENTRIES: Any = JournalEntry.__table__
_HISTORY: Any = RecordHistory.__table__


def refold_changed(
    replay: Replay,
    entry_id: UUID,
    models: Sequence[type[Fact | Record]],
    *,
    terminal_id: UUID,
) -> None:
    """Work out anew every record that an entry changed; see ``refold``."""
    changed = _changed_by(replay, entry_id)
    for model in models:
        if not issubclass(model, Record) or model.__tablename__ not in changed:
            continue
        table: Any = model.__table__
        here = replay.connection.scalars(
            select(table.c.id).where(table.c.id.in_(changed[table.name]))
        ).all()
        refold(replay.connection, model, here, terminal_id=terminal_id)
        if here:
            replay.touched.setdefault(table.name, set()).update(here)


def _changed_by(replay: Replay, entry_id: UUID) -> dict[str, set[UUID]]:
    """Return the rows that an entry changed and that its history tells of, by table.

    An entry that nobody could read has no history, and none of it is read here.
    """
    records = set(
        replay.connection.scalars(
            select(_HISTORY.c.record_id).where(_HISTORY.c.entry_id == entry_id)
        )
    )
    changed: dict[str, set[UUID]] = defaultdict(set)
    if not records:
        return changed
    changes = replay.connection.scalar(
        select(_ENTRIES.c.changes).where(_ENTRIES.c.id == entry_id)
    )
    for table, row_id, _operation, _values in json.loads(changes or "[]"):
        changed[table].add(UUID(row_id))
    return {table: rows & records for table, rows in changed.items()}
