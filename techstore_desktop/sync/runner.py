"""The sync at work: one thread that asks again and again, whatever woke it."""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from random import Random, SystemRandom
from threading import Event, Thread, get_ident

from techstore_desktop.core.clock import Clock
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.storage.database import Database, Touched
from techstore_desktop.sync.engine import Engine
from techstore_desktop.sync.errors import HubLost, HubRefuses
from techstore_desktop.sync.hub import PostgresHub, run_round
from techstore_desktop.sync.listening import Listener
from techstore_desktop.sync.pictures import PictureShelf
from techstore_desktop.sync.replica import Replica
from techstore_desktop.sync.retaining import Retention
from techstore_desktop.sync.status import NO_HUB, OtherTerminal, SyncState, SyncStatus

TICK_SECONDS = 5.0
PROBE_SECONDS = 2.0
TROUBLE_SECONDS = 30.0
_STOP_SECONDS = 3.0
_log = logging.getLogger(__name__)
StatusListener = Callable[[SyncStatus], None]


class SyncRunner:
    """Keeps one terminal in step with its hub, on a thread of its own.

    Nothing that a person does waits for it. ``on_status`` is called on that thread.
    """

    def __init__(
        self,
        database: Database,
        hub: PostgresHub,
        *,
        clock: Clock,
        random: Random | None = None,
        on_status: StatusListener | None = None,
        is_password_in_file: bool = False,
        retention: Retention | None = None,
    ) -> None:
        self._replica = Replica(database)
        self._hub = hub
        self._engine = Engine(
            self._replica,
            clock,
            random or SystemRandom(),
            PictureShelf(database),
            retention,
        )
        self._listeners: list[StatusListener] = [on_status] if on_status else []
        self._is_password_in_file = is_password_in_file
        self._wake = Event()
        self._is_asked = False
        self._is_stopping = False
        self._listener = Listener(hub, self._heard_of_work)
        self._thread = Thread(target=self._run, name="sync", daemon=True)
        self.status = NO_HUB
        database.on_commit(self._committed)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()
        self._listener.start()

    def stop(self) -> None:
        """End, within seconds whatever the network does."""
        self._is_stopping = True
        self._wake.set()
        self._listener.stop()
        self._hub.cut()
        self._thread.join(_STOP_SECONDS)
        with suppress(Exception):
            self._hub.close()

    def sync_now(self) -> None:
        """Try at once and compare both sides anew: a person asked for it."""
        self._is_asked = True
        self._wake.set()

    def on_status(self, listener: StatusListener) -> None:
        """Call ``listener`` with each new status, on the sync's thread."""
        self._listeners.append(listener)

    def _committed(self, _touched: Touched) -> None:
        if get_ident() != self._thread.ident:
            self._heard_of_work()

    def _heard_of_work(self) -> None:
        self._wake.set()

    def _run(self) -> None:
        while not self._is_stopping:
            self._wake.clear()
            pause = self._round()
            self._tell()
            self._rest(pause)

    def _round(self) -> float:
        """Run one round and return how many seconds to rest."""
        if self._is_asked:
            self._is_asked = False
            self._engine.greet_anew()
        try:
            run_round(self._engine, self._hub)
        except HubLost as lost:
            _log.info("the hub is out of reach: %s", lost)
            return self._engine.lost()
        except (HubRefuses, Unavailable) as refusal:
            _log.warning("the sync rests: %s", refusal)
            self._hub.close()
            return TROUBLE_SECONDS
        except Exception:  # noqa: BLE001 - the edge: the sync must go on
            _log.exception("the sync failed and goes on")
            self._hub.close()
            return TROUBLE_SECONDS
        return TICK_SECONDS

    def _rest(self, seconds: float) -> None:
        """Wait until there is work; out of reach, until the pause ends or it is back.

        A hub that answers at its address and still fails is not asked more often.
        """
        if self._engine.contact.is_online:
            self._wake.wait(seconds)
            return
        ends = time.monotonic() + seconds
        is_answering = self._hub.is_reachable()
        while not (self._is_stopping or self._is_asked):
            left = ends - time.monotonic()
            if left <= 0:
                return
            self._wake.wait(min(left, PROBE_SECONDS))
            self._wake.clear()
            self._tell()
            if not is_answering and self._hub.is_reachable():
                self._engine.answers_again()
                return

    def _tell(self) -> None:
        try:
            status = self._look()
        except Unavailable:
            return
        if status != self.status:
            self.status = status
            for listener in self._listeners:
                listener(status)

    def _look(self) -> SyncStatus:
        position = self._replica.position()
        if position is None:
            return NO_HUB
        contact = self._engine.contact
        return SyncStatus(
            state=_state(
                trouble=contact.trouble,
                is_online=contact.is_online,
                waiting=position.waiting,
            ),
            waiting=position.waiting,
            waiting_since=self._replica.waiting_since() if position.waiting else None,
            behind=max(0, contact.head - position.cursor),
            last_contact_at=contact.last_contact_at or self._replica.last_contact_at(),
            clock_offset=contact.clock_offset,
            trouble=contact.trouble,
            place=self._hub.address.place,
            is_password_in_file=self._is_password_in_file,
            terminals=tuple(OtherTerminal.told(each) for each in contact.terminals),
        )


def _state(*, trouble: str | None, is_online: bool, waiting: int) -> SyncState:
    if trouble:
        return SyncState.TROUBLE
    if not is_online:
        return SyncState.OFFLINE
    return SyncState.WAITING if waiting else SyncState.IN_STEP
