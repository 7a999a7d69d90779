"""The real checkout on a shop's file: keys to lists, scans to lines."""

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QLocale, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from techstore_desktop import places
from techstore_desktop.core.products.importing.reading import read_sheet
from techstore_desktop.demo import demo_actor
from techstore_desktop.shop import open_file
from techstore_desktop.ui import theme
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to
from tests.benchmarks.rows import Row, milliseconds

FRAME = 16.0
WORDS = ("ryzen 7", "corsair", "gigabyte", "logitech", "samsung 990", "nzxt", "amd")
SCANS, TURNS = 10, 8


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
        settle(600)
        screen = self.window.current_screen()
        assert isinstance(screen, CheckoutScreen)
        self.screen = screen
        self.codes = _codes(SCANS * TURNS)

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
            settle(15)
        search.clear()
        settle(60)
        return durations

    def scans(self, first: int) -> list[float]:
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

    def rows(self) -> list[Row]:
        """Return the figures of the counter."""
        return [
            _frame("search.key_to_list_p95", self.keys),
            _frame("scan.to_line_p95", self.scans),
        ]


def counter_durations(files: Sequence[Path]) -> list[Durations]:
    """Type and scan at each counter by turns: a noisy minute slows all alike."""
    counters = [Counter(file) for file in files]
    durations = [Durations([], []) for _ in counters]
    for word in WORDS:
        for counter, each in zip(counters, durations, strict=True):
            each.keys.extend(counter.keys(word))
    for first in range(0, SCANS * TURNS, SCANS):
        for counter, each in zip(counters, durations, strict=True):
            each.scans.extend(counter.scans(first))
    for counter in counters:
        counter.close()
    return durations


def _codes(count: int) -> list[str]:
    """Return barcodes of the real catalogue, here and there."""
    rows = read_sheet(places.resources() / "sample-data" / "catalogue.csv").rows
    coded = [cells[1] for _, cells in rows if cells[1]]
    return coded[:: len(coded) // count][:count]


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
