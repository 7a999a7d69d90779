"""Lists of customers: who is on them, in which order, and what each of them owes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, func, or_, select, type_coerce

from techstore_desktop.core.customers import merging
from techstore_desktop.core.customers.balances import (
    balance_by_person,
    balance_of_merged,
)
from techstore_desktop.core.customers.merging import is_survivor
from techstore_desktop.core.customers.models import (
    Customer,
    account_balance,
    customer_search,
)
from techstore_desktop.core.customers.schemas import CustomerSort, CustomerSummary
from techstore_desktop.core.storage import search
from techstore_desktop.core.storage.transaction import Reading

Rows: TypeAlias = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is sorted by; those who are alike in it by their identifier."""

    sort: CustomerSort
    is_descending: bool = False

    def sorts(self, listed: Rows, columns: Any) -> Rows:
        """Return a statement sorted by one of its columns."""
        column = columns[self.sort.value]
        order = column.desc() if self.is_descending else column.asc()
        return listed.order_by(order, columns["id"])


def rows() -> Rows:
    """Return the statement of ``CustomerSummary``, of everybody and in no order."""
    return select(
        Customer.id,
        Customer.name,
        Customer.phone,
        Customer.email,
        Customer.tax_number,
        Customer.credit_limit,
        Customer.archived_at,
    )


def fetch(reading: Reading, statement: Rows) -> list[CustomerSummary]:
    """Return what a statement lists."""
    found = reading.connection.execute(statement)
    names = tuple(found.keys())
    return [
        CustomerSummary.model_construct(**dict(zip(names, row, strict=True)))
        for row in found
    ]


def page_of(listed: Rows, order: Order, offset: int, limit: int) -> Rows:
    """Return the statement of one page of a list."""
    ordered = order.sorts(listed, Customer.__table__.c)
    return ordered.offset(offset).limit(limit)


def page_with_balances(listed: Rows, order: Order, offset: int, limit: int) -> Rows:
    """Return the statement of one page with ``balance``.

    Sorted by anything else, the page is cut first: balances are looked up for its rows
    alone, and a list of many thousands is read as fast as without them.
    """
    if order.sort is not CustomerSort.BALANCE:
        few = _with_balance(page_of(listed, order, offset, limit))
        return order.sorts(few, few.selected_columns)
    everybody = _with_balance(listed)
    ordered = order.sorts(everybody, everybody.selected_columns)
    return ordered.offset(offset).limit(limit)


def criteria(
    reading: Reading, text: str, *, is_archived: bool, is_owing: bool
) -> list[ColumnElement[bool]]:
    """Return who is on a list: survivors alone, live or archived (R25)."""
    conditions: list[ColumnElement[bool]] = [
        Customer.archived_at.is_not(None)
        if is_archived
        else Customer.archived_at.is_(None)
    ]
    if is_owing:
        balances = balance_by_person()
        owing = select(balances.c.customer_id).where(balances.c.balance > Decimal(0))
        conditions.append(Customer.id.in_(owing))
    conditions.append(is_survivor())
    matches = matching(reading, text)
    return conditions if matches is None else [*conditions, matches]


def matching(reading: Reading, text: str) -> ColumnElement[bool] | None:
    """Return who is meant by words, or is the same as somebody who is; None by none."""
    row_id = Customer.__table__.c.id
    found = search.condition(customer_search, text, row_id, reading.connection)
    if found is None:
        return None
    ids = merging.merged_who_match(reading, text)
    if not ids:
        return found
    return or_(found, Customer.id.in_(merging.with_same(reading, ids)))


def _with_balance(listed: Rows) -> Rows:
    each, own, merged = listed.subquery("listed"), account_balance, balance_of_merged()
    nothing = Decimal(0)
    balance = func.coalesce(own.c.balance, nothing) + func.coalesce(
        merged.c.balance, nothing
    )
    return (
        select(each, type_coerce(balance, own.c.balance.type).label("balance"))
        .select_from(each)
        .outerjoin(own, own.c.customer_id == each.c.id)
        .outerjoin(merged, merged.c.survivor_id == each.c.id)
    )
