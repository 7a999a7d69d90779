"""Work handed to the thread of the database, and its result back on the window's."""

from queue import SimpleQueue
from threading import Thread
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from techstore_desktop.ui.background import run
from tests.benchmarks.rows import Row, milliseconds

TRIPS = 400
MOST_MILLISECONDS = 1.0


def round_trip_row() -> Row:
    """Return the figure of one trip, beside that of two bare queues."""
    value = milliseconds(_trips())
    return Row(
        name="background.round_trip",
        unit="ms",
        value=value,
        limit=milliseconds(_bare_trips()),
        goal=f"at most {MOST_MILLISECONDS:.0f} ms",
        met=value <= MOST_MILLISECONDS,
        note="median; limit is two queues between two threads",
    )


def _trips() -> list[float]:
    parent: QCoreApplication = QApplication.instance() or QApplication(["bench"])
    loop, durations = QEventLoop(), []
    for _ in range(TRIPS):
        started = perf_counter()
        run(lambda: 1, lambda _: loop.quit(), parent)
        loop.exec()
        durations.append(perf_counter() - started)
    return durations


def _bare_trips() -> list[float]:
    there: SimpleQueue[int] = SimpleQueue()
    back: SimpleQueue[int] = SimpleQueue()

    def echo() -> None:
        for _ in range(TRIPS):
            back.put(there.get())

    thread = Thread(target=echo)
    thread.start()
    durations = []
    for number in range(TRIPS):
        started = perf_counter()
        there.put(number)
        back.get()
        durations.append(perf_counter() - started)
    thread.join()
    return durations
