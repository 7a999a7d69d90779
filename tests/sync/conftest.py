"""A real hub, and terminals on real files."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage import dialects
from techstore_desktop.sync import hub_setup
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.hub_terminals import NewTerminal, adopt_terminal
from tests import builders
from tests.sync.faults.server import WHEEL
from tests.sync.servers import EVERY_SERVER, a_server, server_name
from tests.sync.tills import Till, join_empty


@pytest.fixture(scope="session", params=EVERY_SERVER, ids=server_name)
def postgresql_server(
    request: pytest.FixtureRequest, postgresql_server: str
) -> Iterator[str]:
    """Return the address of each server that there is, the wheel's first."""
    if request.param == WHEEL:
        yield postgresql_server
        return
    with a_server(request.param) as server:
        yield server.address


@pytest.fixture
def hub_engine(postgresql_server: str) -> Iterator[Engine]:
    """Return the owner's connection to an empty hub."""
    name = f"hub_{uuid4().hex[:12]}"
    maintenance = dialects.postgresql_engine(postgresql_server)
    with maintenance.connect().execution_options(
        isolation_level="AUTOCOMMIT"
    ) as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE techstore_template"))
    engine = dialects.postgresql_engine(
        postgresql_server.replace("/postgres?", f"/{name}?", 1)
    )
    hub_setup.init(engine)
    yield engine
    engine.dispose()
    with maintenance.connect().execution_options(
        isolation_level="AUTOCOMMIT"
    ) as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    maintenance.dispose()


@pytest.fixture
def first_till(
    hub_engine: Engine, sqlite_template: Path, tmp_path: Path
) -> Iterator[Till]:
    """Return the terminal that founded the shop, its history in the hub."""
    file = tmp_path / "a.db"
    shutil.copy(sqlite_template, file)
    till = Till(file)
    builders.found(till.shop)
    origin = till.shop.database.origin
    place = NewTerminal(name="Till A1", code="A1", branch_id=origin.branch_id)
    enrolment = adopt_terminal(hub_engine, origin.terminal_id, place)
    hub = PostgresHub(enrolment.address, enrolment.password)
    till.hub = hub
    incarnation = uuid4()
    told = hub.enrol(incarnation)
    till.joined(UUID(told["hub_id"]), UUID(told["epoch"]), incarnation)
    till.sync()
    yield till
    till.close()


@pytest.fixture
def boss(first_till: Till) -> Actor:
    """Return the manager, as signed in on the first till."""
    return builders.sign_in(first_till.shop)


@pytest.fixture
def another_till(
    hub_engine: Engine, sqlite_template: Path, tmp_path: Path, first_till: Till
) -> Iterator[Callable[[str], Till]]:
    """Return what adds one more terminal, to the first branch or to another one."""
    tills: list[Till] = []

    def add(code: str, branch_id: UUID | None = None) -> Till:
        branch_id = branch_id or first_till.shop.database.origin.branch_id
        file = tmp_path / f"{code}.db"
        till = join_empty(
            hub_engine, sqlite_template, file, code=code, branch_id=branch_id
        )
        tills.append(till)
        return till

    yield add
    for till in tills:
        till.close()
