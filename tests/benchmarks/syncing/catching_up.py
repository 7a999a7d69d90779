"""How long a cashier's sale takes while the till takes over what others sold."""

import time
from threading import Thread
from uuid import UUID

from techstore_desktop.core.branches.models import Terminal
from techstore_desktop.core.permissions import Actor
from techstore_desktop.sync.questions import Pull
from tests import builders
from tests.benchmarks.rows import Row, milliseconds
from tests.benchmarks.syncing.shops import Bench, without_anything
from tests.sync.tills import Till

MOST_MILLISECONDS = 50.0
WARM, FEWEST, FOUNDING = 10, 100, 100
PAUSE_SECONDS = 0.05
"""Between two sales: a till that did nothing but sell would never get to pull."""


def sale_while_pulling_row(bench: Bench, branch_id: UUID) -> Row:
    """Return the slowest sale in a hundred during a pull, beside one at rest."""
    till = without_anything(bench, branch_id, "M1")
    boss = _at_work(till, branch_id)
    for _ in range(WARM):
        _sale_seconds(till, boss)
    pulling = Thread(target=till.sync)
    pulling.start()
    meanwhile = [_sale_seconds(till, boss)]
    while pulling.is_alive():
        meanwhile.append(_sale_seconds(till, boss))
    at_rest = [_sale_seconds(till, boss) for _ in range(max(FEWEST, len(meanwhile)))]
    till.close()
    value = milliseconds(meanwhile, at=0.99)
    return Row(
        name="sync.sale_while_pulling_p99",
        unit="ms",
        value=value,
        limit=milliseconds(at_rest, at=0.99),
        goal=f"at most {MOST_MILLISECONDS:.0f} ms",
        met=value <= MOST_MILLISECONDS,
        note=f"of {len(meanwhile)} sales; limit is the same with nothing to pull",
    )


def _at_work(till: Till, branch_id: UUID) -> Actor:
    """Take over how the shop was founded, no more, sign in and open the drawer."""
    assert till.hub is not None
    greeting = till.engine.round()
    question = next(greeting)
    while not isinstance(question, Pull):
        question = greeting.send(question.ask(till.hub))
    greeting.close()
    entries = till.hub.pull(0, 0, FOUNDING)
    while entries:
        entries = entries[till.replica.take(entries) :]
    with till.shop.database.transaction("terminal.joined", None) as transaction:
        transaction.add(
            Terminal(
                id=till.replica.terminal_id,
                home_branch_id=branch_id,
                name="Till M1",
                code="M1",
            )
        )
    boss = builders.sign_in(till.shop)
    builders.open_drawer(till.shop, boss)
    return boss


def _sale_seconds(till: Till, boss: Actor) -> float:
    time.sleep(PAUSE_SECONDS)
    line = builders.a_free_line("10")
    began = time.perf_counter()
    builders.sell(till.shop, boss, line, paid=(("card", "10"),))
    return time.perf_counter() - began
