"""The database of a shop: where every read begins and the only place that commits."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from techstore_desktop.core.clock import Clock, HybridClock, SystemClock
from techstore_desktop.core.identifiers import Identifiers
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.dialects import REPEATABLE, WRITES, unavailable
from techstore_desktop.core.storage.erasing import wipe
from techstore_desktop.core.storage.journal import (
    Capture,
    JournalEntry,
    NewEntry,
    canonical,
    keep,
    tail,
)
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.core.storage.transaction import (
    TRANSACTION,
    Origin,
    Reading,
    Replay,
    Transaction,
)
from techstore_desktop.core.storage.turns import Turns

Touched: TypeAlias = Mapping[str, set[UUID]]
CommitListener: TypeAlias = Callable[[Touched], None]
Admission: TypeAlias = Callable[[Reading, Actor], None]


class Database:
    """Reads and transactions on one engine, from any thread, one writer at a time."""

    def __init__(
        self,
        engine: Engine,
        origin: Origin,
        *,
        clock: Clock | None = None,
        identifiers: Identifiers | None = None,
        is_hub: bool = False,
        schema_version: str = SCHEMA_VERSION,
    ) -> None:
        self.engine = engine
        self.origin = origin
        self._is_hub = is_hub
        self._schema_version = schema_version
        self.clock: Clock = clock or SystemClock()
        self.identifiers = identifiers or Identifiers(self.clock)
        self._stamps: HybridClock | None = None
        self._turns = Turns()
        self._listeners: list[CommitListener] = []
        self._admission: Admission | None = None

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    def run_on(self, clock: Clock) -> None:
        """Tell the time by another clock from here on; stamps go on growing."""
        self.clock = clock
        self.identifiers = Identifiers(clock)
        self._stamps = None

    def on_commit(self, listener: CommitListener) -> None:
        """Call ``listener`` with the changed ids by table after each commit.

        It is called on the thread that wrote.
        """
        self._listeners.append(listener)

    def admit_by(self, admission: Admission) -> None:
        """Ask ``admission`` before each act of a person; what it raises stops the act.

        It asks within the very transaction, so that rights taken away count at once.
        """
        self._admission = admission

    def announce(self, touched: Touched) -> None:
        """Tell the listeners what changed."""
        for listener in self._listeners:
            listener(touched)

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Give one consistent view. Raises Unavailable."""
        with (
            _translated(),
            self.engine.connect() as connection,
            _session(connection) as session,
        ):
            yield Reading(session=session, now=self.clock.now(), origin=self.origin)

    @contextmanager
    def transaction(
        self,
        action: str,
        actor: Actor | None,
        *,
        approved_by: UUID | None = None,
    ) -> Iterator[Transaction]:
        """Write one act of the business and its journal entry, or nothing.

        ``action`` is its name in the business (``sale.completed``). Leaving by an
        error rolls back. Raises Unavailable where the disk or the server fails.
        """
        with self._turns.for_a_person(), _translated():
            connection = self.engine.connect().execution_options(**{WRITES: True})
            with connection, _session(connection) as session:
                transaction = self._begin(session)
                if actor and self._admission:
                    self._admission(transaction, actor)
                yield transaction
                self._journal(
                    transaction,
                    action,
                    actor_id=actor.staff_id if actor and actor.is_person else None,
                    approved_by_id=approved_by,
                )
                session.commit()
        if transaction.capture.touched:
            self.announce(transaction.capture.touched)

    @contextmanager
    def replaying(self, *, is_repeatable: bool = False) -> Iterator[Replay]:
        """Write what the journals of others say, or what the hub told of ours.

        Commits on leaving, or nothing where an error leaves. No entry is made: what
        is written has one already. People's own transactions go first. What is
        repeatable may be undone by a power cut. Raises Unavailable.
        """
        with self._turns.for_the_sync(), _translated():
            connection = self.engine.connect().execution_options(
                **{WRITES: True, REPEATABLE: is_repeatable}
            )
            with connection, connection.begin():
                replay = Replay(
                    connection=connection,
                    now=self.clock.now(),
                    is_awaited=self._turns.is_awaited,
                )
                yield replay
        if replay.has_new_stamps:
            self._stamps = None
        elif replay.highest_stamp and self._stamps is not None:
            self._stamps.observe(replay.highest_stamp)
        if replay.touched:
            self.announce(replay.touched)

    def _begin(self, session: Session) -> Transaction:
        if self.dialect == "postgresql":
            session.execute(
                text("SELECT pg_advisory_xact_lock(hashtextextended(:terminal, 0))"),
                {"terminal": str(self.origin.terminal_id)},
            )
        if self._stamps is None:
            accepted = func.coalesce(JournalEntry.accepted_stamp, JournalEntry.stamp)
            last = session.scalar(select(func.max(accepted)))
            self._stamps = HybridClock(self.clock, last=last or 0)
        if self._is_hub:
            # An edit made after seeing another terminal's must be later than it.
            highest = session.scalar(text("SELECT sync_highest_stamp()"))
            self._stamps.observe(highest or 0)
        transaction = Transaction(
            session=session,
            now=self.clock.now(),
            origin=self.origin,
            stamp=self._stamps.tick(),
            identifiers=self.identifiers,
            capture=Capture(self.identifiers.salt),
        )
        session.info[TRANSACTION] = transaction
        return transaction

    def _journal(
        self,
        transaction: Transaction,
        action: str,
        *,
        actor_id: UUID | None,
        approved_by_id: UUID | None,
    ) -> None:
        connection, captured = transaction.connection, transaction.capture
        transaction.flush()
        if not captured.changes:
            return
        last = tail(connection, self.origin.terminal_id)
        entry = NewEntry(
            id=transaction.new_id(),
            terminal_id=self.origin.terminal_id,
            seq=last.seq + 1,
            stamp=transaction.stamp,
            actor_id=actor_id,
            approved_by_id=approved_by_id,
            action=action,
            schema_version=self._schema_version,
            changes=canonical(captured.changes),
            personal=captured.personal or None,
            previous_hash=last.hash,
        )
        keep(connection, entry, captured.records)
        wipe(connection, captured.people)


def _session(connection: Connection) -> Session:
    """Return a session whose rows stay readable after the commit."""
    return Session(connection, autoflush=False, expire_on_commit=False)


@contextmanager
def _translated() -> Iterator[None]:
    """Turn a failure of the disk or the server into Unavailable; let bugs pass."""
    try:
        yield
    except DBAPIError as error:
        known = unavailable(error)
        if known is None:
            raise
        raise known from error
