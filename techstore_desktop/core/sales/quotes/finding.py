"""Quotes by number, customer and what became of them."""

import re
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, or_, select

from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.customers.merging import of_customer, with_same
from techstore_desktop.core.customers.models import customer_search
from techstore_desktop.core.sales.models import Quote, Sale
from techstore_desktop.core.sales.quotes.honouring import still_stands
from techstore_desktop.core.sales.quotes.schemas import (
    QuoteContent,
    QuoteFilter,
    QuoteResponse,
    QuoteState,
    QuoteSummary,
)
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage import search
from techstore_desktop.core.storage.transaction import Reading

Rows: TypeAlias = Select[*tuple[Any, ...]]

CUSTOMERS_CONSIDERED = 200
_NUMBER = re.compile(r"^(?:([A-Z0-9]{1,7})-)?0*(\d{1,9})$")
_sold_number = (
    select(func.min(Sale.number))
    .where(Sale.quote_id == Quote.id, still_stands())
    .correlate(Quote)
    .scalar_subquery()
)


def page(
    reading: Reading, wanted: QuoteFilter, today: date, *, offset: int, limit: int
) -> list[QuoteSummary]:
    """Return quotes that meet a filter, the newest first."""
    state = _state(today)
    query: Rows = (
        select(
            Quote.id,
            Quote.number,
            Quote.occurred_at,
            Quote.valid_until,
            Quote.customer_name,
            StaffMember.name.label("made_by_name"),
            Terminal.name.label("terminal_name"),
            Quote.piece_count,
            Quote.total,
            state.label("state"),
            func.coalesce(_sold_number, "").label("sold_number"),
        )
        .join(StaffMember, StaffMember.id == Quote.made_by_id)
        .outerjoin(Terminal, Terminal.id == Quote.terminal_id)
        .where(*_criteria(reading, wanted, state))
        .order_by(Quote.occurred_at.desc(), Quote.id.desc())
        .offset(offset)
        .limit(limit)
    )
    rows = reading.session.execute(query).mappings()
    return [QuoteSummary.model_validate(dict(row)) for row in rows]


def whole(reading: Reading, quote: Quote, today: date) -> QuoteResponse:
    """Return a quote with its lines and what became of it."""
    session = reading.session
    branch = session.get_one(Branch, quote.branch_id)
    maker = session.get(StaffMember, quote.made_by_id)
    content = QuoteContent.model_validate(quote.content)
    sold = session.execute(
        select(Sale.id, Sale.number)
        .where(Sale.quote_id == quote.id, still_stands())
        .order_by(Sale.number)
    ).first()
    is_over = quote.valid_until < today
    unsold = QuoteState.EXPIRED if is_over else QuoteState.OPEN
    return QuoteResponse(
        **{name: getattr(quote, name) for name in _FIELDS},
        made_by_name=maker.name if maker else "",
        branch_name=branch.name,
        branch_address=branch.address,
        lines=content.lines,
        taxes=content.taxes,
        state=QuoteState.SOLD if sold else unsold,
        sold_id=sold.id if sold else None,
        sold_number=sold.number if sold else "",
    )


_FIELDS = tuple(
    name for name in QuoteResponse.model_fields if name in Quote.__table__.columns
)


def _state(today: date) -> ColumnElement[str]:
    return case(
        (_sold_number.is_not(None), QuoteState.SOLD.value),
        (Quote.valid_until < today, QuoteState.EXPIRED.value),
        else_=QuoteState.OPEN.value,
    )


def _criteria(
    reading: Reading, wanted: QuoteFilter, state: ColumnElement[str]
) -> list[ColumnElement[bool]]:
    criteria: list[ColumnElement[bool]] = []
    if wanted.state is not None:
        criteria.append(state == wanted.state.value)
    if wanted.customer_id is not None:
        criteria.append(of_customer(Quote.customer_id, reading, wanted.customer_id))
    if wanted.text.strip():
        criteria.append(_matches(reading, wanted.text.strip()))
    return criteria


def _matches(reading: Reading, text: str) -> ColumnElement[bool]:
    """Return what a person meant: a number, its last digits, a customer, a name."""
    number = _NUMBER.match(text.upper())
    ways: list[ColumnElement[bool]] = [
        Quote.number == text.upper(),
        Quote.customer_name.icontains(text, autoescape=True),
    ]
    if number and not number.group(1):
        ways.append(Quote.sequence == int(number.group(2)))
    found: list[UUID] = list(
        search.find(
            customer_search, text, reading.connection, limit=CUSTOMERS_CONSIDERED
        )
        or ()
    )
    if found:
        ways.append(Quote.customer_id.in_(with_same(reading, found)))
    return or_(*ways)
