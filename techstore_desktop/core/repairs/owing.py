"""What customers still have to pay for their repairs, as the checkout would bill it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.models import Tax
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs import billing, lines
from techstore_desktop.core.repairs.bills import rules_of
from techstore_desktop.core.repairs.models import RepairJob, RepairLine, deposit_balance
from techstore_desktop.core.repairs.storage_fees import fees_of
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.pricing import LineToPrice, PricingRules, price_sale
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.tax_components import TaxComponent


class Owing(NamedTuple):
    """What a job's bill comes to, taxes and storage fees included, and what it holds.

    Money that the job holds beyond its bill is the customer's.
    """

    total: Decimal
    held: Decimal

    @property
    def due(self) -> Decimal:
        """What is left to pay."""
        return max(self.total - self.held, ZERO)


def expected_lines(reading: Reading, job: RepairJob) -> tuple[CartLine, ...]:
    """Return what a job is billed as now."""
    return _lines_of_jobs(reading, [job])[job.id]


def fee_lines(reading: Reading, job: RepairJob) -> tuple[CartLine, ...]:
    """Return what of a job's bill is for its storage."""
    fees = fees_of(reading, [job.id]).get(job.id, ())
    return billing.fee_lines(job, fees, usual_taxes(reading)) if fees else ()


def diagnosis_lines(reading: Reading, job: RepairJob) -> tuple[CartLine, ...]:
    """Return what a job is billed as where nothing is repaired; nothing for no fee."""
    if not job.diagnosis_fee:
        return ()
    return (billing.diagnosis_line(job, usual_taxes(reading)),)


def of_job(reading: Reading, job: RepairJob, profile: ShopProfile) -> Owing:
    """Return what is owed for one job."""
    return of_jobs(reading, [job], profile)[job.id]


def of_jobs(
    reading: Reading, jobs: Sequence[RepairJob], profile: ShopProfile
) -> dict[UUID, Owing]:
    """Return what is owed for each job, before its bill is paid."""
    billed = _lines_of_jobs(reading, jobs)
    rules = rules_of(profile)
    held = _held(reading, [job.id for job in jobs])
    return {
        job.id: Owing(priced_total(billed[job.id], rules), held.get(job.id, ZERO))
        for job in jobs
    }


def priced_total(cart_lines: Sequence[CartLine], rules: PricingRules) -> Decimal:
    """Return what lines come to as the checkout prices them."""
    priced = price_sale(
        [
            LineToPrice(
                line.quantity, line.unit_price, line.taxes, takes_promotions=False
            )
            for line in cart_lines
        ],
        sale_discount=None,
        rules=rules,
    )
    return priced.total


def usual_taxes(reading: Reading) -> tuple[TaxComponent, ...]:
    """Return the components of the shop's usual tax."""
    components = reading.session.scalar(
        select(Tax.components).where(Tax.is_default.is_(True)).limit(1)
    )
    return tuple(TaxComponent.model_validate(each) for each in components or ())


def _lines_of_jobs(
    reading: Reading, jobs: Sequence[RepairJob]
) -> dict[UUID, tuple[CartLine, ...]]:
    ids = [job.id for job in jobs]
    rows: dict[UUID, list[RepairLine]] = {job_id: [] for job_id in ids}
    for row in lines.lines_of_jobs(reading, ids):
        rows[row.job_id].append(row)
    fees, taxes = fees_of(reading, ids), usual_taxes(reading)
    return {
        job.id: billing.cart_lines(job, rows[job.id], taxes, fees.get(job.id, ()))
        for job in jobs
    }


def _held(reading: Reading, job_ids: Sequence[UUID]) -> dict[UUID, Decimal]:
    rows = reading.session.execute(
        select(deposit_balance.c.job_id, deposit_balance.c.balance).where(
            deposit_balance.c.job_id.in_(job_ids)
        )
    )
    return {row.job_id: row.balance for row in rows}
