"""A new terminal's whole shop, table by table, into a file that is swapped in whole.

Cut off, it goes on where it was: what was copied stays, and the pull that follows
starts at the oldest view of the hub, applying again what is there already.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Engine,
    Index,
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
from techstore_desktop.sync.hub_setup import copied_tables

PAGE = 20_000
_PROGRESS = "download_progress"
_LINK: Any = HubLink.__table__
Told = Callable[[int, str], None]


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
        for index in _indexes():
            index.drop(connection)
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
        for name in copied_tables():
            for rows in _missing_pages(engine, hub, metadata.tables[name]):
                count += rows
                if told:
                    told(count, name)


def finish(engine: Engine) -> None:
    """Make indexes, triggers, sums and search of what came."""
    with _writing(engine) as connection, connection.begin():
        for index in _indexes():
            index.create(connection, checkfirst=True)
        derived.install(connection)
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {_PROGRESS}")


def check(engine: Engine) -> None:
    """Check all that came. Raises Unavailable ``sync.download_damaged``."""
    with engine.connect() as connection:
        is_whole = connection.scalar(text("PRAGMA quick_check(1)")) == "ok"
        orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        proof = verify_tail(connection)
    if not is_whole or orphan or not proof.holds:
        raise Unavailable("sync.download_damaged")


def _missing_pages(
    engine: Engine, hub: "psycopg.Connection[Any]", table: Table
) -> Iterator[int]:
    columns = list(table.columns)
    while True:
        after, is_done = _progress(engine, table.name)
        if is_done:
            return
        with (
            _writing(engine) as connection,
            connection.begin(),
            hub.cursor().copy(_query(table, columns, after)) as copy,
        ):
            copy.set_types([_kind(column) for column in columns])
            page = _Page(copy.rows())
            _insert(connection, table, columns, page)
            last = _key(table, columns, page.last) if page.last else after
            _note_progress(connection, table.name, last, is_done=page.count < PAGE)
        yield page.count


class _Page:
    """Rows on their way from the hub into the file, never all in memory."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows = rows
        self.count = 0
        self.last: tuple[Any, ...] | None = None

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for row in self._rows:
            self.count += 1
            self.last = row
            yield row


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


def _progress(engine: Engine, name: str) -> tuple[str | None, bool]:
    with engine.connect() as connection:
        row = connection.execute(
            text(f"SELECT after, done FROM {_PROGRESS} WHERE name = :name"),  # noqa: S608
            {"name": name},
        ).first()
    return (row.after, bool(row.done)) if row else (None, False)


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


def _indexes() -> list[Index]:
    """Return what is faster made once all rows are there than kept up meanwhile."""
    return [
        index for name in copied_tables() for index in metadata.tables[name].indexes
    ]


def _triggers(connection: Connection) -> list[str]:
    rows = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type='trigger'")
    )
    return [row.name for row in rows]


def _writing(engine: Engine) -> Connection:
    return engine.connect().execution_options(**{WRITES: True})
