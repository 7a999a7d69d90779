"""A mail server on this computer that keeps what it is given, for tests."""

import socketserver
from dataclasses import dataclass, field
from threading import Thread

_END = b".\r\n"


@dataclass
class PostOffice:
    """Answers as a server does; ``refuses`` are addresses that it never takes."""

    refuses: dict[str, str] = field(default_factory=dict)
    letters: list[bytes] = field(default_factory=list)
    port: int = 0

    def open(self) -> None:
        self._server = _Server(self)
        self.port = self._server.server_address[1]
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, office: PostOffice) -> None:
        super().__init__(("127.0.0.1", 0), _Counter)
        self.office = office


class _Counter(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            if line[:4].upper() == "QUIT":
                self._say("221 bye")
                return
            self._answer(line)

    def _answer(self, line: str) -> None:
        word = line[:4].upper()
        if word == "RCPT":
            address = line.partition("<")[2].rstrip(">")
            self._say(self.server.office.refuses.get(address, "250 ok"))
        elif word == "DATA":
            self._say("354 go on")
            self._keep()
        else:
            self._say("250 ok")

    def _keep(self) -> None:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) != _END:
            lines.append(line)
        self.server.office.letters.append(b"".join(lines))
        self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
