"""What a record's fields are, worked out from the entries that touched it."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, select, update

from techstore_desktop.core.storage.entity import Record
from techstore_desktop.core.storage.journal import (
    JournalEntry,
    RecordHistory,
    disclosed,
)
from techstore_desktop.core.storage.wire import stored_columns

Order: TypeAlias = tuple[int, str]
FROM_INSERT: Order = (0, "")
"""An inserted value gives way to every edit: nobody edits what they have not seen."""


class FieldValue(NamedTuple):
    """A record's field with the stamp and terminal that decide which value stands."""

    order: Order
    value: Any


def order_of(entry: JournalEntry | Any) -> Order:
    """Return what decides between two edits: the accepted stamp, then the terminal."""
    stamp = entry.accepted_stamp or entry.stamp
    return (stamp, str(entry.terminal_id))


def fold(
    fields: dict[str, FieldValue], operation: str, values: dict[str, Any], order: Order
) -> None:
    """Take one change of a record into ``fields``: the later stamp wins."""
    if operation == "insert":
        order = FROM_INSERT
    for name, value in values.items():
        standing = fields.get(name)
        if standing is None or standing.order < order:
            after = value if operation == "insert" else value[1]
            fields[name] = FieldValue(order, after)


def refold(
    connection: Connection,
    model: type[Record],
    record_ids: Iterable[UUID],
    *,
    terminal_id: UUID,
) -> None:
    """Work records out anew, after the hub accepted an entry with another stamp.

    ``terminal_id`` is this terminal: its own entries count although the hub may have
    set them aside.
    """
    entries: Any = JournalEntry.__table__
    history: Any = RecordHistory.__table__
    for record_id in record_ids:
        rows = connection.execute(
            select(entries)
            .join(history, history.c.entry_id == entries.c.id)
            .where(history.c.record_id == record_id)
            .order_by(entries.c.terminal_id, entries.c.seq)
        ).all()
        fields: dict[str, FieldValue] = {}
        for row in rows:
            if row.is_quarantined and row.terminal_id != terminal_id:
                continue
            for table, row_id, operation, values in json.loads(row.changes):
                if (table, row_id) == (model.__tablename__, str(record_id)):
                    fold(fields, operation, _plain(values, row.personal), order_of(row))
        _write(connection, model, record_id, fields)


def _plain(values: dict[str, Any], personal: dict[str, Any] | None) -> dict[str, Any]:
    return {
        name: [disclosed(part, personal) for part in value]
        if isinstance(value, list) and len(value) == 2  # noqa: PLR2004 - before, after
        else disclosed(value, personal)
        for name, value in values.items()
    }


def _write(
    connection: Connection,
    model: type[Record],
    record_id: UUID,
    fields: dict[str, FieldValue],
) -> None:
    table: Any = model.__table__
    columns = stored_columns(model)
    values: dict[Any, Any] = {
        table.c[name]: None
        if field.value is None
        else columns[name].from_wire(field.value, connection.dialect)
        for name, field in fields.items()
        if name in columns
    }
    stamps = {
        name: list(field.order)
        for name, field in fields.items()
        if name in columns and field.order != FROM_INSERT
    }
    values[table.c.stamps] = stamps
    connection.execute(update(table).where(table.c.id == record_id).values(values))
