"""``kill -9`` of a till that sells and syncs: nothing lost, nothing twice.

``TECHSTORE_THOROUGH=1`` kills it a thousand times.
"""

import logging
import os
from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.schemas import SaleFilter
from techstore_desktop.sync.hub import PostgresHub
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.faults.lines import entries_of, is_in_step, sync_until_done
from tests.sync.faults.tilling import life_of_a_till
from tests.sync.tills import Till

KILLS = 1000 if "TECHSTORE_THOROUGH" in os.environ else 60
MOST_SALES = 3
LONGEST_WAIT = 0.15
_log = logging.getLogger(__name__)


def numbers(till: Till) -> set[str]:
    return {sale.number for sale in till.shop.sales.page(SaleFilter(), limit=10**6)}


@pytest.fixture
def till(first_till: Till, boss: Actor) -> Till:
    """Return a till with goods and an open drawer, closed for others to open."""
    for number in range(2):
        builders.a_product(
            first_till.shop, boss, sku=f"MOU-{number}", opening_stock="100000"
        )
    builders.open_drawer(first_till.shop, boss)
    first_till.sync()
    first_till.close()
    return first_till


def hub_sales(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM sale")) or 0


def test_a_till_that_is_killed_again_and_again_loses_and_doubles_nothing(
    till: Till, another_till: Callable[[str], Till], hub_engine: Engine
) -> None:
    chance = Random(13)
    acknowledged: list[str] = []
    pushed_before: int = 0
    lives_that_pushed = 0
    assert isinstance(till.hub, PostgresHub)
    for _ in range(KILLS):
        sales, wait = chance.randint(0, MOST_SALES), chance.uniform(0, LONGEST_WAIT)
        acknowledged += life_of_a_till(till.file, till.hub, sales=sales, seconds=wait)
        pushed = hub_sales(hub_engine)
        lives_that_pushed += pushed > pushed_before
        pushed_before = pushed
    till.open()
    sync_until_done(till)
    kept = numbers(till)
    _log.info(
        "%s kills, %s sales acknowledged, %s kept, %s lives that pushed",
        *(KILLS, len(acknowledged), len(kept), lives_that_pushed),
    )
    assert len(acknowledged) == len(set(acknowledged)) > KILLS
    assert set(acknowledged) <= kept
    assert kept == {f"A1-{number:06d}" for number in range(1, len(kept) + 1)}
    assert lives_that_pushed > KILLS // 10
    second = another_till("B1")
    sync_until_done(till)
    assert hub_sales(hub_engine) == len(kept)
    assert numbers(second) == kept
    there, here = entries_of(till, hub_engine)
    assert there == here
    for each in (till, second):
        assert is_in_step(each, hub_engine)
        assert digest(each) == hub_digest(hub_engine)
        assert each.shop.verify().holds
