"""Terminals for tests: real files, real services, and a hub that may be real too."""

import shutil
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Engine

from techstore_desktop.core.branches.models import Installation, Terminal
from techstore_desktop.core.clock import Clock, SystemClock
from techstore_desktop.core.storage import dialects
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.shop import Shop, assemble
from techstore_desktop.sync.engine import Engine as SyncEngine
from techstore_desktop.sync.hub import PostgresHub, run_round
from techstore_desktop.sync.hub_terminals import NewTerminal, add_terminal
from techstore_desktop.sync.pictures import PictureShelf
from techstore_desktop.sync.questions import Hub
from techstore_desktop.sync.replica import Replica


class Till:
    """One terminal with its own file."""

    def __init__(
        self,
        file: Path,
        hub: Hub | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        self.file = file
        self.hub = hub
        self._clock = clock or SystemClock()
        self.open()

    def open(self) -> None:
        engine = dialects.sqlite_engine(self.file)
        self.shop: Shop = assemble(engine, clock=self._clock)
        self.replica = Replica(self.shop.database)
        pictures = PictureShelf(self.shop.database)
        self.engine = SyncEngine(self.replica, self._clock, Random(0), pictures)

    def close(self) -> None:
        self.shop.close()
        if isinstance(self.hub, PostgresHub):
            self.hub.close()

    def sync(self) -> None:
        """Run one round; raise what the engine raises."""
        assert self.hub is not None
        run_round(self.engine, self.hub)

    def joined(self, hub_id: UUID, epoch: UUID, incarnation: UUID) -> None:
        self.replica.join(
            HubLink(
                hub_id=hub_id,
                epoch=epoch,
                incarnation=incarnation,
                cursor=0,
                overlap=0,
                address="",
                set_aside=None,
                schema_version=SCHEMA_VERSION,
                last_contact_at=None,
            )
        )


def empty_till(
    template: Path, file: Path, hub: Hub, *, terminal_id: UUID, branch_id: UUID
) -> Till:
    """Return a terminal that has nothing yet but its place."""
    shutil.copy(template, file)
    engine = dialects.sqlite_engine(file)
    with engine.begin() as connection:
        table: Any = Installation.__table__
        values = {"terminal_id": terminal_id, "branch_id": branch_id}
        connection.execute(table.insert(), values)
    engine.dispose()
    return Till(file, hub)


def join_empty(
    hub_engine: Engine, template: Path, file: Path, *, code: str, branch_id: UUID
) -> Till:
    """Add a terminal to a real hub and let it take everything from the feed."""
    till = place_empty(hub_engine, template, file, code=code, branch_id=branch_id)
    till.sync()
    with till.shop.database.transaction("terminal.joined", None) as transaction:
        transaction.add(
            Terminal(
                id=till.replica.terminal_id,
                home_branch_id=branch_id,
                name=f"Till {code}",
                code=code,
            )
        )
    till.sync()
    return till


def place_empty(
    hub_engine: Engine, template: Path, file: Path, *, code: str, branch_id: UUID
) -> Till:
    """Add a terminal to a real hub; it has taken nothing over yet."""
    place = NewTerminal(name=f"Till {code}", code=code, branch_id=branch_id)
    enrolment = add_terminal(hub_engine, place)
    hub = PostgresHub(enrolment.address, enrolment.password)
    incarnation = uuid4()
    told = hub.enrol(incarnation)
    till = empty_till(
        template, file, hub, terminal_id=UUID(told["terminal_id"]), branch_id=branch_id
    )
    till.joined(UUID(told["hub_id"]), UUID(told["epoch"]), incarnation)
    return till
