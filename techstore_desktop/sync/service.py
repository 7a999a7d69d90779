"""The sync, as screens and commands see it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Any
from uuid import UUID

from techstore_desktop.core.clock import Clock
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.retention import checkpoint_of
from techstore_desktop.sync.engine import Engine
from techstore_desktop.sync.enrolment import Address
from techstore_desktop.sync.errors import HubLost, HubRefuses
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.hub import PostgresHub, run_round
from techstore_desktop.sync.pictures import PictureShelf
from techstore_desktop.sync.replica import Replica
from techstore_desktop.sync.retaining import Retention, entries_of, take_back
from techstore_desktop.sync.runner import SyncRunner
from techstore_desktop.sync.secrets import Secrets
from techstore_desktop.sync.status import NO_HUB, SyncStatus, WaitingEntry

_MONTH = timedelta(days=30.44)
_ASKING_SECONDS = 5.0
StatusListener = Callable[[SyncStatus], None]


@dataclass(frozen=True, slots=True)
class OldDocument:
    """A document that this terminal let go of: which entries of the hub hold it."""

    number: str
    entries: tuple[UUID, ...]
    hub: PostgresHub

    def ask(self) -> list[FeedEntry]:
        """Return what the hub has of it; waits for the network, not for the database.

        Raises Unavailable ``sale.at_the_hub`` (with ``number``).
        """
        try:
            told = self.hub.entries(self.entries)
        except (HubLost, HubRefuses) as error:
            raise Unavailable("sale.at_the_hub", number=self.number) from error
        finally:
            self.hub.close()
        if len(told) < len(self.entries):
            raise Unavailable("sale.at_the_hub", number=self.number)
        return told


class SyncService:
    """This terminal and its hub, if it has one."""

    def __init__(
        self,
        database: Database,
        secrets: Secrets,
        clock: Clock,
        *,
        allows_plain: bool = False,
        keep_months: int = 0,
    ) -> None:
        self._keep_months = keep_months
        self._database = database
        self._secrets = secrets
        self._clock = clock
        self._allows_plain = allows_plain
        self._runner: SyncRunner | None = None
        self._listeners: list[StatusListener] = []

    def is_joined(self) -> bool:
        """Tell whether this terminal belongs to a hub."""
        return self._link() is not None

    def status(self) -> SyncStatus:
        """Return the latest look at the sync; cheap, it waits for nothing."""
        return self._runner.status if self._runner else NO_HUB

    def on_status(self, listener: StatusListener) -> None:
        """Call ``listener`` with each new status, on the sync's own thread."""
        self._listeners.append(listener)
        if self._runner:
            self._runner.on_status(listener)

    def start(self) -> None:
        """Begin to keep in step, where there is a hub; returns at once."""
        link = self._link()
        if link is None or self._runner is not None:
            return
        address = Address.from_text(link.address)
        self._runner = SyncRunner(
            self._database,
            self._hub(address),
            clock=self._clock,
            random=SystemRandom(),
            is_password_in_file=self._secrets.is_in_a_file(address),
            retention=self._retention(),
        )
        for listener in self._listeners:
            self._runner.on_status(listener)
        self._runner.start()

    def stop(self) -> None:
        """End, within seconds whatever the network does."""
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.stop()

    def sync_now(self) -> None:
        """Try at once: a person asked for it."""
        if self._runner:
            self._runner.sync_now()

    def once(self) -> dict[str, Any]:
        """Push and pull once, here and now; return what was reached.

        Raises RuleBroken ``sync.no_hub`` and what the hub refuses, Unavailable
        ``sync.hub_unreachable``.
        """
        link = self._link()
        if link is None:
            raise RuleBroken("sync.no_hub")
        replica = Replica(self._database)
        hub = self._hub(Address.from_text(link.address))
        pictures = PictureShelf(self._database)
        engine = Engine(
            replica, self._clock, SystemRandom(), pictures, self._retention()
        )
        try:
            run_round(engine, hub)
        except HubRefuses as refusal:
            raise RuleBroken(refusal.code) from refusal
        except HubLost as lost:
            raise Unavailable("sync.hub_unreachable") from lost
        finally:
            hub.close()
        position = replica.position()
        assert position is not None  # noqa: S101 - the link was there above
        if position.set_aside:
            raise RuleBroken(position.set_aside)
        return {
            "waiting": position.waiting,
            "cursor": position.cursor,
            "head": engine.contact.head,
            "in_step": not position.waiting and position.cursor >= engine.contact.head,
        }

    def leave(self) -> None:
        """Go on alone, with all that is here. What the hub lacks must be there first.

        Raises RuleBroken ``sync.waiting`` (with ``count``).
        """
        link = self._link()
        if link is None:
            return
        self.stop()
        Replica(self._database).leave()
        self._secrets.forget(Address.from_text(link.address))

    def waiting_entries(self, most: int = 200) -> list[WaitingEntry]:
        """Return what the hub does not have yet, oldest first; [] without a hub."""
        if not self.is_joined():
            return []
        return Replica(self._database).waiting_entries(most)

    def waiting(self) -> int:
        """Return how many entries the hub does not have yet; 0 without a hub."""
        position = Replica(self._database).position()
        return position.waiting if position else 0

    def kept_from(self) -> datetime | None:
        """Return from when on all sales are here; None where nothing ever went."""
        if self._database.dialect != "sqlite":
            return None
        with self._database.reading() as reading:
            checkpoint = checkpoint_of(reading.connection)
            return checkpoint.kept_from if checkpoint else None

    def old_document(self, number: str) -> OldDocument | None:
        """Return how to ask for a document that is at the hub and no longer here."""
        entries = entries_of(self._database, number)
        link = self._link() if entries else None
        if link is None:
            return None
        hub = PostgresHub(
            Address.from_text(link.address),
            self._secrets.find(Address.from_text(link.address)) or "",
            allows_plain=self._allows_plain,
            call_seconds=_ASKING_SECONDS,
        )
        return OldDocument(number, tuple(entries), hub)

    def take_back(self, told: Sequence[FeedEntry]) -> None:
        """Write what the hub told of an old document here again.

        Raises Unavailable ``sync.damaged``.
        """
        take_back(self._database, told)

    def _retention(self) -> Retention | None:
        if not self._keep_months:
            return None
        return Retention(self._database, self._keep_months * _MONTH)

    def _hub(self, address: Address) -> PostgresHub:
        password = self._secrets.find(address) or ""
        return PostgresHub(address, password, allows_plain=self._allows_plain)

    def _link(self) -> Any | None:
        if self._database.dialect != "sqlite":
            return None
        table: Any = HubLink.__table__
        with self._database.reading() as reading:
            return reading.connection.execute(table.select()).first()
