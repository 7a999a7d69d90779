"""Sixteen terminals that push each sale by itself, all at once."""

import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from threading import Barrier, Thread
from typing import Any
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb
from sqlalchemy import text

from techstore_desktop.sync.hub_terminals import NewTerminal, add_terminal
from tests.benchmarks.rows import Row
from tests.benchmarks.syncing.bare import connection_to
from tests.benchmarks.syncing.shops import Bench
from tests.sync.forging import Forger

TERMINALS, EACH = 16, 100
SALES_A_SECOND = 500


def crowd_row(bench: Bench, branch_id: UUID) -> Row:
    """Return the figure of the hub, beside plain inserts by as many connections."""
    sale, founder_id = _a_sale(bench)
    forgers = [
        Forger(add_terminal(bench.hub, NewTerminal(f"Till {n}", f"T{n}", branch_id)))
        for n in range(TERMINALS)
    ]
    pushes = [_pushes(forger, sale, founder_id) for forger in forgers]
    before = _count(bench)
    jobs = [partial(_push_all, *each) for each in zip(forgers, pushes, strict=True)]
    value = TERMINALS * EACH / _seconds(jobs)
    assert _count(bench) - before == TERMINALS * EACH
    for forger in forgers:
        forger.close()
    return Row(
        name="sync.hub_16_terminals",
        unit="/s",
        value=value,
        limit=_plain(bench, sale),
        goal=f"at least {SALES_A_SECOND} sales/s",
        met=value >= SALES_A_SECOND,
        note="one push and commit per sale; limit is plain inserts of the same rows",
    )


def _push_all(forger: Forger, pushes: list[str]) -> None:
    for push in pushes:
        forger.line.execute("SELECT sync_push(%s::jsonb)", [push])


def _a_sale(bench: Bench) -> tuple[str, str]:
    with bench.hub.connect() as connection:
        row = connection.execute(
            text(
                "SELECT changes, terminal_id FROM journal_entry"
                " WHERE action = 'sale.completed' ORDER BY hub_seq DESC LIMIT 1"
            )
        ).one()
        return row.changes, str(row.terminal_id)


def _pushes(forger: Forger, sale: str, founder_id: str) -> list[str]:
    """Return the pushes of one terminal, a copied sale under new names in each."""
    pushes = []
    for _ in range(EACH):
        copied = _renamed(sale).replace(founder_id, str(forger.terminal_id))
        entry = forger.entry(text=copied)
        forger.follow(entry)
        pushes.append(json.dumps([entry]))
    return pushes


def _renamed(sale: str) -> str:
    for _table, row_id, *_ in json.loads(sale):
        sale = sale.replace(row_id, str(uuid4()))
    return sale


def _count(bench: Bench) -> int:
    with bench.hub.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM sale")) or 0


def _seconds(jobs: Sequence[Callable[[], None]]) -> float:
    """Run jobs at once and return how long the last one took."""
    start = Barrier(len(jobs) + 1)

    def run(job: Callable[[], None]) -> None:
        start.wait()
        job()

    threads = [Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def _plain(bench: Bench, sale: str) -> float:
    """Return how many sales a second plain inserts of the same rows come to."""
    rows = [(table, Jsonb(values)) for table, _, _, values in json.loads(sale)]
    lines = [connection_to(bench.hub) for _ in range(TERMINALS)]
    lines[0].execute(
        "CREATE TABLE IF NOT EXISTS plain (id uuid PRIMARY KEY, a text, b jsonb)"
    )
    lines[0].commit()

    def insert_all(line: Any) -> None:
        for _ in range(EACH):
            values = [(uuid4(), *row) for row in rows]
            line.cursor().executemany("INSERT INTO plain VALUES (%s, %s, %s)", values)
            line.commit()

    jobs = [partial(insert_all, line) for line in lines]
    value = TERMINALS * EACH / _seconds(jobs)
    lines[0].execute("DROP TABLE plain")
    lines[0].commit()
    for line in lines:
        line.close()
    return value
