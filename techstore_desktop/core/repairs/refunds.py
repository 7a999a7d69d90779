"""What deposits paid of a sale, when it comes back or is voided (R15a, R53)."""

from collections.abc import Collection
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs import deliveries, deposits
from techstore_desktop.core.repairs.choices import DepositKind
from techstore_desktop.core.repairs.models import (
    RepairDeposit,
    RepairJob,
)
from techstore_desktop.core.sales.payments import Deposit
from techstore_desktop.core.sales.writing import Agreed
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_jobs = Repository(RepairJob)


def pay_back(transaction: Transaction, agreed: Agreed, profile: ShopProfile) -> None:
    """Pay back what a return owes of deposits, by the methods they came by (R15a).

    The device stays with its customer: nothing is held for it again, in between only.
    """
    owed = -sum(
        (
            paid.amount
            for paid in agreed.settlement.payments
            if paid.method == Deposit.code and paid.amount < 0
        ),
        ZERO,
    )
    sale_ids = {each.line.sale_id for each in agreed.coming_back}
    for sale_id, job_id, amount in owed_of(transaction, sale_ids, owed):
        job, cashier = _jobs.get(transaction, job_id), agreed.cashier
        deposits.restore(transaction, cashier, job, amount, profile, sale_id=sale_id)
        deposits.give_back(transaction, cashier, job, amount, profile)


def owed_of(
    reading: Reading, sale_ids: Collection[UUID], owed: Decimal
) -> list[tuple[UUID, UUID, Decimal]]:
    """Return of which sale and which repair's deposit a refund is owed, in order."""
    left, parts = owed, []
    for sale_id in sorted(sale_ids):
        for delivery in deliveries.of_sale(reading, sale_id):
            amount = min(left, applied_to(reading, delivery.job_id, sale_id))
            if amount > 0:
                parts.append((sale_id, delivery.job_id, amount))
                left -= amount
    return parts


def applied_to(reading: Reading, job_id: UUID, sale_id: UUID) -> Decimal:
    """Return what of a deposit still pays for a sale."""
    kinds = [DepositKind.APPLIED, DepositKind.RESTORED]
    amounts = reading.session.scalars(
        select(RepairDeposit.amount).where(
            RepairDeposit.job_id == job_id,
            RepairDeposit.sale_id == sale_id,
            RepairDeposit.kind.in_(kinds),
        )
    )
    return -sum(amounts, ZERO)
