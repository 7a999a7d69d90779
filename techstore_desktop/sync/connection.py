"""A connection to the hub that never keeps anybody waiting beyond its deadline."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from techstore_desktop.sync.enrolment import Address

CONNECT_SECONDS = 3
CALL_SECONDS = 15
PROBE_SECONDS = 1


def connect(
    address: Address, password: str, *, allows_plain: bool = False
) -> "psycopg.Connection[Any]":
    """Open a connection. A host that is not local must prove who it is by TLS.

    ``allows_plain`` is the manager's own setting against that. Raises RuleBroken
    ``hub.needs_tls`` and psycopg's errors.
    """
    words: dict[str, Any] = {
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
        "user": address.role,
        "password": password,
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "techstore",
    }
    words |= security(address.host, allows_plain=allows_plain)
    return psycopg.connect(make_conninfo(**words), autocommit=True)


def security(host: str, *, allows_plain: bool) -> dict[str, str]:
    """Return what a connection to ``host`` must insist on."""
    if is_local(host) or allows_plain:
        return {"sslmode": "prefer"}
    return {"sslmode": "verify-full", "sslrootcert": "system"}


def is_reachable(address: Address, seconds: float) -> bool:
    """Tell whether something answers at an address: much cheaper than signing in."""
    try:
        if address.host.startswith("/"):
            path = f"{address.host}/.s.PGSQL.{address.port}"
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
                line.settimeout(seconds)
                line.connect(path)
                return True
        with socket.create_connection((address.host, address.port), seconds):
            return True
    except OSError:
        return False


def is_local(host: str) -> bool:
    """Tell whether a host is this computer itself."""
    if host.startswith("/") or host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    return False


@contextmanager
def deadline(connection: "psycopg.Connection[Any]", seconds: float) -> Iterator[None]:
    """Cut the line if the block takes longer: no timeout of the network's own does.

    A frozen server keeps acknowledging packets; only a shut socket frees the caller.
    """
    timer = Timer(seconds, cut, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def cut(connection: "psycopg.Connection[Any]") -> None:
    """Shut the line: whoever waits on it, on any thread, is freed with an error."""
    with suppress(OSError, psycopg.Error):
        line = socket.socket(fileno=connection.pgconn.socket)
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()
