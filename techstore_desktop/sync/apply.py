"""The one way in for what other terminals did: facts by presence, records by stamp.

Applying an entry twice changes nothing the second time. Tables and columns that this
program does not know yet are left in the journal, for the program that will.
"""

import json
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from techstore_desktop.core.storage.entity import Fact, Record
from techstore_desktop.core.storage.erasing import wipe
from techstore_desktop.core.storage.hub_link import EditConflict
from techstore_desktop.core.storage.journal import (
    JournalEntry,
    RecordHistory,
    disclosed,
)
from techstore_desktop.core.storage.owners import named_people, owner_column
from techstore_desktop.core.storage.transaction import Replay
from techstore_desktop.core.storage.wire import stored_columns
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.rows import Row, Stored, as_it_is, insert, storing

_log = logging.getLogger(__name__)
JOURNAL_COLUMNS = (
    "id",
    "terminal_id",
    "seq",
    "stamp",
    "actor_id",
    "approved_by_id",
    "action",
    "schema_version",
    "changes",
    "personal",
    "previous_hash",
    "hash",
    "hub_seq",
    "accepted_stamp",
    "is_quarantined",
    "receipt",
)


class CannotApply(Exception):
    """An entry that makes no sense here: set aside, so that others pass."""


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How wire values become a row.

    By place: what stands for a value that an older program does not tell, and how a
    value is stored.
    """

    names: tuple[str, ...]
    defaults: tuple[tuple[int, Any], ...]
    conversions: tuple[tuple[int, Stored], ...]


@dataclass(slots=True)
class _Edit:
    """One update of one record."""

    entry: FeedEntry
    model: type[Record]
    record_id: UUID
    fields: dict[str, Any]


@dataclass(slots=True)
class _Work:
    """What the entries of one page come to, by table."""

    inserts: dict[type[Fact | Record], list[Row]] = field(
        default_factory=lambda: defaultdict(list)
    )
    edits: list[_Edit] = field(default_factory=list)
    history: set[tuple[UUID, UUID]] = field(default_factory=set)
    people: set[UUID] = field(default_factory=set)


def apply(
    replay: Replay, entries: Sequence[FeedEntry], models: Sequence[type[Fact | Record]]
) -> None:
    """Write what entries say into the tables of the models that this program knows.

    Raises CannotApply for an edit of a record that is not here.
    """
    dialect = replay.connection.dialect.name
    known = {model.__tablename__: model for model in models}
    work = _Work()
    for entry in entries:
        for table, row_id, operation, values in json.loads(entry.changes or "[]"):
            model = known.get(table)
            if model is None:
                continue
            identifier = UUID(row_id)
            replay.touched.setdefault(table, set()).add(identifier)
            if issubclass(model, Record):
                work.history.add((identifier, entry.id))
            owner = owner_column(model)
            for named in named_people(row_id, values, owner) if owner else ():
                work.people.add(UUID(named))
                work.history.add((UUID(named), entry.id))
            if operation == "insert":
                row = _row(model, row_id, values, entry.personal, dialect)
                work.inserts[model].append(row)
            else:
                work.edits.append(_Edit(entry, model, identifier, values))  # type: ignore[arg-type]
        replay.highest_stamp = max(replay.highest_stamp, entry.order_stamp)
    for model, rows in work.inserts.items():
        insert(replay.connection, model, list(storing(model, dialect)), rows)
    for edit in work.edits:
        _merge(replay, edit)
    _keep_history(replay, work.history)
    wipe(replay.connection, work.people)


def inserted_rows(
    entries: Iterable[FeedEntry],
    models: Sequence[type[Fact | Record]],
    dialect: str,
) -> dict[type[Fact | Record], list[Row]]:
    """Return the rows that entries insert, as they are stored, by the known table."""
    known = {model.__tablename__: model for model in models}
    rows: dict[type[Fact | Record], list[Row]] = defaultdict(list)
    for entry in entries:
        for table, row_id, operation, values in json.loads(entry.changes or "[]"):
            model = known.get(table)
            if model is not None and operation == "insert":
                row = _row(model, row_id, values, entry.personal, dialect)
                rows[model].append(row)
    return rows


def erase_in_waiting(
    replay: Replay, entries: Sequence[FeedEntry], models: Sequence[type[Fact | Record]]
) -> None:
    """Let entries that are set aside be found by whom they tell of.

    Who is erased, is erased there too. What the entries say is not applied.
    """
    if not entries:
        return
    owners = {model.__tablename__: owner_column(model) for model in models}
    history: set[tuple[UUID, UUID]] = set()
    for entry in entries:
        try:
            history |= {(each, entry.id) for each in _people_of(entry, owners)}
        except (ValueError, TypeError, AttributeError):
            _log.info("entry %s cannot be read", entry.id)
    _keep_history(replay, history)
    wipe(replay.connection, {person for person, _entry in history})


def _people_of(entry: FeedEntry, owners: dict[str, str | None]) -> set[UUID]:
    people: set[UUID] = set()
    for table, row_id, _operation, values in json.loads(entry.changes or "[]"):
        owner = owners.get(table)
        if owner is not None and values.keys():
            people |= {UUID(each) for each in named_people(row_id, values, owner)}
    return people


def keep(replay: Replay, entries: Iterable[FeedEntry]) -> None:
    """Keep entries of others in the journal."""
    convert = storing(JournalEntry, replay.connection.dialect.name)
    rows = [
        tuple(_journal_value(entry, name, convert[name]) for name in JOURNAL_COLUMNS)
        for entry in entries
    ]
    if rows:
        insert(replay.connection, JournalEntry, JOURNAL_COLUMNS, rows)


def forget_conflicts(replay: Replay, entry_ids: Iterable[UUID]) -> None:
    """Drop what the hub said of entries before it placed them anew."""
    ids = list(entry_ids)
    if ids:
        table: Any = EditConflict.__table__
        replay.connection.execute(table.delete().where(table.c.entry_id.in_(ids)))


def note_conflicts(replay: Replay, entry: FeedEntry) -> None:
    """Keep what the hub says of two people's edits of one field."""
    table: Any = EditConflict.__table__
    for conflict in entry.conflicts or ():
        values = {
            name: UUID(value) if name.endswith("_id") and value else value
            for name, value in conflict.items()
        }
        replay.connection.execute(table.insert(), values)
        replay.touched.setdefault("edit_conflict", set()).add(values["record_id"])


def _row(
    model: type[Fact | Record],
    row_id: str,
    values: dict[str, Any],
    personal: dict[str, Any] | None,
    dialect: str,
) -> Row:
    recipe = _recipe(model, dialect)
    told = values | {"id": row_id, "stamps": {}}
    row = [told.get(name) for name in recipe.names]
    if personal is not None:
        row = [disclosed(value, personal) for value in row]
    for place, default in recipe.defaults:
        if row[place] is None:
            row[place] = default
    for place, stored in recipe.conversions:
        if row[place] is not None:
            row[place] = stored(row[place])
    return tuple(row)


@cache
def _recipe(model: type[Fact | Record], dialect: str) -> _Recipe:
    columns = stored_columns(model)
    ways = storing(model, dialect)
    return _Recipe(
        names=tuple(ways),
        defaults=tuple(
            (place, columns[name].default)
            for place, name in enumerate(ways)
            if name in columns and columns[name].default is not None
        ),
        conversions=tuple(
            (place, stored)
            for place, stored in enumerate(ways.values())
            if stored is not as_it_is
        ),
    )


def _or_none(value: Any, stored: Stored) -> Any:
    return None if value is None else stored(value)


def _journal_value(entry: FeedEntry, name: str, stored: Stored) -> Any:
    value = getattr(entry, name)
    return _or_none(str(value) if isinstance(value, UUID) else value, stored)


def _merge(replay: Replay, edit: _Edit) -> None:
    """Take the fields of an edit whose stamp is later than what stands."""
    connection = replay.connection
    table: Any = edit.model.__table__
    row = connection.execute(
        select(table.c.stamps).where(table.c.id == edit.record_id)
    ).first()
    if row is None:
        raise CannotApply(f"{table.name} {edit.record_id} is not here")
    columns = stored_columns(edit.model)
    order = [edit.entry.order_stamp, str(edit.entry.terminal_id)]
    stamps: dict[str, list[Any]] = dict(row.stamps)
    taken: dict[Any, Any] = {}
    for name, (_before, after) in edit.fields.items():
        if name not in columns or stamps.get(name, [0, ""]) >= order:
            continue
        plain = disclosed(after, edit.entry.personal)
        taken[table.c[name]] = (
            None
            if plain is None
            else columns[name].from_wire(plain, connection.dialect)
        )
        stamps[name] = order
    if taken:
        values = taken | {table.c.stamps: stamps}
        change = update(table).where(table.c.id == edit.record_id).values(values)
        connection.execute(change)


def _keep_history(replay: Replay, history: set[tuple[UUID, UUID]]) -> None:
    if not history:
        return
    convert = storing(RecordHistory, replay.connection.dialect.name)
    rows = [
        (convert["record_id"](str(record)), convert["entry_id"](str(entry)))
        for record, entry in sorted(history)
    ]
    insert(replay.connection, RecordHistory, ("record_id", "entry_id"), rows)
