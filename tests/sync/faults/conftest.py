"""The hub of these tests listens on the network, as a shop's does."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import text

from techstore_desktop.core.storage import dialects, migrate
from tests.conftest import TEMPLATE
from tests.sync.faults.proxy import Proxy
from tests.sync.faults.server import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start a server that answers on the loopback."""
    folder = Path(mkdtemp(prefix="techstore-faults-"))
    folder.chmod(0o755)
    server = Server.new(folder / "data")
    server.start()
    engine = dialects.postgresql_engine(server.address)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as owner:
        owner.execute(text(f"CREATE DATABASE {TEMPLATE}"))
    engine.dispose()
    template = server.address.replace("/postgres?", f"/{TEMPLATE}?")
    engine = dialects.postgresql_engine(template)
    migrate.ensure_current(engine)
    engine.dispose()
    yield server
    server.stop("immediate")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_server(server: Server) -> str:
    """Return the address of its maintenance database."""
    return server.address


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    """Return a line to the server that can be broken."""
    proxy = Proxy(server.port)
    yield proxy
    proxy.close()
