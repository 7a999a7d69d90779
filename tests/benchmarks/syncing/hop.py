"""From the commit on one till to the screens of another."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from threading import Thread
from uuid import UUID

from techstore_desktop.core.clock import SystemClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.database import Touched
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.runner import SyncRunner
from tests import builders
from tests.benchmarks.rows import Row, milliseconds
from tests.benchmarks.syncing.bare import connection_to
from tests.benchmarks.syncing.shops import Bench, another
from tests.sync.tills import Till

ROUNDS, WARM = 150, 10
MOST = {"p50": 30.0, "p99": 150.0}
_PLAINLY = "WITH a AS (INSERT INTO hop VALUES ('x')) SELECT pg_notify('hop', '')"
QUANTILES = {"p50": 0.5, "p99": 0.99}


def hop_rows(bench: Bench, till: Till, boss: Actor) -> list[Row]:
    """Return the figures of the way from till to till, beside a bare NOTIFY."""
    plain = _plain(bench)
    ours = _ours(bench, till, boss)
    return [
        Row(
            name=f"sync.hop_{name}",
            unit="ms",
            value=milliseconds(ours, at=at),
            limit=milliseconds(plain, at=at),
            goal=f"at most {MOST[name]:.0f} ms",
            met=milliseconds(ours, at=at) <= MOST[name],
            note="limit is psycopg: insert, NOTIFY, read",
        )
        for name, at in QUANTILES.items()
    ]


def _ours(bench: Bench, till: Till, boss: Actor) -> list[float]:
    assert isinstance(till.hub, PostgresHub)
    committed: list[int] = []

    def told(touched: Touched) -> None:
        if "sale" in touched:
            committed.append(time.monotonic_ns())

    till.shop.database.on_commit(told)
    runner = SyncRunner(till.shop.database, till.hub, clock=SystemClock())
    runner.start()
    chance = Random(5)
    seconds = []
    with _another_running(bench, till.shop.database.origin.branch_id) as other:
        assert other.stdout is not None
        for _ in range(WARM + ROUNDS):
            time.sleep(chance.uniform(0.02, 0.08))
            line = builders.a_free_line("10")
            builders.sell(till.shop, boss, line, paid=(("card", "10"),))
            seconds.append((int(other.stdout.readline()) - committed[-1]) / 1e9)
    runner.stop()
    return seconds[WARM:]


@contextmanager
def _another_running(
    bench: Bench, branch_id: UUID
) -> Iterator["subprocess.Popen[str]"]:
    other = another(bench, branch_id, "H1")
    assert isinstance(other.hub, PostgresHub)
    words = (str(other.file), other.hub.address.as_text(), other.hub._password)
    other.close()
    command = [sys.executable, "-m", "tests.benchmarks.syncing.other_till", *words]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process


def _plain(bench: Bench) -> list[float]:
    seconds = []
    with (
        connection_to(bench.hub) as writer,
        connection_to(bench.hub) as reader,
    ):
        writer.autocommit = reader.autocommit = True
        writer.execute("CREATE TABLE IF NOT EXISTS hop (words text)")
        reader.execute("LISTEN hop")
        for _ in range(WARM + ROUNDS):
            sender = Thread(
                target=writer.execute,
                args=[_PLAINLY],
            )
            began = time.perf_counter()
            sender.start()
            next(reader.notifies(timeout=5, stop_after=1))
            reader.execute("SELECT count(*) FROM hop").fetchall()
            seconds.append(time.perf_counter() - began)
            sender.join()
        writer.execute("DROP TABLE hop")
    return seconds[WARM:]
