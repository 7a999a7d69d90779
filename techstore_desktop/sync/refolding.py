"""Working records out anew that an entry touched."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.storage.entity import Fact, Record
from techstore_desktop.core.storage.folding import refold
from techstore_desktop.core.storage.journal import RecordHistory
from techstore_desktop.core.storage.transaction import Replay

_HISTORY: Any = RecordHistory.__table__


def refold_touched(
    replay: Replay,
    entry_id: UUID,
    models: Sequence[type[Fact | Record]],
    *,
    terminal_id: UUID,
) -> None:
    """Work out anew every record that an entry touched; see ``refold``."""
    records = replay.connection.scalars(
        select(_HISTORY.c.record_id).where(_HISTORY.c.entry_id == entry_id)
    ).all()
    for model in models:
        if not issubclass(model, Record):
            continue
        table: Any = model.__table__
        here = replay.connection.scalars(
            select(table.c.id).where(table.c.id.in_(records))
        ).all()
        refold(replay.connection, model, here, terminal_id=terminal_id)
        if here:
            replay.touched.setdefault(table.name, set()).update(here)
