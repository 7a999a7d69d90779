"""Looking vouchers up, and putting one right with a reason."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import LARGEST_AMOUNT, ZERO, round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.vouchers import finding
from techstore_desktop.core.vouchers.balances import balance, require_left
from techstore_desktop.core.vouchers.choices import VoucherEntryKind
from techstore_desktop.core.vouchers.models import VoucherEntry
from techstore_desktop.core.vouchers.numbers import checked_number, plain_number
from techstore_desktop.core.vouchers.schemas import (
    VoucherEntryResponse,
    VoucherFilter,
    VoucherResponse,
    VouchersOwed,
)


class VoucherService:
    """The shop's vouchers and gift cards."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def find(self, number: str) -> VoucherResponse | None:
        """Return how a voucher stands, None where nobody knows its number."""
        with self._database.reading() as reading:
            return finding.by_number(
                reading, plain_number(number), self._today(reading)
            )

    def page(
        self, wanted: VoucherFilter, *, offset: int = 0, limit: int = 100
    ) -> list[VoucherResponse]:
        """Return the vouchers that meet a filter, those used last first."""
        with self._database.reading() as reading:
            today = self._today(reading)
            return finding.page(reading, wanted, today, offset=offset, limit=limit)

    def owed(self) -> Decimal:
        """Return what the shop owes to all who hold vouchers: its liability (R16)."""
        return self.standing().total

    def standing(self) -> VouchersOwed:
        """Return what the shop owes, and on how many vouchers."""
        with self._database.reading() as reading:
            return finding.owed(reading)

    def movements(self, number: str) -> list[VoucherEntryResponse]:
        """Return what happened to a voucher, in order, with the balance after each."""
        with self._database.reading() as reading:
            rows = reading.session.execute(
                select(VoucherEntry, StaffMember.name)
                .outerjoin(StaffMember, StaffMember.id == VoucherEntry.recorded_by_id)
                .where(VoucherEntry.number == plain_number(number))
                .order_by(VoucherEntry.occurred_at, VoucherEntry.id)
            ).all()
        left, told = ZERO, []
        for row, name in rows:
            left += row.amount
            told.append(
                VoucherEntryResponse(
                    occurred_at=row.occurred_at,
                    kind=row.kind,
                    amount=row.amount,
                    balance=left,
                    document_number=row.document_number,
                    sale_id=row.sale_id,
                    recorded_by_name=name or "",
                    reason=row.reason,
                )
            )
        return told

    def correct(
        self,
        actor: Actor,
        number: str,
        amount: Decimal,
        reason: str,
        *,
        approval: Approval | None = None,
    ) -> VoucherResponse:
        """Put an amount on a voucher, or take it off, with a reason; never edited.

        Raises RuleBroken ``voucher.wrong_number``, ``voucher.reason_needed``,
        ``voucher.nothing_corrected``, ``voucher.not_enough``, ``price.too_large``.
        """
        approved_by = authorize(actor, {Permission.CORRECT_VOUCHER}, approval)
        checked = checked_number(number)
        if not reason.strip():
            raise RuleBroken("voucher.reason_needed")
        with self._database.transaction(
            "voucher.corrected", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            rounded = round_half_up(amount, profile.currency.digits)
            if not rounded:
                raise RuleBroken("voucher.nothing_corrected")
            if abs(rounded) > LARGEST_AMOUNT:
                raise RuleBroken("price.too_large", largest=LARGEST_AMOUNT)
            if rounded < 0:
                require_left(checked, balance(transaction, checked), -rounded)
            today = profile.business_day(transaction.now)
            transaction.add(
                VoucherEntry(
                    number=checked,
                    occurred_at=transaction.now,
                    business_day=today,
                    kind=VoucherEntryKind.CORRECTED,
                    amount=rounded,
                    expires_on=profile.voucher_end(today) if rounded > 0 else None,
                    document_number="",
                    recorded_by_id=actor.staff_id,
                    reason=reason.strip(),
                )
            )
            transaction.flush()
            voucher = finding.by_number(transaction, checked, today)
            assert voucher is not None  # noqa: S101 - it was written just now
            return voucher

    def _today(self, reading: Reading) -> date:
        return self._profiles.of(reading).business_day(reading.now)
