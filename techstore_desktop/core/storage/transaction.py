"""What a service holds while it reads or writes.

The session's flush is captured here, so that no repository can forget the journal.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import Mapper, Session

from techstore_desktop.core.identifiers import Identifiers
from techstore_desktop.core.storage.entity import Entity, Fact, Private, Record
from techstore_desktop.core.storage.journal import Capture
from techstore_desktop.core.storage.plain_rows import insert_rows
from techstore_desktop.core.storage.types import set_currency_digits
from techstore_desktop.core.storage.wire import NEVER_SENT

RowT = TypeVar("RowT", bound=Fact | Record | Private)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where facts come from: this terminal, in its branch."""

    terminal_id: UUID
    branch_id: UUID


@dataclass(slots=True, kw_only=True)
class Reading:
    """One consistent view of the database."""

    session: Session
    now: datetime
    origin: Origin
    _connection: Connection | None = field(default=None, init=False, repr=False)

    @property
    def connection(self) -> Connection:
        """The connection, for statements that are faster without the mapper.

        Asked of the session once: each time would cost as much as a short query.
        """
        if self._connection is None:
            self._connection = self.session.connection()
        return self._connection

    def use_currency_digits(self, digits: int) -> None:
        """Say how many decimals the shop's money has, before any of it is read."""
        set_currency_digits(self.connection.dialect, digits)


@dataclass(slots=True, kw_only=True)
class Replay:
    """One write of what journals say already; see ``Database.replaying``.

    ``highest_stamp`` is the latest that was met, ``has_new_stamps`` whether the hub
    accepted an entry of ours with another stamp than we gave it. ``is_awaited`` tells
    whether a person waits for it to end.
    """

    connection: Connection
    now: datetime
    is_awaited: Callable[[], bool]
    touched: dict[str, set[UUID]] = field(default_factory=dict)
    highest_stamp: int = 0
    has_new_stamps: bool = False


@dataclass(slots=True, kw_only=True)
class Transaction(Reading):
    """One act of the business: all of it is written, or nothing."""

    stamp: int
    identifiers: Identifiers
    capture: Capture
    _plain: list[Fact | Record] = field(default_factory=list)

    def new_id(self) -> UUID:
        """Return an identifier for a row made in this transaction."""
        return self.identifiers.new()

    def add(self, row: RowT) -> RowT:
        """Add a row; its identifier and its origin are filled in.

        A fact goes in by plain inserts, many at once, at the next flush: it never
        changes, so the session need not watch it.
        """
        self._complete(row)
        if isinstance(row, Fact):
            self._plain.append(row)
        else:
            self.session.add(row)
        return row

    def add_unwatched(self, record: Record) -> None:
        """Add a record that is whole and that nobody here edits again.

        It goes in as facts do: ten thousand of an import in half the time.
        """
        self._complete(record)
        record.stamps = {}
        self._plain.append(record)

    def add_all(self, rows: Iterable[Fact | Record | Private]) -> None:
        """Add many rows in their order."""
        for row in rows:
            self.add(row)

    def flush(self) -> None:
        """Send what was added so far, where what follows must find it."""
        self.session.flush()
        plain, self._plain = self._plain, []
        by_model: dict[type[Fact | Record], list[Fact | Record]] = {}
        for row in plain:
            by_model.setdefault(type(row), []).append(row)
        connection = self.connection
        for model, rows in by_model.items():
            wired = insert_rows(connection, model, rows)
            for row, values in zip(rows, wired, strict=True):
                self.capture.added(row, values)

    def _complete(self, row: Fact | Record | Private) -> None:
        if isinstance(row, Private):
            return
        given = vars(row)
        if isinstance(row, Fact):
            given["terminal_id"] = self.origin.terminal_id
            given["branch_id"] = self.origin.branch_id
            if given.get("id") is None:
                given["id"] = self.identifiers.new()
        elif given.get("id") is None:
            row.id = self.identifiers.new()


TRANSACTION = "transaction"


def _transaction_of(row: Entity) -> Transaction:
    session = inspect(row).session
    transaction: Transaction | None = session.info.get(TRANSACTION) if session else None
    if transaction is None:
        message = f"{row.__tablename__} was written outside Database.transaction"
        raise RuntimeError(message)
    return transaction


@event.listens_for(Record, "after_insert", propagate=True)
def _note_insert(_mapper: Mapper[Any], connection: Connection, row: Record) -> None:
    _transaction_of(row).capture.inserted(row, connection.dialect)


@event.listens_for(Record, "before_update", propagate=True)
def _stamp_fields(_mapper: Mapper[Any], _connection: Connection, row: Record) -> None:
    transaction = _transaction_of(row)
    changed = _changed_fields(row)
    if changed:
        stamp = [transaction.stamp, str(transaction.origin.terminal_id)]
        row.stamps = row.stamps | dict.fromkeys(changed, stamp)


@event.listens_for(Record, "after_update", propagate=True)
def _note_update(_mapper: Mapper[Any], connection: Connection, row: Record) -> None:
    changed = _changed_fields(row)
    if changed:
        capture = _transaction_of(row).capture
        capture.updated(row, changed, connection.dialect)


def _changed_fields(row: Record) -> dict[str, tuple[Any, Any]]:
    """Return before and after of every field that differs, by attribute."""
    state = inspect(row)
    changed = {}
    for attribute in row.__mapper__.column_attrs:
        history = state.attrs[attribute.key].history
        if attribute.key in NEVER_SENT or not history.has_changes():
            continue
        before = next(iter(history.deleted or ()), None)
        after = next(iter(history.added or ()), None)
        if before != after:
            changed[attribute.key] = (before, after)
    return changed
