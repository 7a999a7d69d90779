"""A new terminal's whole shop, table by table, into a file that is swapped in whole.

Cut off, it goes on where it was: what was copied stays, and the pull that follows
starts at the oldest view of the hub, applying again what is there already.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias
from uuid import UUID

import psycopg
from psycopg import sql
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Engine,
    Integer,
    LargeBinary,
    Table,
    Time,
    text,
)

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.models import metadata
from techstore_desktop.core.storage import derived, migrate
from techstore_desktop.core.storage.dialects import WRITES
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.core.storage.types import (
    Identifier,
    Json,
    Money,
    Quantity,
    Rate,
    UtcTime,
)
from techstore_desktop.core.storage.verify import verify_tail
from techstore_desktop.sync.ahead import ahead
from techstore_desktop.sync.hub_setup import copied_tables

PAGE, PART = 20_000, 4_000
_PROGRESS, _INDEXES = "download_progress", "download_index"
_LINK: Any = HubLink.__table__
Told = Callable[[int, str], None]
_Done: TypeAlias = tuple[str | None, bool]


@dataclass(frozen=True, slots=True)
class Joined:
    """What the hub told at the enrolment."""

    hub_id: UUID
    epoch: UUID
    incarnation: UUID
    address: str


def prepare(engine: Engine, joined: Joined) -> None:
    """Make the tables of a new file, ready to be filled; once."""
    with engine.connect() as connection:
        if connection.dialect.has_table(connection, _PROGRESS):
            return
    migrate.upgrade(engine)
    with _writing(engine) as connection, connection.begin():
        for name in _triggers(connection):
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        _put_indexes_by(connection)
        connection.exec_driver_sql(
            f"CREATE TABLE {_PROGRESS} "
            "(name TEXT PRIMARY KEY, after TEXT, done INTEGER)"
        )
        values = {
            "hub_id": joined.hub_id,
            "epoch": joined.epoch,
            "incarnation": joined.incarnation,
            "cursor": -1,
            "overlap": 0,
            "address": joined.address,
            "schema_version": SCHEMA_VERSION,
        }
        connection.execute(_LINK.insert(), values)


def download(
    engine: Engine, hub: "psycopg.Connection[Any]", *, told: Told | None = None
) -> None:
    """Copy all that is missing in one view of the hub.

    ``told`` hears how many rows are here and which table is being copied. Raises
    psycopg's errors; what was copied stays for the next try.
    """
    with hub.transaction():
        hub.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # A slow disk here must not make the hub give up its view.
        hub.execute("SET LOCAL idle_in_transaction_session_timeout = '15min'")
        row = hub.execute("SELECT (sync_ping() ->> 'head')::bigint").fetchone()
        assert row is not None  # noqa: S101 - the function always answers
        _note_view(engine, row[0])
        count = 0
        parts = ahead(_missing_parts(hub, _progress(engine)))
        with closing(parts):
            for part in parts:
                _keep(engine, part)
                count += len(part.rows)
                if told:
                    told(count, part.table.name)


def finish(engine: Engine) -> None:
    """Make indexes, triggers, sums and search of what came; once."""
    with _writing(engine) as connection, connection.begin():
        if connection.dialect.has_table(connection, _INDEXES):
            _bring_indexes_back(connection)
            derived.install(connection)


def check(engine: Engine) -> None:
    """Check all that came. Raises Unavailable ``sync.download_damaged``."""
    with engine.connect() as connection:
        is_whole = connection.scalar(text("PRAGMA quick_check(1)")) == "ok"
        orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        proof = verify_tail(connection)
    if not is_whole or orphan or not proof.holds:
        raise Unavailable("sync.download_damaged")


def forget_progress(engine: Engine) -> None:
    """Drop what a download goes on by: this one is whole."""
    with _writing(engine) as connection, connection.begin():
        connection.exec_driver_sql(f"DROP TABLE {_PROGRESS}")


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of a table, in the order of its key; ``last`` is the key of the last."""

    table: Table
    columns: list[Column[Any]]
    rows: list[tuple[Any, ...]]
    last: str | None
    is_end: bool


def _missing_parts(
    hub: "psycopg.Connection[Any]", done: dict[str, _Done]
) -> Iterator[_Part]:
    """Read all that is not here yet; runs ahead of the writing, on its own thread."""
    for name in copied_tables():
        table = metadata.tables[name]
        columns = list(table.columns)
        after, is_done = done.get(name, (None, False))
        while not is_done:
            for part in _page(hub, table, columns, after):
                yield part
                after, is_done = part.last, part.is_end


def _page(
    hub: "psycopg.Connection[Any]",
    table: Table,
    columns: list[Column[Any]],
    after: str | None,
) -> Iterator[_Part]:
    """Read one page in parts, so that few rows are in memory at a time."""
    count = 0
    with hub.cursor().copy(_query(table, columns, after)) as copy:
        copy.set_types([_kind(column) for column in columns])
        rows = copy.rows()
        while part := list(islice(rows, PART)):
            count += len(part)
            after = _key(table, columns, part[-1])
            # A page that is full is followed by another, if by an empty one.
            is_end = len(part) < PART and count < PAGE
            yield _Part(table, columns, part, after, is_end)
            if is_end:
                return
    if count < PAGE:
        yield _Part(table, columns, [], after, is_end=True)


def _keep(engine: Engine, part: _Part) -> None:
    with _writing(engine) as connection, connection.begin():
        _insert(connection, part.table, part.columns, part.rows)
        _note_progress(connection, part.table.name, part.last, is_done=part.is_end)


def _query(table: Table, columns: list[Column[Any]], after: str | None) -> sql.Composed:
    return sql.SQL("COPY (SELECT {} FROM {}({}::jsonb, {})) TO STDOUT BINARY").format(
        sql.SQL(", ").join(_exported(column) for column in columns),
        sql.Identifier(f"sync_copy_{table.name}"),
        sql.Literal(after),
        sql.Literal(PAGE),
    )


_EXPORTS: tuple[tuple[type[Any], str, str], ...] = (
    (Identifier, "uuid_send({})", "bytea"),
    (
        UtcTime,
        "to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
        "text",
    ),
    (Time, "to_char({}, 'HH24:MI:SS.US')", "text"),
    (Json, "{}::text", "text"),
    (Date, "{}::text", "text"),
    (Boolean, "{}::int4::int8", "int8"),
    (LargeBinary, "{}", "bytea"),
    (Money, "{}::int8", "int8"),
    (Quantity, "{}::int8", "int8"),
    (Rate, "{}::int8", "int8"),
    (Integer, "{}::int8", "int8"),
)
"""How a column's value leaves the hub, as SQLite keeps it, and as which type."""


def _export(column: Column[Any]) -> tuple[str, str]:
    for kind, expression, exported in _EXPORTS:
        if isinstance(column.type, kind):
            return expression, exported
    return "{}::text", "text"


def _exported(column: Column[Any]) -> sql.Composable:
    expression: Any = _export(column)[0]
    return sql.SQL(expression).format(sql.Identifier(column.name))


def _kind(column: Column[Any]) -> str:
    return _export(column)[1]


def _insert(
    connection: Connection,
    table: Table,
    columns: list[Column[Any]],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    names = ", ".join(f'"{column.name}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    raw: Any = connection.connection.driver_connection
    raw.executemany(
        f'INSERT OR IGNORE INTO "{table.name}" ({names}) VALUES ({marks})',  # noqa: S608
        rows,
    )


def _key(table: Table, columns: list[Column[Any]], row: tuple[Any, ...]) -> str:
    names = [column.name for column in columns]
    values = [row[names.index(column.name)] for column in table.primary_key]
    return json.dumps(
        [
            str(UUID(bytes=bytes(value))) if isinstance(value, bytes) else value
            for value in values
        ]
    )


def _progress(engine: Engine) -> dict[str, _Done]:
    """Return how far each table is that has begun."""
    with engine.connect() as connection:
        rows = connection.execute(text(f"SELECT name, after, done FROM {_PROGRESS}"))  # noqa: S608
        return {row.name: (row.after, bool(row.done)) for row in rows}


def _note_progress(
    connection: Connection, name: str, after: str | None, *, is_done: bool
) -> None:
    connection.execute(
        text(f"INSERT OR REPLACE INTO {_PROGRESS} VALUES (:name, :after, :done)"),  # noqa: S608
        {"name": name, "after": after, "done": is_done},
    )


def _note_view(engine: Engine, head: int) -> None:
    """Pull from the oldest view on; up to the newest, entries may be here in part."""
    with _writing(engine) as connection, connection.begin():
        link = connection.execute(_LINK.select()).one()
        cursor = head if link.cursor < 0 else link.cursor
        overlap = head if head > cursor else 0
        connection.execute(_LINK.update().values(cursor=cursor, overlap=overlap))


def _put_indexes_by(connection: Connection) -> None:
    """Drop what is faster made once all rows are there than kept up meanwhile.

    Their own words are kept: only the migrations know which rows an index leaves out.
    """
    tables = ", ".join(f"'{name}'" for name in copied_tables())
    connection.exec_driver_sql(
        f"CREATE TABLE {_INDEXES} AS SELECT name, sql FROM sqlite_master "  # noqa: S608
        f"WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({tables})"
    )
    for index in _kept_indexes(connection):
        connection.exec_driver_sql(f'DROP INDEX "{index.name}"')


def _bring_indexes_back(connection: Connection) -> None:
    for index in _kept_indexes(connection):
        connection.exec_driver_sql(index.sql)
    connection.exec_driver_sql(f"DROP TABLE {_INDEXES}")


def _kept_indexes(connection: Connection) -> Sequence[Any]:
    return connection.exec_driver_sql(f"SELECT name, sql FROM {_INDEXES}").all()  # noqa: S608


def _triggers(connection: Connection) -> list[str]:
    rows = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type='trigger'")
    )
    return [row.name for row in rows]


def _writing(engine: Engine) -> Connection:
    return engine.connect().execution_options(**{WRITES: True})
