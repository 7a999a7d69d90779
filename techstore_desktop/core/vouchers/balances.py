"""What is on a voucher, for whoever sells or takes one within a transaction (R16)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.vouchers.models import VoucherEntry, voucher_balance


def balance(reading: Reading, number: str) -> Decimal | None:
    """Return what is left on a voucher, None where nobody knows its number."""
    found: Decimal | None = reading.session.scalar(
        select(voucher_balance.c.balance).where(voucher_balance.c.number == number)
    )
    return found


def expires_on(reading: Reading, number: str) -> date | None:
    """Return the last day on which a voucher may be spent, None for no end.

    What was put on without an end lets all of it have none.
    """
    endless, last = reading.session.execute(
        select(
            func.count().filter(VoucherEntry.expires_on.is_(None)),
            func.max(VoucherEntry.expires_on),
        ).where(VoucherEntry.number == number, VoucherEntry.amount > ZERO)
    ).one()
    return None if endless else last


def require_spendable(
    reading: Reading, wanted: Mapping[str, Decimal], today: date
) -> None:
    """Check that each voucher bears what is to be spent of it, on this till (R16).

    Raises RuleBroken ``voucher.not_found``, ``voucher.expired`` with its day, and
    ``voucher.not_enough`` with what is ``left``.
    """
    for number, amount in wanted.items():
        left = balance(reading, number)
        if left is None:
            raise RuleBroken("voucher.not_found", number=number)
        end = expires_on(reading, number)
        if end is not None and end < today:
            raise RuleBroken("voucher.expired", number=number, day=end)
        require_left(number, left, amount)


def require_left(number: str, left: Decimal | None, amount: Decimal) -> None:
    """Raise RuleBroken ``voucher.not_enough`` where less is left than an amount."""
    if left is None or amount > left:
        raise RuleBroken("voucher.not_enough", number=number, left=left or ZERO)
