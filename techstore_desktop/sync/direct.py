"""Working on the hub itself, without a file: for an office on the server's network."""

import json
import logging
from contextlib import suppress
from threading import Event, Thread
from typing import Any
from uuid import UUID

from sqlalchemy import URL, Engine, create_engine, select, text
from sqlalchemy.exc import DBAPIError

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.dialects import unavailable
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.sync.connection import security
from techstore_desktop.sync.enrolment import Address

LOOK_SECONDS = 1.0
_log = logging.getLogger(__name__)
_ENTRIES: Any = JournalEntry.__table__


def office_engine(
    address: Address, password: str, *, allows_plain: bool = False
) -> Engine:
    """Return an engine that signs in to a hub as an office computer."""
    query = security(address.host, allows_plain=allows_plain)
    is_socket = address.host.startswith("/")
    if is_socket:
        query |= {"host": address.host}
    url = URL.create(
        "postgresql+psycopg",
        address.role,
        password,
        None if is_socket else address.host,
        address.port,
        address.database,
        query,
    )
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 5})


def office_origin(engine: Engine) -> Origin:
    """Return which terminal a login is. Raises RuleBroken ``hub.not_an_office``."""
    try:
        with engine.connect() as connection:
            row = connection.execute(text("SELECT * FROM sync_office()")).first()
    except DBAPIError as error:
        raise unavailable(error) or error from error
    if row is None:
        raise RuleBroken("hub.not_an_office")
    return Origin(terminal_id=UUID(str(row[0])), branch_id=UUID(str(row[1])))


class HubWatch:
    """Tells the screens what other terminals changed, a second later at most."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="hub-watch", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """End at once."""
        self._stopping.set()
        self._thread.join(LOOK_SECONDS * 3)

    def _run(self) -> None:
        seen: int | None = None
        while not self._stopping.wait(LOOK_SECONDS):
            with suppress(DBAPIError):
                seen = look(self._database, seen)


def look(database: Database, seen: int | None) -> int:
    """Announce what came after a place of the central order; return the new end."""
    with database.engine.connect() as connection:
        head = int(
            connection.scalar(text("SELECT last FROM sync_head")) or 0,
        )
        if seen is None or head == seen:
            return head
        rows = connection.scalars(
            select(_ENTRIES.c.changes).where(
                _ENTRIES.c.hub_seq > seen,
                _ENTRIES.c.terminal_id != database.origin.terminal_id,
            )
        ).all()
    touched: dict[str, set[UUID]] = {}
    for changes in rows:
        for table, row_id, *_ in json.loads(changes):
            touched.setdefault(table, set()).add(UUID(row_id))
    if touched:
        database.announce(touched)
    return head
