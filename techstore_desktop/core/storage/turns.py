"""Who may write: one thread at a time, and people before the sync."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, get_ident


class Turns:
    """Hands out the turn to write. The sync waits while a person does."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._holder: int | None = None
        self._people_waiting = 0

    @contextmanager
    def for_a_person(self) -> Iterator[None]:
        """Hold the turn for what somebody does, as soon as it is free.

        Raises RuntimeError where this thread holds it already.
        """
        self._refuse_nesting()
        with self._changed:
            self._people_waiting += 1
            try:
                self._changed.wait_for(lambda: self._holder is None)
            finally:
                self._people_waiting -= 1
            self._holder = get_ident()
        with self._held():
            yield

    @contextmanager
    def for_the_sync(self) -> Iterator[None]:
        """Hold the turn once no person waits for it; raises as the other does."""
        self._refuse_nesting()
        with self._changed:
            self._changed.wait_for(
                lambda: self._holder is None and not self._people_waiting
            )
            self._holder = get_ident()
        with self._held():
            yield

    def is_awaited(self) -> bool:
        """Tell whether a person waits for the turn at this moment."""
        return self._people_waiting > 0

    def _refuse_nesting(self) -> None:
        if self._holder == get_ident():
            message = "a transaction was begun inside another one"
            raise RuntimeError(message)

    @contextmanager
    def _held(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._changed:
                self._holder = None
                self._changed.notify_all()
