"""Looking vouchers up, and putting one right with a reason."""

from decimal import Decimal

from sqlalchemy import func, or_, select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import LARGEST_AMOUNT, ZERO, round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.vouchers.balances import balance, require_left
from techstore_desktop.core.vouchers.choices import VoucherEntryKind
from techstore_desktop.core.vouchers.models import VoucherEntry, voucher_balance
from techstore_desktop.core.vouchers.numbers import checked_number, plain_number
from techstore_desktop.core.vouchers.schemas import (
    VoucherEntryResponse,
    VoucherResponse,
)

MOST = 200


class VoucherService:
    """The shop's vouchers and gift cards."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def find(self, number: str) -> VoucherResponse | None:
        """Return how a voucher stands, None where nobody knows its number."""
        with self._database.reading() as reading:
            found = self._read(reading, VoucherEntry.number == plain_number(number), 1)
            return found[0] if found else None

    def page(self, text: str = "", *, only_open: bool = True) -> list[VoucherResponse]:
        """Return the vouchers that a text means, those used last first."""
        wanted = plain_number(text)
        with self._database.reading() as reading:
            matches = or_(
                VoucherEntry.number.startswith(wanted, autoescape=True),
                VoucherEntry.document_number == text.strip().upper(),
            )
            of_text = select(VoucherEntry.number).where(matches)
            found = self._read(reading, VoucherEntry.number.in_(of_text), MOST)
        return [each for each in found if each.balance or not only_open]

    def owed(self) -> Decimal:
        """Return what the shop owes to all who hold vouchers: its liability (R16)."""
        with self._database.reading() as reading:
            total = reading.session.scalar(select(func.sum(voucher_balance.c.balance)))
            return total or ZERO

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
            [voucher] = self._read(transaction, VoucherEntry.number == checked, 1)
            return voucher

    def _read(
        self, reading: Reading, criterion: object, limit: int
    ) -> list[VoucherResponse]:
        profile = self._profiles.of(reading)
        today = profile.business_day(reading.now)
        put_on = VoucherEntry.amount > ZERO
        endless = func.count().filter(put_on & VoucherEntry.expires_on.is_(None))
        last = func.max(VoucherEntry.occurred_at)
        rows = reading.session.execute(
            select(
                VoucherEntry.number,
                func.sum(VoucherEntry.amount),
                func.sum(VoucherEntry.amount).filter(put_on),
                func.min(VoucherEntry.business_day),
                func.max(VoucherEntry.expires_on).filter(put_on),
                endless,
                last,
            )
            .where(criterion)  # type: ignore[arg-type]
            .group_by(VoucherEntry.number)
            .order_by(last.desc(), VoucherEntry.number)
            .limit(limit)
        )
        return [
            VoucherResponse(
                number=number,
                balance=left,
                put_on=loaded or ZERO,
                issued_on=first,
                expires_on=None if is_endless else end,
                last_used_at=used,
                is_expired=not is_endless and end is not None and end < today,
            )
            for number, left, loaded, first, end, is_endless, used in rows
        ]
