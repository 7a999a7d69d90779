"""A sale that is to be completed: priced, and with everything that it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.permissions import Actor, Permission, Role
from techstore_desktop.core.sales import unreceipted
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.companions import Companion
from techstore_desktop.core.sales.credit import CreditLimits, amount_on_account
from techstore_desktop.core.sales.needs import check_discounts, permissions_for
from techstore_desktop.core.sales.pricing import PricedSale
from techstore_desktop.core.sales.quotes import honouring
from techstore_desktop.core.sales.restocking import check_fee
from techstore_desktop.core.sales.serials import permissions_for_units
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSale:
    """What somebody wants to complete, at its prices, paid like this.

    ``refunds`` name another way for money to go back than it came.
    """

    cart: Cart
    priced: PricedSale
    tenders: Sequence[Tender]
    refunds: Sequence[Tender] = ()

    @property
    def on_account(self) -> Decimal:
        """How much goes on the customer's account."""
        return amount_on_account(self.tenders)


class SaleNeeds:
    """Which permissions a sale takes, wherever the rule for it lies."""

    def __init__(
        self,
        database: Database,
        profiles: ShopProfiles,
        credit: CreditLimits,
        companions: Sequence[Companion],
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._credit = credit
        self._companions = companions

    def of(self, actor: Actor, asked: AskedSale) -> set[Permission]:
        """Return what a sale takes of somebody.

        Raises RuleBroken for what no permission lends: ``discount.beyond_all``,
        ``discount.reason_needed``, and what fees, returns, units, credit and quotes
        refuse.
        """
        cart, priced = asked.cart, asked.priced
        check_fee(cart, priced)
        limits = self._profiles.current().discount_limits
        own = limits[actor.role]
        check_discounts(cart, priced, limit=own, ceiling=limits[Role.MANAGER])
        needed = permissions_for(cart, priced, discount_limit=own)
        for companion in self._companions:
            needed |= companion.permissions(cart)
        needed |= self._for_returns(cart, asked.refunds)
        needed |= self._for_units(cart)
        needed |= self._for_credit(asked)
        needed |= self._for_quote(cart)
        return needed

    def _for_returns(self, cart: Cart, refunds: Sequence[Tender]) -> set[Permission]:
        if not cart.returned:
            return set()
        with self._database.reading() as reading:
            needed = unreceipted.permissions(reading, cart)
        if refunds and not needed:
            needed.add(Permission.REFUND_OTHER_WAY)
        return needed

    def _for_units(self, cart: Cart) -> set[Permission]:
        if not any(line.serial_numbers for line in cart.lines):
            return set()
        with self._database.reading() as reading:
            policy = self._profiles.of(reading).serial_policy
            return permissions_for_units(reading, cart, policy)

    def _for_credit(self, asked: AskedSale) -> set[Permission]:
        if not asked.on_account:
            return set()
        with self._database.reading() as reading:
            return self._credit.permissions(
                reading, asked.cart.customer_id, asked.on_account
            )

    def _for_quote(self, cart: Cart) -> set[Permission]:
        if not any(line.quoted for line in cart.lines):
            return set()
        today = self._profiles.current().business_day(self._database.clock.now())
        with self._database.reading() as reading:
            return honouring.permissions(reading, cart, today)
