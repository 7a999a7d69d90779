"""Forgetting a person who asks for it: what names them goes, what was sold stays."""

from uuid import UUID

from techstore_desktop.core.customers import account_entries
from techstore_desktop.core.customers.merging import people, survivor
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_customers = Repository(Customer)


def require_known(customer: Customer) -> None:
    """Refuse what needs a customer who was erased. Raises ``customer.erased``."""
    if customer.erased_at is not None:
        raise RuleBroken("customer.erased")


def known_customer(reading: Reading, customer_id: UUID | None) -> Customer | None:
    """Return who a customer turned out to be, None for nobody and who was erased."""
    if customer_id is None:
        return None
    customer = survivor(reading, customer_id)
    return None if customer.erased_at is not None else customer


def erase(transaction: Transaction, customer_id: UUID) -> None:
    """Mark a customer as erased; the transaction then takes their values away.

    Whoever was merged with them is the same person, and forgotten too.
    Raises RuleBroken ``customer.erased``, ``customer.not_settled`` (with ``balance``)
    while they owe something or have credit in hand.
    """
    require_known(_customers.get(transaction, customer_id))
    balance = account_entries.balance(transaction, customer_id)
    if balance:
        raise RuleBroken("customer.not_settled", balance=balance)
    for same_id in people(transaction, customer_id):
        customer = _customers.get(transaction, same_id)
        customer.erased_at = customer.erased_at or transaction.now
        customer.archived_at = customer.archived_at or transaction.now
