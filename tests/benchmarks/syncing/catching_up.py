"""How long a cashier's sale takes while the till takes over what others sold."""

import time
from threading import Thread
from uuid import UUID

from sqlalchemy import text

from techstore_desktop.core.branches.models import Terminal
from techstore_desktop.core.permissions import Actor
from tests import builders
from tests.benchmarks.rows import Row, milliseconds
from tests.benchmarks.syncing.shops import Bench, without_anything
from tests.sync.tills import Till

MOST_MILLISECONDS = 50.0
WARM, FEWEST = 10, 100


def sale_while_pulling_row(bench: Bench, branch_id: UUID) -> Row:
    """Return the slowest sale in a hundred during a pull, beside one at rest."""
    till = without_anything(bench, branch_id, "M1")
    pulling = Thread(target=till.sync)
    pulling.start()
    boss = _first_at_work(till, branch_id)
    meanwhile = []
    while pulling.is_alive():
        meanwhile.append(_sale_seconds(till, boss))
    pulling.join()
    at_rest = [_sale_seconds(till, boss) for _ in range(max(FEWEST, len(meanwhile)))]
    till.close()
    value = milliseconds(meanwhile[WARM:], at=0.99)
    return Row(
        name="sync.sale_while_pulling_p99",
        unit="ms",
        value=value,
        limit=milliseconds(at_rest, at=0.99),
        goal=f"at most {MOST_MILLISECONDS:.0f} ms",
        met=value <= MOST_MILLISECONDS,
        note=f"of {len(meanwhile)} sales; limit is the same with nothing to pull",
    )


def _first_at_work(till: Till, branch_id: UUID) -> Actor:
    """Sign in as soon as the till has heard of the shop, and open its drawer."""
    is_known = text("SELECT count(*) FROM staff_member")
    while True:
        with till.shop.database.reading() as reading:
            if reading.session.scalar(is_known):
                break
        time.sleep(0.001)
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
    line = builders.a_free_line("10")
    began = time.perf_counter()
    builders.sell(till.shop, boss, line, paid=(("card", "10"),))
    return time.perf_counter() - began
