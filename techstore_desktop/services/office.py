"""What the shop has and knows: catalogue, shelves, customers, settings, figures."""

from functools import cached_property
from typing import TYPE_CHECKING

from techstore_desktop.services.base import Services

if TYPE_CHECKING:
    from techstore_desktop.core.attention.service import AttentionService
    from techstore_desktop.core.branches.branch_service import BranchListService
    from techstore_desktop.core.branches.service import BranchService
    from techstore_desktop.core.customers.service import CustomerService
    from techstore_desktop.core.products.importing.service import ImportService
    from techstore_desktop.core.products.quick_keys import QuickKeyService
    from techstore_desktop.core.products.service import ProductService
    from techstore_desktop.core.reports.service import ReportService
    from techstore_desktop.core.staff.founding import FoundingService
    from techstore_desktop.core.stock.serial_service import SerialService
    from techstore_desktop.core.stock.service import StockService
    from techstore_desktop.core.storage.backups import BackupService


class OfficeServices(Services):
    """Catalogue, shelves, customers, settings, figures."""

    @cached_property
    def founding(self) -> "FoundingService":
        """The first act of all."""
        from techstore_desktop.core.staff.founding import FoundingService

        return FoundingService(self.database, self.profiles)

    @cached_property
    def branch_list(self) -> "BranchListService":
        """The branches of the shop."""
        from techstore_desktop.core.branches.branch_service import BranchListService

        return BranchListService(self.database)

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
    def reports(self) -> "ReportService":
        """The shop's figures."""
        from techstore_desktop.core.reports.service import ReportService

        return ReportService(self.database, self.profiles)

    @cached_property
    def attention(self) -> "AttentionService":
        """What needs a person."""
        from techstore_desktop.core.attention.service import AttentionService

        return AttentionService(self.database)
