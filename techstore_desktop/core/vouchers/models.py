"""The one table of the vouchers: what came onto each number, and what was spent."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import Amount, Fact, one_of, refers_to
from techstore_desktop.core.storage.projections import project
from techstore_desktop.core.vouchers.choices import VoucherEntryKind


class VoucherEntry(Fact):
    """Value put on a voucher, above zero, or spent from it, below (R16).

    A voucher is its number: two tills that sell the same card apart both put value on
    it. ``expires_on`` is the last day on which what was put on may be spent; the latest
    one counts. The document's number is copied (R9a).
    """

    number: Mapped[str]
    occurred_at: Mapped[datetime]
    business_day: Mapped[date]
    kind: Mapped[VoucherEntryKind] = mapped_column(one_of(VoucherEntryKind))
    amount: Mapped[Amount]
    expires_on: Mapped[date | None]
    sale_id: Mapped[UUID | None] = mapped_column(refers_to("sale.id"))
    document_number: Mapped[str]
    recorded_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    reason: Mapped[str]

    __table_args__ = (
        Index("ix_voucher_entry_number", "number", "occurred_at"),
        Index("ix_voucher_entry_sale", "sale_id"),
    )


voucher_balance = project(
    "voucher_balance",
    VoucherEntry,
    by=("number",),
    sums={"balance": "amount"},
)
"""What is left on each voucher: the sum of its entries, always (R16)."""
