"""The one thread that owns the database, and how the GUI hands it work.

``run`` returns at once; the result, or the error, comes back on the GUI thread. A
parent that was destroyed meanwhile gets nothing, but its work is still done: a sale
completes although its screen was closed.
"""

import gc
import logging
import sys
import weakref
from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from threading import Event, Thread
from time import perf_counter
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from techstore_desktop.ui.theme import tokens

_log = logging.getLogger(__name__)
_SLOW_SECONDS = 1.0
_COLLECT_MILLISECONDS = 200
_SWITCH_SECONDS = 0.0005
"""How long one thread may keep Python from another that waits: a third of a frame, as
Python has it, would be felt at each key."""

PRINTERS, CAMERA = "printers", "camera"

T = TypeVar("T")


class Cancelled(Exception):
    """The person cancelled a long work; what it did is taken back by its raise."""


class Progress(QObject):
    """How far a long work is, told from the worker and heard on the GUI thread."""

    moved = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = Event()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say where the work stands. Raises Cancelled once the person cancelled."""
        if self._cancel.is_set():
            raise Cancelled
        self.moved.emit(done, total, text)

    def cancel(self) -> None:
        """Ask the work to stop at its next report, leaving things whole."""
        self._cancel.set()

    @property
    def is_cancelled(self) -> bool:
        """Tell whether somebody cancelled."""
        return self._cancel.is_set()


class Job(Generic[T]):
    """One piece of work: waiting, running, or done."""

    def __init__(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        parent: QObject,
        *,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        self._work = work
        self._then = then
        self._failed = failed
        self._parent = weakref.ref(parent)
        self._is_dropped = False
        self._result: T | None = None
        self._error: Exception | None = None

    def drop(self) -> None:
        """Make a waiting job never run, and a running one deliver nothing."""
        self._is_dropped = True

    def perform(self) -> None:
        """Do the work. Runs on the worker: touch no widget."""
        if self._is_dropped:
            return
        started = perf_counter()
        try:
            self._result = self._work()
        except Exception as error:  # noqa: BLE001  the edge: every error is delivered
            self._error = error
        if perf_counter() - started > _SLOW_SECONDS:
            _log.info("work took %.1f s: %r", perf_counter() - started, self._work)

    def deliver(self) -> None:
        """Hand over the result or the error. Runs on the GUI thread."""
        parent = self._parent()
        if self._is_dropped or parent is None or not isValid(parent):
            if self._error is not None and not isinstance(self._error, Cancelled):
                _log.error("work failed after its screen closed", exc_info=self._error)
            return
        if self._error is None:
            self._then(self._result)  # type: ignore[arg-type]  # T may itself be None
        elif not isinstance(self._error, Cancelled) or self._failed is not None:
            self._fail(parent, self._error)

    def _fail(self, parent: QObject, error: Exception) -> None:
        if self._failed is not None:
            self._failed(error)
            return
        # Imported here because errors.py shows dialogs, which stand on this module.
        from techstore_desktop.ui.errors import show_error

        show_error(
            parent,
            error,
            retry=lambda: _submit(
                Job(self._work, self._then, parent, failed=self._failed)
            ),
        )


class Collector(QObject):
    """Lets Python collect its garbage on the GUI thread alone.

    A cycle may hold widgets, and Qt crashes where one dies on another thread.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_MILLISECONDS)
        self._timer.timeout.connect(self._collect)
        gc.disable()
        self._timer.start()

    def _collect(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return


class Worker(QObject):
    """A thread with its queue: one owns the database, one waits for each device."""

    busy_changed = Signal(bool)
    _finished = Signal(int)

    def __init__(self, parent: QObject, name: str = "database") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._queue: SimpleQueue[int | None] = SimpleQueue()
        # Jobs hold widgets. The worker borrows a job by its number and lets go of it
        # before it reports, so that no widget ever dies on the worker's thread.
        self._jobs: dict[int, Job[object]] = {}
        self._numbers = count()
        self._waiting = 0
        self._is_busy = False
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(tokens.BUSY_AFTER_MILLISECONDS)
        self._busy_timer.timeout.connect(self._show_busy)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._collector = Collector(self)
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._thread = Thread(target=self._work_on, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Job[object]) -> None:
        """Queue a job behind those that wait."""
        self._waiting += 1
        if not self._busy_timer.isActive() and not self._is_busy:
            self._busy_timer.start()
        number = next(self._numbers)
        self._jobs[number] = job
        self._queue.put(number)

    def stop(self) -> None:
        """Finish what is queued and end the thread; deliver nothing more."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()

    def _work_on(self) -> None:
        while (number := self._queue.get()) is not None:
            self._jobs[number].perform()
            if not isValid(self):
                return
            self._finished.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job = self._jobs.pop(number)
        self._waiting -= 1
        if self._waiting == 0:
            self._busy_timer.stop()
            self._set_busy(False)
        job.deliver()

    def _show_busy(self) -> None:
        self._set_busy(self._waiting > 0)

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            self.busy_changed.emit(is_busy)


def worker() -> Worker:
    """Return the application's worker, started at the first call."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("the worker belongs to an application")
    found = app.findChild(Worker, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if found is not None:
        return found
    made = Worker(app)
    app.aboutToQuit.connect(made.stop)
    return made


def _patient_worker(device: str) -> Worker:
    owner = worker()
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    found = owner.findChild(Worker, device, options=directly)
    if found is not None:
        return found
    made = Worker(owner, device)
    QCoreApplication.instance().aboutToQuit.connect(made.stop)  # type: ignore[union-attr]  # worker() proved it
    return made


def run_apart(
    work: Callable[[], T],
    then: Callable[[T], None],
    parent: QObject,
    *,
    failed: Callable[[Exception], None],
    device: str = PRINTERS,
) -> None:
    """Do as ``run``, where waiting for a device delays no sale.

    The work uses neither the database nor PDFium: both belong to the other thread.
    Each kind of device has one thread of its own.
    """
    job = Job(work, then, parent, failed=failed)
    _patient_worker(device).submit(job)  # type: ignore[arg-type]  # as in _submit


def run(
    work: Callable[[], T],
    then: Callable[[T], None],
    parent: QObject,
    *,
    failed: Callable[[Exception], None] | None = None,
) -> Job[T]:
    """Do ``work`` on the worker and call ``then`` with its result on the GUI thread.

    An error goes to ``failed``; without one it is shown to the person, with the
    chance to try again. ``parent`` is who asks: destroyed meanwhile, it gets nothing.
    """
    return _submit(Job(work, then, parent, failed=failed))


def _submit(job: Job[T]) -> Job[T]:
    worker().submit(job)  # type: ignore[arg-type]  # the queue does not look inside
    return job


class Latest:
    """Work of which only the newest request counts, such as search while typing."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._job: Job[object] | None = None

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask anew: what was asked before is dropped or its answer ignored."""
        self.drop()
        job = run(work, then, self._parent, failed=failed)
        self._job = job  # type: ignore[assignment]  # only ever dropped

    def drop(self) -> None:
        """Forget the last request."""
        if self._job is not None:
            self._job.drop()
