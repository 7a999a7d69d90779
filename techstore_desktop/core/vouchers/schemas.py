"""Vouchers as screens and papers show them. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.schema import OptionalText, Schema
from techstore_desktop.core.vouchers.choices import VoucherEntryKind, VoucherState


class VoucherFilter(Schema):
    """Which vouchers to list; ``state`` None is all of them."""

    text: OptionalText = ""
    state: VoucherState | None = VoucherState.OPEN


class VouchersOwed(Schema):
    """What the shop owes to all who hold vouchers, and how many those are (R16)."""

    count: int
    total: Decimal


class VoucherResponse(Schema):
    """One voucher as it stands; ``put_on`` is all that ever came onto it.

    ``kind`` is how it came to be: sold as a gift card, made as store credit, given.
    """

    number: str
    kind: VoucherEntryKind
    balance: Decimal
    put_on: Decimal
    issued_on: date
    expires_on: date | None
    last_used_at: datetime
    is_expired: bool

    @property
    def state(self) -> VoucherState:
        """How it stands today."""
        if self.balance < 0:
            return VoucherState.OVERSPENT
        if not self.balance:
            return VoucherState.SPENT
        return VoucherState.EXPIRED if self.is_expired else VoucherState.OPEN


class VoucherEntryResponse(Schema):
    """One change of a voucher's balance, and what was left after it."""

    occurred_at: datetime
    kind: VoucherEntryKind
    amount: Decimal
    balance: Decimal
    document_number: str
    sale_id: UUID | None
    recorded_by_name: str
    reason: str
