"""The sync at work on its own thread: quick, and in nobody's way."""

import time
from collections.abc import Callable, Iterator
from threading import Event

import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.clock import SystemClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.sync import runner as runner_module
from techstore_desktop.sync.enrolment import Address
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.runner import SyncRunner
from techstore_desktop.sync.status import SyncState
from tests import builders
from tests.sync.tills import Till

PATIENCE = 20.0


def until(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends, "it did not come to pass"
        time.sleep(0.005)


@pytest.fixture
def running() -> Iterator[Callable[[Till], SyncRunner]]:
    """Return what starts the sync of a till; each is stopped at the end."""
    runners: list[SyncRunner] = []

    def start(till: Till) -> SyncRunner:
        assert isinstance(till.hub, PostgresHub)
        runner = SyncRunner(till.shop.database, till.hub, clock=SystemClock())
        runners.append(runner)
        runner.start()
        return runner

    yield start
    for runner in runners:
        runner.stop()


def test_what_one_till_sells_another_shows_soon(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    running: Callable[[Till], SyncRunner],
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    heard = Event()
    second.shop.database.on_commit(
        lambda touched: heard.set() if "sale" in touched else None
    )
    first, other = running(first_till), running(second)
    until(lambda: first.status.state is SyncState.IN_STEP)
    until(lambda: other.status.state is SyncState.IN_STEP)
    builders.open_drawer(first_till.shop, boss)
    line = builders.a_line(first_till.shop, product)
    builders.sell(first_till.shop, boss, line, paid=(("cash", "100"),))
    assert heard.wait(PATIENCE)
    found = second.shop.products.find_by_code(product.sku)
    assert found is not None
    assert found.on_hand == 9


def test_the_status_tells_what_waits_while_nobody_answers(
    first_till: Till, boss: Actor, running: Callable[[Till], SyncRunner]
) -> None:
    assert isinstance(first_till.hub, PostgresHub)
    first_till.hub.close()
    first_till.hub = PostgresHub(Address("127.0.0.1", 9, "none", "nobody"), "")
    runner = running(first_till)
    builders.a_product(first_till.shop, boss)
    until(lambda: runner.status.state is SyncState.OFFLINE)
    until(lambda: runner.status.waiting > 0)
    assert runner.status.waiting_since is not None


def test_a_retired_terminal_goes_on_selling_and_says_why_it_is_alone(
    first_till: Till,
    boss: Actor,
    hub_engine: Engine,
    running: Callable[[Till], SyncRunner],
) -> None:
    with hub_engine.begin() as connection:
        connection.execute(text("UPDATE sync_terminal SET retired_at = now()"))
    runner = running(first_till)
    builders.open_drawer(first_till.shop, boss)
    until(lambda: runner.status.state is SyncState.TROUBLE)
    assert runner.status.trouble == "hub.unknown_terminal"
    builders.sell(
        first_till.shop, boss, builders.a_free_line("5"), paid=(("cash", "5"),)
    )


def test_it_stops_at_once_although_the_hub_keeps_it_waiting(
    first_till: Till, hub_engine: Engine, running: Callable[[Till], SyncRunner]
) -> None:
    with hub_engine.begin() as connection:
        connection.execute(text("LOCK TABLE sync_terminal"))
        runner = running(first_till)
        time.sleep(0.3)
        began = time.monotonic()
        runner.stop()
        assert time.monotonic() - began < PATIENCE / 4


def test_what_nobody_told_of_is_found_by_asking_again(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    running: Callable[[Till], SyncRunner],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A hint may be lost: nothing depends on one."""
    monkeypatch.setattr(runner_module, "TICK_SECONDS", 0.2)
    second = another_till("B1")
    other = running(second)
    until(lambda: other.status.state is SyncState.IN_STEP)
    other._listener.stop()
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    until(lambda: second.shop.products.find_by_code(product.sku) is not None)
