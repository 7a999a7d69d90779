"""What goes in and out of the shop's own settings."""

from datetime import time
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from techstore_desktop.core.branches.choices import StockPolicy, TaxRounding
from techstore_desktop.core.schema import (
    STORABLE,
    Amount,
    Note,
    OptionalText,
    RequiredText,
    Schema,
)
from techstore_desktop.core.tax_components import TaxComponent

TerminalCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,6}$")]

CreditCeiling = Amount
"""How much any customer may owe where other tills can't be asked (R24)."""

QuoteDays = Annotated[int, Field(ge=1, le=366)]
"""For how many days a quote holds, its own day not counted."""

DiscountLimit = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
"""How many per cent a role may take off by hand."""

VoucherMonths = Annotated[int, Field(ge=0, le=120)]
"""For how many months a voucher may be spent; 0 is for ever."""

WarrantyDays = Annotated[int, Field(ge=0, le=3650)]
"""How long a repair is under warranty, in days from its delivery."""

PartsDays = Annotated[int, Field(ge=0, le=365)]
"""In how many days a part that is ordered for a repair is there."""

UsualMinutes = Annotated[int, Field(ge=1, le=6000)]
"""How long a repair takes of which nothing else tells."""

WarningDays = Annotated[int, Field(ge=0, le=60)]
"""How many days before a promise breaks a repair is pointed out; 0 never."""

PrintLanguage = Annotated[str, StringConstraints(pattern=r"^([a-z]{2})?$")]
"""What the shop prints in where a customer has no language of their own.

Empty: as the window of whoever prints speaks.
"""

LONGEST_TERMS = 20_000
RepairTerms = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TERMS), STORABLE
]
"""What a customer signs when a device is taken in."""


class ShopBase(Schema):
    """Whose shop this is and how it counts."""

    name: RequiredText
    address: OptionalText = ""
    phone: OptionalText = ""
    tax_number: OptionalText = ""
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    time_zone: RequiredText
    day_cutoff: time = time(0)
    prices_include_tax: bool = True
    tax_rounding: TaxRounding = TaxRounding.DOCUMENT
    cash_rounding_step: Annotated[Decimal, Field(ge=0, le=1000)] = Decimal(0)
    stock_policy: StockPolicy = StockPolicy.WARN
    receipt_footer: Note = ""
    cashier_discount_limit: DiscountLimit = Decimal(10)
    technician_discount_limit: DiscountLimit = Decimal(10)
    manager_discount_limit: DiscountLimit = Decimal(100)
    offline_credit_ceiling: CreditCeiling | None = None
    repair_terms: RepairTerms = ""
    repair_warranty_days: WarrantyDays = 90
    repair_second_check: bool = False
    quote_validity_days: QuoteDays = 15
    quote_reminder_days: QuoteDays = 3
    quote_terms: Note = ""
    restocking_fee: DiscountLimit = Decimal(0)
    serial_policy: StockPolicy = StockPolicy.WARN
    in_store_codes: list[dict[str, Any]] | None = None
    shows_opening: bool = False
    display_greeting: OptionalText = ""
    takes_tips: bool = False
    takes_old_rates: bool = True
    voucher_months: VoucherMonths = 0
    repair_parts_days: PartsDays = 5
    repair_usual_minutes: UsualMinutes = 60
    repair_warning_days: WarningDays = 1
    print_language: PrintLanguage = ""


class ShopCreate(ShopBase):
    """A shop to be founded."""

    is_demo: bool = False


class ShopUpdate(Schema):
    """What of the shop is to change; the currency never does once money is kept.

    An ``offline_credit_ceiling`` of None, where it is named, is no ceiling.
    """

    name: RequiredText | None = None
    address: OptionalText | None = None
    phone: OptionalText | None = None
    tax_number: OptionalText | None = None
    time_zone: RequiredText | None = None
    day_cutoff: time | None = None
    prices_include_tax: bool | None = None
    tax_rounding: TaxRounding | None = None
    cash_rounding_step: Annotated[Decimal, Field(ge=0, le=1000)] | None = None
    stock_policy: StockPolicy | None = None
    receipt_footer: Note | None = None
    cashier_discount_limit: DiscountLimit | None = None
    technician_discount_limit: DiscountLimit | None = None
    manager_discount_limit: DiscountLimit | None = None
    offline_credit_ceiling: CreditCeiling | None = None
    repair_terms: RepairTerms | None = None
    repair_warranty_days: WarrantyDays | None = None
    repair_second_check: bool | None = None
    quote_validity_days: QuoteDays | None = None
    quote_reminder_days: QuoteDays | None = None
    quote_terms: Note | None = None
    restocking_fee: DiscountLimit | None = None
    serial_policy: StockPolicy | None = None
    in_store_codes: list[dict[str, Any]] | None = None
    shows_opening: bool | None = None
    display_greeting: OptionalText | None = None
    takes_tips: bool | None = None
    takes_old_rates: bool | None = None
    voucher_months: VoucherMonths | None = None
    repair_parts_days: PartsDays | None = None
    repair_usual_minutes: UsualMinutes | None = None
    repair_warning_days: WarningDays | None = None
    print_language: PrintLanguage | None = None


class ShopResponse(ShopBase):
    """The shop as it is."""

    id: UUID
    is_demo: bool


class BranchBase(Schema):
    """A place where the shop sells."""

    name: RequiredText
    address: OptionalText = ""
    phone: OptionalText = ""


class BranchResponse(BranchBase):
    """A branch as it is."""

    id: UUID


class ListedBranch(BranchResponse):
    """A branch in the list of all, and how many terminals stand in it."""

    terminals: int
    is_archived: bool


class TerminalBase(Schema):
    """A computer of the shop; its code begins its document numbers."""

    name: RequiredText
    code: TerminalCode


class TerminalResponse(TerminalBase):
    """A terminal as it is."""

    id: UUID
    home_branch_id: UUID


class TaxBase(Schema):
    """What products are taxed with: components in their order (R5)."""

    name: RequiredText
    components: tuple[TaxComponent, ...] = ()
    is_default: bool = False


class TaxCreate(TaxBase):
    """A tax to be added."""


class TaxUpdate(Schema):
    """What of a tax is to change."""

    name: RequiredText | None = None
    components: tuple[TaxComponent, ...] | None = None
    is_default: bool | None = None


class TaxResponse(TaxBase):
    """A tax as it is."""

    id: UUID
    is_archived: bool = False
