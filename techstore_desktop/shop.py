"""The composition root, without Qt: a file or a server becomes one ``Shop``."""

from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine, select

from techstore_desktop.core import models
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.branches.service import BranchService
from techstore_desktop.core.cash.service import CashService
from techstore_desktop.core.clock import Clock, SystemClock
from techstore_desktop.core.customers.service import CustomerService
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.identifiers import Identifiers
from techstore_desktop.core.products.importing.service import ImportService
from techstore_desktop.core.products.service import ProductService
from techstore_desktop.core.sales.service import SaleService
from techstore_desktop.core.staff.founding import FoundingService
from techstore_desktop.core.staff.service import StaffService
from techstore_desktop.core.stock.service import StockService
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Origin


@dataclass(frozen=True, kw_only=True)
class Shop:
    """Everything that a screen or a command may ask of the shop."""

    database: Database
    profiles: ShopProfiles
    founding: FoundingService
    branches: BranchService
    staff: StaffService
    products: ProductService
    imports: ImportService
    stock: StockService
    customers: CustomerService
    sales: SaleService
    cash: CashService
    lock: FileLock | None = None

    def close(self) -> None:
        """Let go of the database and of the file's lock."""
        self.database.close()
        if self.lock:
            self.lock.release()


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
    profiles = ShopProfiles(database)
    return Shop(
        database=database,
        profiles=profiles,
        founding=FoundingService(database, profiles),
        branches=BranchService(database, profiles),
        staff=StaffService(database),
        products=ProductService(database),
        imports=ImportService(database, profiles),
        stock=StockService(database),
        customers=CustomerService(database),
        sales=SaleService(database, profiles),
        cash=CashService(database, profiles),
        lock=lock,
    )


def hold_file(file: Path) -> FileLock:
    """Keep every other process off a shop's file. Raises ``storage.in_use``."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(file.with_name(file.name + ".lock"))
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Unavailable("storage.in_use", file=str(file)) from error
    except OSError as error:
        raise Unavailable("storage.unreachable", file=str(file)) from error
    return lock


def _origin(engine: Engine, identifiers: Identifiers) -> Origin:
    """Return which terminal a database is; a new one for a shop to be founded."""
    with engine.connect() as connection:
        table = models.branches.Installation.__table__
        row = connection.execute(select(table)).first()
    if row is not None:
        return Origin(terminal_id=row.terminal_id, branch_id=row.branch_id)
    return Origin(terminal_id=identifiers.new(), branch_id=identifiers.new())
