"""A customer who owes more than they may, and no manager said so (R24)."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from techstore_desktop.core.attention.kind import OnlyTold, key_of
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Involved
from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.customers import account_entries
from techstore_desktop.core.customers.balances import balance_by_person
from techstore_desktop.core.customers.choices import EntryKind
from techstore_desktop.core.customers.merging import of_customer
from techstore_desktop.core.customers.models import (
    AccountEntry,
    Customer,
)
from techstore_desktop.core.storage.transaction import Reading


class CreditLimitPassed(OnlyTold):
    """Keyed by the customer and the last sale on account: the next is another case."""

    name: ClassVar = "credit_limit_passed"
    tables: ClassVar = frozenset({"account_entry", "customer"})
    choice: ClassVar = Choice(name="leave")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per customer beyond their limit, the highest debt first."""
        balances = balance_by_person()
        beyond = reading.session.scalars(
            select(Customer.id)
            .join(balances, balances.c.customer_id == Customer.id)
            .where(balances.c.balance > Customer.credit_limit)
            .order_by(balances.c.balance.desc(), Customer.id)
        ).all()
        keys = []
        for customer_id in beyond:
            mine = of_customer(AccountEntry.customer_id, reading, customer_id)
            last = reading.session.execute(_last_sale(mine)).first()
            if last is not None and not last.is_beyond_limit:
                keys.append(key_of(self.name, customer_id, last.id))
        return keys

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell who owes how much, and of which limit."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        _kind, customer_id, entry_id = key.split(":")
        row = reading.session.execute(
            select(
                Customer.name,
                Customer.credit_limit,
                AccountEntry.occurred_at,
                Branch.name.label("branch"),
            )
            .select_from(Customer)
            .join(AccountEntry, AccountEntry.id == UUID(entry_id))
            .outerjoin(Branch, Branch.id == AccountEntry.branch_id)
            .where(Customer.id == UUID(customer_id))
        ).first()
        if row is None:
            return None
        who = Involved(table="customer", id=UUID(customer_id), name=row.name)
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=row.occurred_at,
            place=row.branch or "",
            values={
                "name": row.name,
                "balance": account_entries.balance(reading, who.id),
                "limit": row.credit_limit,
            },
            involved=(who,),
        )


def _last_sale(mine: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(AccountEntry.id, AccountEntry.is_beyond_limit)
        .where(
            mine,
            AccountEntry.kind == EntryKind.SALE,
        )
        .order_by(AccountEntry.occurred_at.desc(), AccountEntry.id.desc())
        .limit(1)
    )
