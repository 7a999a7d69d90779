"""Reading the next part from the network while the last one is being written."""

from collections.abc import Generator, Iterator
from queue import Full, Queue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
DEPTH = 2
_LOOK_SECONDS = 0.1


class _End:
    """No more follows: all came, or this error did."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


def ahead(parts: Iterator[T]) -> Generator[T, None, None]:
    """Yield the same parts, made by a thread that is up to ``DEPTH`` of them ahead.

    What the making raises is raised here. Whoever stops early waits for the part that
    is being made.
    """
    queue: Queue[T | _End] = Queue(DEPTH)
    is_stopped = Event()
    thread = Thread(
        target=_make, args=(parts, queue, is_stopped), name="ahead", daemon=True
    )
    thread.start()
    try:
        while not isinstance(part := queue.get(), _End):
            yield part
        if part.error is not None:
            raise part.error
    finally:
        is_stopped.set()
        thread.join()


def _make(parts: Iterator[T], queue: "Queue[T | _End]", is_stopped: Event) -> None:
    try:
        for part in parts:
            _put(part, queue, is_stopped)
            if is_stopped.is_set():
                return
        end = _End()
    except BaseException as error:  # noqa: BLE001 - raised where the parts are taken
        end = _End(error)
    _put(end, queue, is_stopped)


def _put(part: "T | _End", queue: "Queue[T | _End]", is_stopped: Event) -> None:
    while not is_stopped.is_set():
        try:
            queue.put(part, timeout=_LOOK_SECONDS)
        except Full:
            continue
        return
