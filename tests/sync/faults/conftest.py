"""The hub of these tests listens on the network, as a shop's does."""

from collections.abc import Iterator

import pytest

from tests.sync.faults.proxy import Proxy
from tests.sync.faults.server import Server
from tests.sync.servers import EVERY_SERVER, a_server, server_name


@pytest.fixture(scope="session", params=EVERY_SERVER, ids=server_name)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Start a server that answers on the loopback, of each version that there is."""
    with a_server(request.param) as server:
        yield server


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
