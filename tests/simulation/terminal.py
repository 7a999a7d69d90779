"""One terminal of the simulated shop: its file, its program, its clock, its crashes."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import Dialect, event, select
from sqlalchemy import Engine as Connector
from sqlalchemy.exc import OperationalError
from sqlalchemy.util import LRUCache

from techstore_desktop.core.clock import Clock
from techstore_desktop.core.identifiers import Identifiers
from techstore_desktop.core.products.models import Picture
from techstore_desktop.core.storage import dialects
from techstore_desktop.core.storage.checkpoint import GoneDocument
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.entity import shared_tables
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.sync.engine import Engine
from techstore_desktop.sync.pictures import PictureShelf
from techstore_desktop.sync.replica import Replica
from techstore_desktop.sync.retaining import Retention
from tests.simulation.older import NEW_TABLES, OlderReplica

KEEPS = timedelta(hours=8)
OLD_VERSION = "0016"
COMPILED: LRUCache[Any, Any] = LRUCache(2000)
DIALECTS: list[Dialect] = []
NEW_WORK = {
    "move_cost",
    "sell_serial",
    "sell_abroad",
    "tag",
    "use_voucher",
    "take_in",
    "move_repair",
    "note",
}


class Crash(BaseException):
    """The process is gone at this very statement."""


class OwnClock:
    """The shop's time as one computer's clock tells it, right or wrong."""

    def __init__(self, shop_clock: Clock) -> None:
        self._shop_clock = shop_clock
        self.offset = timedelta()

    def now(self) -> datetime:
        """Return what this clock shows."""
        return self._shop_clock.now() + self.offset


class Terminal:
    """A terminal that can crash at any statement and be opened again."""

    def __init__(
        self,
        name: str,
        file: Path,
        origin: Origin,
        incarnation: UUID,
        shop_clock: Clock,
        random: Random,
        *,
        is_old: bool = False,
    ) -> None:
        self.name = name
        self.file = file
        self.origin = origin
        self.incarnation = incarnation
        self.clock = OwnClock(shop_clock)
        self.is_old = is_old
        self.is_forked = False
        self.is_lost = False
        self.is_misled = False
        self.acknowledged: list[tuple[int, UUID]] = []
        self._random = random
        self._identifiers = Identifiers(self.clock, random)
        self._fuse: tuple[int, str] | None = None
        self._ticks = 0.0
        self.open()

    def open(self) -> None:
        """Start the program on the file."""
        self._engine = dialects.sqlite_engine(self.file, is_throwaway=True)
        _share_what_is_compiled(self._engine)
        event.listen(self._engine, "before_cursor_execute", self._burn)
        known = [
            model
            for model in shared_tables()
            if not (self.is_old and model.__tablename__ in NEW_TABLES)
        ]
        version = OLD_VERSION if self.is_old else SCHEMA_VERSION
        self.database = Database(
            self._engine,
            self.origin,
            clock=self.clock,
            identifiers=self._identifiers,
            schema_version=version,
        )
        program = OlderReplica if self.is_old else Replica
        self.replica = program(
            self.database, seconds=self._tick, models=known, version=version
        )
        self.shelf = PictureShelf(self.database)
        self.engine = Engine(
            self.replica,
            self.clock,
            Random(1),
            self.shelf,
            retention=Retention(self.database, KEEPS, version=version),
        )

    def close(self) -> None:
        """End the program."""
        self._engine.dispose()

    def reopen(self) -> None:
        """Start again after the process was gone."""
        self._fuse = None
        self.close()
        self.open()

    def copy(self, name: str, file: Path, random: Random) -> "Terminal":
        """Return a second terminal on a copy of this one's disk."""
        dialects.close_log(self._engine)
        shutil.copy(self.file, file)
        clone = Terminal(
            name,
            file,
            self.origin,
            self.incarnation,
            self.clock,
            random,
            is_old=self.is_old,
        )
        clone.acknowledged = list(self.acknowledged)
        return clone

    def light_fuse(self, statements: int, end: str) -> None:
        """Let the process crash, or the disk be full, so many statements from now."""
        self._fuse = (statements, end)

    def put_out_fuse(self) -> bool:
        """Take the fuse away; tell whether it had burnt down."""
        burnt = self._fuse is None
        self._fuse = None
        return burnt

    def join(self, hub_id: UUID, epoch: UUID) -> None:
        """Belong to the hub from here on."""
        self.replica.join(
            HubLink(
                hub_id=hub_id,
                epoch=epoch,
                incarnation=self.incarnation,
                cursor=0,
                overlap=0,
                address="",
                set_aside=None,
                schema_version=OLD_VERSION if self.is_old else SCHEMA_VERSION,
                last_contact_at=None,
            )
        )

    def acknowledge(self) -> None:
        """Note what the person was told is done: the last entry of this terminal."""
        fuse, self._fuse = self._fuse, None
        table: Any = JournalEntry.__table__
        with self._engine.connect() as connection:
            row = connection.execute(
                select(table.c.seq, table.c.id)
                .where(table.c.terminal_id == self.origin.terminal_id)
                .order_by(table.c.seq.desc())
                .limit(1)
            ).first()
        self._fuse = fuse
        if row is not None and (row.seq, row.id) not in self.acknowledged[-1:]:
            self.acknowledged.append((row.seq, row.id))

    def gone_numbers(self) -> list[str]:
        """Return the numbers of documents that are no longer here."""
        table: Any = GoneDocument.__table__
        with self._engine.connect() as connection:
            return list(connection.scalars(select(table.c.number).order_by(table.c.id)))

    def pictures(self) -> set[str]:
        """Return the names of the pictures that are here."""
        table: Any = Picture.__table__
        with self._engine.connect() as connection:
            return set(connection.scalars(select(table.c.sha256)))

    def forget_receipts(self) -> None:
        """Have taken over what is here before there were receipts."""
        with self.database.replaying() as replay:
            replay.connection.exec_driver_sql("UPDATE journal_entry SET receipt = NULL")

    def upgrade(self) -> None:
        """Install the present program over the old one."""
        if self.is_old:
            self.is_old = False
            self.reopen()

    def _tick(self) -> float:
        """Return a time that passes with every look, so that pages are cut up."""
        self._ticks += 0.004
        return self._ticks

    def _burn(self, *_arguments: object) -> None:
        if self._fuse is None:
            return
        left, end = self._fuse
        if left > 0:
            self._fuse = (left - 1, end)
            return
        self._fuse = None
        if end == "crash":
            raise Crash
        full = Exception("database or disk is full")
        raise OperationalError("write", {}, full)


def _share_what_is_compiled(connector: Connector) -> None:
    """Let every start know the statements of the last: compiling is half of a run.

    What is compiled belongs to a dialect, so that is shared too, once it has connected.
    """
    if not DIALECTS:
        connector.connect().close()
        DIALECTS.append(connector.dialect)
    connector.dialect = connector.pool._dialect = DIALECTS[0]
    connector._compiled_cache = COMPILED
