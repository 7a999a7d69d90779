"""Words of the vouchers: for the tables, the rules and the screens alike."""

from enum import StrEnum


class VoucherEntryKind(StrEnum):
    """Why a voucher's balance changed."""

    SOLD = "sold"
    RETURNED = "returned"
    SPENT = "spent"
    PAID_BACK = "paid_back"
    CORRECTED = "corrected"


class VoucherState(StrEnum):
    """How a voucher stands today; one that is below zero was spent twice (R16)."""

    OPEN = "open"
    EXPIRED = "expired"
    SPENT = "spent"
    OVERSPENT = "overspent"
