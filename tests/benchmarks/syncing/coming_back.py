"""How soon tills are in step again after the server returns."""

import time

import psycopg

from techstore_desktop.core.clock import SystemClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.runner import SyncRunner
from techstore_desktop.sync.status import SyncState
from tests import builders
from tests.benchmarks.rows import Row
from tests.benchmarks.syncing.shops import Bench
from tests.sync.tills import Till

TIMES, SALES = 3, 20
AWAY_SECONDS = 8.0
MOST_SECONDS = 5.0
PATIENCE = 120.0


def coming_back_row(bench: Bench, till: Till, boss: Actor) -> Row:
    """Return the longest time from the server's return until nothing waits."""
    assert isinstance(till.hub, PostgresHub)
    runner = SyncRunner(till.shop.database, till.hub, clock=SystemClock())
    runner.start()
    _wait_for(runner, SyncState.IN_STEP)
    seconds, plain = [], []
    for _ in range(TIMES):
        bench.server.stop("immediate")
        for _ in range(SALES):
            line = builders.a_free_line("10")
            builders.sell(till.shop, boss, line, paid=(("card", "10"),))
        _wait_for(runner, SyncState.OFFLINE)
        time.sleep(AWAY_SECONDS)
        bench.server.start()
        began = time.perf_counter()
        psycopg.connect(bench.server.address).close()
        plain.append(time.perf_counter() - began)
        _wait_for(runner, SyncState.IN_STEP)
        seconds.append(time.perf_counter() - began)
    runner.stop()
    return Row(
        name="sync.back_in_step",
        unit="s",
        value=max(seconds),
        limit=max(plain),
        goal=f"at most {MOST_SECONDS:.0f} s after the server returns",
        met=max(seconds) <= MOST_SECONDS,
        note=f"longest of {TIMES}, {SALES} sales waiting; limit is a plain connection",
    )


def _wait_for(runner: SyncRunner, state: SyncState) -> None:
    ends = time.monotonic() + PATIENCE
    while runner.status.state is not state or (
        state is SyncState.IN_STEP and runner.status.waiting
    ):
        assert time.monotonic() < ends, f"it is never {state}"
        time.sleep(0.01)
