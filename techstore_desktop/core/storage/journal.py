"""The journal: one row per transaction, what it changed, chained by hashes.

Out of it come the outbox, the feed, the audit trail, the refresh of the screens and
the proof. Nothing but ``Database.transaction`` writes it.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from hashlib import sha256
from operator import attrgetter
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Connection,
    Dialect,
    Index,
    LargeBinary,
    bindparam,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from techstore_desktop.core.clock import stamp_time
from techstore_desktop.core.storage.entity import JSON_COLUMN, Entity, Fact, Record
from techstore_desktop.core.storage.indexes import index_where, index_where_filled
from techstore_desktop.core.storage.owners import (
    OWNER_IS_THE_ROW,
    WHOSE,
    named_people,
    owner_column,
)
from techstore_desktop.core.storage.types import WireValue
from techstore_desktop.core.storage.wire import (
    WireColumn,
    personal_columns,
    wire_columns,
)

NO_HASH = bytes(32)
ERASED = ""
"""What stands for a personal value that was taken away."""
HOLLOW = "[]"
"""The changes of an entry whose content is no longer here; see ``retention``. No entry
is ever written without any."""

Operation: TypeAlias = Literal["insert", "update"]
Change: TypeAlias = tuple[str, str, Operation, dict[str, Any]]


class JournalEntry(Entity):
    """One transaction: who did what, when, and every field that it changed.

    ``changes`` is the exact text that the hash covers. ``personal`` holds, by
    digest, the salt and the value of each personal field in it.

    The hub decides the last four, outside the hash: the place in the central order,
    the stamp that counts where a clock ran far ahead, whether the entry could not be
    applied and waits, and a receipt. By it a hub that lost the entry knows its own word
    again, whoever brings it back.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True)
    terminal_id: Mapped[UUID]
    seq: Mapped[int] = mapped_column(BigInteger)
    stamp: Mapped[int] = mapped_column(BigInteger)
    actor_id: Mapped[UUID | None]
    approved_by_id: Mapped[UUID | None]
    action: Mapped[str]
    schema_version: Mapped[str]
    changes: Mapped[str]
    personal: Mapped[dict[str, Any] | None] = mapped_column(JSON_COLUMN)
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    hub_seq: Mapped[int | None] = mapped_column(BigInteger)
    accepted_stamp: Mapped[int | None] = mapped_column(BigInteger)
    is_quarantined: Mapped[bool] = mapped_column(default=False)
    receipt: Mapped[bytes | None] = mapped_column(LargeBinary(32))

    __table_args__ = (
        Index("ux_journal_entry_terminal_seq", "terminal_id", "seq", unique=True),
        index_where_filled("ix_journal_entry_hub_seq", "hub_seq"),
        index_where(
            "ix_journal_entry_waiting",
            "terminal_id",
            "seq",
            condition="hub_seq IS NULL",
        ),
        index_where(
            "ix_journal_entry_set_aside", "hub_seq", condition="is_quarantined"
        ),
    )


class RecordHistory(Entity):
    """Which entries touched a record: the way from a product to its past prices.

    Of a person, also those that wrote facts with their personal values.
    """

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    entry_id: Mapped[UUID] = mapped_column(primary_key=True)


class Tail(NamedTuple):
    """The end of one terminal's chain."""

    seq: int
    hash: bytes


@dataclass
class Capture:
    """What one transaction has changed so far, in the order flushed."""

    new_salt: Callable[[], str]
    changes: list[Change] = field(default_factory=list)
    personal: dict[str, list[WireValue]] = field(default_factory=dict)
    records: set[UUID] = field(default_factory=set)
    people: set[UUID] = field(default_factory=set)
    touched: dict[str, set[UUID]] = field(default_factory=dict)
    _edits: dict[tuple[str, UUID], dict[str, list[WireValue]]] = field(
        default_factory=dict
    )

    def inserted(self, row: Fact | Record, dialect: Dialect) -> None:
        """Note a row that was inserted. Empty fields are left out."""
        values = {
            column.name: column.to_wire(value, dialect)
            for column in wire_columns(type(row)).values()
            if (value := getattr(row, column.attribute)) is not None
        }
        self.added(row, values)

    def added(self, row: Fact | Record, values: dict[str, WireValue]) -> None:
        """Note a row that was inserted with these values in wire form."""
        for name in personal_columns(type(row)):
            if name in values:
                values[name] = self._hidden(values[name])
        self._note(row, "insert", values)

    def updated(
        self,
        row: Record,
        before_after: dict[str, tuple[Any, Any]],
        dialect: Dialect,
    ) -> None:
        """Note the fields of a record that changed, by attribute.

        A record that is flushed twice in one act is one edit: both would have the same
        stamp, and of two such the first stands wherever they are taken over.
        """
        columns = wire_columns(type(row))
        values = {
            columns[key].name: [
                None if value is None else self._wire(columns[key], value, dialect)
                for value in pair
            ]
            for key, pair in before_after.items()
        }
        person = _owner_of(row)
        is_named = owner_column(type(row)) in (OWNER_IS_THE_ROW, *values)
        is_personal = not values.keys().isdisjoint(personal_columns(type(row)))
        if person and is_personal and not is_named:
            values[WHOSE] = [str(person), str(person)]
        place = (type(row).__tablename__, row.id)
        earlier = self._edits.get(place)
        if earlier is None:
            self._edits[place] = values
            self._note(row, "update", values)
            return
        for name, (before, after) in values.items():
            earlier[name] = [earlier.get(name, [before])[0], after]
        self._tell_of_owners(row, earlier)

    def _note(self, row: Fact | Record, operation: Operation, values: Any) -> None:
        table = row.__table__.name  # type: ignore[attr-defined]
        given = vars(row)  # All is there: asking the mapper would take twice as long.
        row_id: UUID = given["id"]
        self.changes.append((table, str(row_id), operation, values))
        self.touched.setdefault(table, set()).add(row_id)
        if isinstance(row, Record):
            self.records.add(row_id)
        owner = owner_column(type(row))
        person: UUID | None = given.get(owner) if owner else None
        if person is not None:
            self.records.add(person)
            self.people.add(person)
        if operation == "update":
            self._tell_of_owners(row, values)

    def _tell_of_owners(self, row: Fact | Record, values: Any) -> None:
        owner = owner_column(type(row))
        if owner and owner in values:
            people = {UUID(each) for each in named_people(str(row.id), values, owner)}
            self.records |= people
            self.people |= people

    def _wire(self, column: WireColumn, value: Any, dialect: Dialect) -> WireValue:
        wire = column.to_wire(value, dialect)
        return self._hidden(wire) if column.is_personal else wire

    def _hidden(self, wire: WireValue) -> WireValue:
        salt = self.new_salt()
        digest = personal_digest(salt, wire)
        self.personal[digest] = [salt, wire]
        return {"digest": digest}


def _owner_of(row: Fact | Record) -> UUID | None:
    owner = owner_column(type(row))
    return getattr(row, owner) if owner else None


def personal_digest(salt: str, value: WireValue) -> str:
    """Return what stands for a personal value in the hashed text."""
    return sha256((salt + canonical(value)).encode()).hexdigest()


def canonical(value: object) -> str:
    """Return JSON that is the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Hashed(Protocol):
    """What of an entry the hash covers."""

    @property
    def id(self) -> Any: ...
    @property
    def terminal_id(self) -> Any: ...
    @property
    def seq(self) -> Any: ...
    @property
    def stamp(self) -> Any: ...
    @property
    def actor_id(self) -> Any: ...
    @property
    def approved_by_id(self) -> Any: ...
    @property
    def action(self) -> Any: ...
    @property
    def schema_version(self) -> Any: ...
    @property
    def changes(self) -> Any: ...
    @property
    def previous_hash(self) -> Any: ...


def entry_hash(entry: Hashed) -> bytes:
    """Return the hash that an entry must carry, over all but the hub's number."""
    head = canonical(
        [
            str(entry.id),
            str(entry.terminal_id),
            entry.seq,
            entry.stamp,
            str(entry.actor_id),
            str(entry.approved_by_id),
            entry.action,
            entry.schema_version,
        ]
    )
    return sha256(
        b"\n".join((entry.previous_hash, head.encode(), entry.changes.encode()))
    ).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry that this terminal has yet to write: the hub knows nothing of it."""

    id: UUID
    terminal_id: UUID
    seq: int
    stamp: int
    actor_id: UUID | None
    approved_by_id: UUID | None
    action: str
    schema_version: str
    changes: str
    personal: dict[str, Any] | None
    previous_hash: bytes


_ENTRIES: Any = JournalEntry.__table__
_HISTORY: Any = RecordHistory.__table__
_FIELDS = tuple(field.name for field in fields(NewEntry))
_TAIL = (
    select(_ENTRIES.c.seq, _ENTRIES.c.hash)
    .where(_ENTRIES.c.terminal_id == bindparam("terminal"))
    .order_by(_ENTRIES.c.seq.desc())
    .limit(1)
)
_BY_VALUE = attrgetter("int")
_INSERT = insert(_ENTRIES)
_INSERT_HISTORY = insert(_HISTORY)


def tail(connection: Connection, terminal_id: UUID) -> Tail:
    """Return the last number and hash of a terminal's chain."""
    row = connection.execute(_TAIL, {"terminal": terminal_id}).first()
    return Tail(row.seq, row.hash) if row else Tail(0, NO_HASH)


def keep(connection: Connection, entry: NewEntry, records: Iterable[UUID]) -> None:
    """Write an entry with its hash, and which records it touched."""
    values = {name: getattr(entry, name) for name in _FIELDS}
    values |= {"hash": entry_hash(entry), "is_quarantined": False}
    connection.execute(_INSERT, values)
    touched = [
        {"record_id": record, "entry_id": entry.id}
        for record in sorted(records, key=_BY_VALUE)
    ]
    if touched:
        connection.execute(_INSERT_HISTORY, touched)


class FieldChange(NamedTuple):
    """One field of one record, changed by one transaction."""

    moment: datetime
    actor_id: UUID | None
    approved_by_id: UUID | None
    terminal_id: UUID
    action: str
    field: str
    before: Any
    after: Any


def field_changes(session: Session, table: str, record_id: UUID) -> list[FieldChange]:
    """Return every change of a record's fields, newest first.

    Values are in wire form: amounts in minor units. Erased ones come back empty.
    """
    entries = session.scalars(
        select(JournalEntry)
        .join(RecordHistory, RecordHistory.entry_id == JournalEntry.id)
        .where(RecordHistory.record_id == record_id)
        .order_by(JournalEntry.stamp.desc(), JournalEntry.terminal_id.desc())
    )
    return [
        change
        for entry in entries
        for change in _changes_of(entry, table, str(record_id))
    ]


def _changes_of(
    entry: JournalEntry, table: str, record_id: str
) -> Iterator[FieldChange]:
    for name, row_id, operation, values in json.loads(entry.changes):
        if (name, row_id) != (table, record_id):
            continue
        for column, value in values.items():
            before, after = (None, value) if operation == "insert" else value
            yield FieldChange(
                stamp_time(entry.stamp),
                entry.actor_id,
                entry.approved_by_id,
                entry.terminal_id,
                entry.action,
                column,
                disclosed(before, entry.personal),
                disclosed(after, entry.personal),
            )


def disclosed(value: Any, personal: dict[str, Any] | None) -> Any:
    """Return a wire value with a personal digest replaced by what it stands for.

    What was erased is an empty text everywhere; None is what could not be sent.
    """
    if isinstance(value, dict) and set(value) == {"digest"}:
        kept = (personal or {}).get(value["digest"], [None, ERASED])
        return kept[1] if kept else None
    return value
