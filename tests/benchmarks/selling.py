"""A sale of five lines and two payments, beside the same statements on plain SQLite."""

import gc
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from pysqlite3 import dbapi2
from sqlalchemy import Connection, event

from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.storage import dialects
from techstore_desktop.demo import demo_actor
from techstore_desktop.shop import open_file
from tests.benchmarks.rows import Row, milliseconds

ROUNDS, WARM = 200, 30
MOST_TIMES, MOST_MILLISECONDS = 8.0, 5.0
Statement = tuple[str, Any, bool]


@dataclass(frozen=True, slots=True)
class Durations:
    """Seconds of each sale: ours, and the same statements bare."""

    ours: list[float]
    plain: list[float]


class Till:
    """A copy of a shop that sells, and a bare copy that repeats its statements."""

    def __init__(self, file: Path, folder: Path) -> None:
        ours, plain = folder / "ours.db", folder / "plain.db"
        folder.mkdir()
        shutil.copy(file, ours)
        shutil.copy(file, plain)
        self._shop = open_file(ours)
        self._actor = demo_actor(self._shop)
        self._products = self._shop.products.search("ryzen", limit=5)
        self._taxes = self._shop.branches.taxes()
        self._recorded: list[Statement] = []
        engine = self._shop.database.engine
        event.listen(engine, "before_cursor_execute", self._record)
        # What is only read is begun and ended, too.
        for end in ("commit", "rollback"):
            event.listen(engine, end, partial(self._record_end, end.upper()))
        self._bare = dbapi2.connect(str(plain), isolation_level=None)
        for pragma in dialects._PRAGMAS:
            self._bare.execute(pragma)

    def close(self) -> None:
        self._shop.close()
        self._bare.close()

    def sell(self) -> float:
        """Return the seconds of one sale completed through the service."""
        cart = Cart(id=uuid4())
        for product in self._products:
            line = line_for(product, self._taxes, line_id=uuid4())
            cart = carts.add(cart, line)
        total = carts.price(cart, self._shop.sales.rules()).total
        paid = [
            Tender(method="card", amount=Decimal(100)),
            Tender(method="cash", amount=total - 100),
        ]
        self._recorded.clear()
        started = time.perf_counter()
        self._shop.sales.complete(self._actor, cart, paid)
        return time.perf_counter() - started

    def repeat(self) -> float:
        """Return the seconds that the last sale's statements take on plain SQLite."""
        started = time.perf_counter()
        for statement, parameters, is_many in self._recorded:
            if statement.startswith("BEGIN") and self._bare.in_transaction:
                self._bare.execute("COMMIT")
            if is_many:
                self._bare.executemany(statement, parameters)
            else:
                self._bare.execute(statement, parameters).fetchall()
        return time.perf_counter() - started

    def _record(self, *words: Any) -> None:
        _, _, statement, parameters, _, is_many = words
        self._recorded.append((statement, parameters, is_many))

    def _record_end(self, statement: str, _connection: Connection) -> None:
        self._recorded.append((statement, (), False))


def sale_durations(files: Sequence[Path]) -> list[Durations]:
    """Sell in each shop by turns, so that a noisy minute slows all of them alike.

    As in the window, garbage is collected between the sales.
    """
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        tills = [
            Till(file, Path(folder) / str(place)) for place, file in enumerate(files)
        ]
        durations = [Durations([], []) for _ in tills]
        for number in range(WARM + ROUNDS):
            gc.collect(0)
            for till, each in zip(tills, durations, strict=True):
                ours, plain = till.sell(), till.repeat()
                if number >= WARM:
                    each.ours.append(ours)
                    each.plain.append(plain)
        for till in tills:
            till.close()
    gc.enable()
    return durations


def sale_row(durations: Durations) -> Row:
    """Return the figure of a sale."""
    value, limit = milliseconds(durations.ours), milliseconds(durations.plain)
    return Row(
        name="sale.5_lines_2_payments",
        unit="ms",
        value=value,
        limit=limit,
        goal=f"at most {MOST_TIMES:.0f} × and {MOST_MILLISECONDS:.0f} ms",
        met=value <= MOST_TIMES * limit and value <= MOST_MILLISECONDS,
        note="median; limit is plain SQLite with the very statements; "
        f"fastest {min(durations.ours) * 1000:.2f} and "
        f"{min(durations.plain) * 1000:.2f} ms",
    )
