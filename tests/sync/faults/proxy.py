"""A line between a terminal and its hub that breaks where it is told to."""

import selectors
import socket
import struct
import time
from contextlib import suppress
from enum import Enum
from threading import Thread

CHUNK = 65536
LOOK_SECONDS = 0.05
RESET = struct.pack("ii", 1, 0)
"""Linger for no time: whoever closes resets the line."""


class Way(Enum):
    """A direction."""

    TO_HUB = "to the hub"
    TO_TILL = "to the till"


class Proxy:
    """Passes bytes on between a port of the loopback and a server's."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._left: dict[Way, int | None] = dict.fromkeys(Way)
        self._is_stalled = False
        self._is_reset = False
        self._is_open = True
        self.was_cut = False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def cut_after(self, count: int, way: Way, *, is_reset: bool) -> None:
        """Break the line when ``count`` more bytes have gone one way."""
        self._is_reset = is_reset
        self.was_cut = False
        self._left[way] = count

    def heal(self) -> None:
        """Pass everything on again."""
        self._left = dict.fromkeys(Way)
        self._is_stalled = False

    def stall(self) -> None:
        """Pass nothing on: the line looks alive and is not."""
        self._is_stalled = True

    def close(self) -> None:
        self._is_open = False
        self._door.close()

    def _accept(self) -> None:
        while self._is_open:
            try:
                till, _ = self._door.accept()
            except OSError:
                return
            Thread(target=self._serve, args=[till], daemon=True).start()

    def _serve(self, till: socket.socket) -> None:
        """Pass on what comes, one thread for both ways so that closing closes."""
        with (
            suppress(OSError),
            till,
            socket.create_connection(("127.0.0.1", self._target)) as hub,
            selectors.DefaultSelector() as selector,
        ):
            selector.register(till, selectors.EVENT_READ, (hub, Way.TO_HUB))
            selector.register(hub, selectors.EVENT_READ, (till, Way.TO_TILL))
            for line in (till, hub):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._serve_both(selector)
            if self.was_cut and self._is_reset:
                for line in (till, hub):
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)

    def _serve_both(self, selector: selectors.BaseSelector) -> None:
        while self._is_open:
            for key, _ in selector.select(LOOK_SECONDS):
                if self._is_stalled:
                    time.sleep(LOOK_SECONDS)
                    break
                source: socket.socket = key.fileobj  # type: ignore[assignment]
                goal, way = key.data
                data = source.recv(CHUNK)
                if not data or not self._pass_on(data, goal, way):
                    return

    def _pass_on(self, data: bytes, goal: socket.socket, way: Way) -> bool:
        left = self._left[way]
        if left is not None and left < len(data):
            goal.sendall(data[:left])
            self.was_cut = True
            self._left[way] = None
            return False
        if left is not None:
            self._left[way] = left - len(data)
        goal.sendall(data)
        return True
