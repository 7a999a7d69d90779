"""What several live records share although only one should have it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from techstore_desktop.core.attention.kind import key_of
from techstore_desktop.core.attention.origins import makers, moment_of
from techstore_desktop.core.attention.schemas import Involved
from techstore_desktop.core.storage.transaction import Reading

MOST_NAMED = 16
"""More records than these are not named in a key, for it must fit into an index."""


def shared_texts(column: InstrumentedAttribute[str]) -> Select[str]:
    """Return the query for texts that more than one row has, from an index alone."""
    return select(column).where(column != "").group_by(column).having(func.count() > 1)


def clash_keys(kind: str, clashes: Iterable[Iterable[UUID]]) -> list[str]:
    """Return the keys of clashes by the records in each, the youngest first."""
    named = [sorted(ids)[-MOST_NAMED:] for ids in clashes]
    named.sort(key=lambda ids: ids[-1], reverse=True)
    return list(dict.fromkeys(key_of(kind, *ids) for ids in named))


def clashing_ids(key: str) -> list[UUID]:
    """Return the records that a clash's key names."""
    return [UUID(part) for part in key.split(":")[1:]]


def clashing_since(key: str) -> datetime:
    """Return when the youngest of the records was made."""
    return moment_of(clashing_ids(key)[-1])


def clashing(
    reading: Reading, table: str, names: Iterable[tuple[UUID, str]]
) -> Sequence[Involved]:
    """Return records with who made them, the oldest first."""
    rows = dict(names)
    made: Any = makers(reading, rows)
    return [
        Involved(
            table=table,
            id=record_id,
            name=rows[record_id],
            **(made[record_id]._asdict() if record_id in made else {}),
        )
        for record_id in sorted(rows)
    ]
