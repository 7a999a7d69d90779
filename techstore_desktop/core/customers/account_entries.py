"""A customer's account within an open transaction: its balance, its entries."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.customers.account import AccountMove
from techstore_desktop.core.customers.merging import of_customer, people
from techstore_desktop.core.customers.models import AccountEntry, account_balance
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.storage.transaction import Reading


def balance(reading: Reading, customer_id: UUID) -> Decimal:
    """Return what a customer owes; credit in hand is below zero (R20, R21)."""
    summed = reading.session.scalar(
        select(func.sum(account_balance.c.balance)).where(
            account_balance.c.customer_id.in_(people(reading, customer_id))
        )
    )
    return ZERO if summed is None else Decimal(summed)


def entries(reading: Reading, customer_id: UUID) -> list[AccountEntry]:
    """Return a customer's entries in the order of the account."""
    return list(
        reading.session.scalars(
            select(AccountEntry)
            .where(of_customer(AccountEntry.customer_id, reading, customer_id))
            .order_by(AccountEntry.occurred_at, AccountEntry.id)
        )
    )


def moves(rows: Iterable[AccountEntry]) -> list[AccountMove]:
    """Return entries as the rules of the account take them."""
    return [
        AccountMove(row.id, row.business_day, row.amount, row.settles_entry_id)
        for row in rows
    ]
