"""The real checkout on a shop's file: keys to lists, scans to lines, memory."""

import os
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QLocale, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from techstore_desktop.demo import demo_actor
from techstore_desktop.shop import open_file
from techstore_desktop.ui import theme
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to
from tests.benchmarks.rows import Row, milliseconds

FRAME = 16.0
MOST_MEGABYTES = 250.0
WORDS = ("ryzen 7", "corsair", "gigabyte", "logitech", "samsung 990", "nzxt", "amd")
SCANS = 60


class Counter:
    """The window at the checkout of a shop, signed in."""

    def __init__(self, file: Path) -> None:
        app = QApplication.instance() or QApplication(["bench"])
        assert isinstance(app, QApplication)
        theme.apply(app, "light")
        self.shop = open_file(file)
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

    def close(self) -> None:
        self.window.close()
        settle(50)
        self.shop.close()

    def keys(self) -> list[float]:
        """Return seconds from each key of some words to its list on screen."""
        search, durations = self.screen.search, []
        shown = Waiter(self.window)
        search.table.model.modelReset.connect(shown.happened)
        for word in WORDS:
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

    def scans(self) -> list[float]:
        """Return seconds from a scanned code to its line on screen."""
        codes = [f"21{number:011d}" for number in range(11_000, 11_000 + SCANS)]
        known = [code for code in codes if self.shop.products.find_by_code(code)]
        codes = known or [f"{2000000000015 + 0}"] * SCANS
        durations = []
        shown = Waiter(self.window)
        self.screen.cart_state.changed.connect(shown.happened)
        for code in codes:
            started = perf_counter()
            shown.arm()
            self.window.on_scan(code)
            shown.wait()
            self.screen.sale.repaint()
            durations.append(perf_counter() - started)
            settle(15)
            if len(self.screen.cart_state.cart.lines) >= 10:
                self.screen.cart_state.begin_anew()
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


def counter_rows(file: Path) -> list[Row]:
    """Return the figures of the counter."""
    counter = Counter(file)
    keys, scans = counter.keys(), counter.scans()
    megabytes = resident_megabytes()
    counter.close()
    return [
        _frame("search.key_to_list_p95", keys),
        _frame("scan.to_line_p95", scans),
        Row(
            name="memory.resident",
            unit="MB",
            value=megabytes,
            limit=None,
            goal=f"at most {MOST_MEGABYTES:.0f} MB",
            met=megabytes <= MOST_MEGABYTES,
        ),
    ]


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


def resident_megabytes() -> float:
    """Return what this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def settle(milliseconds_: int) -> None:
    """Let the window do what is due."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds_, loop.quit)
    loop.exec()
