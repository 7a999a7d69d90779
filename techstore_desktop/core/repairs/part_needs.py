"""What jobs of this branch wait for, and what of it is on its way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs.choices import LineKind, PartStatus, RepairKind
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.part_order_models import PartOrder
from techstore_desktop.core.repairs.part_order_schemas import (
    PartNeeded,
    PartOrderResponse,
    WaitingJob,
    to_buy,
)
from techstore_desktop.core.repairs.workflow import kind_of
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.stock import reservations
from techstore_desktop.core.storage.transaction import Reading

_NOT_AGREED = {RepairKind.RECEIVED, RepairKind.DIAGNOSING, RepairKind.QUOTED}


def needed(reading: Reading, *, with_cost: bool) -> tuple[PartNeeded, ...]:
    """Return what is waited for or on its way here, what is to be bought first."""
    waiting: dict[UUID, list[WaitingJob]] = defaultdict(list)
    names: dict[UUID, str] = {}
    for line, job in waiting_lines(reading):
        waiting[line.product_id or line.id].append(_job(line, job))
        if line.product_id is None:
            names[line.id] = line.name
    orders: dict[UUID, list[PartOrderResponse]] = defaultdict(list)
    for order in open_orders(reading, with_cost=with_cost):
        about = order.product_id or order.line_id or order.id
        orders[about].append(order)
        if order.product_id is None:
            names.setdefault(about, order.name)
    found = [
        *_products(reading, {*waiting, *orders} - {*names}, waiting, orders),
        *(
            _unstocked(about, name, waiting[about], orders[about])
            for about, name in names.items()
        ),
    ]
    return tuple(sorted(found, key=lambda each: (not each.to_buy, each.name)))


def waiting_lines(
    reading: Reading, *, product_id: UUID | None = None, line_id: UUID | None = None
) -> list[tuple[RepairLine, RepairJob]]:
    """Return the parts of this branch's jobs that are to be ordered, oldest first."""
    query = (
        select(RepairLine, RepairJob)
        .join(RepairJob, RepairJob.id == RepairLine.job_id)
        .where(
            RepairLine.part_status == PartStatus.TO_ORDER,
            RepairLine.kind == LineKind.PART,
            RepairLine.archived_at.is_(None),
            RepairJob.branch_id == reading.origin.branch_id,
        )
        .order_by(RepairJob.received_at, RepairLine.id)
    )
    if product_id is not None:
        query = query.where(RepairLine.product_id == product_id)
    if line_id is not None:
        query = query.where(RepairLine.id == line_id)
    return [(line, job) for line, job in reading.session.execute(query)]


def open_orders(
    reading: Reading, *, with_cost: bool, order_id: UUID | None = None
) -> list[PartOrderResponse]:
    """Return what is on its way to this branch, the oldest first; or one of it."""
    query = _orders(reading)
    if order_id is not None:
        query = query.where(PartOrder.id == order_id)
    names = ("id", "product_id", "line_id", "name", "ordered_at", "expected_on")
    return [
        PartOrderResponse(
            **{name: getattr(order, name) for name in (*names, "supplier")},
            quantity=order.quantity - order.arrived,
            unit_cost=order.unit_cost if with_cost else None,
            ordered_by_name=person or "",
        )
        for order, person in reading.session.execute(query)
    ]


def _orders(reading: Reading) -> Select[PartOrder, str]:
    return (
        select(PartOrder, StaffMember.name)
        .outerjoin(StaffMember, StaffMember.id == PartOrder.ordered_by_id)
        .where(
            PartOrder.arrived_at.is_(None),
            PartOrder.archived_at.is_(None),
            PartOrder.branch_id == reading.origin.branch_id,
        )
        .order_by(PartOrder.ordered_at, PartOrder.id)
    )


def _products(
    reading: Reading,
    ids: set[UUID],
    waiting: Mapping[UUID, list[WaitingJob]],
    orders: Mapping[UUID, list[PartOrderResponse]],
) -> list[PartNeeded]:
    free = reservations.available(reading, list(ids))
    products = reading.session.scalars(select(Product).where(Product.id.in_(ids)))
    return [
        PartNeeded(
            product_id=product.id,
            line_id=None,
            sku=product.sku,
            name=product.name,
            tracks_serial_numbers=product.tracks_serial_numbers,
            imei_count=product.imei_count,
            **_counted(
                waiting.get(product.id, []),
                orders.get(product.id, []),
                minimum=product.minimum_stock,
                available=free[product.id],
            ),
        )
        for product in products
    ]


def _unstocked(
    line_id: UUID,
    name: str,
    jobs: Sequence[WaitingJob],
    orders: Sequence[PartOrderResponse],
) -> PartNeeded:
    return PartNeeded(
        product_id=None,
        line_id=line_id if jobs else None,
        sku="",
        name=name,
        tracks_serial_numbers=False,
        imei_count=0,
        **_counted(jobs, orders, minimum=ZERO, available=ZERO),
    )


def _counted(
    jobs: Sequence[WaitingJob],
    orders: Sequence[PartOrderResponse],
    *,
    minimum: Decimal,
    available: Decimal,
) -> dict[str, Any]:
    agreed = sum((job.quantity for job in jobs if job.is_agreed), ZERO)
    ordered = sum((order.quantity for order in orders), ZERO)
    days = [order.expected_on for order in orders if order.expected_on is not None]
    return {
        "minimum": minimum,
        "available": available,
        "waiting": sum((job.quantity for job in jobs), ZERO),
        "agreed": agreed,
        "ordered": ordered,
        "expected_on": min(days, default=None),
        "to_buy": to_buy(
            agreed=agreed, minimum=minimum, available=available, ordered=ordered
        ),
        "jobs": tuple(jobs),
        "orders": tuple(orders),
    }


def _job(line: RepairLine, job: RepairJob) -> WaitingJob:
    return WaitingJob(
        job_id=job.id,
        number=job.number,
        device=f"{job.brand} {job.model}".strip(),
        quantity=line.quantity,
        is_agreed=kind_of(job.state) not in _NOT_AGREED,
    )
