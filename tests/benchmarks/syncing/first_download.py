"""A new terminal takes over the whole shop, beside the bare libraries copying it."""

import time
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2
from sqlalchemy import Engine

from techstore_desktop.core.models import metadata
from techstore_desktop.sync import first_download
from techstore_desktop.sync.hub_setup import copied_tables
from techstore_desktop.sync.hub_terminals import NewTerminal, add_terminal
from techstore_desktop.sync.joining import join
from techstore_desktop.sync.secrets import Secrets
from tests.benchmarks.rows import Row
from tests.benchmarks.syncing.bare import connection_to
from tests.benchmarks.syncing.shops import a_bench, founder

SECONDS, FULL_SALES = 60.0, 200_000


def first_download_row(file: Path, sales: int) -> Row:
    """Return the figure of joining a hub that holds the shop of a file."""
    with a_bench() as bench:
        till = founder(bench, file)
        till.sync()
        branch_id = till.shop.database.origin.branch_id
        till.close()
        limit = _bare_seconds(bench.hub, bench.folder / "bare.db")
        enrolment = add_terminal(bench.hub, NewTerminal("Till 2", "B1", branch_id))
        secrets = Secrets(bench.folder / "secrets", uses_keyring=False)
        rows = 0

        def told(count: int, _table: str) -> None:
            nonlocal rows
            rows = count

        began = time.perf_counter()
        join(bench.folder / "joined" / "shop.db", enrolment, secrets, told=told)
        value = time.perf_counter() - began
    goal = SECONDS * sales / FULL_SALES
    return Row(
        name="sync.first_download",
        unit="s",
        value=value,
        limit=limit,
        goal=f"at most {goal:g} s",
        met=value <= goal,
        note=f"{rows:,} rows with indexes, sums, search and checks; limit is COPY of "
        "psycopg into plain tables of SQLite",
    )


def _bare_seconds(hub: Engine, file: Path) -> float:
    """Return how long it takes to copy the same rows into tables with a key."""
    target = dbapi2.connect(str(file), isolation_level=None)
    target.execute("PRAGMA synchronous=OFF")
    began = time.perf_counter()
    with connection_to(hub) as connection:
        for name in copied_tables():
            columns: list[Any] = list(metadata.tables[name].columns)
            exported = ", ".join(_exported(column) for column in columns)
            names = ", ".join(f'"{column.name}"' for column in columns)
            keys = ", ".join(
                column.name for column in metadata.tables[name].primary_key
            )
            target.execute(f'CREATE TABLE "{name}" ({names}, PRIMARY KEY ({keys}))')
            marks = ", ".join("?" * len(columns))
            query = f'COPY (SELECT {exported} FROM "{name}") TO STDOUT BINARY'
            target.execute("BEGIN")
            with connection.cursor().copy(query) as copy:
                copy.set_types([first_download._kind(column) for column in columns])
                target.executemany(
                    f'INSERT INTO "{name}" VALUES ({marks})', copy.rows()
                )
            target.execute("COMMIT")
    target.close()
    return time.perf_counter() - began


def _exported(column: Any) -> str:
    return first_download._export(column)[0].format(f'"{column.name}"')
