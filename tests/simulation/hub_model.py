"""The hub as a few dictionaries: what the functions in migrations/hub must do."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from random import Random
from typing import Any
from uuid import UUID

from techstore_desktop.core.clock import COUNTER_BITS
from techstore_desktop.core.storage.entity import Fact, Record, shared_tables
from techstore_desktop.core.storage.journal import NO_HASH, disclosed
from techstore_desktop.core.storage.owners import named_people, owner_column
from techstore_desktop.core.storage.wire import personal_columns
from techstore_desktop.sync.errors import HubRefuses
from techstore_desktop.sync.feed import FeedEntry, Standing
from techstore_desktop.sync.pictures import Sent

REFERENCES = {
    "customer_id": "customer",
    "job_id": "repair_job",
    "ticket_id": "repair_ticket",
}
AHEAD = timedelta(minutes=5)


@dataclass
class Terminal:
    """What the hub knows of one terminal."""

    incarnation: UUID
    last_seq: int = 0
    last_hash: bytes = NO_HASH
    last_stamp: int = 0


@dataclass
class State:
    """All that a backup of the hub would hold."""

    epoch: UUID
    former_epochs: set[UUID] = field(default_factory=set)
    terminals: dict[UUID, Terminal] = field(default_factory=dict)
    order: list[FeedEntry] = field(default_factory=list)
    left: set[int] = field(default_factory=set)
    entries: dict[tuple[UUID, int], FeedEntry] = field(default_factory=dict)
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    stamps: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    writers: dict[tuple[str, str, str], UUID] = field(default_factory=dict)
    early: set[UUID] = field(default_factory=set)
    pictures: dict[str, Sent] = field(default_factory=dict)

    @property
    def head(self) -> int:
        """The last place of the order."""
        return len(self.order)


class CannotStore(Exception):
    """An entry that the tables do not take."""


class NotHereYet(CannotStore):
    """An edit of a record that the hub does not have: it may still come."""


class HubModel:
    """A hub without a server. ``unknown_tables`` are of a program newer than it."""

    def __init__(
        self, hub_id: UUID, random: Random, *, secret: bytes | None = None
    ) -> None:
        self.hub_id = hub_id
        self._random = random
        self.unknown_tables: set[str] = set()
        self._secret = secret or random.randbytes(32)
        self.confirmable = 0
        self.state = State(epoch=self._uuid())
        self._shapes = {model.__tablename__: model for model in shared_tables()}

    def add_terminal(self, terminal_id: UUID, incarnation: UUID) -> None:
        """Give a terminal a place."""
        self.state.terminals[terminal_id] = Terminal(incarnation)

    def backup(self) -> State:
        """Return all that the hub holds at present."""
        return copy.deepcopy(self.state)

    def restore(self, backup: State) -> None:
        """Go back to a backup, as an operator does who knows of no terminals."""
        self.state = copy.deepcopy(backup)

    def hello(self, terminal_id: UUID, said: dict[str, Any], now: datetime) -> Any:
        """Answer as ``sync_hello``."""
        me, state = self.state.terminals[terminal_id], self.state
        if str(me.incarnation) != said["incarnation"]:
            raise HubRefuses("sync.other_installation")
        cursor = said["cursor"]
        at_cursor = state.order[cursor - 1] if 0 < cursor <= state.head else None
        has_gone_back = (
            cursor > state.head
            or said["acknowledged"] > me.last_seq
            or (
                said["cursor_id"] is not None
                and (
                    at_cursor is None
                    or str(at_cursor.id) != said["cursor_id"]
                    or at_cursor.accepted_stamp != said["cursor_stamp"]
                )
            )
        )
        named = UUID(said["epoch"])
        is_lost = named != state.epoch and named not in state.former_epochs
        if is_lost or (has_gone_back and named == state.epoch):
            state.former_epochs |= {state.epoch, named}
            state.epoch = self._uuid()
        return {
            "hub_id": str(self.hub_id),
            "epoch": str(state.epoch),
            "head": state.head,
            "schema_version": "",
            "may_pull": True,
            "has_gone_back": has_gone_back,
            "last_seq": me.last_seq,
            "now": now.isoformat(),
            "terminals": [
                {"terminal_id": str(each), "last_seq": known.last_seq}
                for each, known in state.terminals.items()
            ],
        }

    def push(
        self, terminal_id: UUID, entries: list[dict[str, Any]], now: datetime
    ) -> Any:
        """Answer as ``sync_push``."""
        me = self.state.terminals[terminal_id]
        sent = sorted((read_entry(each) for each in entries), key=lambda e: e.seq)
        self._check(me, terminal_id, sent)
        fresh = [entry for entry in sent if entry.seq > me.last_seq]
        for entry in fresh:
            self._take(me, entry, now)
        if fresh:
            self._release(waiting=lambda entry: entry.id in self.state.early)
        return {
            "last_seq": me.last_seq,
            "head": self.state.head,
            "epoch": str(self.state.epoch),
            "now": now.isoformat(),
            "places": [
                (kept.seq, kept.hub_seq, kept.accepted_stamp, kept.is_quarantined)
                for kept in (
                    self.state.entries[terminal_id, entry.seq] for entry in sent
                )
            ],
        }

    def give_back(
        self, terminal_id: UUID, entries: list[dict[str, Any]], now: datetime
    ) -> int:
        """Answer as ``sync_give_back``."""
        about = UUID(entries[0]["terminal_id"])
        them = self.state.terminals.get(about)
        if them is None or about == terminal_id:
            return 0
        sent = sorted((read_entry(each) for each in entries), key=lambda e: e.seq)
        fresh = [entry for entry in sent if entry.seq > them.last_seq]
        if any(entry.receipt != self._receipt(entry) for entry in fresh):
            return 0
        try:
            self._check(them, about, fresh)
        except HubRefuses:
            return 0
        for entry in fresh:
            self._take(them, entry, now)
        if fresh:
            self._release(waiting=lambda entry: entry.id in self.state.early)
        return len(fresh)

    def confirm(self, place: int, digest: bytes) -> bool:
        """Answer as ``sync_confirm``.

        Here too the operator's backups are younger than what terminals keep: the hub
        only confirms what its last backup holds.
        """
        if place > self.confirmable:
            return False
        order = sorted(self.state.entries.values(), key=lambda entry: entry.hub_seq)
        hashes = [entry.hash for entry in order if entry.hub_seq <= place]
        return sha256(b"".join(hashes)).digest() == digest

    def told(self, ids: list[UUID]) -> list[FeedEntry]:
        """Answer as ``sync_entries``."""
        wanted = set(ids)
        told = [
            replace(entry, conflicts=None)
            for entry in self.state.entries.values()
            if entry.id in wanted and not entry.is_quarantined
        ]
        return sorted(told, key=lambda entry: entry.hub_seq)

    def missing_pictures(self, names: list[str]) -> list[str]:
        """Answer as ``sync_missing_pictures``."""
        return sorted(set(names) - set(self.state.pictures))

    def put_picture(self, picture: Sent) -> None:
        """Answer as ``sync_put_picture``."""
        if not picture.is_whole():
            raise HubRefuses("sync.forged")
        self.state.pictures.setdefault(picture.name, picture)

    def get_pictures(self, names: list[str]) -> list[Sent]:
        """Answer as ``sync_get_pictures``."""
        kept = self.state.pictures
        return [kept[name] for name in names if name in kept]

    def _receipt(self, entry: FeedEntry) -> bytes:
        return sha256(self._secret + entry.hash).digest()

    def pull(
        self, terminal_id: UUID, after: int, own_seq: int, at_most: int
    ) -> list[FeedEntry]:
        """Answer as ``sync_pull``."""
        page = []
        for place in range(after, min(after + at_most, self.state.head)):
            entry = self.state.order[place]
            if entry.terminal_id == terminal_id and entry.seq <= own_seq:
                page.append(replace(entry, changes=None, personal=None, receipt=None))
            else:
                page.append(entry)
        return page

    def places(self, after: int, at_most: int) -> list[Standing]:
        """Answer as ``sync_places``."""
        return [
            Standing(place, entry.id, None, is_quarantined=True, is_left=True)
            if place in self.state.left
            else Standing(
                place,
                entry.id,
                entry.accepted_stamp,
                entry.is_quarantined,
                is_left=False,
            )
            for place, entry in enumerate(self.state.order, start=1)
        ][after : after + at_most]

    def release(self) -> int:
        """Do as ``sync_release``: apply what waits, each at a new place."""
        return self._release(waiting=lambda _entry: True)

    def _release(self, *, waiting: Callable[[FeedEntry], bool]) -> int:
        released = 0
        while True:
            before = released
            for entry in [
                entry
                for entry in self.state.order
                if entry.is_quarantined
                and entry.hub_seq not in self.state.left
                and waiting(entry)
            ]:
                released += self._try_again(entry)
            if released == before:
                return released

    def _try_again(self, entry: FeedEntry) -> bool:
        try:
            conflicts = self._apply(entry) or None
        except CannotStore:
            return False
        self.state.left.add(entry.hub_seq)
        placed = replace(
            entry,
            hub_seq=self.state.head + 1,
            is_quarantined=False,
            conflicts=conflicts,
        )
        self._place(placed)
        self._wipe(placed)
        return True

    def _check(self, me: Terminal, terminal_id: UUID, sent: list[FeedEntry]) -> None:
        for entry in sent:
            known = self.state.entries.get((terminal_id, entry.seq))
            if entry.seq <= me.last_seq and (
                known is None or (known.id, known.hash) != (entry.id, entry.hash)
            ):
                raise HubRefuses("sync.fork")
        seq, chain = me.last_seq, me.last_hash
        for entry in sent:
            if entry.seq <= me.last_seq:
                continue
            if entry.seq != seq + 1:
                raise HubRefuses("sync.gap")
            if entry.previous_hash != chain:
                raise HubRefuses("sync.fork")
            seq, chain = entry.seq, entry.hash
        for entry in sent:
            if entry.terminal_id != terminal_id or not entry.is_genuine():
                raise HubRefuses("sync.forged")

    def _take(self, me: Terminal, entry: FeedEntry, now: datetime) -> None:
        latest = _stamp(now + AHEAD)
        me.last_stamp = max(min(entry.stamp, latest), me.last_stamp + 1)
        me.last_seq, me.last_hash = entry.seq, entry.hash
        accepted = None if me.last_stamp == entry.stamp else me.last_stamp
        placed = replace(
            entry,
            hub_seq=self.state.head + 1,
            accepted_stamp=accepted,
            receipt=self._receipt(entry),
        )
        try:
            conflicts = self._apply(placed)
            placed = replace(placed, conflicts=conflicts or None)
        except CannotStore as error:
            placed = replace(placed, is_quarantined=True)
            if isinstance(error, NotHereYet):
                self.state.early.add(entry.id)
        self._place(placed)
        self._wipe(placed)

    def _wipe(self, entry: FeedEntry) -> None:
        """Do as ``wipe_erased`` for whom an entry touches."""
        for person in _people(json.loads(entry.changes or "[]")):
            known = self.state.rows.get(("customer", person), {})
            if known.get("erased_at") is not None or self._wish_waits(person):
                self._forget(person)

    def _wish_waits(self, person: str) -> bool:
        """Tell whether an entry erases this person that is set aside."""
        return any(
            (table, row) == ("customer", person) and "erased_at" in values
            for entry in self.state.entries.values()
            if entry.is_quarantined
            for table, row, kind, values in json.loads(entry.changes or "[]")
            if kind == "update"
        )

    def _forget(self, person: str) -> None:
        for (table, row), values in self.state.rows.items():
            if person in (row, values.get("customer_id")):
                for name in personal_columns(self._shapes[table]):
                    if values.get(name) is not None:
                        values[name] = ""
        for key, entry in self.state.entries.items():
            self.state.entries[key] = _without(entry, person)
        for place, entry in enumerate(self.state.order):
            kept = self.state.entries[entry.terminal_id, entry.seq]
            self.state.order[place] = replace(entry, personal=kept.personal)

    def _place(self, entry: FeedEntry) -> None:
        self.state.order.append(entry)
        self.state.entries[entry.terminal_id, entry.seq] = entry

    def _apply(self, entry: FeedEntry) -> list[dict[str, Any]]:
        """Apply one entry, whole or not at all; return the edits that clashed."""
        changes = json.loads(entry.changes or "[]")
        inserted = {(table, row) for table, row, kind, _ in changes if kind == "insert"}
        for table, row, kind, values in changes:
            if table in self.unknown_tables or table not in self._shapes:
                raise CannotStore(table)
            is_here = (table, row) in self.state.rows
            if kind == "insert" and is_here and not self._is_same(table):
                raise CannotStore(row)
            if kind == "insert" and self._lacks_reference(values, inserted):
                raise NotHereYet(row)
            if kind == "update" and not is_here and (table, row) not in inserted:
                raise NotHereYet(row)
        for table, row, kind, values in changes:
            if kind == "insert" and (table, row) not in self.state.rows:
                self.state.rows[table, row] = {
                    name: disclosed(value, entry.personal)
                    for name, value in values.items()
                }
                self.state.stamps[table, row] = {}
        conflicts: list[dict[str, Any]] = []
        for table, row, kind, values in changes:
            if kind == "update":
                conflicts += self._merge(entry, table, row, values)
        return conflicts

    def _lacks_reference(
        self, values: dict[str, Any], inserted: set[tuple[str, str]]
    ) -> bool:
        """Tell whether a row refers to one that may still come from another till."""
        places = {
            (table, values[column])
            for column, table in REFERENCES.items()
            if values.get(column)
        }
        return any(
            place not in self.state.rows and place not in inserted for place in places
        )

    def _merge(
        self, entry: FeedEntry, table: str, row: str, values: dict[str, Any]
    ) -> list[dict[str, Any]]:
        columns: Any = self._shapes[table].__table__.columns
        standing = self.state.rows[table, row]
        stamps = self.state.stamps[table, row]
        order = [entry.order_stamp, str(entry.terminal_id)]
        conflicts = []
        for name, pair in sorted(values.items()):
            if name not in columns:
                continue
            before, after = (disclosed(part, entry.personal) for part in pair)
            is_later = name not in stamps or stamps[name] < order
            present = standing.get(name)
            if columns[name].info.get("guarded") and present not in (before, after):
                former = self.state.writers.get((table, row, name))
                winner, loser = (entry.id, former) if is_later else (former, entry.id)
                conflicts.append(
                    {
                        "entry_id": str(entry.id),
                        "record_id": row,
                        "field": name,
                        "table": table,
                        "standing": after if is_later else present,
                        "lost": present if is_later else after,
                        "standing_entry_id": str(winner) if winner else None,
                        "lost_entry_id": str(loser) if loser else None,
                    }
                )
            if is_later:
                standing[name] = after
                stamps[name] = order
                assert entry.id is not None
                self.state.writers[table, row, name] = entry.id
        return conflicts

    def _is_same(self, table: str) -> bool:
        """Tell whether several terminals may make one row."""
        model = self._shapes[table]
        return issubclass(model, Record) and model.SAME_EVERYWHERE

    def is_fact(self, table: str) -> bool:
        """Tell whether a table only ever grows."""
        return issubclass(self._shapes[table], Fact)

    def _uuid(self) -> UUID:
        return UUID(int=self._random.getrandbits(128), version=4)


@cache
def _with_owner() -> frozenset[str]:
    """Return the tables that hold values of a customer whom they name."""
    return frozenset(
        model.__tablename__
        for model in shared_tables()
        if owner_column(model) == "customer_id"
    )


def read_entry(words: dict[str, Any]) -> FeedEntry:
    """Read an entry as a terminal pushes it."""
    return FeedEntry(
        hub_seq=0,
        id=UUID(words["id"]),
        terminal_id=UUID(words["terminal_id"]),
        seq=words["seq"],
        stamp=words["stamp"],
        accepted_stamp=None,
        actor_id=UUID(words["actor_id"]) if words["actor_id"] else None,
        approved_by_id=None,
        action=words["action"],
        schema_version=words["schema_version"],
        changes=words["changes"],
        personal=words["personal"],
        previous_hash=bytes.fromhex(words["previous_hash"][2:]),
        hash=bytes.fromhex(words["hash"][2:]),
        is_quarantined=False,
        conflicts=None,
        receipt=bytes.fromhex(words["receipt"][2:]) if words.get("receipt") else None,
    )


def _people(changes: list[Any]) -> set[str]:
    own = {row for table, row, _, _ in changes if table == "customer"}
    return own | {
        person
        for table, row, _, values in changes
        if table in _with_owner()
        for person in named_people(row, values, "customer_id")
    }


def _without(entry: FeedEntry, person: str) -> FeedEntry:
    """Return an entry without what it tells of a person."""
    told = [
        part["digest"]
        for _table, row, _, values in json.loads(entry.changes or "[]")
        if person in (row, *named_people(row, values, "customer_id"))
        for value in values.values()
        for part in (value if isinstance(value, list) else [value])
        if isinstance(part, dict) and "digest" in part
    ]
    if not told or not entry.personal:
        return entry
    kept = {key: each for key, each in entry.personal.items() if key not in told}
    return replace(entry, personal=kept)


def _stamp(moment: datetime) -> int:
    return int(moment.timestamp() * 1000) << COUNTER_BITS
