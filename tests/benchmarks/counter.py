"""The real checkout on a shop's file: keys to lists, scans to lines."""

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QLocale, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from techstore_desktop import places
from techstore_desktop.core.prices.schemas import PromotionCreate
from techstore_desktop.core.products.importing.reading import read_sheet
from techstore_desktop.core.products.schemas import ProductFilter, ProductSummary
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.demo import demo_actor
from techstore_desktop.shop import Shop, open_file
from techstore_desktop.ui import theme
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to
from tests.benchmarks.rows import Row, milliseconds

FRAME = 16.0
WORDS = (
    *("ryzen 7", "corsair", "gigabyte", "logitech", "samsung 990", "nzxt", "amd"),
    *("asus tuf", "seagate", "kingston", "msi b650", "noctua", "deepcool", "lian li"),
    *("crucial", "radeon rx", "evga", "thermaltake", "western", "geforce", "zotac"),
)
FIRST_WORD = "intel"
"""The first word of a day loads typefaces and pages; the rest of the day counts."""
SCANS, TURNS = 10, 8
LONG_SALE = 100
HUMAN_PAUSE = 80
OFFER = "Offer"
_GIFTS: tuple[dict[str, object], ...] = (
    {"kind": "percent_off", "percent": "7.5"},
    {"kind": "amount_off", "amount": "0.50", "quantity": 3},
    {"kind": "n_for_m", "quantity": 3, "paid_quantity": 2},
    {"kind": "nth_percent_off", "quantity": 2, "percent": "50"},
    {"kind": "fixed_price", "quantity": 2, "amount": "25"},
)


class Counter:
    """The window at the checkout of a shop, signed in."""

    def __init__(self, file: Path) -> None:
        app = QApplication.instance() or QApplication(["bench"])
        assert isinstance(app, QApplication)
        theme.apply(app, "light")
        self.shop = open_file(file)
        self.shop.warm()
        gc.freeze()
        changes = Changes()
        doors = doors_to(self.shop, changes)
        self.window = MainWindow(doors, changes, locale=QLocale("en"))
        self.window.show()
        self.window.activateWindow()
        self.window._enter(demo_actor(self.shop))
        self.window.open_screen("checkout")
        settle(600)
        self.window.open_screen("checkout")
        settle(200)
        screen = self.window.current_screen()
        assert isinstance(screen, CheckoutScreen)
        self.screen = screen
        self.codes = _codes(self.shop, SCANS * TURNS)

    def fill_long_sale(self) -> None:
        """Put a hundred lines on the sale and twenty promotions in force."""
        actor = demo_actor(self.shop)
        for data in twenty_promotions(self.shop):
            self.shop.promotions.create(actor, data)
        self.screen.cart_state.refresh_prices()
        settle(200)
        products = self.shop.products.page(ProductFilter(), limit=2 * LONG_SALE)
        taxes = self.shop.branches.taxes()

        def fill(cart: Cart) -> Cart:
            cart = cart.model_copy(update={"begun_at": self.shop.database.clock.now()})
            for product in products[::2]:
                cart = carts.add(cart, line_for(product, taxes, line_id=uuid4()))
            return cart

        self.screen.cart_state.change(fill)
        settle(400)

    def empty_long_sale(self) -> None:
        self.screen.cart_state.give_up()
        actor = demo_actor(self.shop)
        for promotion in self.shop.promotions.promotions():
            if promotion.name.startswith(OFFER):
                self.shop.promotions.archive(actor, promotion.id)
        settle(200)

    def line_keys(self, count: int) -> list[float]:
        """Return seconds from each ``+`` to the line that shows one more."""
        durations = []
        shown = Waiter(self.window)
        self.screen.cart_state.changed.connect(shown.happened)
        self.screen.search.field.setFocus()
        for _ in range(count):
            started = perf_counter()
            shown.arm()
            QTest.keyClick(self.screen.search.field.line, "+")  # type: ignore[call-overload]
            shown.wait()
            self.screen.sale.repaint()
            durations.append(perf_counter() - started)
            settle(HUMAN_PAUSE)
        return durations

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        settle(50)
        self.shop.close()

    def keys(self, word: str) -> list[float]:
        """Return seconds from each key of a word to its list on screen."""
        search, durations = self.screen.search, []
        shown = Waiter(self.window)
        search.table.model.modelReset.connect(shown.happened)
        search.clear()
        settle(60)
        for letter in word:
            started = perf_counter()
            shown.arm()
            QTest.keyClick(search.field.line, letter)  # type: ignore[call-overload]
            shown.wait()
            search.table.view.viewport().repaint()
            durations.append(perf_counter() - started)
            settle(HUMAN_PAUSE)
        search.clear()
        settle(60)
        return durations

    def scans(self, first: int, *, gives_up: bool = True) -> list[float]:
        """Return seconds from each of ten scanned codes to its line on screen."""
        durations = []
        shown = Waiter(self.window)
        self.screen.cart_state.changed.connect(shown.happened)
        for code in self.codes[first : first + SCANS]:
            started = perf_counter()
            shown.arm()
            self.window.on_scan(code)
            shown.wait()
            self.screen.sale.repaint()
            durations.append(perf_counter() - started)
            settle(15)
        if gives_up:
            self.screen.cart_state.give_up()
        settle(60)
        return durations


class Waiter(QObject):
    """Waits for a signal in an event loop of its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._loop = QEventLoop(self)
        self._is_armed = False

    def arm(self) -> None:
        self._is_armed = True

    def happened(self, *_: object) -> None:
        self._is_armed = False
        self._loop.quit()

    def wait(self) -> None:
        if self._is_armed:
            QTimer.singleShot(2000, self._loop, self._loop.quit)
            self._loop.exec()


@dataclass(frozen=True, slots=True)
class Durations:
    """Seconds of every key and every scan at one counter."""

    keys: list[float]
    scans: list[float]
    long_scans: list[float]
    long_keys: list[float]

    def rows(self) -> list[Row]:
        """Return the figures of the counter."""
        return [
            _frame("search.key_to_list_p95", self.keys),
            _frame("scan.to_line_p95", self.scans),
            _frame("long_sale.scan_to_line_p95", self.long_scans),
            _frame("long_sale.key_to_line_p95", self.long_keys),
        ]


def counter_durations(files: Sequence[Path]) -> list[Durations]:
    """Type and scan at each counter by turns: a noisy minute slows all alike.

    Each goes first as often as the other: who is first pays for new letters.
    """
    counters = [Counter(file) for file in files]
    durations = [Durations([], [], [], []) for _ in counters]
    for counter in counters:
        counter.keys(FIRST_WORD)
    in_turn = list(zip(counters, durations, strict=True))
    for word in WORDS:
        for counter, each in in_turn:
            each.keys.extend(counter.keys(word))
        in_turn.reverse()
    for first in range(0, SCANS * TURNS, SCANS):
        for counter, each in in_turn:
            each.scans.extend(counter.scans(first))
        in_turn.reverse()
    for counter, each in zip(counters, durations, strict=True):
        counter.fill_long_sale()
        for first in range(0, SCANS * TURNS // 2, SCANS):
            each.long_scans.extend(counter.scans(first, gives_up=False))
        each.long_keys.extend(counter.line_keys(SCANS * TURNS // 2))
        counter.empty_long_sale()
    for counter in counters:
        counter.close()
    return durations


def twenty_promotions(shop: Shop) -> list[PromotionCreate]:
    """Return four of each kind, each for a quarter of the catalogue."""
    categories = [category.id for category in shop.products.categories()]
    return [
        PromotionCreate.model_validate(
            gift
            | {
                "name": f"{OFFER} {number} {gift['kind']}",
                "category_ids": categories[number::4],
            }
        )
        for number in range(4)
        for gift in _GIFTS
    ]


def _codes(shop: Shop, count: int) -> list[str]:
    """Return barcodes of the real catalogue, here and there.

    None of goods with serial numbers: those open a sheet that asks for them.
    """
    rows = read_sheet(places.resources() / "sample-data" / "catalogue.csv").rows
    coded = [cells[1] for _, cells in rows if cells[1]]
    found = ((code, shop.products.find_by_code(code)) for code in coded[::8])
    plain = [code for code, product in found if product and not _has_serials(product)]
    return plain[:: len(plain) // count][:count]


def _has_serials(product: ProductSummary) -> bool:
    return product.tracks_serial_numbers or product.imei_count > 0


def _frame(name: str, seconds: list[float]) -> Row:
    value = milliseconds(seconds, at=0.95)
    return Row(
        name=name,
        unit="ms",
        value=value,
        limit=None,
        goal=f"at most {FRAME:.0f} ms",
        met=value <= FRAME,
        note=f"median {milliseconds(seconds):.1f} ms of {len(seconds)}",
    )


def settle(milliseconds_: int) -> None:
    """Let the window do what is due."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds_, loop.quit)
    loop.exec()
