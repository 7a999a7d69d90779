"""Past sales by day, number, customer and cashier."""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.customers.merging import of_customer, with_same
from techstore_desktop.core.customers.models import customer_search
from techstore_desktop.core.sales.models import Sale, SaleLine
from techstore_desktop.core.sales.schemas import (
    MethodTotal,
    SaleFilter,
    SalesTotals,
    SaleSummary,
)
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage import search
from techstore_desktop.core.storage.transaction import Reading

CUSTOMERS_CONSIDERED = 200
_NUMBER = re.compile(r"^(?:([A-Z0-9]{1,6})-)?0*(\d{1,9})$")


def page(
    reading: Reading, wanted: SaleFilter, *, offset: int, limit: int
) -> list[SaleSummary]:
    """Return sales that meet a filter, the newest first."""
    rows = reading.session.execute(
        select(
            Sale.id,
            Sale.kind,
            Sale.number,
            Sale.occurred_at,
            Sale.business_day,
            StaffMember.name.label("cashier_name"),
            Sale.customer_name,
            Sale.total,
        )
        .join(StaffMember, StaffMember.id == Sale.cashier_id)
        .where(*_criteria(reading, wanted))
        .order_by(
            Sale.business_day.desc(), Sale.occurred_at.desc(), Sale.sequence.desc()
        )
        .offset(offset)
        .limit(limit)
    ).all()
    ids = [row.id for row in rows]
    methods, counts = _methods(reading, ids), _line_counts(reading, ids)
    return [
        SaleSummary.model_construct(
            **row._mapping,  # noqa: SLF001 - SQLAlchemy's public name for it
            methods=tuple(methods[row.id]),
            line_count=counts.get(row.id, 0),
        )
        for row in rows
    ]


def totals(reading: Reading, wanted: SaleFilter) -> SalesTotals:
    """Return what the sales that meet a filter come to."""
    criteria = _criteria(reading, wanted)
    count, total, vouchers, tax = reading.session.execute(
        select(
            func.count(),
            func.sum(Sale.total),
            func.sum(Sale.voucher_total),
            func.sum(Sale.tax),
        ).where(*criteria)
    ).one()
    by_method = reading.session.execute(
        select(Payment.method, func.sum(Payment.amount), func.sum(Payment.tip))
        .join(Sale, Sale.id == Payment.sale_id)
        .where(*criteria)
        .group_by(Payment.method)
        .order_by(Payment.method)
    )
    return SalesTotals(
        sale_count=count,
        total=(total or Decimal(0)) - (vouchers or Decimal(0)),
        vouchers=vouchers or Decimal(0),
        tax=tax or Decimal(0),
        methods=tuple(
            MethodTotal(method=method, amount=amount - tips)
            for method, amount, tips in by_method
        ),
    )


def _criteria(reading: Reading, wanted: SaleFilter) -> list[ColumnElement[bool]]:
    criteria: list[ColumnElement[bool]] = []
    if wanted.first_day:
        criteria.append(Sale.business_day >= wanted.first_day)
    if wanted.last_day:
        criteria.append(Sale.business_day <= wanted.last_day)
    if wanted.customer_id:
        criteria.append(of_customer(Sale.customer_id, reading, wanted.customer_id))
    if wanted.cashier_id:
        criteria.append(Sale.cashier_id == wanted.cashier_id)
    if wanted.method:
        criteria.append(_paid_by(wanted.method))
    if wanted.text.strip():
        criteria.append(_matches(reading, wanted.text.strip()))
    return criteria


def _paid_by(method: str) -> ColumnElement[bool]:
    paid = select(Payment.id).where(
        Payment.sale_id == Sale.id, Payment.method == method
    )
    return paid.correlate(Sale).exists()


def _matches(reading: Reading, text: str) -> ColumnElement[bool]:
    """Return what a person meant: a number, its last digits, or a customer."""
    number = _NUMBER.match(text.upper())
    ways: list[ColumnElement[bool]] = [Sale.number == text.upper()]
    if number and not number.group(1):
        ways.append(Sale.sequence == int(number.group(2)))
    customers = search.find(
        customer_search, text, reading.connection, limit=CUSTOMERS_CONSIDERED
    )
    if customers:
        ways.append(Sale.customer_id.in_(with_same(reading, customers)))
    return or_(*ways)


def _methods(reading: Reading, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows: Any = reading.session.execute(
        select(Payment.sale_id, Payment.method)
        .where(Payment.sale_id.in_(ids))
        .order_by(Payment.sale_id, Payment.position)
    )
    for sale_id, method in rows:
        if method not in found[sale_id]:
            found[sale_id].append(method)
    return found


def _line_counts(reading: Reading, ids: Iterable[UUID]) -> dict[UUID, int]:
    rows: Any = reading.session.execute(
        select(SaleLine.sale_id, func.count().label("line_count"))
        .where(SaleLine.sale_id.in_(ids))
        .group_by(SaleLine.sale_id)
    )
    return {row.sale_id: row.line_count for row in rows}
