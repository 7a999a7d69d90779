"""What takes bytes to an ESC/POS printer: a connection is a class and a row here.

A printer may be slow: never call ``print`` where a sale waits for it.
"""

import os
import select
import socket
from collections.abc import Callable
from time import monotonic
from typing import NamedTuple, Protocol

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.printing.printer_settings import PrinterSettings
from techstore_desktop.printing.printer_state import check_ready, wait_until_printed


class Patience(NamedTuple):
    """How many seconds to wait for an answer, and for a print to come out."""

    answer: float = 3.0
    printing: float = 20.0


USUAL_PATIENCE = Patience()


class Printer(Protocol):
    """Something that prints a job."""

    def print(self, job: bytes) -> None:
        """Print it. Raises Unavailable ``printer.silent`` and what the state says."""


class NetworkPrinter:
    """A printer behind a port of the network."""

    def __init__(self, settings: PrinterSettings, patience: Patience) -> None:
        self._settings = settings
        self._patience = patience

    def print(self, job: bytes) -> None:
        """Send a job and wait until it is on paper, if the printer tells."""
        label = self._settings.label
        try:
            with socket.create_connection(
                self._settings.place, self._patience.answer
            ) as line:
                self._converse(line, job)
        except (OSError, UnicodeError) as error:
            raise Unavailable("printer.silent", printer=label) from error

    def _converse(self, line: socket.socket, job: bytes) -> None:
        label = self._settings.label
        if not self._settings.answers:
            line.settimeout(self._patience.printing)
            line.sendall(job)
            return
        check_ready(line, label)
        line.settimeout(self._patience.printing)
        try:
            line.sendall(job)
            wait_until_printed(line, label)
        except TimeoutError:
            # It stopped on the way: perhaps it can say why.
            line.settimeout(self._patience.answer)
            check_ready(line, label)
            raise


class DevicePrinter:
    """A printer behind a device file: USB, serial or parallel."""

    def __init__(self, settings: PrinterSettings, patience: Patience) -> None:
        self._settings = settings
        self._patience = patience

    def print(self, job: bytes) -> None:
        """Write a job to the device as fast as it takes it."""
        try:
            device = os.open(self._settings.address, _FLAGS)
            try:
                self._write(device, job)
            finally:
                os.close(device)
        except OSError as error:
            label = self._settings.label
            raise Unavailable("printer.silent", printer=label) from error

    def _write(self, device: int, job: bytes) -> None:
        patient_until = monotonic() + self._patience.printing
        while job:
            _wait_for(device, patient_until - monotonic())
            job = job[os.write(device, job) :]


# A printer that is switched off must not keep us waiting for ever.
_FLAGS = (
    os.O_WRONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


def _wait_for(device: int, seconds: float) -> None:
    # Windows waits by itself, and cannot be asked about files.
    if os.name == "posix" and not select.select([], [device], [], max(seconds, 0))[1]:
        raise TimeoutError


_CONNECTIONS: dict[str, Callable[[PrinterSettings, Patience], Printer]] = {
    "network": NetworkPrinter,
    "device": DevicePrinter,
}


def printer_for(
    settings: PrinterSettings, patience: Patience = USUAL_PATIENCE
) -> Printer:
    """Return the printer that the settings mean."""
    return _CONNECTIONS[settings.connection](settings, patience)
