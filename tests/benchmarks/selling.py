"""A sale of five lines and two payments, beside the same statements on plain SQLite."""

import shutil
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

from pysqlite3 import dbapi2
from sqlalchemy import event

from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.storage import dialects
from techstore_desktop.demo import demo_actor
from techstore_desktop.shop import Shop, open_file
from tests.benchmarks.rows import Row, milliseconds

ROUNDS, WARM = 200, 30
MOST_TIMES, MOST_MILLISECONDS = 8.0, 5.0
Statement = tuple[str, Any, bool]


def sale_rows(file: Path) -> tuple[list[float], list[float]]:
    """Return seconds per sale: ours, and the same statements bare."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "ours.db", Path(folder) / "plain.db"
        shutil.copy(file, ours)
        shutil.copy(file, plain)
        shop = open_file(ours)
        durations, recorded = _sell(shop)
        shop.close()
        return durations[WARM:], _replay(plain, recorded)[WARM:]


def sale_row(file: Path) -> Row:
    """Return the figure of a sale."""
    ours, plain = sale_rows(file)
    value, limit = milliseconds(ours), milliseconds(plain)
    return Row(
        name="sale.5_lines_2_payments",
        unit="ms",
        value=value,
        limit=limit,
        goal=f"at most {MOST_TIMES:.0f} × and {MOST_MILLISECONDS:.0f} ms",
        met=value <= MOST_TIMES * limit and value <= MOST_MILLISECONDS,
        note="median; limit is plain SQLite with the very statements",
    )


def _sell(shop: Shop) -> tuple[list[float], list[list[Statement]]]:
    actor = demo_actor(shop)
    products = shop.products.search("ryzen", limit=5)
    taxes, rules = shop.branches.taxes(), shop.sales.rules()
    recorded: list[list[Statement]] = []

    def record(*words: Any) -> None:
        _, _, statement, parameters, _, is_many = words
        recorded[-1].append((statement, parameters, is_many))

    event.listen(
        shop.database.engine,
        "before_cursor_execute",
        lambda *words: record(*words) if recorded else None,
    )
    durations = []
    for _ in range(WARM + ROUNDS):
        cart = Cart(id=uuid4())
        for product in products:
            cart = carts.add(cart, line_for(product, taxes, line_id=uuid4()))
        total = carts.price(cart, rules).total
        paid = [
            Tender(method="card", amount=Decimal(100)),
            Tender(method="cash", amount=total - 100),
        ]
        recorded.append([])
        started = time.perf_counter()
        shop.sales.complete(actor, cart, paid)
        durations.append(time.perf_counter() - started)
    return durations, recorded


def _replay(file: Path, sales: list[list[Statement]]) -> list[float]:
    connection = dbapi2.connect(str(file), isolation_level=None)
    for pragma in dialects._PRAGMAS:
        connection.execute(pragma)
    durations = []
    for statements in sales:
        started = time.perf_counter()
        for statement, parameters, is_many in statements:
            if is_many:
                connection.executemany(statement, parameters)
            else:
                connection.execute(statement, parameters).fetchall()
        connection.execute("COMMIT")
        durations.append(time.perf_counter() - started)
    connection.close()
    return durations
