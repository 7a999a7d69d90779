"""What each person owes, all customers who are the same added up (R21, R25)."""

from functools import cache

from sqlalchemy import Subquery, func, select

from techstore_desktop.core.customers.merging import merged_customers
from techstore_desktop.core.customers.models import account_balance


def balance_by_person() -> Subquery:
    """Return ``customer_id`` of each survivor who has an account, and ``balance``."""
    merged = merged_customers()
    person = func.coalesce(
        merged.c.survivor_id,
        account_balance.c.customer_id,
        type_=account_balance.c.customer_id.type,
    )
    column = account_balance.c.customer_id
    balance = func.sum(account_balance.c.balance, type_=account_balance.c.balance.type)
    return (
        select(
            person.label("customer_id"),
            balance.label("balance"),
        )
        .select_from(account_balance)
        .outerjoin(merged, merged.c.customer_id == column)
        .group_by(person)
        .subquery("balance_by_person")
    )


@cache
def balance_of_merged() -> Subquery:
    """Return ``survivor_id`` and ``balance`` of all who were merged into them.

    To be added to the survivor's own: few were merged, so this is soon read.
    """
    merged = merged_customers()
    balance = func.sum(account_balance.c.balance, type_=account_balance.c.balance.type)
    return (
        select(merged.c.survivor_id, balance.label("balance"))
        .join(account_balance, account_balance.c.customer_id == merged.c.customer_id)
        .group_by(merged.c.survivor_id)
        .subquery("balance_of_merged")
    )
