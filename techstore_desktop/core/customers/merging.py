"""Customers who turned out to be one person, within an open transaction (R25).

Nothing that happened is edited: whoever was merged keeps pointing to the survivor, and
so do sales that a till made to them before it heard of it. Whoever asks for the
documents of a customer asks by ``of_customer``, and for a customer by ``survivor_id``.

Two tills that are apart may merge two customers into each other: such a ring is no
merge, both stand, and Attention tells of the likely duplicates again. A merge into
somebody who was erased meanwhile counts no more either.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, bindparam, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.storage.search import words_of
from techstore_desktop.core.storage.transaction import Reading, Transaction

_merged, _target = aliased(Customer), aliased(Customer)
_NOBODY = UUID(int=0)
"""Beyond it lies every identifier: so the index finds those merged, and no scan."""

_INTO = select(Customer.merged_into_id).where(Customer.id == bindparam("customer"))
_POINTING = (
    select(Customer.id).where(Customer.merged_into_id == bindparam("survivor")).limit(1)
)
_ANY_MERGED = select(Customer.id).where(Customer.merged_into_id > _NOBODY).limit(1)
_CUSTOMERS = Customer.__table__
_NAMES = select(_CUSTOMERS.c.id, _CUSTOMERS.c.name, _CUSTOMERS.c.phone).where(
    _CUSTOMERS.c.id.in_(bindparam("ids", expanding=True)),
    _CUSTOMERS.c.erased_at.is_(None),
)
_HOLDS = or_(_target.erased_at.is_(None), _merged.erased_at.is_not(None))


@cache
def merged_customers() -> CTE:
    """Return every merged customer with who they turned out to be at last."""
    links: Any = (
        select(_merged.id.label("customer_id"), _target.id.label("into_id"))
        .join(_target, _target.id == _merged.merged_into_id)
        .where(_merged.merged_into_id > _NOBODY, _HOLDS)
        .cte("merge_link")
    )
    first = select(links.c.customer_id, links.c.into_id)
    chain = first.cte("merge_chain", recursive=True)
    further = links.alias("further")
    # UNION and not UNION ALL: a ring comes to an end.
    chain = chain.union(
        select(chain.c.customer_id, further.c.into_id).join(
            further, further.c.customer_id == chain.c.into_id
        )
    )
    ends = select(links.c.customer_id)
    return (
        select(chain.c.customer_id, chain.c.into_id.label("survivor_id"))
        .where(chain.c.into_id.not_in(ends))
        .cte("merged_customer")
    )


def survivors(reading: Reading) -> dict[UUID, UUID]:
    """Return, for each merged customer, who they turned out to be."""
    if not _is_any_merged(reading):
        return {}
    merged = merged_customers()
    rows = reading.session.execute(select(merged.c.customer_id, merged.c.survivor_id))
    return {row.customer_id: row.survivor_id for row in rows}


def survivor_id(reading: Reading, customer_id: UUID) -> UUID:
    """Return who a customer turned out to be: mostly themself."""
    if reading.connection.scalar(_INTO, {"customer": customer_id}) is None:
        return customer_id
    return survivors(reading).get(customer_id, customer_id)


def survivor(reading: Reading, customer_id: UUID) -> Customer:
    """Return who a customer turned out to be. Raises ``customer.not_found``."""
    row = reading.session.get(Customer, customer_id)
    if row is not None and row.merged_into_id is not None:
        row = reading.session.get(Customer, survivor_id(reading, customer_id))
    return _found(row, customer_id)


def people(reading: Reading, customer_id: UUID) -> list[UUID]:
    """Return every customer who is the same person, themself first."""
    kept = survivor_id(reading, customer_id)
    if kept == customer_id:
        pointing = {"survivor": kept}
        if reading.connection.scalar(_POINTING, pointing) is None:
            return [customer_id]
    merged = survivors(reading)
    same = [each for each, into in merged.items() if into == kept]
    return [kept, *sorted(same)]


class Present(NamedTuple):
    """How a customer is called now, and their phone."""

    name: str
    phone: str


def present(reading: Reading, ids: Collection[UUID]) -> dict[UUID, Present]:
    """Return how customers are called now, by who they were; erased left out.

    For lists of what is going on; a document keeps the name that it was made with.
    """
    merged = survivors(reading)
    kept = {each: merged.get(each, each) for each in ids}
    wanted = {"ids": list(set(kept.values()))}
    rows = reading.connection.execute(_NAMES, wanted)
    people_by_id = {row.id: Present(row.name, row.phone) for row in rows}
    return {
        each: people_by_id[survivor]
        for each, survivor in kept.items()
        if survivor in people_by_id
    }


def of_customer(
    column: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None],
    reading: Reading,
    customer_id: UUID,
) -> ColumnElement[bool]:
    """Return that a row's column names a customer, or anybody who is the same."""
    return column.in_(people(reading, customer_id))


def with_same(reading: Reading, ids: Iterable[UUID]) -> set[UUID]:
    """Return customers with everybody who is the same as one of them."""
    wanted, merged = set(ids), survivors(reading)
    kept = {merged.get(each, each) for each in wanted}
    return wanted | kept | {each for each, into in merged.items() if into in kept}


def merged_who_match(reading: Reading, text: str) -> list[UUID]:
    """Return merged customers whom words or parts of a phone mean.

    They are few: looked at one by one, for the search's index would be asked twice.
    """
    wanted = words_of(text)
    rows = reading.session.execute(
        select(
            Customer.id,
            Customer.name,
            Customer.tax_number,
            Customer.email,
            Customer.phone,
            Customer.second_phone,
        ).where(Customer.merged_into_id > _NOBODY)
    )
    return [
        row.id
        for row in rows
        if _is_meant(
            wanted,
            words_of(f"{row.name} {row.tax_number} {row.email}"),
            _digits(f"{row.phone} {row.second_phone}"),
        )
    ]


def _is_meant(wanted: Sequence[str], words: Sequence[str], phones: str) -> bool:
    return all(
        any(word.startswith(part) for word in words)
        or (part.isdigit() and part in phones)
        for part in wanted
    )


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit() or sign == " ")


def is_survivor() -> ColumnElement[bool]:
    """Return that a customer is one whom lists show, not merged into another."""
    merged = merged_customers()
    return or_(
        Customer.merged_into_id.is_(None),
        Customer.id.not_in(select(merged.c.customer_id)),
    )


def merge(transaction: Transaction, customer_id: UUID, into_id: UUID) -> UUID:
    """Let a customer be another from now on; return the survivor.

    Raises RuleBroken ``customer.merged_with_itself``, ``customer.erased``,
    ``customer.archived``.
    """
    kept = _known(survivor(transaction, into_id), into_id)
    row = _known(survivor(transaction, customer_id), customer_id)
    if row.id == kept.id:
        raise RuleBroken("customer.merged_with_itself")
    if kept.archived_at is not None:
        raise RuleBroken("customer.archived", name=kept.name)
    row.merged_into_id = kept.id
    return kept.id


def part(transaction: Transaction, customer_id: UUID) -> None:
    """Let a merged customer be themself again; both are as they were.

    Raises RuleBroken ``customer.not_merged``, ``customer.erased``.
    """
    row = _known(transaction.session.get(Customer, customer_id), customer_id)
    if row.merged_into_id is None:
        raise RuleBroken("customer.not_merged")
    row.merged_into_id = None


def _known(row: Customer | None, customer_id: UUID) -> Customer:
    """Return a customer who is there and was not erased."""
    row = _found(row, customer_id)
    if row.erased_at is not None:
        raise RuleBroken("customer.erased")
    return row


def _found(row: Customer | None, customer_id: UUID) -> Customer:
    if row is None:
        raise RuleBroken("customer.not_found", id=customer_id)
    return row


def _is_any_merged(reading: Reading) -> bool:
    return reading.connection.scalar(_ANY_MERGED) is not None
