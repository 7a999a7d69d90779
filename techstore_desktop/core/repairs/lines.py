"""The lines of a job's quote, within an open transaction."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import bindparam, select

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs.bills import QuotedLine, price_quote
from techstore_desktop.core.repairs.choices import ON_NO_BILL, ON_THE_WAY, PartStatus
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.quote_schemas import RepairLineResponse
from techstore_desktop.core.repairs.workflow import Situation, kind_of
from techstore_desktop.core.sales.pricing import PricingRules
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.tax_components import TaxComponent

_LINES = (
    select(RepairLine)
    .where(
        RepairLine.job_id.in_(bindparam("jobs", expanding=True)),
        RepairLine.archived_at.is_(None),
    )
    .order_by(RepairLine.position, RepairLine.id)
)


class CostedLine(Protocol):
    """What of a line its cost follows from."""

    @property
    def part_status(self) -> PartStatus | None:
        """Where the part is."""

    @property
    def unit_cost(self) -> Decimal:
        """What one costs."""

    @property
    def quantity(self) -> Decimal:
        """How many there are."""


def lines_of(reading: Reading, job_id: UUID) -> list[RepairLine]:
    """Return the lines of a job in their order, those taken off left out."""
    return lines_of_jobs(reading, [job_id])


def lines_of_jobs(reading: Reading, job_ids: Sequence[UUID]) -> list[RepairLine]:
    """Return the lines of some jobs, each job's in their order."""
    return list(reading.session.scalars(_LINES, {"jobs": job_ids}))


def quoted(line: RepairLine) -> QuotedLine:
    """Return what of a line its price follows from."""
    return QuotedLine(
        kind=line.kind,
        quantity=line.quantity,
        unit_price=line.unit_price,
        taxes=taxes_of(line),
        is_covered=line.is_covered or not is_billed(line),
    )


def is_billed(line: RepairLine) -> bool:
    """Tell whether a line is the customer's to pay, be it nothing under warranty."""
    return line.part_status not in ON_NO_BILL


def retotal(lines: Sequence[RepairLine], rules: PricingRules) -> Decimal:
    """Work out the lines' totals anew after one of them changed; return their sum."""
    priced = price_quote([quoted(line) for line in lines], rules)
    for line, price in zip(lines, priced.lines, strict=True):
        if line.total != price.total:
            line.total = price.total
    return priced.total


def taxes_of(line: RepairLine) -> tuple[TaxComponent, ...]:
    """Return the taxes as they were when the line was written (R9a)."""
    return tuple(TaxComponent.model_validate(each) for each in line.taxes)


def total_of(lines: Sequence[RepairLine], rules: PricingRules) -> Decimal:
    """Return what the lines come to, with taxes."""
    return price_quote([quoted(line) for line in lines], rules).total


def cost_of(lines: Iterable[CostedLine]) -> Decimal:
    """Return what the lines cost the shop; what went back to the shelf does not."""
    used = (line for line in lines if line.part_status is not PartStatus.RETURNED)
    return sum((line.unit_cost * line.quantity for line in used), ZERO)


def situation(
    job: RepairJob, lines: Sequence[RepairLine], rules: PricingRules
) -> Situation:
    """Return what the table of transitions needs to know of a job.

    Before there are lines, what was estimated is what would be asked.
    """
    total = total_of(lines, rules) if lines else job.estimate or ZERO
    return Situation(
        kind=kind_of(job.state),
        has_diagnosis=bool(job.diagnosis),
        total=total,
        approved_amount=job.approved_amount,
        is_claim=job.claim_of_id is not None,
        is_checked=job.checked_at is not None,
        waits_for_parts=any(line.part_status in ON_THE_WAY for line in lines),
        has_part_to_order=any(
            line.part_status is PartStatus.TO_ORDER for line in lines
        ),
    )


def responses(
    reading: Reading,
    lines: Sequence[RepairLine],
    rules: PricingRules,
    *,
    with_cost: bool,
) -> tuple[RepairLineResponse, ...]:
    """Return the lines with their prices; their cost for who may see it."""
    priced = price_quote([quoted(line) for line in lines], rules)
    names = _names(reading, lines)
    tracked = _tracked(reading, lines)
    return tuple(
        RepairLineResponse(
            **_copied(line),
            taxes=taxes_of(line),
            net=price.net,
            tax=price.tax,
            total=price.total,
            unit_cost=line.unit_cost if with_cost else None,
            technician_name=names.get(line.technician_id, ""),
            serial_numbers=tuple(line.serial_numbers),
            tracks_serial_numbers=line.product_id in tracked,
        )
        for line, price in zip(lines, priced.lines, strict=True)
    )


def _copied(line: RepairLine) -> dict[str, Any]:
    names = (
        "id",
        "kind",
        "product_id",
        "sku",
        "name",
        "quantity",
        "unit_price",
        "is_covered",
        "technician_id",
        "part_status",
    )
    return {name: getattr(line, name) for name in names}


def _names(reading: Reading, lines: Sequence[RepairLine]) -> dict[UUID | None, str]:
    people = {line.technician_id for line in lines if line.technician_id}
    if not people:
        return {}
    rows = reading.session.execute(
        select(StaffMember.id, StaffMember.name).where(StaffMember.id.in_(people))
    )
    return {row.id: row.name for row in rows}


def _tracked(reading: Reading, lines: Sequence[RepairLine]) -> set[UUID | None]:
    products = {line.product_id for line in lines if line.product_id}
    if not products:
        return set()
    return set(
        reading.session.scalars(
            select(Product.id).where(
                Product.id.in_(products), Product.tracks_serial_numbers.is_(True)
            )
        )
    )
