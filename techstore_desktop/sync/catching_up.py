"""What a program does at first with what an older one took over and did not know.

An older program keeps each entry whole and writes of it what it has tables and columns
for. The newer one applies those entries again that a program later than that one wrote:
what is here stays, what is new is added, and rows that are here get the columns that
they lack.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, func, select, tuple_, update

from techstore_desktop.core.storage import projections, retention
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.entity import Fact, Record
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.core.storage.transaction import Replay
from techstore_desktop.sync.apply import apply, inserted_rows
from techstore_desktop.sync.known import kept_entry
from techstore_desktop.sync.refolding import refold_changed
from techstore_desktop.sync.rows import Row, storing

AT_ONCE = 500
Models: TypeAlias = Sequence[type[Fact | Record]]
_ENTRIES: Any = JournalEntry.__table__
_LINK: Any = HubLink.__table__


def catch_up(database: Database, models: Models, version: str) -> None:
    """Take over what an older program left in the journal without understanding it.

    Cut off in the middle, it begins anew the next time.
    """
    with database.reading() as reading:
        link = reading.connection.execute(select(_LINK)).first()
    if link is None or link.schema_version >= version:
        return
    filled: set[type[Fact]] = set()
    after = (UUID(int=0), 0)
    while rows := _newer_rows(database, link.schema_version, after):
        with database.replaying() as replay:
            filled |= _apply_again(replay, rows, models, database.origin.terminal_id)
        after = (rows[-1].terminal_id, rows[-1].seq)
    with database.replaying() as replay:
        for each in _sums_of(filled):
            projections.rebuild(each, replay.connection)
        replay.connection.execute(
            update(_LINK).values(
                schema_version=version,
                cursor=_before_what_was_set_aside(replay.connection, link.cursor),
            )
        )


def _before_what_was_set_aside(connection: Connection, cursor: int) -> int:
    """Return from where on to pull: what did not fit the older program may fit now.

    What is here already is passed over as it comes again.
    """
    first = connection.scalar(
        select(func.min(_ENTRIES.c.hub_seq)).where(_ENTRIES.c.is_quarantined)
    )
    return cursor if first is None else min(cursor, first - 1)


def _newer_rows(
    database: Database, version: str, after: tuple[UUID, int]
) -> Sequence[Any]:
    with database.reading() as reading:
        return reading.connection.execute(
            select(_ENTRIES)
            .where(
                _ENTRIES.c.schema_version > version,
                _ENTRIES.c.terminal_id != database.origin.terminal_id,
                _ENTRIES.c.is_quarantined.is_(False),
                tuple_(_ENTRIES.c.terminal_id, _ENTRIES.c.seq) > after,
            )
            .order_by(_ENTRIES.c.terminal_id, _ENTRIES.c.seq)
            .limit(AT_ONCE)
        ).all()


def _apply_again(
    replay: Replay, rows: Sequence[Any], models: Models, terminal_id: UUID
) -> set[type[Fact]]:
    """Apply entries again; return the facts of which rows got columns."""
    entries = [kept_entry(row) for row in rows]
    apply(replay, entries, models)
    filled: set[type[Fact]] = set()
    dialect = replay.connection.dialect.name
    for model, told in inserted_rows(entries, models, dialect).items():
        if issubclass(model, Fact) and _fill_in(replay.connection, model, told):
            filled.add(model)
    for entry in entries:
        refold_changed(replay, entry.id, models, terminal_id=terminal_id)
    return filled


def _fill_in(connection: Connection, model: type[Fact], told: Iterable[Row]) -> int:
    """Give facts that are here the values of columns that came later; return how many.

    Their sums follow: a row may count that had no key before.
    """
    table: Any = model.__table__
    names = list(storing(model, connection.dialect.name))
    place = names.index("id")
    rows = {row[place]: row for row in told}
    here = _as_stored(connection, table.name, names, list(rows))
    lacking = [rows[row[place]] for row in here if rows[row[place]] != row]
    if not lacking:
        return 0
    ids = [UUID(bytes=row[place]) for row in lacking]
    sums = _sums_of({model})
    for each in sums:
        projections.carry(each, connection, ids, table=each.name, sign=-1)
    columns = ", ".join(f'"{name}" = ?' for name in names)
    with retention.opened(connection):
        connection.exec_driver_sql(
            f'UPDATE "{table.name}" SET {columns} WHERE id = ?',  # noqa: S608 - ours
            [(*row, row[place]) for row in lacking],
        )
    for each in sums:
        projections.carry(each, connection, ids, table=each.name, sign=1)
    return len(lacking)


def _as_stored(
    connection: Connection, table: str, names: Sequence[str], ids: Sequence[Any]
) -> list[Row]:
    columns = ", ".join(f'"{name}"' for name in names)
    rows: list[Row] = []
    for start in range(0, len(ids), AT_ONCE):
        some = tuple(ids[start : start + AT_ONCE])
        marks = ", ".join("?" * len(some))
        rows += map(
            tuple,
            connection.exec_driver_sql(
                f'SELECT {columns} FROM "{table}" '  # noqa: S608 - our own names
                f"WHERE id IN ({marks})",
                some,
            ),
        )
    return rows


def _sums_of(models: set[type[Fact]]) -> list[projections.Projection]:
    tables = {model.__table__.name for model in models}  # type: ignore[attr-defined]
    return [each for each in projections.declared() if each.source.name in tables]
