"""Letting old history go from a terminal, part by part, once the hub confirmed it.

And taking a document back that is wanted after all.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.clock import COUNTER_BITS
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.storage import retention
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.entity import Fact, Record, shared_tables
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.journal import HOLLOW, JournalEntry
from techstore_desktop.core.storage.retention import Proposal
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.sync.apply import apply
from techstore_desktop.sync.feed import FeedEntry

LOOK_AGAIN = timedelta(hours=12)
PARTS_A_ROUND = 25
"""A quarter of a second: what people did meanwhile must not wait for the rest."""
_SELDOM = 60
"""A checkpoint is taken anew after a sixtieth of the time kept: once a week."""
_ENTRIES: Any = JournalEntry.__table__
_LINK: Any = HubLink.__table__


class Retention:
    """What of the past a terminal keeps; nothing goes before the hub confirmed it."""

    def __init__(
        self, database: Database, keeps: timedelta, *, version: str = SCHEMA_VERSION
    ) -> None:
        self._database = database
        self._version = version
        self._keeps = keeps
        self._looked_at: datetime | None = None
        self._after: int | None = None

    def proposal(self, now: datetime) -> Proposal | None:
        """Return up to where history may go by the hub's clock; None if no further."""
        if self._looked_at is not None and abs(now - self._looked_at) < LOOK_AGAIN:
            return None
        self._looked_at = now
        kept_from = now - self._keeps
        with self._database.reading() as reading:
            connection = reading.connection
            link = connection.execute(select(_LINK)).first()
            former = retention.checkpoint_of(connection)
            if link is None:
                return None
            if former and kept_from - former.kept_from < self._keeps / _SELDOM:
                return None
            place = retention.last_settled_place(
                connection, before=_stamp(kept_from), cursor=link.cursor
            )
            if place <= (former.place if former else 0):
                return None
            digest = retention.digest_up_to(connection, place)
            return Proposal(place, digest, kept_from)

    def confirmed(self, proposal: Proposal) -> None:
        """Keep what the hub has confirmed; from here on, facts may go."""
        with self._database.replaying() as replay:
            retention.settle(replay.connection, proposal, replay.now)
        self._after = 0

    def let_some_go(self) -> None:
        """Let go of some of what may go; the rest goes in the rounds that follow."""
        for _part in range(PARTS_A_ROUND):
            if self._after is None:
                return
            with self._database.replaying() as replay:
                self._after = retention.let_go(
                    replay.connection, self._after, version=self._version
                )


def take_back(
    database: Database,
    entries: Sequence[FeedEntry],
    models: Sequence[type[Fact | Record]] | None = None,
) -> None:
    """Write what the hub told of hollow entries into the tables again.

    Raises Unavailable ``sync.damaged`` where it is not what was here.
    """
    with database.replaying() as replay, retention.opened(replay.connection):
        for entry in entries:
            kept = replay.connection.execute(
                select(_ENTRIES.c.hash, _ENTRIES.c.changes).where(
                    _ENTRIES.c.id == entry.id
                )
            ).first()
            if kept is None or kept.changes != HOLLOW or entry.changes is None:
                continue
            if kept.hash != entry.hash or not entry.is_genuine():
                raise Unavailable("sync.damaged", place=entry.hub_seq)
            retention.refill(replay.connection, entry)
            apply(replay, [entry], shared_tables() if models is None else models)
            retention.uncount(replay.connection, entry.changes, entry.id)


def entries_of(database: Database, number: str) -> list[UUID]:
    """Return the entries at the hub that a document's number stands for."""
    if database.dialect != "sqlite":
        return []
    with database.reading() as reading:
        return retention.hollow_entries_of(reading.connection, number)


def _stamp(moment: datetime) -> int:
    return int(moment.timestamp() * 1000) << COUNTER_BITS
