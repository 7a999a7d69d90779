"""What jobs wait for that is not on the shelf: to be bought, ordered, arrived (R55)."""

from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.products.importing.exporting import write_file
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs import lines, parts
from techstore_desktop.core.repairs.bills import rules_of
from techstore_desktop.core.repairs.choices import PartStatus, RepairKind
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.part_order_models import PartOrder
from techstore_desktop.core.repairs.part_order_schemas import (
    PartNeeded,
    PartOrderCreate,
    PartOrderResponse,
    WaitingJob,
    to_buy,
)
from techstore_desktop.core.repairs.workflow import kind_of
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.stock import reservations
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_orders = Repository(PartOrder)
_products = Repository(Product)
_jobs = Repository(RepairJob)
_NOT_AGREED = {RepairKind.RECEIVED, RepairKind.DIAGNOSING, RepairKind.QUOTED}
HEADER = (
    *("sku", "name", "to_buy", "waiting", "agreed", "ordered", "expected_on"),
    *("available", "minimum", "jobs"),
)


class PartOrderService:
    """The parts that this branch has to buy for its repairs."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def needed(self, actor: Actor) -> tuple[PartNeeded, ...]:
        """Return what is waited for or on its way, what is to be bought first."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            return needed(reading)

    def export(self, actor: Actor, path: Path) -> int:
        """Write the list as CSV or XLSX; return how many rows it has.

        Raises RuleBroken ``export.kind_unknown``, Unavailable ``export.not_written``.
        """
        rows = self.needed(actor)
        write_file(path, [_row(row) for row in rows], HEADER)
        return len(rows)

    def order(
        self, actor: Actor, data: PartOrderCreate, *, approval: Approval | None = None
    ) -> PartOrderResponse:
        """Write that a part was ordered. Raises RuleBroken ``product.not_found``."""
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.part_ordered", actor, approved_by=approved_by
        ) as transaction:
            product = _products.get(transaction, data.product_id)
            order = _orders.create(
                transaction,
                data.model_dump()
                | {
                    "id": transaction.new_id(),
                    "branch_id": transaction.origin.branch_id,
                    "ordered_at": transaction.now,
                    "ordered_by_id": actor.staff_id,
                    "arrived_at": None,
                },
            )
            transaction.flush()
            found = _open_orders(transaction, [product.id])
            return next(each for each in found if each.id == order.id)

    def take_back(
        self, actor: Actor, order_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Forget an order that never comes. Raises ``part_order.closed``."""
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.part_order_dropped", actor, approved_by=approved_by
        ) as transaction:
            _open_order(transaction, order_id)
            _orders.archive(transaction, order_id)

    def arrived(
        self, actor: Actor, order_id: UUID, *, approval: Approval | None = None
    ) -> tuple[str, ...]:
        """Close an order that came; return the jobs whose part is kept now.

        What is on the shelf is kept for who waits the longest, agreed or not: it was
        counted in at the product before. Raises ``part_order.closed``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.part_arrived", actor, approved_by=approved_by
        ) as transaction:
            order = _open_order(transaction, order_id)
            order.arrived_at = transaction.now
            profile = self._profiles.of(transaction)
            kept = []
            for line, job in _waiting_lines(transaction, order.product_id):
                parts.keep(transaction, actor, job, [line])
                if line.part_status is PartStatus.RESERVED:
                    kept.append(job.number)
                rows = lines.lines_of(transaction, job.id)
                lines.retotal(rows, rules_of(profile))
            transaction.flush()
            return tuple(kept)


def needed(reading: Reading) -> tuple[PartNeeded, ...]:
    """Return what this branch's jobs wait for, or what is on its way here."""
    waiting: dict[UUID, list[WaitingJob]] = defaultdict(list)
    for line, job in _waiting_lines(reading):
        assert line.product_id is not None  # noqa: S101 - only products are ordered
        waiting[line.product_id].append(_job(line, job))
    orders: dict[UUID, list[PartOrderResponse]] = defaultdict(list)
    for order in _open_orders(reading):
        orders[order.product_id].append(order)
    ids = {*waiting, *orders}
    free = reservations.available(reading, list(ids))
    products = reading.session.scalars(
        select(Product).where(Product.id.in_(ids)).order_by(Product.name, Product.id)
    )
    found = [
        _needed(product, waiting[product.id], orders[product.id], free[product.id])
        for product in products
    ]
    return tuple(sorted(found, key=lambda each: not each.to_buy))


def _needed(
    product: Product,
    jobs: list[WaitingJob],
    orders: list[PartOrderResponse],
    available: Any,
) -> PartNeeded:
    agreed = sum((job.quantity for job in jobs if job.is_agreed), ZERO)
    ordered = sum((order.quantity for order in orders), ZERO)
    days = [order.expected_on for order in orders if order.expected_on is not None]
    return PartNeeded(
        product_id=product.id,
        sku=product.sku,
        name=product.name,
        minimum=product.minimum_stock,
        available=available,
        waiting=sum((job.quantity for job in jobs), ZERO),
        agreed=agreed,
        ordered=ordered,
        expected_on=min(days, default=None),
        to_buy=to_buy(
            agreed=agreed,
            minimum=product.minimum_stock,
            available=available,
            ordered=ordered,
        ),
        jobs=tuple(jobs),
        orders=tuple(orders),
    )


def _job(line: RepairLine, job: RepairJob) -> WaitingJob:
    return WaitingJob(
        job_id=job.id,
        number=job.number,
        device=f"{job.brand} {job.model}".strip(),
        quantity=line.quantity,
        is_agreed=kind_of(job.state) not in _NOT_AGREED,
    )


def _waiting_lines(
    reading: Reading, product_id: UUID | None = None
) -> list[tuple[RepairLine, RepairJob]]:
    """Return the parts of this branch's jobs that are to be ordered, oldest first."""
    query = (
        select(RepairLine, RepairJob)
        .join(RepairJob, RepairJob.id == RepairLine.job_id)
        .where(
            RepairLine.part_status == PartStatus.TO_ORDER,
            RepairLine.product_id.is_not(None),
            RepairLine.archived_at.is_(None),
            RepairJob.branch_id == reading.origin.branch_id,
        )
        .order_by(RepairJob.received_at, RepairLine.id)
    )
    if product_id is not None:
        query = query.where(RepairLine.product_id == product_id)
    return [(line, job) for line, job in reading.session.execute(query)]


def _open_orders(
    reading: Reading, product_ids: Collection[UUID] | None = None
) -> list[PartOrderResponse]:
    query = (
        select(PartOrder, StaffMember.name)
        .outerjoin(StaffMember, StaffMember.id == PartOrder.ordered_by_id)
        .where(
            PartOrder.arrived_at.is_(None),
            PartOrder.archived_at.is_(None),
            PartOrder.branch_id == reading.origin.branch_id,
        )
        .order_by(PartOrder.ordered_at, PartOrder.id)
    )
    if product_ids is not None:
        query = query.where(PartOrder.product_id.in_(product_ids))
    names = ("id", "product_id", "quantity", "ordered_at", "expected_on", "supplier")
    return [
        PartOrderResponse(
            **{name: getattr(order, name) for name in names},
            ordered_by_name=person or "",
        )
        for order, person in reading.session.execute(query)
    ]


def _open_order(transaction: Transaction, order_id: UUID) -> PartOrder:
    order = _orders.get(transaction, order_id)
    if order.arrived_at is not None or order.archived_at is not None:
        raise RuleBroken("part_order.closed")
    return order


def _row(part: PartNeeded) -> dict[str, Any]:
    return {name: getattr(part, name) for name in HEADER if name != "jobs"} | {
        "expected_on": part.expected_on.isoformat() if part.expected_on else "",
        "jobs": " ".join(job.number for job in part.jobs),
    }
