"""Loaners and the checkout: who fetches a device, and loaners that are sold.

A device that is fetched while its loaner is out takes a manager. A loaner is not sold
while a customer has it; one that is sold is lent no more.
"""

from uuid import UUID

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.loaners import reading as lending
from techstore_desktop.core.loaners.models import Loaner
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.pricing import PricedSale
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.writing import Agreed
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_loaners = Repository(Loaner)


class LoanersAtDelivery:
    """The companion of a sale that hands repairs out, or sells a loaner."""

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
        self, reading: Reading, cart: Cart, _priced: PricedSale
    ) -> tuple[Tender, ...]:
        """Return nothing: a loaner pays nothing.

        Raises RuleBroken ``loaner.lent_not_sold`` for one that a customer has.
        """
        for loaner in lending.by_numbers(reading, _units(cart)):
            if loaner.loan is not None:
                raise RuleBroken(
                    "loaner.lent_not_sold",
                    name=f"{loaner.name} {loaner.number}",
                    customer=loaner.loan.customer_name,
                )
        return ()

    def completed(self, transaction: Transaction, agreed: Agreed) -> None:
        """Take a loaner that was sold out of use.

        A loan stays open until the loaner is back.
        """
        for loaner in lending.by_numbers(transaction, _units(agreed.cart)):
            _loaners.archive(transaction, loaner.id)

    def ways_back(self, *_refund: object) -> None:
        """Leave every refund as it is."""

    def voided(self, _transaction: Transaction, _actor: Actor, _sale_id: UUID) -> None:
        """Do nothing."""


def _units(cart: Cart) -> list[str]:
    return [number for line in cart.lines for number in line.serial_numbers]
