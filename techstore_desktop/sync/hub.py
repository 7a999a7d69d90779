"""The hub's side of the sync, over a real connection."""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import inf
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import tuple_row
from psycopg.types.json import Jsonb

from techstore_desktop.sync.connection import (
    CALL_SECONDS,
    PROBE_SECONDS,
    connect,
    cut,
    deadline,
    is_reachable,
)
from techstore_desktop.sync.engine import Engine
from techstore_desktop.sync.enrolment import Address
from techstore_desktop.sync.errors import HubLost, HubRefuses
from techstore_desktop.sync.feed import FeedEntry, Standing
from techstore_desktop.sync.pictures import Sent
from techstore_desktop.sync.questions import Hub

BYTES_A_SECOND = 200_000
"""What a slow hub applies of a push: a whole catalogue in one entry takes its time."""
MOST_PATIENCE = 16
_log = logging.getLogger(__name__)
_REFUSALS = {
    "TS001": "hub.unknown_terminal",
    "TS002": "sync.fork",
    "TS003": "sync.gap",
    "TS004": "sync.forged",
    "TS005": "sync.other_installation",
    "TS006": "sync.outdated",
}


def run_round(engine: Engine, hub: Hub) -> None:
    """Let an engine push and pull once; raises what the engine raises."""
    asking = engine.round()
    answer = None
    while True:
        try:
            question = asking.send(answer)
        except StopIteration:
            return
        try:
            answer = question.ask(hub)
        except (HubLost, HubRefuses) as error:
            asking.throw(error)
            raise


class PostgresHub:
    """The functions of a hub, called as one terminal."""

    def __init__(
        self,
        address: Address,
        password: str,
        *,
        allows_plain: bool = False,
        call_seconds: float = CALL_SECONDS,
    ) -> None:
        self.address = address
        self._password = password
        self._allows_plain = allows_plain
        self._call_seconds = call_seconds
        self._patience = 1
        self._connection: psycopg.Connection[Any] | None = None

    def hello(self, said: dict[str, Any]) -> dict[str, Any]:
        """Greet, with how far this terminal is; return how far the hub is."""
        return self._answer("SELECT sync_hello(%s)", Jsonb(said))

    def push(self, entries: list[dict[str, Any]]) -> dict[str, Any]:
        """Hand entries over; return where they stand."""
        size = sum(len(entry["changes"]) for entry in entries)
        more = size / BYTES_A_SECOND
        return self._answer("SELECT sync_push(%s)", Jsonb(entries), more_seconds=more)

    def give_back(self, entries: list[dict[str, Any]]) -> int:
        """Offer entries of another terminal; return how many were taken."""
        size = sum(len(entry["changes"]) for entry in entries)
        more = size / BYTES_A_SECOND
        statement = "SELECT sync_give_back(%s)"
        taken: int = self._rows(statement, Jsonb(entries), more_seconds=more)[0][0]
        return taken

    def confirm(self, place: int, digest: bytes) -> bool:
        """Tell whether the hub has the same entries up to a place."""
        row = self._rows("SELECT sync_confirm(%s, %s)", place, digest)[0]
        return bool(row[0])

    def entries(self, ids: Sequence[UUID]) -> list[FeedEntry]:
        """Return some entries with all their content."""
        rows = self._rows("SELECT * FROM sync_entries(%s)", list(ids))
        return [FeedEntry(*row) for row in rows]

    def enrol(self, incarnation: UUID) -> dict[str, Any]:
        """Take the place that the login stands for."""
        return self._answer("SELECT sync_enrol(%s)", incarnation)

    def pull(self, after: int, own_seq: int, at_most: int) -> list[FeedEntry]:
        """Return the next entries of the central order."""
        rows = self._rows(
            "SELECT * FROM sync_feed(%s, %s, %s)", after, own_seq, at_most
        )
        return [FeedEntry(*row) for row in rows]

    def places(self, after: int, at_most: int) -> list[Standing]:
        """Return which entry stands at which place."""
        rows = self._rows("SELECT * FROM sync_places(%s, %s)", after, at_most)
        return [Standing(*row) for row in rows]

    def missing_pictures(self, names: list[str]) -> list[str]:
        """Return which of these the hub does not have."""
        answer: list[str] = self._rows("SELECT sync_missing_pictures(%s)", names)[0][0]
        return answer

    def put_picture(self, picture: Sent) -> None:
        """Hand a picture over."""
        statement = "SELECT sync_put_picture(%s, %s, %s)"
        self._rows(statement, picture.name, picture.media_type, picture.content)

    def get_pictures(self, names: list[str]) -> list[Sent]:
        """Return those of these pictures that the hub has."""
        rows = self._rows("SELECT * FROM sync_get_pictures(%s)", names)
        return [Sent(*row) for row in rows]

    def change_password(self, password: str) -> None:
        """Change this terminal's password; the enrolment's is worth nothing then."""
        with self._call() as connection:
            encrypted = connection.pgconn.encrypt_password(
                password.encode(), self.address.role.encode(), b"scram-sha-256"
            ).decode()
            role = psycopg.sql.Identifier(self.address.role)
            connection.execute(
                psycopg.sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, encrypted)
            )
        self._password = password

    def is_reachable(self) -> bool:
        """Tell whether something answers at the hub's address."""
        return is_reachable(self.address, PROBE_SECONDS)

    def another_line(self) -> "psycopg.Connection[Any]":
        """Open one more connection. Raises psycopg's errors."""
        return connect(self.address, self._password, allows_plain=self._allows_plain)

    def cut(self) -> None:
        """Free whoever waits for an answer at this moment, from another thread."""
        line = self._connection
        if line is not None:
            cut(line)

    def close(self) -> None:
        """Let go of the line; the next call opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _answer(
        self, statement: Any, *values: Any, more_seconds: float = 0
    ) -> dict[str, Any]:
        rows = self._rows(statement, *values, more_seconds=more_seconds)
        answer: dict[str, Any] = rows[0][0]
        return answer

    def _rows(self, statement: Any, *values: Any, more_seconds: float = 0) -> list[Any]:
        with self._call(more_seconds) as connection:
            cursor = connection.cursor(binary=True, row_factory=tuple_row)
            return cursor.execute(statement, values).fetchall()

    @contextmanager
    def _call(self, more_seconds: float = 0) -> Iterator["psycopg.Connection[Any]"]:
        """Give the line, to be cut when the call takes too long.

        After a call that took too long the next is given twice as long: what is large
        and comes over a thin line gets through in the end.
        """
        seconds = (self._call_seconds + more_seconds) * self._patience
        asked_at = inf
        try:
            if self._connection is None:
                self._connection = connect(
                    self.address, self._password, allows_plain=self._allows_plain
                )
            asked_at = time.monotonic()
            with deadline(self._connection, seconds):
                yield self._connection
            self._patience = 1
        except psycopg.Error as error:
            self.close()
            code = _REFUSALS.get(error.sqlstate or "")
            _log.info("the hub did not answer as hoped: %s", error)
            if code:
                raise HubRefuses(code) from error
            if time.monotonic() - asked_at >= seconds:
                self._patience = min(self._patience * 2, MOST_PATIENCE)
            raise HubLost(str(error)) from error
