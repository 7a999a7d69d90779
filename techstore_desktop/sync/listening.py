"""Hearing at once that the hub has something new: a hint, the tick finds it too."""

import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Any

import psycopg

from techstore_desktop.sync.connection import cut
from techstore_desktop.sync.hub import PostgresHub

CHANNEL = "techstore_sync"
_AGAIN_SECONDS = 5.0
_LISTEN_SECONDS = 10.0
_log = logging.getLogger(__name__)


class Listener:
    """A line of its own to the hub on which nothing is asked."""

    def __init__(self, hub: PostgresHub, heard: Callable[[], None]) -> None:
        self._hub = hub
        self._heard = heard
        self._line: psycopg.Connection[Any] | None = None
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="sync-listener", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """End at once."""
        self._stopping.set()
        line = self._line
        if line is not None:
            cut(line)
        self._thread.join(_AGAIN_SECONDS)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                with self._hub.another_line() as self._line:
                    self._line.execute(f"LISTEN {CHANNEL}")
                    self._listen(self._line)
            except (psycopg.Error, OSError) as error:
                _log.info("nothing can be heard of the hub: %s", error)
            self._line = None
            self._stopping.wait(_AGAIN_SECONDS)

    def _listen(self, line: "psycopg.Connection[Any]") -> None:
        self._heard()
        while not self._stopping.is_set():
            for _notice in line.notifies(timeout=_LISTEN_SECONDS, stop_after=1):
                self._heard()
            with suppress(psycopg.errors.InFailedSqlTransaction):
                line.execute("SELECT 1")
