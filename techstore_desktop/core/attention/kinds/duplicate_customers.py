"""Customers who are likely one person: the same phone or the same e-mail."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from techstore_desktop.core.attention.clashes import (
    clash_keys,
    clashing,
    clashing_ids,
    clashing_since,
    shared_texts,
)
from techstore_desktop.core.attention.kind import Decision, OnlyTold
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.customers.merging import is_survivor, merge
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.storage.transaction import Reading, Transaction

MOST_ALIKE = 5
"""A number that more customers have is a stopgap, typed where none was given."""


class DuplicateCustomers(OnlyTold):
    """Keyed by the customers alone: what they share is personal and may be erased."""

    name: ClassVar = "duplicate_customers"
    tables: ClassVar = frozenset({"customer"})
    choice: ClassVar = Choice(name="not_same")

    def choices(self, _reading: Reading, _key: str) -> tuple[Choice, ...]:
        """Return that they are one, or that they are not."""
        may = frozenset({Permission.ATTENTION_SETTLE, Permission.MERGE_CUSTOMERS})
        return (Choice(name="merge", permissions=may), self.choice)

    def carry_out(
        self, transaction: Transaction, actor: Actor, key: str, decision: Decision
    ) -> None:
        """Merge the younger ones into the oldest that is still there (R25)."""
        if decision.choice != "merge":
            return
        live = transaction.session.scalars(
            select(Customer.id)
            .where(
                Customer.id.in_(clashing_ids(key)),
                Customer.archived_at.is_(None),
                is_survivor(),
            )
            .order_by(Customer.id)
        ).all()
        for younger in live[1:]:
            merge(transaction, younger, live[0])

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per group that shares a phone or an e-mail."""
        groups = [
            *_alike(reading, Customer.phone_key),
            *_alike(reading, Customer.email_key),
        ]
        return clash_keys(self.name, groups)

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell who they are and what they share."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        ids = clashing_ids(key)
        people = reading.session.scalars(
            select(Customer).where(Customer.id.in_(ids))
        ).all()
        if not people:
            return None
        by_age = sorted(people, key=lambda person: person.id)
        phones = {person.phone_key for person in people}
        addresses = {person.email_key for person in people}
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=clashing_since(key),
            values={
                "phone": by_age[-1].phone if len(phones) == 1 else "",
                "email": by_age[-1].email if len(addresses) == 1 else "",
            },
            involved=tuple(
                clashing(reading, "customer", ((each.id, each.name) for each in people))
            ),
        )


def _alike(reading: Reading, column: InstrumentedAttribute[str]) -> list[set[UUID]]:
    rows = reading.session.execute(
        select(column.label("shared"), Customer.id).where(
            column.in_(shared_texts(column)),
            Customer.archived_at.is_(None),
            is_survivor(),
        )
    )
    groups: dict[str, set[UUID]] = {}
    for row in rows:
        groups.setdefault(row.shared, set()).add(row.id)
    return [ids for ids in groups.values() if 1 < len(ids) <= MOST_ALIKE]
