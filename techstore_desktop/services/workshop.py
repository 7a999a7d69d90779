"""What the workshop works with: repairs, devices, parts, estimates, notices."""

from functools import cached_property
from typing import TYPE_CHECKING

from techstore_desktop.services.base import Services, know_every_table

if TYPE_CHECKING:
    from techstore_desktop.core.collection.service import CollectionService
    from techstore_desktop.core.collection.step_service import CollectionStepService
    from techstore_desktop.core.devices.model_list import DeviceModels
    from techstore_desktop.core.estimates.calendar_service import WorkCalendarService
    from techstore_desktop.core.estimates.importing import RepairPriceImport
    from techstore_desktop.core.estimates.price_service import RepairPriceService
    from techstore_desktop.core.estimates.service import EstimateService
    from techstore_desktop.core.loaners.service import LoanerService
    from techstore_desktop.core.notices.service import NoticeService
    from techstore_desktop.core.notices.template_service import NoticeTemplateService
    from techstore_desktop.core.notices.unanswered import QuoteReminders
    from techstore_desktop.core.repairs.checklists import ChecklistService
    from techstore_desktop.core.repairs.errands.service import ErrandService
    from techstore_desktop.core.repairs.intake_service import IntakeService
    from techstore_desktop.core.repairs.money_service import RepairMoneyService
    from techstore_desktop.core.repairs.part_orders import PartOrderService
    from techstore_desktop.core.repairs.part_service import RepairPartService
    from techstore_desktop.core.repairs.photo_service import RepairPhotoService
    from techstore_desktop.core.repairs.register import DeviceRegister
    from techstore_desktop.core.repairs.service import RepairService
    from techstore_desktop.core.repairs.state_service import RepairStateService
    from techstore_desktop.core.repairs.warranty_service import RepairWarrantyService
    from techstore_desktop.core.repairs.work_kind_service import RepairWorkKindService
    from techstore_desktop.core.reports.repair_service import RepairReportService


class WorkshopServices(Services):
    """Repairs, from taking in to what nobody fetches."""

    @cached_property
    def repairs(self) -> "RepairService":
        """The repairs: taken in, looked at, worked on, quoted."""
        know_every_table()
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
        know_every_table()
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
        know_every_table()
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
        know_every_table()
        from techstore_desktop.core.repairs.part_orders import PartOrderService

        return PartOrderService(self.database, self.profiles)

    @cached_property
    def errands(self) -> "ErrandService":
        """The repairs that are done elsewhere."""
        know_every_table()
        from techstore_desktop.core.repairs.errands.service import ErrandService

        return ErrandService(self.database, self.profiles)

    @cached_property
    def loaners(self) -> "LoanerService":
        """The devices that the shop lends."""
        know_every_table()
        from techstore_desktop.core.loaners.service import LoanerService

        return LoanerService(self.database, self.profiles)

    @cached_property
    def collection(self) -> "CollectionService":
        """The devices that nobody fetches."""
        know_every_table()
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
    def repair_photos(self) -> "RepairPhotoService":
        """The photos of a job, one by one."""
        know_every_table()
        from techstore_desktop.core.repairs.photo_service import RepairPhotoService

        return RepairPhotoService(self.database)

    @cached_property
    def repair_warranty(self) -> "RepairWarrantyService":
        """The warranty of repairs."""
        know_every_table()
        from techstore_desktop.core.repairs.warranty_service import (
            RepairWarrantyService,
        )

        return RepairWarrantyService(self.database, self.profiles)

    @cached_property
    def repair_work_kinds(self) -> "RepairWorkKindService":
        """The kinds of work, and their terms of warranty."""
        know_every_table()
        from techstore_desktop.core.repairs.work_kind_service import (
            RepairWorkKindService,
        )

        return RepairWorkKindService(self.database)

    @cached_property
    def estimates(self) -> "EstimateService":
        """What a repair will cost, and when it can be fetched."""
        know_every_table()
        from techstore_desktop.core.estimates.service import EstimateService

        return EstimateService(self.database, self.profiles)

    @cached_property
    def repair_prices(self) -> "RepairPriceService":
        """The price list of the repairs."""
        know_every_table()
        from techstore_desktop.core.estimates.price_service import RepairPriceService

        return RepairPriceService(self.database, self.profiles)

    @cached_property
    def repair_price_import(self) -> "RepairPriceImport":
        """The way of a file into that list, and out of it."""
        know_every_table()
        from techstore_desktop.core.estimates.importing import RepairPriceImport

        return RepairPriceImport(self.database, self.profiles)

    @cached_property
    def work_calendar(self) -> "WorkCalendarService":
        """When the workshop works."""
        know_every_table()
        from techstore_desktop.core.estimates.calendar_service import (
            WorkCalendarService,
        )

        return WorkCalendarService(self.database, self.profiles)

    @cached_property
    def repair_states(self) -> "RepairStateService":
        """The states that the shop added."""
        know_every_table()
        from techstore_desktop.core.repairs.state_service import RepairStateService

        return RepairStateService(self.database)

    @cached_property
    def repair_money(self) -> "RepairMoneyService":
        """Deposits on repairs, and their way to the checkout."""
        know_every_table()
        from techstore_desktop.core.repairs.money_service import RepairMoneyService

        return RepairMoneyService(self.database, self.profiles)

    @cached_property
    def repair_reports(self) -> "RepairReportService":
        """The figures of the repairs."""
        from techstore_desktop.core.reports.repair_service import RepairReportService

        return RepairReportService(self.database, self.profiles)
