"""A till in a process of its own that says when it shows what another one sold.

python -m tests.benchmarks.syncing.other_till FILE ADDRESS PASSWORD
"""

import sys
import time
from pathlib import Path
from threading import Event

from techstore_desktop.core.clock import SystemClock
from techstore_desktop.core.storage.database import Touched
from techstore_desktop.shop import open_file
from techstore_desktop.sync.enrolment import Address
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.runner import SyncRunner
from techstore_desktop.sync.status import SyncState, SyncStatus


def main(file: str, address: str, password: str) -> None:
    """Sync until the other end of the pipe is closed."""
    shop = open_file(Path(file))
    hub = PostgresHub(Address.from_text(address), password)
    runner = SyncRunner(shop.database, hub, clock=SystemClock())
    is_ready = Event()

    def told(touched: Touched) -> None:
        if "sale" in touched:
            print(time.monotonic_ns(), flush=True)

    def looked(status: SyncStatus) -> None:
        if status.state is SyncState.IN_STEP and not is_ready.is_set():
            is_ready.set()
            print("ready", flush=True)

    shop.database.on_commit(told)
    runner.on_status(looked)
    runner.start()
    sys.stdin.read()
    runner.stop()
    shop.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
