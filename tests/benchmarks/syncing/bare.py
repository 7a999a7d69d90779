"""The same rows, moved by psycopg and SQLite alone."""

import time
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb
from pysqlite3 import dbapi2
from sqlalchemy import Engine

TABLES = (
    "sale",
    "sale_line",
    "sale_line_tax",
    "payment",
    "stock_movement",
    "journal_entry",
)
PAGE = 500
Rows = dict[str, list[tuple[Any, ...]]]


def connection_to(engine: Engine) -> "psycopg.Connection[Any]":
    """Return a plain connection to an engine's database."""
    address = engine.url.set(drivername="postgresql")
    return psycopg.connect(address.render_as_string(hide_password=False))


def rows_of(hub: Engine) -> Rows:
    """Return what the hub has of the sales."""
    with connection_to(hub) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in TABLES
        }


def count(rows: Rows) -> int:
    """Return how many rows there are in all tables."""
    return sum(map(len, rows.values()))


def push_seconds(hub: Engine, rows: Rows) -> float:
    """Return how long plain inserts take, as many at once as the program sends."""
    ready = {
        table: [tuple(_for_postgresql(value) for value in row) for row in each]
        for table, each in rows.items()
    }
    with connection_to(hub) as connection:
        make_bare_tables(connection)
        connection.commit()
        began = time.perf_counter()
        for page in range(0, len(rows["sale"]), PAGE):
            for table, each in ready.items():
                share = len(each) * PAGE // len(rows["sale"])
                first = page * len(each) // len(rows["sale"])
                part = each[first : first + share]
                marks = ", ".join(["%s"] * len(part[0]))
                statement = f"INSERT INTO bare.{table} VALUES ({marks})"
                connection.cursor().executemany(statement, part)
            connection.commit()
        return time.perf_counter() - began


def make_bare_tables(connection: "psycopg.Connection[Any]") -> None:
    """Make tables with the same columns and a key, and nothing else."""
    connection.execute("DROP SCHEMA IF EXISTS bare CASCADE")
    connection.execute("CREATE SCHEMA bare")
    for table in TABLES:
        connection.execute(
            f"CREATE TABLE bare.{table} AS SELECT * FROM {table} LIMIT 0"
        )
        connection.execute(f"ALTER TABLE bare.{table} ADD PRIMARY KEY (id)")


def pull_seconds(hub: Engine, file: Path) -> float:
    """Return how long reading the rows and plain inserts into SQLite take."""
    target = dbapi2.connect(str(file), isolation_level=None)
    target.execute("PRAGMA journal_mode=WAL")
    with connection_to(hub) as connection:
        began = time.perf_counter()
        for table in TABLES:
            cursor = connection.cursor(binary=True)
            cursor.execute(f"SELECT * FROM {table}")
            names = [column.name for column in cursor.description or ()]
            columns = ", ".join(f'"{name}"' for name in names)
            target.execute(f"CREATE TABLE {table} ({columns}, PRIMARY KEY (id))")
            marks = ", ".join("?" * len(names))
            while rows := cursor.fetchmany(PAGE * 9):
                target.execute("BEGIN")
                target.executemany(
                    f"INSERT INTO {table} VALUES ({marks})",
                    [tuple(_for_sqlite(value) for value in row) for row in rows],
                )
                target.execute("COMMIT")
        seconds = time.perf_counter() - began
    target.close()
    return seconds


def _for_postgresql(value: Any) -> Any:
    return Jsonb(value) if isinstance(value, dict | list) else value


def _for_sqlite(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.bytes
    if value is None or isinstance(value, int | str | bytes):
        return value
    return str(value)
