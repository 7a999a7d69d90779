"""Every kind of thing that needs a person: one module and one line each."""

from techstore_desktop.core.attention.kind import Kind
from techstore_desktop.core.attention.kinds.barcode_clash import BarcodeClash
from techstore_desktop.core.attention.kinds.cash_difference import CashDifference
from techstore_desktop.core.attention.kinds.credit_limit_passed import (
    CreditLimitPassed,
)
from techstore_desktop.core.attention.kinds.deposit_overdrawn import DepositOverdrawn
from techstore_desktop.core.attention.kinds.device_kept_twice import DeviceKeptTwice
from techstore_desktop.core.attention.kinds.duplicate_customers import (
    DuplicateCustomers,
)
from techstore_desktop.core.attention.kinds.edit_conflict import EditConflicts
from techstore_desktop.core.attention.kinds.loaner_lent_twice import LoanerLentTwice
from techstore_desktop.core.attention.kinds.negative_stock import NegativeStock
from techstore_desktop.core.attention.kinds.over_returned import OverReturned
from techstore_desktop.core.attention.kinds.parked_sold_twice import ParkedSoldTwice
from techstore_desktop.core.attention.kinds.part_moved_twice import PartMovedTwice
from techstore_desktop.core.attention.kinds.part_received_twice import PartReceivedTwice
from techstore_desktop.core.attention.kinds.price_clash import PriceClash
from techstore_desktop.core.attention.kinds.quote_sold_twice import QuoteSoldTwice
from techstore_desktop.core.attention.kinds.repair_billed_twice import (
    RepairBilledTwice,
)
from techstore_desktop.core.attention.kinds.serial_sold_twice import SerialSoldTwice
from techstore_desktop.core.attention.kinds.serial_told_apart import SerialToldApart
from techstore_desktop.core.attention.kinds.sku_clash import SkuClash
from techstore_desktop.core.attention.kinds.voucher_overspent import VoucherOverspent

KINDS: tuple[Kind, ...] = (
    NegativeStock(),
    SerialSoldTwice(),
    SerialToldApart(),
    OverReturned(),
    ParkedSoldTwice(),
    QuoteSoldTwice(),
    RepairBilledTwice(),
    DepositOverdrawn(),
    DeviceKeptTwice(),
    LoanerLentTwice(),
    PartMovedTwice(),
    PartReceivedTwice(),
    CreditLimitPassed(),
    VoucherOverspent(),
    EditConflicts(),
    CashDifference(),
    SkuClash(),
    BarcodeClash(),
    PriceClash(),
    DuplicateCustomers(),
)
