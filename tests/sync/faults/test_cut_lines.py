"""The line is cut after every single byte, each way: each entry arrives once.

``TECHSTORE_THOROUGH=1`` tries every offset, otherwise one in twenty-three.
"""

import os
import time
from collections.abc import Callable
from itertools import count
from threading import Thread

import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.permissions import Actor
from techstore_desktop.sync.errors import HubLost
from techstore_desktop.sync.hub import PostgresHub
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.faults.lines import entries_of, is_in_step, sync_until_done, through
from tests.sync.faults.proxy import Proxy, Way
from tests.sync.tills import Till

AddTill = Callable[[str], Till]
# Read at the import: no test sees the settings of the person who runs it.
STRIDE = 1 if "TECHSTORE_THOROUGH" in os.environ else 23
DEADLINE = 0.5
CLOSED = 4
PATIENCE = 20.0
"""Far beyond every deadline, far below what a network waits of its own."""


def sell(till: Till, boss: Actor) -> None:
    line = builders.a_free_line("10")
    builders.sell(till.shop, boss, line, paid=(("cash", "10"),))


def sweep(proxy: Proxy, way: Way, till: Till, prepare: Callable[[], None]) -> int:
    """Cut the exchange of a round later and later; return how often it was cut."""
    for cuts, offset in enumerate(count(step=STRIDE)):
        prepare()
        proxy.cut_after(offset, way, is_reset=cuts % 2 == 1)
        lost = sync_until_done(till)
        was_cut = proxy.was_cut
        proxy.heal()
        if not was_cut:
            return cuts
        assert lost <= 1
    raise AssertionError


def sync_until_lost(till: Till) -> None:
    with pytest.raises(HubLost):
        till.sync()


def check(tills: list[Till], hub: Engine) -> None:
    for till in tills:
        sync_until_done(till)
    for till in tills:
        assert is_in_step(till, hub)
        there, here = entries_of(till, hub)
        assert there == here
        assert digest(till) == hub_digest(hub)
        assert till.shop.verify().holds


@pytest.mark.parametrize("way", Way)
def test_a_push_that_is_cut_anywhere_arrives_once(
    way: Way, proxy: Proxy, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    builders.open_drawer(first_till.shop, boss)
    through(first_till, proxy.port)
    cuts = sweep(proxy, way, first_till, lambda: sell(first_till, boss))
    assert cuts * STRIDE > (2000 if way is Way.TO_HUB else 800)
    check([first_till], hub_engine)
    with hub_engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sale")) == cuts + 1


@pytest.mark.parametrize("way", Way)
def test_a_pull_that_is_cut_anywhere_is_applied_once(
    way: Way,
    proxy: Proxy,
    first_till: Till,
    boss: Actor,
    another_till: AddTill,
    hub_engine: Engine,
) -> None:
    builders.open_drawer(first_till.shop, boss)
    second = another_till("B1")
    through(second, proxy.port)

    def prepare() -> None:
        sell(first_till, boss)
        first_till.sync()

    cuts = sweep(proxy, way, second, prepare)
    assert cuts * STRIDE > (100 if way is Way.TO_HUB else 2000)
    check([first_till, second], hub_engine)


@pytest.mark.parametrize("way", Way)
def test_a_greeting_that_is_cut_anywhere_is_begun_again(
    way: Way, proxy: Proxy, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    builders.open_drawer(first_till.shop, boss)
    hub = through(first_till, proxy.port)

    def prepare() -> None:
        sell(first_till, boss)
        first_till.engine.greet_anew()
        hub.close()

    cuts = sweep(proxy, way, first_till, prepare)
    assert cuts * STRIDE > 2000
    check([first_till], hub_engine)


@pytest.mark.parametrize("moment", ["greeting", "push", "pull"])
def test_a_line_that_stalls_is_given_up_in_time(
    moment: str, proxy: Proxy, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    builders.open_drawer(first_till.shop, boss)
    through(first_till, proxy.port, call_seconds=DEADLINE)
    if moment == "greeting":
        first_till.engine.greet_anew()
    if moment == "push":
        sell(first_till, boss)
    proxy.stall()
    began = time.monotonic()
    with pytest.raises(HubLost):
        first_till.sync()
    assert DEADLINE / 2 < time.monotonic() - began < PATIENCE
    first_till.engine.lost()
    proxy.heal()
    check([first_till], hub_engine)


def test_only_a_line_that_was_too_slow_is_given_longer(
    proxy: Proxy, first_till: Till
) -> None:
    hub = through(first_till, proxy.port, call_seconds=DEADLINE)
    for _ in range(CLOSED):
        hub.close()
        hub._connection = hub.another_line()
        hub._connection.close()
        sync_until_lost(first_till)
    for longer in (1, 2):
        hub.close()
        hub._connection = hub.another_line()
        proxy.stall()
        began = time.monotonic()
        sync_until_lost(first_till)
        assert DEADLINE * longer <= time.monotonic() - began < DEADLINE * 2**CLOSED
        proxy.heal()


def test_a_sale_never_waits_for_a_line_that_stalls(
    proxy: Proxy, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    """The engine holds no lock of the file while it waits for the hub."""
    builders.open_drawer(first_till.shop, boss)
    through(first_till, proxy.port, call_seconds=DEADLINE)
    sell(first_till, boss)
    proxy.stall()
    waiting = Thread(target=sync_until_lost, args=[first_till])
    waiting.start()
    sell(first_till, boss)
    assert waiting.is_alive()
    waiting.join()
    first_till.engine.lost()
    proxy.heal()
    check([first_till], hub_engine)


def test_the_hub_soon_notices_that_a_computer_lost_its_power(first_till: Till) -> None:
    assert isinstance(first_till.hub, PostgresHub)
    with first_till.hub.another_line() as line:
        idle, interval, count_of_probes = (
            int(line.execute(f"SHOW tcp_keepalives_{name}").fetchone()[0])  # type: ignore[index]
            for name in ("idle", "interval", "count")
        )
    assert idle + interval * count_of_probes <= 30
