"""A printer on a port of this computer that answers what it was told to."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

READY, PAPER_THERE = b"\x12", b"\x00"
WHY, IN_TURN = b"\x10\x04\x02", b"\x1dr\x01"


class PretendPrinter(Thread):
    """Listens on a port of this computer and answers what it was told to."""

    def __init__(self, *answers: tuple[bytes, bytes]) -> None:
        super().__init__(daemon=True)
        self._answers = list(answers)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.received = b""

    @property
    def address(self) -> str:
        host, port = self._server.getsockname()
        return f"{host}:{port}"

    def run(self) -> None:
        line, _ = self._server.accept()
        # Whoever hangs up with an answer unread resets the line.
        with line, suppress(ConnectionResetError):
            while heard := line.recv(4096):
                self.received += heard
                if self._answers and self.received.endswith(self._answers[0][0]):
                    line.sendall(self._answers.pop(0)[1])

    def close(self) -> None:
        self.join(5)
        self._server.close()


@contextmanager
def pretend(*answers: tuple[bytes, bytes]) -> Iterator[PretendPrinter]:
    printer = PretendPrinter(*answers)
    printer.start()
    try:
        yield printer
    finally:
        printer.close()
