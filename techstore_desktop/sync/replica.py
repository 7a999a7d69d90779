"""This terminal's side of the sync: its outbox, its cursor, what it takes over."""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from techstore_desktop.core.clock import stamp_time
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.entity import Fact, Record, shared_tables
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.core.storage.retention import checkpoint_of
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.core.storage.transaction import Replay
from techstore_desktop.sync.apply import (
    apply,
    erase_in_waiting,
    forget_conflicts,
    keep,
    note_conflicts,
)
from techstore_desktop.sync.catching_up import catch_up
from techstore_desktop.sync.chains import check_chains, check_order
from techstore_desktop.sync.errors import HubRefuses
from techstore_desktop.sync.feed import FeedEntry, Place, Standing
from techstore_desktop.sync.giving_back import missed_by_hub
from techstore_desktop.sync.known import (
    agreed_places,
    known_places,
    place_of,
    released_here,
)
from techstore_desktop.sync.outgoing import within_size
from techstore_desktop.sync.placing import mark_plainly
from techstore_desktop.sync.position import Position, acknowledged, position_of
from techstore_desktop.sync.refolding import refold_changed
from techstore_desktop.sync.slices import (
    LONGEST_SECONDS,
    at_this_pace,
    light_enough,
    weight_of,
    without_repeats,
)
from techstore_desktop.sync.status import WaitingEntry

MOST_ENTRIES = 500
_FIRST_WEIGHT = 30_000

_log = logging.getLogger(__name__)
_ENTRIES: Any = JournalEntry.__table__
_LINK: Any = HubLink.__table__


class Replica:
    """The local database, as the engine sees it."""

    def __init__(
        self,
        database: Database,
        *,
        seconds: Callable[[], float] = time.monotonic,
        models: Sequence[type[Fact | Record]] | None = None,
        version: str = SCHEMA_VERSION,
    ) -> None:
        self._database = database
        self._version = version
        self._models = shared_tables() if models is None else models
        self._seconds = seconds
        self._part_weight = _FIRST_WEIGHT
        self.terminal_id = database.origin.terminal_id

    def position(self) -> Position | None:
        """Return how far this terminal is; None where it has no hub."""
        with self._database.reading() as reading:
            return position_of(reading.connection, self.terminal_id)

    def waiting_since(self) -> datetime | None:
        """Return when the oldest entry was made that the hub does not have."""
        with self._database.reading() as reading:
            first = acknowledged(reading.connection, self.terminal_id) + 1
            stamp = reading.connection.scalar(
                select(_ENTRIES.c.stamp).where(
                    _ENTRIES.c.terminal_id == self.terminal_id, _ENTRIES.c.seq == first
                )
            )
            return None if stamp is None else stamp_time(stamp)

    def waiting_entries(self, most: int) -> list[WaitingEntry]:
        """Return the oldest entries that the hub does not have, without content."""
        with self._database.reading() as reading:
            after = acknowledged(reading.connection, self.terminal_id)
            rows = reading.connection.execute(
                select(_ENTRIES.c.stamp, _ENTRIES.c.action)
                .where(
                    _ENTRIES.c.terminal_id == self.terminal_id, _ENTRIES.c.seq > after
                )
                .order_by(_ENTRIES.c.seq)
                .limit(most)
            )
            return [WaitingEntry(stamp_time(row.stamp), row.action) for row in rows]

    def outbox(self, most_entries: int = MOST_ENTRIES) -> list[dict[str, Any]]:
        """Return the next entries to push, as the hub takes them, in their order.

        At most ``MOST_BYTES`` of them, but always one.
        """
        with self._database.reading() as reading:
            connection = reading.connection
            after = acknowledged(connection, self.terminal_id)
            rows = connection.execute(
                select(_ENTRIES)
                .where(
                    _ENTRIES.c.terminal_id == self.terminal_id, _ENTRIES.c.seq > after
                )
                .order_by(_ENTRIES.c.seq)
                .limit(most_entries)
            )
            return within_size(rows)

    def missed_by_hub(
        self, terminals: list[dict[str, Any]]
    ) -> list[list[dict[str, Any]]]:
        """Return what the hub lacks of other terminals; see ``giving_back``."""
        return missed_by_hub(self._database, terminals)

    def note_places(self, places: Sequence[Place]) -> None:
        """Mark our entries with what the hub decided about them."""
        with self._database.replaying(is_repeatable=True) as replay:
            special = mark_plainly(replay.connection, places, own=self.terminal_id)
            for place in special:
                own = (
                    _ENTRIES.c.terminal_id == self.terminal_id,
                    _ENTRIES.c.seq == place.seq,
                )
                self._mark(replay, own, place)

    def take(self, entries: Sequence[FeedEntry]) -> int:
        """Take over the next entries and return how many were.

        As many as a tenth of a second allows, fewer where a person waits, at least
        one. The cursor moves in the same transaction.

        Raises Unavailable ``sync.damaged`` where a place is missing, a chain does not
        hold or a hash is not that of the content; HubRefuses ``sync.fork`` where
        somebody else wrote in this terminal's name.
        """
        try:
            return self._take(entries)
        except (Unavailable, HubRefuses):
            raise
        except Exception:  # noqa: BLE001 - whatever one entry breaks, others must pass
            return self._take_one(entries[0])

    def _take(self, entries: Sequence[FeedEntry]) -> int:
        done, weight = 0, 0
        with self._database.replaying(is_repeatable=True) as replay:
            began, seconds = self._seconds(), 0.0
            while done < len(entries) and seconds < LONGEST_SECONDS:
                part = without_repeats(light_enough(entries, done, self._part_weight))
                self._take_part(replay, part)
                done += len(part)
                weight += sum(map(weight_of, part))
                seconds = self._seconds() - began
                self._part_weight = at_this_pace(weight, seconds)
                if replay.is_awaited():
                    break
        return done

    def _take_one(self, entry: FeedEntry) -> int:
        """Take one entry; one that cannot be applied is set aside and delays nobody."""
        try:
            with self._database.replaying(is_repeatable=True) as replay:
                self._take_part(replay, [entry])
        except (Unavailable, HubRefuses):
            raise
        except Exception:  # noqa: BLE001 - as above
            _log.exception("entry %s cannot be applied", entry.id)
            with self._database.replaying() as replay:
                self._check_order(replay, [entry])
                self._set_aside_entry(replay, entry)
        return 1

    def _take_part(self, replay: Replay, entries: Sequence[FeedEntry]) -> None:
        connection = replay.connection
        link = self._check_order(replay, entries)
        known = known_places(connection, [entry.id for entry in entries])
        fresh = [entry for entry in entries if entry.id not in known]
        check_chains(connection, fresh, own=self.terminal_id)
        keep(replay, fresh)
        for entry in entries:
            place = place_of(entry)
            if entry.id in known and known[entry.id] != place:
                self._mark(replay, (_ENTRIES.c.id == entry.id,), place)
        to_apply = [
            entry
            for entry in entries
            if entry.changes is not None
            and not entry.is_quarantined
            and (
                entry.id not in known
                or entry.hub_seq <= link.overlap
                or known[entry.id].is_quarantined
            )
        ]
        to_apply += released_here(connection, entries, known)
        apply(replay, to_apply, self._models)
        waiting = [entry for entry in fresh if entry.is_quarantined]
        erase_in_waiting(replay, waiting, self._models)
        forget_conflicts(replay, known)
        for entry in entries:
            if entry.conflicts:
                note_conflicts(replay, entry)
        connection.execute(update(_LINK).values(cursor=entries[-1].hub_seq))

    def _check_order(self, replay: Replay, entries: Sequence[FeedEntry]) -> Any:
        link = replay.connection.execute(select(_LINK)).one()
        check_order(entries, after=link.cursor)
        return link

    def _set_aside_entry(self, replay: Replay, entry: FeedEntry) -> None:
        keep(replay, [entry])
        # A hub that was restored may give it another place than it had here.
        replay.connection.execute(
            update(_ENTRIES)
            .where(_ENTRIES.c.id == entry.id)
            .values(
                hub_seq=entry.hub_seq,
                accepted_stamp=entry.accepted_stamp,
                is_quarantined=True,
            )
        )
        erase_in_waiting(replay, [entry], self._models)
        replay.connection.execute(update(_LINK).values(cursor=entry.hub_seq))
        replay.touched.setdefault("journal_entry", set()).add(entry.id)

    def _mark(
        self,
        replay: Replay,
        which: tuple[Any, ...],
        place: Place,
    ) -> None:
        row = replay.connection.execute(
            select(_ENTRIES.c.id, _ENTRIES.c.accepted_stamp).where(*which)
        ).one()
        replay.connection.execute(
            update(_ENTRIES)
            .where(*which)
            .values(
                hub_seq=place.hub_seq,
                accepted_stamp=place.accepted_stamp,
                is_quarantined=place.is_quarantined,
            )
        )
        if row.accepted_stamp != place.accepted_stamp:
            replay.has_new_stamps = True
            refold_changed(replay, row.id, self._models, terminal_id=self.terminal_id)

    def catch_up(self) -> None:
        """Take over what an older program did not understand; see ``catching_up``."""
        catch_up(self._database, self._models, self._version)

    def join(self, link: HubLink) -> None:
        """Note which hub this terminal belongs to."""
        with self._database.replaying() as replay:
            values = {
                column.name: getattr(link, column.name) for column in _LINK.columns
            }
            replay.connection.execute(_LINK.insert(), values)

    def leave(self) -> None:
        """Forget the hub; raises RuleBroken ``sync.waiting`` while it lacks entries."""
        with self._database.replaying() as replay:
            position = position_of(replay.connection, self.terminal_id)
            if position and position.waiting:
                raise RuleBroken("sync.waiting", count=position.waiting)
            replay.connection.execute(_LINK.delete())

    def last_contact_at(self) -> datetime | None:
        """Return when the hub was last heard of, as noted at the last greeting."""
        with self._database.reading() as reading:
            row = reading.connection.execute(select(_LINK.c.last_contact_at)).first()
            return None if row is None else row.last_contact_at

    def note_contact(self, moment: datetime) -> None:
        """Keep when the hub was last heard of."""
        with self._database.replaying() as replay:
            replay.connection.execute(update(_LINK).values(last_contact_at=moment))

    def set_aside(self, code: str) -> None:
        """Stop the sync for good, until the terminal joins anew."""
        with self._database.replaying() as replay:
            replay.connection.execute(update(_LINK).values(set_aside=code))

    def go_back(self, hub_seq: int, *, epoch: UUID, hub_last_seq: int) -> None:
        """Follow a hub that has gone back to ``hub_seq``.

        What it lost has no place any more: ours is pushed again, that of others stays
        and is placed anew when they push it, or whoever has it. Raises HubRefuses
        ``sync.hub_too_old`` where it lost what is nowhere else in full.
        """
        with self._database.replaying() as replay:
            checkpoint = checkpoint_of(replay.connection)
            if checkpoint and hub_seq < checkpoint.place:
                raise HubRefuses("sync.hub_too_old")
            own_lost = (_ENTRIES.c.terminal_id == self.terminal_id) & (
                _ENTRIES.c.seq > hub_last_seq
            )
            replay.connection.execute(
                update(_ENTRIES)
                .where((_ENTRIES.c.hub_seq > hub_seq) | own_lost)
                .values(hub_seq=None)
            )
            replay.connection.execute(update(_LINK).values(cursor=hub_seq, epoch=epoch))

    def agreed_places(self, places: Sequence[Standing]) -> int:
        """Return how many of these places, from the first on, hold the same here.

        A place that was left agrees where its entry is here, wherever it stands.
        """
        with self._database.reading() as reading:
            return agreed_places(reading.connection, places)
