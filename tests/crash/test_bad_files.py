"""A full disk, a file in use, damaged or out of reach: one clear code, no loss."""

from pathlib import Path

import pytest
from sqlalchemy import text

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.schemas import SaleFilter
from techstore_desktop.core.storage.dialects import ALONE
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop, open_file
from tests.builders import a_free_line, found, open_drawer, sell


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shop" / "shop.db"


def a_shop(file: Path) -> tuple[Shop, Actor]:
    shop = open_file(file)
    manager = found(shop)
    open_drawer(shop, manager)
    return shop, manager


def limit_pages(shop: Shop, pages: int) -> None:
    engine = shop.database.engine
    engine.dispose()
    with engine.connect().execution_options(**{ALONE: True}) as connection:
        connection.execute(text(f"PRAGMA max_page_count={pages}"))


def test_a_full_disk_is_said_and_the_sales_before_it_stand(file: Path) -> None:
    shop, manager = a_shop(file)
    with shop.database.reading() as reading:
        used = reading.session.scalar(text("PRAGMA page_count"))
    assert used is not None
    limit_pages(shop, used + 6)
    sold = 0
    with pytest.raises(Unavailable) as refused:  # noqa: PT012 - it fills up on the way
        for _ in range(500):
            sell(shop, manager, a_free_line("5"), paid=(("cash", "5"),))
            sold += 1
    assert refused.value.code == "storage.full"
    assert shop.sales.totals(SaleFilter()).sale_count == sold > 0
    assert verify(shop.database).differences == ()
    limit_pages(shop, used + 1000)
    sale = sell(shop, manager, a_free_line("5"), paid=(("cash", "5"),))
    assert sale.number == f"A1-{sold + 1:06d}"
    shop.close()


def test_a_file_that_another_program_holds_is_not_opened_twice(file: Path) -> None:
    shop, _ = a_shop(file)
    with pytest.raises(Unavailable, match=r"storage\.in_use"):
        open_file(file)
    shop.close()
    open_file(file).close()


def test_a_damaged_file_is_refused_and_left_as_it_is(file: Path) -> None:
    shop, _ = a_shop(file)
    shop.close()
    damaged = b"x" * file.stat().st_size
    file.write_bytes(damaged)
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    with pytest.raises(Unavailable, match=r"storage\.damaged"):
        open_file(file)
    assert file.read_bytes() == damaged


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    with pytest.raises(Unavailable, match=r"storage\.unreachable"):
        open_file(tmp_path / "taken" / "shop.db")


def test_a_locked_database_is_said_to_be_busy(file: Path) -> None:
    from pysqlite3 import dbapi2

    shop, manager = a_shop(file)
    with shop.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    other = dbapi2.connect(str(file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match=r"storage\.locked"):
        sell(shop, manager, a_free_line("5"), paid=(("cash", "5"),))
    other.execute("ROLLBACK")
    other.close()
    assert sell(shop, manager, a_free_line("5"), paid=(("cash", "5"),)).total == 5
    shop.close()
