"""A device that is fetched while its loaner is out: a manager has to let it go."""

from uuid import UUID

from techstore_desktop.core.loaners import reading as lending
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.pricing import PricedSale
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.writing import Agreed
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Reading, Transaction


class LoanersAtDelivery:
    """The companion of a sale that hands repairs out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def permissions(self, cart: Cart) -> set[Permission]:
        """Return what it takes to hand out while a loaner is with the customer."""
        jobs = [delivery.job_id for delivery in cart.deliveries]
        if not jobs:
            return set()
        with self._database.reading() as reading:
            is_out = bool(lending.out_for(reading, jobs))
        return {Permission.REPAIR_DELIVER_WITHOUT_LOANER} if is_out else set()

    def brought(
        self, _reading: Reading, _cart: Cart, _priced: PricedSale
    ) -> tuple[Tender, ...]:
        """Return nothing: a loaner pays nothing."""
        return ()

    def completed(self, _transaction: Transaction, _agreed: Agreed) -> None:
        """Do nothing: the loan stays open until the loaner is back."""

    def voided(self, _transaction: Transaction, _actor: Actor, _sale_id: UUID) -> None:
        """Do nothing."""
