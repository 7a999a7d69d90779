"""``kill -9`` at random moments of checkout: each sale is whole or absent."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.schemas import SaleFilter
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop, open_file
from tests.builders import a_product, found, open_drawer
from tests.crash.selling import sell_for_ever

KILLS = 200
MOST_SALES = 3
LONGEST_WAIT = 0.05
LINES = 3


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "shop.db"
    shop = open_file(file)
    manager: Actor = found(shop)
    for number in range(LINES):
        a_product(shop, manager, sku=f"MOU-{number}", opening_stock="100000")
    open_drawer(shop, manager)
    shop.close()
    return file


def life_of_a_till(file: Path, sales: int, seconds: float) -> list[str]:
    """Start a till, kill it a while after some sales; return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(writing, 1)
        sys.stdout = os.fdopen(1, "w", closefd=False)
        try:
            shop = open_file(file)
            print("open", flush=True)  # noqa: T201 - said into the pipe
            sell_for_ever(shop)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as said:
        first = said.readline()
        assert first == "open\n"
        # Counted, not timed: a busy computer sells as much as an idle one.
        acknowledged = [said.readline().strip() for _ in range(sales)]
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return acknowledged + said.read().split()


def numbers(shop: Shop) -> set[str]:
    return {sale.number for sale in shop.sales.page(SaleFilter(), limit=100_000)}


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of Unix")
def test_no_acknowledged_sale_is_lost_and_none_is_half(file: Path) -> None:
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        sales, wait = chance.randint(0, MOST_SALES), chance.uniform(0, LONGEST_WAIT)
        acknowledged.update(life_of_a_till(file, sales, wait))
    shop = open_file(file)
    kept = numbers(shop)
    assert len(acknowledged) > KILLS
    assert acknowledged <= kept
    assert kept == {f"A1-{number:06d}" for number in range(1, len(kept) + 1)}
    assert verify(shop.database).differences == ()
    with shop.database.reading() as reading:
        counted = reading.session.execute(
            text(
                "SELECT (SELECT count(*) FROM sale_line),"
                " (SELECT count(*) FROM payment),"
                " (SELECT count(*) FROM sale_line_tax),"
                " (SELECT count(*) FROM stock_movement WHERE reason = 'sale')"
            )
        ).one()
        sound = reading.session.scalar(text("PRAGMA integrity_check"))
    whole = len(kept)
    assert tuple(counted) == (whole * LINES, whole * 2, whole * LINES, whole * LINES)
    assert sound == "ok"
    draft = shop.sales.draft()
    assert draft is None or 1 <= len(draft.lines) <= LINES
    shop.close()
