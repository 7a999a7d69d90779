"""Vouchers as screens and papers show them. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal

from techstore_desktop.core.schema import Schema
from techstore_desktop.core.vouchers.choices import VoucherEntryKind


class VoucherResponse(Schema):
    """One voucher as it stands; ``put_on`` is all that ever came onto it."""

    number: str
    balance: Decimal
    put_on: Decimal
    issued_on: date
    expires_on: date | None
    last_used_at: datetime
    is_expired: bool


class VoucherEntryResponse(Schema):
    """One change of a voucher's balance, and what was left after it."""

    occurred_at: datetime
    kind: VoucherEntryKind
    amount: Decimal
    balance: Decimal
    document_number: str
    recorded_by_name: str
    reason: str
