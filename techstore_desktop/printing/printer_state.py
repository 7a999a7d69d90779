"""What an ESC/POS printer answers when it is asked how it is."""

import socket

from techstore_desktop.core.errors import Unavailable

# Answered at once, even by a printer that has stopped.
ASK_WHY_STOPPED = b"\x10\x04\x02"
# Answered in its turn: once everything sent before is on paper.
ASK_PAPER_IN_TURN = b"\x1dr\x01"
_AT_ONCE = (0x93, 0x12)
_IN_TURN = (0x90, 0x00)
_COVER_OPEN, _PAPER_STOP, _ERROR = 0x04, 0x20, 0x40
_PAPER_END = 0x0C


def check_ready(line: socket.socket, printer: str) -> None:
    """Ask why it would not print.

    Raises Unavailable ``printer.cover_open``, ``printer.out_of_paper``,
    ``printer.stopped``; OSError if it says nothing.
    """
    line.sendall(ASK_WHY_STOPPED)
    state = _answer(line, *_AT_ONCE)
    for bit, code in (
        (_COVER_OPEN, "printer.cover_open"),
        (_PAPER_STOP, "printer.out_of_paper"),
        (_ERROR, "printer.stopped"),
    ):
        if state & bit:
            raise Unavailable(code, printer=printer)


def wait_until_printed(line: socket.socket, printer: str) -> None:
    """Wait for the answer that comes after the print. Raises as ``check_ready``."""
    line.sendall(ASK_PAPER_IN_TURN)
    if _answer(line, *_IN_TURN) & _PAPER_END:
        raise Unavailable("printer.out_of_paper", printer=printer)


def _answer(line: socket.socket, mask: int, mark: int) -> int:
    """Return the next byte of a kind; what was said unasked is passed over."""
    while answer := line.recv(1):
        if answer[0] & mask == mark:
            return answer[0]
    raise ConnectionResetError("the printer hung up")
