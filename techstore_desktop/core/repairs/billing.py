"""A ready job as lines of a sale: its quote, or the diagnosis fee alone (R53, R54)."""

from collections.abc import Sequence
from decimal import Decimal

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs import lines
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.storage_fees import StorageFee
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.tax_components import TaxComponent


def cart_lines(
    job: RepairJob,
    rows: Sequence[RepairLine],
    taxes: tuple[TaxComponent, ...],
    fees: Sequence[StorageFee] = (),
) -> tuple[CartLine, ...]:
    """Return what a job is billed as, the same each time.

    A device that goes back unrepaired costs the fee that was agreed, or nothing; one
    without a quote what was estimated; one whose every line came off again nothing, as
    its quote says. ``rows`` are all of its lines. ``taxes`` are the shop's usual ones.
    What was scrapped is the shop's cost and on no bill of the customer's. ``fees`` are
    for its storage, whatever became of the repair.
    """
    return (*_work(job, rows, taxes), *fee_lines(job, fees, taxes))


def fee_lines(
    job: RepairJob, fees: Sequence[StorageFee], taxes: tuple[TaxComponent, ...]
) -> tuple[CartLine, ...]:
    """Return the storage fees as lines of a sale."""
    return tuple(_fee(job, fee, taxes) for fee in fees)


def _work(
    job: RepairJob, rows: Sequence[RepairLine], taxes: tuple[TaxComponent, ...]
) -> tuple[CartLine, ...]:
    if job.is_unrepaired:
        return (diagnosis_line(job, taxes),)
    billed = tuple(_line(job, row) for row in rows if lines.is_billed(row))
    asked = ZERO if rows else job.estimate or ZERO
    return billed or (_whole(job, asked, taxes),)


def diagnosis_line(job: RepairJob, taxes: tuple[TaxComponent, ...]) -> CartLine:
    """Return the agreed diagnosis fee as the line of a sale."""
    return _whole(job, job.diagnosis_fee or ZERO, taxes)


def device_of(job: RepairJob) -> str:
    """Return the device in words."""
    return f"{job.brand} {job.model}".strip()


def _whole(
    job: RepairJob, amount: Decimal, taxes: tuple[TaxComponent, ...]
) -> CartLine:
    return CartLine(
        id=job.id,
        sku=job.number,
        name=device_of(job),
        list_price=amount,
        unit_price=amount,
        taxes=taxes if amount else (),
        repair_job_id=job.id,
        done_by_id=job.technician_id,
    )


def _fee(job: RepairJob, fee: StorageFee, taxes: tuple[TaxComponent, ...]) -> CartLine:
    return CartLine(
        id=fee.id,
        sku=job.number,
        name=fee.name or device_of(job),
        list_price=fee.amount,
        unit_price=fee.amount,
        taxes=taxes,
        repair_job_id=job.id,
    )


def _line(job: RepairJob, row: RepairLine) -> CartLine:
    price = ZERO if row.is_covered else row.unit_price
    return CartLine(
        id=row.id,
        product_id=row.product_id,
        sku=row.sku or job.number,
        name=row.name,
        quantity=row.quantity,
        list_price=price,
        unit_price=price,
        taxes=() if row.is_covered else lines.taxes_of(row),
        cost=row.unit_cost,
        repair_job_id=job.id,
        done_by_id=row.technician_id or job.technician_id,
    )
