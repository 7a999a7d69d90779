"""What the documents of business days come to, on either database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    case,
    func,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.models import Sale, SaleLine
from techstore_desktop.core.sales.schemas import MethodTotal
from techstore_desktop.core.storage.transaction import Reading

_THOUSANDTHS = 1000
_void = aliased(Sale)
_IS_TICKET = Sale.kind.in_([SaleKind.SALE, SaleKind.EXCHANGE]) & ~(
    select(_void.id)
    .where(_void.reverses_id == Sale.id, _void.kind == SaleKind.VOID)
    .exists()
)


@dataclass(frozen=True, slots=True)
class DaySums:
    """What a day's documents come to; vouchers sold are a debt, no revenue (R16).

    ``sales`` with taxes and ``base`` without are of all documents; ``ticket_total`` is
    of the tickets alone.
    """

    sales: Decimal = ZERO
    base: Decimal = ZERO
    tickets: int = 0
    ticket_total: Decimal = ZERO

    def basket(self, digits: int) -> Decimal:
        """Return the average of a ticket; 0 where there is none."""
        if not self.tickets:
            return ZERO
        return round_half_up(self.ticket_total / self.tickets, digits)


def sums_by_day(
    reading: Reading, first: date, last: date, *, until: datetime | None = None
) -> dict[date, DaySums]:
    """Return the sums of each day with documents, of those ``until`` a moment."""
    rows = reading.session.execute(
        select(
            Sale.business_day,
            func.sum(Sale.total),
            func.sum(Sale.base),
            func.sum(Sale.voucher_total),
            func.count().filter(_IS_TICKET),
            func.sum(Sale.total).filter(_IS_TICKET),
            func.sum(Sale.voucher_total).filter(_IS_TICKET),
        )
        .where(*_of_days(first, last, until))
        .group_by(Sale.business_day)
    )
    return {
        day: DaySums(
            total - owed, base - owed, tickets, (in_tickets or ZERO) - (owed_in or ZERO)
        )
        for day, total, base, owed, tickets, in_tickets, owed_in in rows
    }


def costs_by_day(
    reading: Reading, first: date, last: date, *, until: datetime | None = None
) -> dict[date, Decimal]:
    """Return what each day's goods cost, each line rounded once (R2)."""
    money = SaleLine.__table__.c.unit_cost.type
    rows: Any = reading.session.execute(
        select(Sale.business_day, type_coerce(func.sum(_line_cost()), money))
        .join(SaleLine, SaleLine.sale_id == Sale.id)
        .where(*_of_days(first, last, until))
        .group_by(Sale.business_day)
    )
    return dict(map(tuple, rows))


def moments(reading: Reading, day: date) -> list[tuple[datetime, Decimal]]:
    """Return when each document of a day was made and what it comes to."""
    rows = reading.session.execute(
        select(Sale.occurred_at, Sale.total, Sale.voucher_total).where(
            Sale.business_day == day
        )
    )
    return [(moment, total - owed) for moment, total, owed in rows]


def methods(reading: Reading, day: date) -> tuple[MethodTotal, ...]:
    """Return how a day's documents were paid, the most first."""
    rows = reading.session.execute(
        select(Payment.method, func.sum(Payment.amount), func.sum(Payment.tip))
        .join(Sale, Sale.id == Payment.sale_id)
        .where(Sale.business_day == day)
        .group_by(Payment.method)
    )
    totals = [
        MethodTotal(method=method, amount=amount - tips)
        for method, amount, tips in rows
    ]
    return tuple(sorted(totals, key=lambda each: (-each.amount, each.method)))


def _of_days(
    first: date, last: date, until: datetime | None
) -> Sequence[ColumnElement[bool]]:
    days = [Sale.business_day >= first, Sale.business_day <= last]
    return days if until is None else [*days, Sale.occurred_at <= until]


def _line_cost() -> ColumnElement[int]:
    """Return a line's cost in minor units, rounded half away from zero (R1, R8).

    Whole pieces and thousandths apart, so that nothing outgrows 64 bits.
    """
    each = type_coerce(SaleLine.unit_cost, BigInteger)
    quantity = type_coerce(SaleLine.quantity, BigInteger)
    # Both databases divide whole numbers towards zero, whatever Python does.
    pieces, rest = quantity // _THOUSANDTHS, quantity % _THOUSANDTHS
    rounded = (each * func.abs(rest) + _THOUSANDTHS // 2) // _THOUSANDTHS
    return each * pieces + case((quantity < 0, -rounded), else_=rounded)
