"""Taking in the real catalogue, and the whole demo shop."""

import gc
import tempfile
import time
from pathlib import Path

from pysqlite3 import dbapi2

from techstore_desktop import demo, places
from techstore_desktop.core.products.importing.reading import read_sheet
from techstore_desktop.demo import demo_actor
from techstore_desktop.shop import open_file
from tests.benchmarks.rows import Row
from tests.builders import found

CATALOGUE = places.resources() / "sample-data" / "catalogue.csv"
IMPORT_SECONDS, DEMO_SECONDS = 5.0, 15.0


def import_row() -> Row:
    """Return the figure of the import of 10,315 products."""
    with tempfile.TemporaryDirectory() as folder:
        shop = open_file(Path(folder) / "shop.db")
        manager = found(shop, country="US", currency="USD")
        started = time.perf_counter()
        shop.imports.apply(manager, shop.imports.preview(CATALOGUE))
        value = time.perf_counter() - started
        shop.close()
        limit = _plain(Path(folder) / "plain.db")
    return Row(
        name="import.10315_products",
        unit="s",
        value=value,
        limit=limit,
        goal=f"at most {IMPORT_SECONDS:.0f} s",
        met=value <= IMPORT_SECONDS,
        note="limit is plain SQLite with the file's cells in three tables",
    )


def _plain(file: Path) -> float:
    started = time.perf_counter()
    cells = [row for _, row in read_sheet(CATALOGUE).rows]
    connection = dbapi2.connect(str(file))
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE a (sku PRIMARY KEY, b, c, d, e, f, g, h, i, j)")
    connection.execute("CREATE TABLE b (code PRIMARY KEY, sku)")
    connection.execute("CREATE TABLE c (sku, quantity)")
    connection.executemany("INSERT INTO a VALUES (?,?,?,?,?,?,?,?,?,?)", cells)
    connection.executemany("INSERT INTO b VALUES (?,?)", [(r[1], r[0]) for r in cells])
    connection.executemany("INSERT INTO c VALUES (?,?)", [(r[0], r[7]) for r in cells])
    connection.commit()
    connection.close()
    return time.perf_counter() - started


def demo_row() -> Row:
    """Return the figure of the demo shop, made as the window's worker makes it.

    Python's garbage is left to the window's own thread there.
    """
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        shop = demo.make_demo(Path(folder) / "demo.db")
        demo_actor(shop)
        value = time.perf_counter() - started
        shop.close()
    gc.enable()
    return Row(
        name="demo.ready",
        unit="s",
        value=value,
        limit=None,
        goal=f"at most {DEMO_SECONDS:.0f} s",
        met=value <= DEMO_SECONDS,
    )
