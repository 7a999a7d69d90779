"""A hub on a server of its own, and tills with sales that it does not have yet."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Engine, text

from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.shop import open_file
from techstore_desktop.sync import hub_setup
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.hub_terminals import NewTerminal, adopt_terminal
from tests import builders
from tests.sync.faults.server import Server
from tests.sync.tills import Till, join_empty, place_empty

PRODUCTS = 50


@dataclass(frozen=True, slots=True)
class Bench:
    """A server, the owner's connection to the hub on it, and a folder for tills."""

    server: Server
    hub: Engine
    folder: Path


@contextmanager
def a_bench() -> Iterator[Bench]:
    """Start a server that waits for its disk, with an empty hub."""
    folder = Path(tempfile.mkdtemp(prefix="techstore-bench-"))
    folder.chmod(0o755)
    server = Server.new(folder / "data", is_durable=True)
    server.start()
    try:
        hub = _a_hub(server)
        yield Bench(server, hub, folder)
        hub.dispose()
    finally:
        server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def _a_hub(server: Server) -> Engine:
    maintenance = dialects.postgresql_engine(server.address)
    with maintenance.connect().execution_options(isolation_level="AUTOCOMMIT") as owner:
        owner.execute(text("CREATE DATABASE hub"))
    maintenance.dispose()
    hub = dialects.postgresql_engine(server.address.replace("/postgres?", "/hub?"))
    hub_setup.init(hub)
    return hub


def sold_offline(sales: int) -> Path:
    """Return the file of a shop that sold this often, made now if it is not there."""
    folder = Path(tempfile.gettempdir()) / f"techstore-bench-{SCHEMA_VERSION}"
    file = folder / f"offline-{sales}.db"
    if not file.exists():
        folder.mkdir(exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        for left in folder.glob(f"{unfinished.name}*"):
            left.unlink()
        _sell(unfinished, sales)
        unfinished.rename(file)
    return file


def _sell(file: Path, sales: int) -> None:
    shop = open_file(file)
    boss = builders.found(shop)
    products = [builders.a_product(shop, boss) for _ in range(PRODUCTS)]
    lines = [builders.a_line(shop, product) for product in products]
    builders.open_drawer(shop, boss)
    for number in range(sales):
        fresh = [
            lines[(number + place) % PRODUCTS].model_copy(update={"id": uuid4()})
            for place in range(2)
        ]
        builders.sell(shop, boss, *fresh, paid=(("card", "200"),))
    engine = shop.database.engine
    dialects.close_log(engine)
    shop.close()


def founder(bench: Bench, file: Path) -> Till:
    """Return the till of a copy of a shop that the hub takes; nothing is pushed yet."""
    own = bench.folder / "founder.db"
    shutil.copy(file, own)
    till = Till(own)
    origin = till.shop.database.origin
    place = NewTerminal(name="Till A1", code="A1", branch_id=origin.branch_id)
    enrolment = adopt_terminal(bench.hub, origin.terminal_id, place)
    hub = PostgresHub(enrolment.address, enrolment.password)
    incarnation = uuid4()
    told = hub.enrol(incarnation)
    till.hub = hub
    till.joined(UUID(told["hub_id"]), UUID(told["epoch"]), incarnation)
    return till


def another(bench: Bench, branch_id: UUID, code: str) -> Till:
    """Return one more till that took over all that the hub has."""
    file = bench.folder / f"{code}.db"
    template = _template(bench)
    return join_empty(bench.hub, template, file, code=code, branch_id=branch_id)


def without_anything(bench: Bench, branch_id: UUID, code: str) -> Till:
    """Return one more till that has its place and nothing else."""
    file = bench.folder / f"{code}.db"
    template = _template(bench)
    return place_empty(bench.hub, template, file, code=code, branch_id=branch_id)


def _template(bench: Bench) -> Path:
    template = bench.folder / "template.db"
    if not template.exists():
        engine = dialects.sqlite_engine(template)
        migrate.ensure_current(engine)
        dialects.close_log(engine)
        engine.dispose()
    return template
