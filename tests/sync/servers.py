"""Every PostgreSQL that the tests of the hub run on: the wheel's and the machine's."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import text

from techstore_desktop.core.storage import dialects, migrate
from tests.conftest import TEMPLATE
from tests.sync.faults.server import WHEEL, Server, other_programs, version_of

EVERY_SERVER = [WHEEL, *other_programs()]


def server_name(programs: Path) -> str:
    """Return how a test's name tells of a server."""
    return f"postgresql-{version_of(programs)}"


@contextmanager
def a_server(programs: Path) -> Iterator[Server]:
    """Start a server with a template for empty shops, as a user other than root."""
    folder = Path(mkdtemp(prefix="techstore-faults-"))
    folder.chmod(0o755)
    server = Server.new(folder / "data", programs=programs)
    server.start()
    _administer(server.address, f"CREATE DATABASE {TEMPLATE}")
    template = server.address.replace("/postgres?", f"/{TEMPLATE}?")
    engine = dialects.postgresql_engine(template)
    migrate.ensure_current(engine)
    engine.dispose()
    yield server
    server.stop("immediate")
    shutil.rmtree(folder, ignore_errors=True)


def _administer(address: str, statement: str) -> None:
    engine = dialects.postgresql_engine(address)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as owner:
        owner.execute(text(statement))
    engine.dispose()
