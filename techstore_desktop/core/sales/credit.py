"""Selling on a customer's account: how far they may go, and what is entered (R20)."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.customers import account_entries
from techstore_desktop.core.customers.account import is_beyond, limit_now
from techstore_desktop.core.customers.merging import survivor
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.sales.payments import Account
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.storage.transaction import Reading

IsOffline: TypeAlias = Callable[[], bool]
"""Tells whether other tills of the shop can't be asked at present."""


class CreditLimits:
    """How much may go on a customer's account at this moment, on this terminal."""

    def __init__(self, profiles: ShopProfiles, is_offline: IsOffline) -> None:
        self._profiles = profiles
        self._is_offline = is_offline

    def limit(self, reading: Reading, customer_id: UUID) -> Decimal:
        """Return how much a customer may owe now (R24)."""
        return limit_now(
            survivor(reading, customer_id).credit_limit,
            offline_ceiling=self._profiles.of(reading).offline_credit_ceiling,
            is_offline=self._is_offline(),
        )

    def permissions(
        self, reading: Reading, customer_id: UUID | None, charge: Decimal
    ) -> set[Permission]:
        """Return what putting an amount on account takes.

        Raises RuleBroken ``account.no_customer`` where nobody is named.
        """
        if not charge:
            return set()
        if customer_id is None:
            raise RuleBroken("account.no_customer")
        balance = account_entries.balance(reading, customer_id)
        beyond = is_beyond(balance, charge, self.limit(reading, customer_id))
        return {Permission.EXCEED_CREDIT_LIMIT} if beyond else set()


def amount_on_account(tenders: Sequence[Tender]) -> Decimal:
    """Return how much of what is tendered goes on the customer's account."""
    amounts = [each.amount for each in tenders if each.method == Account.code]
    return sum(amounts, ZERO)
