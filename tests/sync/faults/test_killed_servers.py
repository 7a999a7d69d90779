"""The server is frozen, killed, restarted and restored: nothing lost, nothing twice.

``TECHSTORE_THOROUGH=1`` kills it a hundred times while three tills sell.
"""

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from random import Random
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.permissions import Actor
from techstore_desktop.sync.errors import HubLost
from techstore_desktop.sync.hub import PostgresHub
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.faults.lines import entries_of, is_in_step, sync_until_done, through
from tests.sync.faults.server import Server
from tests.sync.tills import Till

AddTill = Callable[[str], Till]
KILLS = 100 if "TECHSTORE_THOROUGH" in os.environ else 6
DEADLINE = 0.5
PATIENCE = 30.0
"""Far beyond every deadline, far below what a network waits of its own."""
PAUSE = 0.05
_log = logging.getLogger(__name__)


@pytest.fixture(autouse=True)
def _alive(server: Server) -> Iterator[None]:
    yield
    server.start()


@pytest.fixture
def tills(first_till: Till, boss: Actor, another_till: AddTill) -> list[Till]:
    """Return three tills whose drawers are open."""
    tills = [first_till, another_till("B1"), another_till("C1")]
    for till in tills:
        builders.open_drawer(till.shop, boss)
        till.sync()
    return tills


def sell(till: Till, boss: Actor) -> None:
    line = builders.a_free_line("10")
    builders.sell(till.shop, boss, line, paid=(("cash", "10"),))


def own_backends(server: Server, till: Till) -> list[int]:
    assert isinstance(till.hub, PostgresHub)
    return server.backends(till.hub.address.database, till.hub.address.role)


def lose(till: Till) -> None:
    """Sync and expect the hub to be lost, in time."""
    began = time.monotonic()
    with pytest.raises(HubLost):
        till.sync()
    assert time.monotonic() - began < PATIENCE
    till.engine.lost()


def check(tills: list[Till], hub: Engine) -> None:
    """Sync each till twice and compare everything everywhere."""
    for till in [*tills, *tills]:
        sync_until_done(till)
    expected = hub_digest(hub)
    for till in tills:
        assert is_in_step(till, hub)
        there, here = entries_of(till, hub)
        assert there == here
        assert digest(till) == expected
        assert till.shop.verify().holds


def test_a_frozen_backend_is_given_up_and_what_it_did_counts_once(
    server: Server, tills: list[Till], boss: Actor, hub_engine: Engine
) -> None:
    first = tills[0]
    assert isinstance(first.hub, PostgresHub)
    through(first, server.port, call_seconds=DEADLINE)
    [backend] = own_backends(server, first)
    os.kill(backend, signal.SIGSTOP)
    sell(first, boss)
    try:
        lose(first)
        through(first, server.port)
        assert is_in_step(first, hub_engine)
    finally:
        os.kill(backend, signal.SIGCONT)
    check(tills, hub_engine)


def test_a_frozen_server_lets_nobody_wait_longer_than_to_connect(
    server: Server, tills: list[Till], boss: Actor, hub_engine: Engine
) -> None:
    first = tills[0]
    assert isinstance(first.hub, PostgresHub)
    first.hub.close()
    sell(first, boss)
    os.kill(server.postmaster(), signal.SIGSTOP)
    try:
        lose(first)
    finally:
        os.kill(server.postmaster(), signal.SIGCONT)
    check(tills, hub_engine)


@pytest.mark.parametrize("death", ["backend", "postmaster", "immediate"])
def test_a_server_that_died_is_used_again_when_it_is_back(
    server: Server, tills: list[Till], boss: Actor, hub_engine: Engine, death: str
) -> None:
    for till in tills:
        sell(till, boss)
    if death == "backend":
        os.kill(own_backends(server, tills[0])[0], signal.SIGKILL)
    elif death == "postmaster":
        server.kill()
    else:
        server.stop("immediate")
    lose(tills[0])
    server.start()
    check(tills, hub_engine)


def test_a_hub_restored_from_a_backup_gets_everything_again(
    server: Server,
    tills: list[Till],
    boss: Actor,
    hub_engine: Engine,
) -> None:
    first, second, third = tills
    sell(first, boss)
    first.sync()
    backup = server.folder.parent / "backup"
    server.backup(backup)
    for till in (first, second, first, third):
        sell(till, boss)
        sync_until_done(till)
    sync_until_done(second)
    hub_engine.dispose()
    server.restore(backup)
    sell(second, boss)
    check([third, first, second], hub_engine)
    with hub_engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sale")) == 6
    sell(first, boss)
    check(tills, hub_engine)


class Selling:
    """A till that sells and syncs on a thread of its own until it is told to stop."""

    def __init__(self, till: Till, boss: Actor, stopping: Event) -> None:
        self.till = till
        self.sold = self.lost = 0
        self.failure: BaseException | None = None
        self._boss = boss
        self._stopping = stopping
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def join(self) -> None:
        self._thread.join(60)
        assert not self._thread.is_alive()
        assert self.failure is None

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                sell(self.till, self._boss)
                self.sold += 1
                try:
                    self.till.sync()
                except HubLost:
                    self.till.engine.lost()
                    self.lost += 1
                    time.sleep(PAUSE)
        except BaseException as failure:  # noqa: BLE001 - told in the test's thread
            self.failure = failure


def test_many_deaths_while_tills_sell_lose_nothing_and_double_nothing(
    server: Server, tills: list[Till], boss: Actor, hub_engine: Engine
) -> None:
    chance = Random(11)
    stopping = Event()
    selling = [Selling(till, boss, stopping) for till in tills]
    for _ in range(KILLS):
        time.sleep(chance.uniform(0.05, 0.4))
        match chance.randrange(3):
            case 0:
                database = str(hub_engine.url.database)
                for backend in server.backends(database)[:1]:
                    os.kill(backend, signal.SIGKILL)
            case 1:
                server.kill()
            case 2:
                server.stop("immediate")
        server.start()
    time.sleep(PAUSE)
    stopping.set()
    for each in selling:
        each.join()
    check(tills, hub_engine)
    sold = sum(each.sold for each in selling)
    with hub_engine.connect() as connection:
        kept = connection.scalar(text("SELECT count(*) FROM sale"))
    assert kept == sold > KILLS
    lost = sum(each.lost for each in selling)
    _log.info("%s deaths, %s sales, %s lost calls", KILLS, sold, lost)
    assert lost >= KILLS // 2
