"""A till that sells and syncs without a pause, in a process of its own to be killed."""

import os
import signal
import sys
import time
from pathlib import Path

from techstore_desktop.core.clock import SystemClock
from techstore_desktop.shop import Shop, open_file
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.runner import SyncRunner
from tests.crash.selling import sell_for_ever


def life_of_a_till(
    file: Path, hub: PostgresHub, *, sales: int, seconds: float
) -> list[str]:
    """Start a till, kill it a while after some sales; return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(writing, 1)
        sys.stdout = os.fdopen(1, "w", closefd=False)
        try:
            _live(open_file(file), hub)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as said:
        assert said.readline() == "open\n"
        # Counted, not timed: a busy computer sells as much as an idle one.
        acknowledged = [said.readline().strip() for _ in range(sales)]
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return acknowledged + said.read().split()


def _live(shop: Shop, hub: PostgresHub) -> None:
    SyncRunner(shop.database, hub, clock=SystemClock()).start()
    print("open", flush=True)  # noqa: T201 - said into the pipe
    sell_for_ever(shop)
