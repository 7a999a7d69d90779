"""Reading vouchers: each as its entries add up, and how all of them stand."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.vouchers.choices import VoucherState
from techstore_desktop.core.vouchers.models import VoucherEntry, voucher_balance
from techstore_desktop.core.vouchers.numbers import plain_number
from techstore_desktop.core.vouchers.schemas import (
    VoucherFilter,
    VoucherResponse,
    VouchersOwed,
)

_PUT_ON = VoucherEntry.amount > ZERO
_BALANCE = func.sum(VoucherEntry.amount)
_ENDLESS = func.count().filter(_PUT_ON & VoucherEntry.expires_on.is_(None))
_END = func.max(VoucherEntry.expires_on).filter(_PUT_ON)
_LAST_USED = func.max(VoucherEntry.occurred_at)


def by_number(reading: Reading, number: str, today: date) -> VoucherResponse | None:
    """Return how a voucher stands, None where nobody knows its number."""
    found = _read(reading, today, VoucherEntry.number == number, limit=1)
    return found[0] if found else None


def page(
    reading: Reading, wanted: VoucherFilter, today: date, *, offset: int, limit: int
) -> list[VoucherResponse]:
    """Return the vouchers that meet a filter, those used last first."""
    criterion = _of_text(wanted.text)
    state = _in_state(wanted.state, today)
    return _read(reading, today, criterion, state, offset=offset, limit=limit)


def owed(reading: Reading) -> VouchersOwed:
    """Return what all vouchers together are still worth (R16)."""
    balance = voucher_balance.c.balance
    count, total = reading.session.execute(
        select(func.count().filter(balance > ZERO), func.sum(balance))
    ).one()
    return VouchersOwed(count=count, total=total or Decimal(0))


def _of_text(text: str) -> ColumnElement[bool] | None:
    """Return which entries a text means: by number, or by the document's."""
    wanted = plain_number(text)
    if not wanted:
        return None
    matches = or_(
        VoucherEntry.number.startswith(wanted, autoescape=True),
        VoucherEntry.document_number == text.strip().upper(),
    )
    return VoucherEntry.number.in_(select(VoucherEntry.number).where(matches))


def _in_state(state: VoucherState | None, today: date) -> ColumnElement[bool] | None:
    is_over = and_(_ENDLESS == 0, today > _END)
    return {
        None: None,
        VoucherState.OPEN: and_(_BALANCE > ZERO, or_(_ENDLESS > 0, today <= _END)),
        VoucherState.EXPIRED: and_(_BALANCE > ZERO, is_over),
        VoucherState.SPENT: _BALANCE == ZERO,
        VoucherState.OVERSPENT: _BALANCE < ZERO,
    }[state]


def _read(
    reading: Reading,
    today: date,
    criterion: ColumnElement[bool] | None,
    state: ColumnElement[bool] | None = None,
    *,
    offset: int = 0,
    limit: int,
) -> list[VoucherResponse]:
    entry = aliased(VoucherEntry)
    kind = (
        select(entry.kind)
        .where(entry.number == VoucherEntry.number)
        .order_by(entry.occurred_at, entry.id)
        .limit(1)
        .scalar_subquery()
    )
    query = select(
        VoucherEntry.number,
        kind,
        _BALANCE,
        func.sum(VoucherEntry.amount).filter(_PUT_ON),
        func.min(VoucherEntry.business_day),
        _END,
        _ENDLESS,
        _LAST_USED,
    ).group_by(VoucherEntry.number)
    if criterion is not None:
        query = query.where(criterion)
    if state is not None:
        query = query.having(state)
    query = query.order_by(_LAST_USED.desc(), VoucherEntry.number)
    rows = reading.session.execute(query.offset(offset).limit(limit))
    return [
        VoucherResponse(
            number=number,
            kind=first_kind,
            balance=left,
            put_on=loaded or ZERO,
            issued_on=first,
            expires_on=None if is_endless else end,
            last_used_at=used,
            is_expired=not is_endless and end is not None and end < today,
        )
        for number, first_kind, left, loaded, first, end, is_endless, used in rows
    ]
