"""What customers owe, and for how long."""

from datetime import date
from decimal import Decimal

from sqlalchemy import func, select

from techstore_desktop.core.customers import account_entries
from techstore_desktop.core.customers.account import open_debts
from techstore_desktop.core.customers.balances import balance_by_person
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.reports.schemas import Debtor, Receivables
from techstore_desktop.core.storage.transaction import Reading


def receivables(reading: Reading, today: date, *, most: int) -> Receivables:
    """Return all that is owed, and those who owe ``most`` of it."""
    balances = balance_by_person()
    owing = balances.c.balance > ZERO
    total, count = reading.session.execute(
        select(func.sum(balances.c.balance), func.count()).where(owing)
    ).one()
    rows = reading.session.execute(
        select(Customer, balances.c.balance)
        .join(Customer, Customer.id == balances.c.customer_id)
        .where(owing)
        .order_by(balances.c.balance.desc(), Customer.id)
        .limit(most)
    )
    debtors = tuple(
        _debtor(reading, customer, balance, today) for customer, balance in rows
    )
    return Receivables(total=total or ZERO, count=count, largest=debtors)


def _debtor(
    reading: Reading, customer: Customer, balance: Decimal, today: date
) -> Debtor:
    entries = account_entries.entries(reading, customer.id)
    debts = open_debts(account_entries.moves(entries))
    oldest = min((debt.day for debt in debts), default=today)
    return Debtor(
        customer_id=customer.id,
        name=customer.name,
        balance=balance,
        days=(today - oldest).days,
    )
