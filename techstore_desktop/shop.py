"""The composition root, without Qt: a file or a server becomes one ``Shop``."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy import Engine, select

from techstore_desktop.core.branches.models import Installation
from techstore_desktop.core.clock import Clock, SystemClock
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.identifiers import Identifiers
from techstore_desktop.core.staff.service import StaffService
from techstore_desktop.core.staff.standing import require_present_rights
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.disk import Room, room
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.services.counter import CounterServices
from techstore_desktop.services.office import OfficeServices
from techstore_desktop.services.workshop import WorkshopServices
from techstore_desktop.sync.status import NO_HUB, SyncState, SyncStatus, WaitingEntry

if TYPE_CHECKING:
    from techstore_desktop.core.storage.verify import Proof
    from techstore_desktop.settings import Settings
    from techstore_desktop.sync.direct import HubWatch
    from techstore_desktop.sync.service import OldDocument, SyncService


class Shop(OfficeServices, CounterServices, WorkshopServices):
    """Everything that a screen or a command may ask of the shop.

    What sign-in does not need is imported at its first use; ``warm`` does that while
    somebody types their PIN.
    """

    def __init__(
        self,
        database: Database,
        *,
        lock: FileLock | None = None,
        watch: "HubWatch | None" = None,
    ) -> None:
        super().__init__(database)
        database.admit_by(require_present_rights)
        self.staff = StaffService(database)
        self._lock = lock
        self._watch = watch

    @cached_property
    def sync(self) -> "SyncService":
        """This terminal and its hub, if it has one."""
        from techstore_desktop import settings
        from techstore_desktop.sync.secrets import Secrets
        from techstore_desktop.sync.service import SyncService

        chosen = settings.read()
        return SyncService(
            self.database,
            Secrets(settings.config_file().parent),
            self.database.clock,
            allows_plain=chosen.hub_without_tls,
            keep_months=chosen.keep_months,
        )

    def room(self) -> Room:
        """Return how much room the disk has for the shop; quick."""
        return room(self.database.engine)

    def is_joined(self) -> bool:
        """Tell whether this computer belongs to a hub, without loading the sync."""
        if self.database.dialect != "sqlite":
            return False
        with self.database.reading() as reading:
            query = select(HubLink.hub_id).limit(1)
            return reading.session.scalar(query) is not None

    def start_sync(self, told: Callable[[], None]) -> None:
        """Begin to keep in step with the hub, if there is one.

        ``told`` is called, on another thread, when the status has changed.
        """
        if self.is_joined():
            self.sync.on_status(lambda _status: told())
            self.sync.start()

    def sync_status(self) -> SyncStatus:
        """Return how this computer stands with its hub; waits for nothing."""
        return self.sync.status() if "sync" in self.__dict__ else NO_HUB

    def is_offline(self) -> bool:
        """Tell whether the shop's other computers can't be asked; waits for nothing."""
        return self.sync_status().state in {SyncState.OFFLINE, SyncState.TROUBLE}

    def sync_now(self) -> None:
        """Try at once to reach the hub: a person asked for it."""
        self.sync.sync_now()

    def kept_from(self) -> datetime | None:
        """Return from when on all sales are on this computer; None: from the first."""
        return self.sync.kept_from() if self.is_joined() else None

    def old_document(self, number: str) -> "OldDocument | None":
        """Return how to ask the hub for a document that is no longer here."""
        if not self.is_joined():
            return None
        return self.sync.old_document(number.strip().upper())

    def leave_hub(self) -> None:
        """Go on alone. Raises RuleBroken ``sync.waiting`` while the hub lacks any."""
        self.sync.leave()

    def waiting_entries(self) -> list[WaitingEntry]:
        """Return what the hub does not have yet."""
        return self.sync.waiting_entries() if self.is_joined() else []

    def warm(self) -> None:
        """Make ready what the first screen will ask."""
        self.sales.draft()
        self.products.search("a", limit=1)
        self.customers.search("a", limit=1)
        self.branches.taxes()
        self.cash.current()

    def verify(self) -> "Proof":
        """Prove every table of the shop from its journal."""
        from techstore_desktop.core import models
        from techstore_desktop.core.storage.verify import verify

        assert models.metadata.tables  # noqa: S101 - the whole schema is there
        return verify(self.database)

    def close(self) -> None:
        """Let go of the hub, of the database and of the file's lock."""
        if "sync" in self.__dict__:
            self.sync.stop()
        if self._watch:
            self._watch.stop()
        self.database.close()
        if self._lock:
            self._lock.release()


def open_file(
    file: Path, *, clock: Clock | None = None, identifiers: Identifiers | None = None
) -> Shop:
    """Open a shop's SQLite file for this process alone, making or migrating it.

    Raises Unavailable: ``storage.in_use`` where another process has it,
    ``storage.newer_version``, ``storage.damaged``, ``storage.unreachable`` …
    """
    lock = hold_file(file)
    try:
        engine = dialects.sqlite_engine(file)
        migrate.ensure_current(engine, file=file)
        return assemble(engine, clock=clock, identifiers=identifiers, lock=lock)
    except BaseException:
        lock.release()
        raise


def open_chosen(chosen: "Settings") -> Shop:
    """Open what this computer works on: its own file, or the hub itself."""
    if chosen.direct_address:
        return open_hub(chosen.direct_address)
    return open_file(chosen.database_file)


def join_hub(
    chosen: "Settings", code: str, *, told: Callable[[int, str], None]
) -> None:
    """Make this computer a terminal of the hub that a code or file names.

    ``told`` hears how many rows are here, and of which table. Raises what
    ``sync.joining.join`` and ``hold_file`` raise.
    """
    from techstore_desktop.settings import config_file
    from techstore_desktop.sync.hub_admin import read_enrolment
    from techstore_desktop.sync.joining import join
    from techstore_desktop.sync.secrets import Secrets

    enrolment = read_enrolment(code)
    lock = hold_file(chosen.database_file)
    try:
        join(
            chosen.database_file,
            enrolment,
            Secrets(config_file().parent),
            allows_plain=chosen.hub_without_tls,
            told=told,
        )
    finally:
        lock.release()


def open_hub(address: str, *, clock: Clock | None = None) -> Shop:
    """Open the shop on the hub itself, as an office computer of it.

    Raises RuleBroken ``hub.not_an_office``, Unavailable ``storage.unreachable`` and
    ``storage.newer_version``.
    """
    from techstore_desktop import settings
    from techstore_desktop.sync.direct import HubWatch, office_engine, office_origin
    from techstore_desktop.sync.enrolment import Address
    from techstore_desktop.sync.secrets import Secrets

    place = Address.from_text(address)
    password = Secrets(settings.config_file().parent).find(place) or ""
    engine = office_engine(
        place, password, allows_plain=settings.read().hub_without_tls
    )
    clock = clock or SystemClock()
    if not migrate.is_current(engine):
        raise Unavailable("hub.older_version")
    origin = office_origin(engine)
    database = Database(engine, origin, clock=clock, is_hub=True)
    watch = HubWatch(database)
    watch.start()
    return Shop(database, watch=watch)


def assemble(
    engine: Engine,
    *,
    clock: Clock | None = None,
    identifiers: Identifiers | None = None,
    lock: FileLock | None = None,
) -> Shop:
    """Wire the services onto a migrated database."""
    clock = clock or SystemClock()
    identifiers = identifiers or Identifiers(clock)
    origin = _origin(engine, identifiers)
    database = Database(engine, origin, clock=clock, identifiers=identifiers)
    return Shop(database, lock=lock)


def lock_file(file: Path) -> Path:
    """Return the file whose lock says that a shop's file is taken."""
    return file.with_name(file.name + ".lock")


def hold_file(file: Path) -> FileLock:
    """Keep every other process off a shop's file. Raises ``storage.in_use``."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(lock_file(file))
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Unavailable("storage.in_use", file=str(file)) from error
    except OSError as error:
        raise Unavailable("storage.unreachable", file=str(file)) from error
    return lock


def _origin(engine: Engine, identifiers: Identifiers) -> Origin:
    """Return which terminal a database is; a new one for a shop to be founded."""
    with engine.connect() as connection:
        table = Installation.__table__
        row = connection.execute(select(table)).first()
    if row is not None:
        return Origin(terminal_id=row.terminal_id, branch_id=row.branch_id)
    return Origin(terminal_id=identifiers.new(), branch_id=identifiers.new())
