"""A day's sales without the hub: handing them over, and taking them over."""

import time
from uuid import UUID

from sqlalchemy import text

from techstore_desktop.sync.questions import Pull
from tests.benchmarks.rows import Row
from tests.benchmarks.syncing import bare
from tests.benchmarks.syncing.shops import Bench, without_anything
from tests.sync.tills import Till

PUSH_SECONDS, PULL_ROWS = 5.0, 20_000
FULL_SALES = 10_000


def push_row(bench: Bench, till: Till, sales: int) -> Row:
    """Return the figure of the push of all that a till sold offline."""
    assert till.hub is not None
    asking = till.engine.round()
    question = next(asking)
    began = time.perf_counter()
    while not isinstance(question, Pull):
        question = asking.send(question.ask(till.hub))
    value = time.perf_counter() - began
    asking.close()
    till.sync()
    rows = bare.rows_of(bench.hub)
    limit = bare.push_seconds(bench.hub, rows)
    goal = PUSH_SECONDS * sales / FULL_SALES
    return Row(
        name=f"sync.push_{sales}_sales",
        unit="s",
        value=value,
        limit=limit,
        goal=f"at most {goal:g} s",
        met=value <= goal,
        note=f"{bare.count(rows):,} rows; limit is plain inserts of psycopg",
    )


def pull_row(bench: Bench, branch_id: UUID) -> Row:
    """Return the figure of the pull of all that into a till that has nothing."""
    rows = bare.count(bare.rows_of(bench.hub))
    limit = rows / bare.pull_seconds(bench.hub, bench.folder / "bare.db")
    till = without_anything(bench, branch_id, "P1")
    began = time.perf_counter()
    till.sync()
    value = rows / (time.perf_counter() - began)
    with till.shop.database.reading() as reading:
        sales = reading.session.scalar(text("SELECT count(*) FROM sale"))
    with bench.hub.connect() as connection:
        assert sales == connection.scalar(text("SELECT count(*) FROM sale"))
    till.close()
    return Row(
        name="sync.pull",
        unit="/s",
        value=value,
        limit=limit,
        goal=f"at least {PULL_ROWS:,} rows/s",
        met=value >= PULL_ROWS,
        note="rows, with their sums; limit is psycopg into plain SQLite, without them",
    )
