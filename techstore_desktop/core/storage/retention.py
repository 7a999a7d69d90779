"""Letting old facts go on a terminal of a hub, which has them all.

What goes is a whole act of the business: every row of its journal entry and the entry's
content. The entry itself stays, hollow, so that each chain still holds from its first
link. A record never goes, nor does an act that touched one, nor a fact that a row which
stays refers to. Sums of what went stand in ``<projection>_opening``.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, insert, or_, select, update

from techstore_desktop.core.storage import projections, search
from techstore_desktop.core.storage.checkpoint import Checkpoint, GoneDocument
from techstore_desktop.core.storage.entity import Entity, Fact, shared_tables
from techstore_desktop.core.storage.journal import HOLLOW, JournalEntry
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION

SEQUENCE = "sequence"
AT_ONCE = 40
"""How many entries are looked at in one transaction: about ten milliseconds."""

_ENTRIES: Any = JournalEntry.__table__
_CHECKPOINT: Any = Checkpoint.__table__
_GONE: Any = GoneDocument.__table__
_JUST_OPEN = {
    "place": 0,
    "digest": b"",
    "kept_from": datetime.fromtimestamp(0, UTC),
    "confirmed_at": datetime.fromtimestamp(0, UTC),
    "is_open": True,
}
"""A checkpoint that stands for none: it is gone before the transaction ends."""


class Proposal(NamedTuple):
    """A place up to which history may go, once the hub says that it has the same."""

    place: int
    digest: bytes
    kept_from: datetime


@dataclass(slots=True)
class _Act:
    """One entry and the rows that it wrote, by table."""

    id: UUID
    rows: dict[type[Fact], list[UUID]] = field(
        default_factory=lambda: defaultdict(list)
    )


@cache
def models_that_go() -> tuple[type[Fact], ...]:
    """Return the facts that may go, those first that refer to the others."""
    models = [
        model
        for model in shared_tables()
        if issubclass(model, Fact) and model.MAY_GO is not None
    ]
    return tuple(reversed(models))


@cache
def references_to(model: type[Fact]) -> tuple[tuple[Any, Any], ...]:
    """Return the tables that refer to a fact, each with the column that does."""
    own: Any = model.__table__
    return tuple(
        (table, column)
        for table in Entity.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table is own for key in column.foreign_keys)
    )


def checkpoint_of(connection: Connection) -> Any | None:
    """Return the checkpoint's row; None where nothing was ever let go."""
    return connection.execute(select(_CHECKPOINT)).first()


def last_settled_place(connection: Connection, *, before: int, cursor: int) -> int:
    """Return the last place up to which every entry is older than a stamp.

    An entry that was set aside holds all that follows it, and the place where the
    pull goes on is never reached.
    """
    stamp = func.coalesce(_ENTRIES.c.accepted_stamp, _ENTRIES.c.stamp)
    young = connection.scalar(
        select(_ENTRIES.c.hub_seq)
        .where(
            _ENTRIES.c.hub_seq.is_not(None),
            or_(stamp >= before, _ENTRIES.c.is_quarantined),
        )
        .order_by(_ENTRIES.c.hub_seq)
        .limit(1)
    )
    return min(cursor, cursor + 1 if young is None else young) - 1


def digest_up_to(connection: Connection, place: int) -> bytes:
    """Return one value for every entry up to a place, in the order of the hub."""
    digest = sha256()
    hashes = connection.scalars(
        select(_ENTRIES.c.hash)
        .where(_ENTRIES.c.hub_seq <= place)
        .order_by(_ENTRIES.c.hub_seq)
    )
    for each in hashes:
        digest.update(each)
    return digest.digest()


def settle(connection: Connection, proposal: Proposal, now: datetime) -> None:
    """Keep a checkpoint that the hub has confirmed."""
    connection.execute(_CHECKPOINT.delete())
    values = proposal._asdict() | {"confirmed_at": now, "is_open": False}
    connection.execute(_CHECKPOINT.insert(), values)


def let_go(
    connection: Connection, after: int, *, version: str = SCHEMA_VERSION
) -> int | None:
    """Let go of what may go among the next entries; return how far it looked.

    None once the checkpoint is reached. What a program newer than ``version`` wrote
    stays: this one does not know all that it holds or counts.
    """
    checkpoint = checkpoint_of(connection)
    rows = connection.execute(
        select(
            _ENTRIES.c.id,
            _ENTRIES.c.hub_seq,
            _ENTRIES.c.changes,
            _ENTRIES.c.schema_version,
        )
        .where(
            _ENTRIES.c.hub_seq > after,
            _ENTRIES.c.hub_seq <= (checkpoint.place if checkpoint else 0),
        )
        .order_by(_ENTRIES.c.hub_seq)
        .limit(AT_ONCE)
    ).all()
    if not rows:
        return None
    ends = _ends_of_chains(connection)
    acts = [
        act
        for row in rows
        if row.changes != HOLLOW
        and row.schema_version <= version
        and row.id not in ends
        and (act := _act(row.id, json.loads(row.changes))) is not None
    ]
    held = _held(connection, acts)
    going = [act for act in acts if act.id not in held]
    if going:
        with opened(connection):
            _remove(connection, going)
    return int(rows[-1].hub_seq)


@contextmanager
def opened(connection: Connection) -> Iterator[None]:
    """Let facts be removed or filled in, until the end of the block."""
    is_there = connection.execute(update(_CHECKPOINT).values(is_open=True)).rowcount
    if not is_there:
        connection.execute(_CHECKPOINT.insert(), _JUST_OPEN)
    yield
    if is_there:
        connection.execute(update(_CHECKPOINT).values(is_open=False))
    else:
        connection.execute(_CHECKPOINT.delete())


def refill(connection: Connection, entry: Any) -> None:
    """Give a hollow entry its content back; its rows are for the caller to write."""
    connection.execute(
        update(_ENTRIES)
        .where(_ENTRIES.c.id == entry.id)
        .values(changes=entry.changes, personal=entry.personal)
    )
    connection.execute(_GONE.delete().where(_GONE.c.entry_id == entry.id))


def uncount(connection: Connection, changes: str, entry_id: UUID) -> None:
    """Take what came back off the opening sums, and off the sums that had it already.

    The rows are here again, and the triggers have added them once more.
    """
    act = _act(entry_id, json.loads(changes))
    for model, ids in act.rows.items() if act else ():
        for projection in _sums_of(model):
            for table in (projection.name, projection.opening):
                projections.carry(projection, connection, ids, table=table, sign=-1)


def hollow_entries_of(connection: Connection, number: str) -> list[UUID]:
    """Return the entries of documents with a number that are no longer here."""
    return list(
        connection.scalars(select(_GONE.c.entry_id).where(_GONE.c.number == number))
    )


def gone_by_series(connection: Connection, table: str) -> dict[UUID, int]:
    """Return how many numbered documents of a table went, by terminal."""
    rows = connection.execute(
        select(_GONE.c.terminal_id, func.count())
        .where(_GONE.c.table == table)
        .group_by(_GONE.c.terminal_id)
    )
    return {row[0]: row[1] for row in rows}


def _ends_of_chains(connection: Connection) -> set[UUID]:
    """Return each terminal's last entry: the next one follows on it."""
    last = (
        select(_ENTRIES.c.terminal_id, func.max(_ENTRIES.c.seq).label("seq"))
        .group_by(_ENTRIES.c.terminal_id)
        .subquery()
    )
    return set(
        connection.scalars(
            select(_ENTRIES.c.id).join(
                last,
                (_ENTRIES.c.terminal_id == last.c.terminal_id)
                & (_ENTRIES.c.seq == last.c.seq),
            )
        )
    )


def _act(entry_id: UUID, changes: list[Any]) -> _Act | None:
    """Return an entry's rows; None where one of them stays whatever its age."""
    going = {model.__tablename__: model for model in models_that_go()}
    act, inner = _Act(entry_id), list[str]()
    for table, row_id, operation, values in changes:
        model = going.get(table)
        if model is None or operation != "insert" or _is_tied(model, values):
            return None
        act.rows[model].append(UUID(row_id))
        inner += [values[name] for name in model.WITHIN if values.get(name)]
    own = {str(row) for rows in act.rows.values() for row in rows}
    return act if own.issuperset(inner) else None


def _is_tied(model: type[Fact], values: dict[str, Any]) -> bool:
    return any(values.get(name) is not None for name in _ties(model))


@cache
def _ties(model: type[Fact]) -> tuple[str, ...]:
    """Return the references that hold a row here when they are filled."""
    table: Any = model.__table__
    free = {*(model.MAY_GO or ()), *model.WITHIN}
    return tuple(
        column.name
        for column in table.columns
        if column.foreign_keys and column.name not in free
    )


def _held(connection: Connection, acts: Collection[_Act]) -> set[UUID]:
    """Return the entries that something which stays refers to, or that end a series."""
    held: set[UUID] = set()
    for model in models_that_go():
        owner = {row: act.id for act in acts for row in act.rows[model]}
        if not owner:
            continue
        for table, column in references_to(model):
            identity = table.c.id if "id" in table.c else column
            found = connection.execute(
                select(identity, column).where(column.in_(owner))
            )
            inner = {row: act.id for act in acts for row in _rows_in(act, table)}
            held |= {
                owner[referred]
                for row, referred in found
                if inner.get(row) != owner[referred]
            }
        held |= {owner[row] for row in _last_numbers(connection, model, owner)}
    return held


def _rows_in(act: _Act, table: Any) -> Iterable[UUID]:
    return (
        row
        for model, rows in act.rows.items()
        if model.__table__ is table
        for row in rows
    )


def _last_numbers(
    connection: Connection, model: type[Fact], rows: Collection[UUID]
) -> list[UUID]:
    """Return which rows carry the last number of a series: the next follows on it."""
    table: Any = model.__table__
    if SEQUENCE not in table.c:
        return []
    later = table.alias()
    return list(
        connection.scalars(
            select(table.c.id).where(
                table.c.id.in_(rows),
                ~select(later.c.id)
                .where(
                    later.c.terminal_id == table.c.terminal_id,
                    later.c.sequence > table.c.sequence,
                )
                .exists(),
            )
        )
    )


def _remove(connection: Connection, acts: list[_Act]) -> None:
    for model in models_that_go():
        ids = [row for act in acts for row in act.rows[model]]
        if not ids:
            continue
        table: Any = model.__table__
        for projection in _sums_of(model):
            projections.carry(
                projection, connection, ids, table=projection.opening, sign=1
            )
        _note_numbers(connection, model, acts)
        for index in search.declared():
            if index.source == table.name:
                documents = Entity.metadata.tables[index.documents]
                connection.execute(documents.delete().where(documents.c.id.in_(ids)))
        connection.execute(table.delete().where(table.c.id.in_(ids)))
    connection.execute(
        update(_ENTRIES)
        .where(_ENTRIES.c.id.in_([act.id for act in acts]))
        .values(changes=HOLLOW, personal=None)
    )


def _sums_of(model: type[Fact]) -> list[projections.Projection]:
    return [each for each in projections.declared() if each.source is model.__table__]


def _note_numbers(connection: Connection, model: type[Fact], acts: list[_Act]) -> None:
    table: Any = model.__table__
    if SEQUENCE not in table.c:
        return
    entry = {row: act.id for act in acts for row in act.rows[model]}
    rows = connection.execute(
        select(table.c.id, table.c.terminal_id, table.c.sequence, table.c.number).where(
            table.c.id.in_(entry)
        )
    ).all()
    connection.execute(
        insert(GoneDocument),
        [
            row._asdict() | {"entry_id": entry[row.id], "table": table.name}
            for row in rows
        ],
    )
