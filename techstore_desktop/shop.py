"""The composition root, without Qt: a file or a server becomes one ``Shop``."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy import Engine, select

from techstore_desktop.core.branches.models import Installation
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.clock import Clock, SystemClock
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.identifiers import Identifiers
from techstore_desktop.core.staff.service import StaffService
from techstore_desktop.core.staff.standing import require_present_rights
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.disk import Room, room
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.sync.status import NO_HUB, SyncState, SyncStatus, WaitingEntry

if TYPE_CHECKING:
    from techstore_desktop.core.accounts.service import AccountService
    from techstore_desktop.core.attention.service import AttentionService
    from techstore_desktop.core.branches.service import BranchService
    from techstore_desktop.core.cash.movement_service import CashMovementService
    from techstore_desktop.core.cash.service import CashService
    from techstore_desktop.core.collection.service import CollectionService
    from techstore_desktop.core.collection.step_service import CollectionStepService
    from techstore_desktop.core.customers.service import CustomerService
    from techstore_desktop.core.devices.model_list import DeviceModels
    from techstore_desktop.core.estimates.calendar_service import WorkCalendarService
    from techstore_desktop.core.estimates.importing import RepairPriceImport
    from techstore_desktop.core.estimates.price_service import RepairPriceService
    from techstore_desktop.core.estimates.service import EstimateService
    from techstore_desktop.core.loaners.service import LoanerService
    from techstore_desktop.core.notices.service import NoticeService
    from techstore_desktop.core.notices.template_service import NoticeTemplateService
    from techstore_desktop.core.notices.unanswered import QuoteReminders
    from techstore_desktop.core.prices.current import CurrentPromotions
    from techstore_desktop.core.prices.list_service import PriceListService
    from techstore_desktop.core.prices.promotion_service import PromotionService
    from techstore_desktop.core.products.importing.service import ImportService
    from techstore_desktop.core.products.quick_keys import QuickKeyService
    from techstore_desktop.core.products.service import ProductService
    from techstore_desktop.core.repairs.checklists import ChecklistService
    from techstore_desktop.core.repairs.errand_service import ErrandService
    from techstore_desktop.core.repairs.intake_service import IntakeService
    from techstore_desktop.core.repairs.money_service import RepairMoneyService
    from techstore_desktop.core.repairs.part_orders import PartOrderService
    from techstore_desktop.core.repairs.part_service import RepairPartService
    from techstore_desktop.core.repairs.register import DeviceRegister
    from techstore_desktop.core.repairs.service import RepairService
    from techstore_desktop.core.repairs.state_service import RepairStateService
    from techstore_desktop.core.repairs.warranty_service import RepairWarrantyService
    from techstore_desktop.core.reports.repair_service import RepairReportService
    from techstore_desktop.core.reports.service import ReportService
    from techstore_desktop.core.sales.parking import ParkingService
    from techstore_desktop.core.sales.payments.current import CurrentMethods
    from techstore_desktop.core.sales.payments.service import PaymentMethodService
    from techstore_desktop.core.sales.quotes.service import QuoteService
    from techstore_desktop.core.sales.service import SaleService
    from techstore_desktop.core.staff.founding import FoundingService
    from techstore_desktop.core.stock.serial_service import SerialService
    from techstore_desktop.core.stock.service import StockService
    from techstore_desktop.core.storage.backups import BackupService
    from techstore_desktop.core.storage.verify import Proof
    from techstore_desktop.core.vouchers.service import VoucherService
    from techstore_desktop.settings import Settings
    from techstore_desktop.sync.direct import HubWatch
    from techstore_desktop.sync.service import OldDocument, SyncService


class Shop:
    """Everything that a screen or a command may ask of the shop.

    What sign-in does not need is imported at its first use; ``warm`` does that while
    somebody types their PIN.
    """

    def __init__(
        self,
        database: Database,
        *,
        lock: FileLock | None = None,
        watch: "HubWatch | None" = None,
    ) -> None:
        self.database = database
        database.admit_by(require_present_rights)
        self.profiles = ShopProfiles(database)
        self.staff = StaffService(database)
        self._lock = lock
        self._watch = watch

    @cached_property
    def sync(self) -> "SyncService":
        """This terminal and its hub, if it has one."""
        from techstore_desktop import settings
        from techstore_desktop.sync.secrets import Secrets
        from techstore_desktop.sync.service import SyncService

        chosen = settings.read()
        return SyncService(
            self.database,
            Secrets(settings.config_file().parent),
            self.database.clock,
            allows_plain=chosen.hub_without_tls,
            keep_months=chosen.keep_months,
        )

    def room(self) -> Room:
        """Return how much room the disk has for the shop; quick."""
        return room(self.database.engine)

    def is_joined(self) -> bool:
        """Tell whether this computer belongs to a hub, without loading the sync."""
        if self.database.dialect != "sqlite":
            return False
        with self.database.reading() as reading:
            query = select(HubLink.hub_id).limit(1)
            return reading.session.scalar(query) is not None

    def start_sync(self, told: Callable[[], None]) -> None:
        """Begin to keep in step with the hub, if there is one.

        ``told`` is called, on another thread, when the status has changed.
        """
        if self.is_joined():
            self.sync.on_status(lambda _status: told())
            self.sync.start()

    def sync_status(self) -> SyncStatus:
        """Return how this computer stands with its hub; waits for nothing."""
        return self.sync.status() if "sync" in self.__dict__ else NO_HUB

    def is_offline(self) -> bool:
        """Tell whether the shop's other computers can't be asked; waits for nothing."""
        return self.sync_status().state in {SyncState.OFFLINE, SyncState.TROUBLE}

    def sync_now(self) -> None:
        """Try at once to reach the hub: a person asked for it."""
        self.sync.sync_now()

    def kept_from(self) -> datetime | None:
        """Return from when on all sales are on this computer; None: from the first."""
        return self.sync.kept_from() if self.is_joined() else None

    def old_document(self, number: str) -> "OldDocument | None":
        """Return how to ask the hub for a document that is no longer here."""
        if not self.is_joined():
            return None
        return self.sync.old_document(number.strip().upper())

    def leave_hub(self) -> None:
        """Go on alone. Raises RuleBroken ``sync.waiting`` while the hub lacks any."""
        self.sync.leave()

    def waiting_entries(self) -> list[WaitingEntry]:
        """Return what the hub does not have yet."""
        return self.sync.waiting_entries() if self.is_joined() else []

    @cached_property
    def founding(self) -> "FoundingService":
        """The first act of all."""
        from techstore_desktop.core.staff.founding import FoundingService

        return FoundingService(self.database, self.profiles)

    @cached_property
    def branches(self) -> "BranchService":
        """The shop's own settings, its taxes, its terminal."""
        from techstore_desktop.core.branches.service import BranchService

        return BranchService(self.database, self.profiles)

    @cached_property
    def products(self) -> "ProductService":
        """The catalogue."""
        from techstore_desktop.core.products.service import ProductService

        return ProductService(self.database, self.profiles)

    @cached_property
    def quick_keys(self) -> "QuickKeyService":
        """The keys beneath the checkout's search."""
        from techstore_desktop.core.products.quick_keys import QuickKeyService

        return QuickKeyService(self.database)

    @cached_property
    def backups(self) -> "BackupService":
        """Copies of the shop's file."""
        from techstore_desktop.core.storage.backups import BackupService

        return BackupService(self.database)

    @cached_property
    def imports(self) -> "ImportService":
        """The catalogue's way in and out."""
        from techstore_desktop.core.products.importing.service import ImportService

        return ImportService(self.database, self.profiles)

    @cached_property
    def stock(self) -> "StockService":
        """The shelves."""
        from techstore_desktop.core.stock.service import StockService

        return StockService(self.database)

    @cached_property
    def serials(self) -> "SerialService":
        """The units by their serial numbers."""
        from techstore_desktop.core.stock.serial_service import SerialService

        return SerialService(self.database)

    @cached_property
    def customers(self) -> "CustomerService":
        """The customers."""
        from techstore_desktop.core.customers.service import CustomerService

        return CustomerService(self.database)

    @cached_property
    def sales(self) -> "SaleService":
        """The sales."""
        _know_every_table()
        from techstore_desktop.core.collection.keeping import KeptDevices
        from techstore_desktop.core.loaners.delivering import LoanersAtDelivery
        from techstore_desktop.core.repairs.delivering import RepairDeliveries
        from techstore_desktop.core.sales.service import SaleService

        return SaleService(
            self.database,
            self.profiles,
            self.current_promotions,
            self.current_methods,
            is_offline=self.is_offline,
            companions=(
                KeptDevices(),
                RepairDeliveries(self.profiles),
                LoanersAtDelivery(self.database),
            ),
        )

    @cached_property
    def current_methods(self) -> "CurrentMethods":
        """The methods of payment as sales need them."""
        from techstore_desktop.core.sales.payments.current import CurrentMethods

        return CurrentMethods(self.database)

    @cached_property
    def payment_methods(self) -> "PaymentMethodService":
        """How the shop is paid."""
        from techstore_desktop.core.sales.payments.service import PaymentMethodService

        return PaymentMethodService(self.database, self.profiles, self.current_methods)

    @cached_property
    def vouchers(self) -> "VoucherService":
        """The vouchers and gift cards."""
        from techstore_desktop.core.vouchers.service import VoucherService

        return VoucherService(self.database, self.profiles)

    @cached_property
    def parking(self) -> "ParkingService":
        """The sales put aside."""
        from techstore_desktop.core.sales.parking import ParkingService

        return ParkingService(self.database, self.profiles, self.current_promotions)

    @cached_property
    def quotes(self) -> "QuoteService":
        """The quotes."""
        _know_every_table()
        from techstore_desktop.core.sales.quotes.service import QuoteService

        return QuoteService(self.database, self.profiles, self.current_promotions)

    @cached_property
    def accounts(self) -> "AccountService":
        """The customers' accounts."""
        _know_every_table()
        from techstore_desktop.core.accounts.service import AccountService

        return AccountService(self.database, self.profiles, self.is_offline)

    @cached_property
    def repairs(self) -> "RepairService":
        """The repairs: taken in, looked at, worked on, quoted."""
        _know_every_table()
        from techstore_desktop.core.repairs.service import RepairService

        return RepairService(self.database, self.profiles)

    @cached_property
    def intake(self) -> "IntakeService":
        """What the counter takes down of a device: code, photos, consent."""
        from techstore_desktop import settings
        from techstore_desktop.core.repairs.intake_service import IntakeService
        from techstore_desktop.core.repairs.vault import Vault
        from techstore_desktop.core.secret_store import SecretStore

        secrets = SecretStore(settings.config_file().parent, "TechStore vault")
        return IntakeService(self.database, self.profiles, Vault(secrets))

    @cached_property
    def device_register(self) -> "DeviceRegister":
        """The devices that the shop knows, by their numbers."""
        from techstore_desktop.core.repairs.register import DeviceRegister

        return DeviceRegister(self.database, self.profiles)

    @cached_property
    def checklists(self) -> "ChecklistService":
        """What is asked of each kind of device."""
        from techstore_desktop.core.repairs.checklists import ChecklistService

        return ChecklistService(self.database)

    @cached_property
    def repair_parts(self) -> "RepairPartService":
        """The parts of the repairs."""
        _know_every_table()
        from techstore_desktop.core.repairs.part_service import RepairPartService

        return RepairPartService(self.database, self.profiles)

    @cached_property
    def notices(self) -> "NoticeService":
        """What the customers of the repairs are told."""
        from techstore_desktop.core.notices.service import NoticeService

        return NoticeService(self.database, self.profiles)

    @cached_property
    def quote_reminders(self) -> "QuoteReminders":
        """The repairs' quotes that nobody answered."""
        _know_every_table()
        from techstore_desktop.core.notices.unanswered import QuoteReminders

        return QuoteReminders(self.database, self.profiles)

    @cached_property
    def notice_templates(self) -> "NoticeTemplateService":
        """The shop's own words for it."""
        from techstore_desktop.core.notices.template_service import (
            NoticeTemplateService,
        )

        return NoticeTemplateService(self.database)

    @cached_property
    def part_orders(self) -> "PartOrderService":
        """The parts that are to be bought for the repairs."""
        _know_every_table()
        from techstore_desktop.core.repairs.part_orders import PartOrderService

        return PartOrderService(self.database, self.profiles)

    @cached_property
    def errands(self) -> "ErrandService":
        """The repairs that are done elsewhere."""
        _know_every_table()
        from techstore_desktop.core.repairs.errand_service import ErrandService

        return ErrandService(self.database, self.profiles)

    @cached_property
    def loaners(self) -> "LoanerService":
        """The devices that the shop lends."""
        _know_every_table()
        from techstore_desktop.core.loaners.service import LoanerService

        return LoanerService(self.database, self.profiles)

    @cached_property
    def collection(self) -> "CollectionService":
        """The devices that nobody fetches."""
        _know_every_table()
        from techstore_desktop.core.collection.service import CollectionService

        return CollectionService(self.database, self.profiles)

    @cached_property
    def collection_steps(self) -> "CollectionStepService":
        """What is done about them, and when."""
        from techstore_desktop.core.collection.step_service import (
            CollectionStepService,
        )

        return CollectionStepService(self.database, self.profiles)

    @cached_property
    def device_models(self) -> "DeviceModels":
        """The models that the world knows."""
        from techstore_desktop.core.devices.model_list import DeviceModels
        from techstore_desktop.places import resources

        return DeviceModels(resources() / "devices" / "models.csv")

    @cached_property
    def repair_warranty(self) -> "RepairWarrantyService":
        """The warranty of repairs, and its terms."""
        _know_every_table()
        from techstore_desktop.core.repairs.warranty_service import (
            RepairWarrantyService,
        )

        return RepairWarrantyService(self.database, self.profiles)

    @cached_property
    def estimates(self) -> "EstimateService":
        """What a repair will cost, and when it can be fetched."""
        _know_every_table()
        from techstore_desktop.core.estimates.service import EstimateService

        return EstimateService(self.database, self.profiles)

    @cached_property
    def repair_prices(self) -> "RepairPriceService":
        """The price list of the repairs."""
        _know_every_table()
        from techstore_desktop.core.estimates.price_service import RepairPriceService

        return RepairPriceService(self.database, self.profiles)

    @cached_property
    def repair_price_import(self) -> "RepairPriceImport":
        """The way of a file into that list, and out of it."""
        _know_every_table()
        from techstore_desktop.core.estimates.importing import RepairPriceImport

        return RepairPriceImport(self.database, self.profiles)

    @cached_property
    def work_calendar(self) -> "WorkCalendarService":
        """When the workshop works."""
        _know_every_table()
        from techstore_desktop.core.estimates.calendar_service import (
            WorkCalendarService,
        )

        return WorkCalendarService(self.database, self.profiles)

    @cached_property
    def repair_states(self) -> "RepairStateService":
        """The states that the shop added."""
        _know_every_table()
        from techstore_desktop.core.repairs.state_service import RepairStateService

        return RepairStateService(self.database)

    @cached_property
    def repair_money(self) -> "RepairMoneyService":
        """Deposits on repairs, and their way to the checkout."""
        _know_every_table()
        from techstore_desktop.core.repairs.money_service import RepairMoneyService

        return RepairMoneyService(self.database, self.profiles)

    @cached_property
    def current_promotions(self) -> "CurrentPromotions":
        """The promotions as sales need them."""
        from techstore_desktop.core.prices.current import CurrentPromotions

        return CurrentPromotions(self.database)

    @cached_property
    def price_lists(self) -> "PriceListService":
        """What some customers pay."""
        from techstore_desktop.core.prices.list_service import PriceListService

        return PriceListService(self.database, self.profiles)

    @cached_property
    def promotions(self) -> "PromotionService":
        """What is off, and for how long."""
        from techstore_desktop.core.prices.promotion_service import PromotionService

        return PromotionService(self.database)

    @cached_property
    def cash(self) -> "CashService":
        """The drawer."""
        from techstore_desktop.core import models
        from techstore_desktop.core.cash.service import CashService

        assert models.metadata.tables  # noqa: S101 - a report lists every document
        return CashService(self.database, self.profiles)

    @cached_property
    def repair_reports(self) -> "RepairReportService":
        """The figures of the repairs."""
        from techstore_desktop.core.reports.repair_service import RepairReportService

        return RepairReportService(self.database, self.profiles)

    @cached_property
    def reports(self) -> "ReportService":
        """The shop's figures."""
        from techstore_desktop.core.reports.service import ReportService

        return ReportService(self.database, self.profiles)

    @cached_property
    def cash_movements(self) -> "CashMovementService":
        """What goes in and out of the drawer without a document."""
        from techstore_desktop.core.cash.movement_service import CashMovementService

        return CashMovementService(self.database, self.profiles)

    @cached_property
    def attention(self) -> "AttentionService":
        """What needs a person."""
        from techstore_desktop.core.attention.service import AttentionService

        return AttentionService(self.database)

    def warm(self) -> None:
        """Make ready what the first screen will ask."""
        self.sales.draft()
        self.products.search("a", limit=1)
        self.customers.search("a", limit=1)
        self.branches.taxes()
        self.cash.current()

    def verify(self) -> "Proof":
        """Prove every table of the shop from its journal."""
        from techstore_desktop.core import models
        from techstore_desktop.core.storage.verify import verify

        assert models.metadata.tables  # noqa: S101 - the whole schema is there
        return verify(self.database)

    def close(self) -> None:
        """Let go of the hub, of the database and of the file's lock."""
        if "sync" in self.__dict__:
            self.sync.stop()
        if self._watch:
            self._watch.stop()
        self.database.close()
        if self._lock:
            self._lock.release()


def _know_every_table() -> None:
    """Load the whole schema: an entry's owners are looked for in all of it."""
    from techstore_desktop.core import models

    assert models.metadata.tables  # noqa: S101 - the import is what counts


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


def open_chosen(chosen: "Settings") -> Shop:
    """Open what this computer works on: its own file, or the hub itself."""
    if chosen.direct_address:
        return open_hub(chosen.direct_address)
    return open_file(chosen.database_file)


def join_hub(
    chosen: "Settings", code: str, *, told: Callable[[int, str], None]
) -> None:
    """Make this computer a terminal of the hub that a code or file names.

    ``told`` hears how many rows are here, and of which table. Raises what
    ``sync.joining.join`` and ``hold_file`` raise.
    """
    from techstore_desktop.settings import config_file
    from techstore_desktop.sync.hub_admin import read_enrolment
    from techstore_desktop.sync.joining import join
    from techstore_desktop.sync.secrets import Secrets

    enrolment = read_enrolment(code)
    lock = hold_file(chosen.database_file)
    try:
        join(
            chosen.database_file,
            enrolment,
            Secrets(config_file().parent),
            allows_plain=chosen.hub_without_tls,
            told=told,
        )
    finally:
        lock.release()


def open_hub(address: str, *, clock: Clock | None = None) -> Shop:
    """Open the shop on the hub itself, as an office computer of it.

    Raises RuleBroken ``hub.not_an_office``, Unavailable ``storage.unreachable`` and
    ``storage.newer_version``.
    """
    from techstore_desktop import settings
    from techstore_desktop.sync.direct import HubWatch, office_engine, office_origin
    from techstore_desktop.sync.enrolment import Address
    from techstore_desktop.sync.secrets import Secrets

    place = Address.from_text(address)
    password = Secrets(settings.config_file().parent).find(place) or ""
    engine = office_engine(
        place, password, allows_plain=settings.read().hub_without_tls
    )
    clock = clock or SystemClock()
    if not migrate.is_current(engine):
        raise Unavailable("hub.older_version")
    origin = office_origin(engine)
    database = Database(engine, origin, clock=clock, is_hub=True)
    watch = HubWatch(database)
    watch.start()
    return Shop(database, watch=watch)


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
    return Shop(database, lock=lock)


def lock_file(file: Path) -> Path:
    """Return the file whose lock says that a shop's file is taken."""
    return file.with_name(file.name + ".lock")


def hold_file(file: Path) -> FileLock:
    """Keep every other process off a shop's file. Raises ``storage.in_use``."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(lock_file(file))
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Unavailable("storage.in_use", file=str(file)) from error
    except OSError as error:
        raise Unavailable("storage.unreachable", file=str(file)) from error
    return lock


def _origin(engine: Engine, identifiers: Identifiers) -> Origin:
    """Return which terminal a database is; a new one for a shop to be founded."""
    with engine.connect() as connection:
        table = Installation.__table__
        row = connection.execute(select(table)).first()
    if row is not None:
        return Origin(terminal_id=row.terminal_id, branch_id=row.branch_id)
    return Origin(terminal_id=identifiers.new(), branch_id=identifiers.new())
