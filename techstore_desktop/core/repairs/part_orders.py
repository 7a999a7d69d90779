"""Parts that are bought for jobs: ordered, arrived, kept for who waits (R55)."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.products import costing
from techstore_desktop.core.products.importing.exporting import write_file
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs import come_parts, lines, part_needs, parts
from techstore_desktop.core.repairs.bills import rules_of
from techstore_desktop.core.repairs.choices import PartStatus
from techstore_desktop.core.repairs.models import RepairLine
from techstore_desktop.core.repairs.part_order_models import PartOrder
from techstore_desktop.core.repairs.part_order_schemas import (
    PartArrival,
    PartNeeded,
    PartOrderCreate,
    PartOrderResponse,
)
from techstore_desktop.core.stock import branch_costs, receiving, serials
from techstore_desktop.core.stock.units import SerialAct
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction

_orders = Repository(PartOrder)
_products = Repository(Product)
_lines = Repository(RepairLine)
PART_ARRIVED = "repair.part_arrived"
"""The act of counting in what came."""
ARRIVED = "arrived"
"""Why a part is kept: it came, and a technician is to be told."""

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
            return part_needs.needed(reading, with_cost=_sees_cost(actor))

    def come_for(self, actor: Actor) -> dict[UUID, str]:
        """Return the numbers of the person's jobs whose parts have come, by job."""
        if not actor.may(Permission.REPAIR_WORK):
            return {}
        with self._database.reading() as reading:
            return come_parts.come_for(reading, actor)

    def export(
        self, actor: Actor, path: Path, titles: Mapping[str, str] | None = None
    ) -> int:
        """Write the list as CSV or XLSX; return how many rows it has.

        Raises RuleBroken ``export.kind_unknown``, Unavailable ``export.not_written``.
        """
        rows = self.needed(actor)
        write_file(path, [_row(row) for row in rows], HEADER, titles)
        return len(rows)

    def order(
        self, actor: Actor, data: PartOrderCreate, *, approval: Approval | None = None
    ) -> PartOrderResponse:
        """Write that a part was ordered.

        Raises RuleBroken ``product.not_found``, ``repair_line.not_found``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.part_ordered", actor, approved_by=approved_by
        ) as transaction:
            name, usual = _about(transaction, data)
            given = data.unit_cost if _sees_cost(actor) else None
            profile = self._profiles.of(transaction)
            order = _orders.create(
                transaction,
                data.model_dump()
                | {
                    "id": transaction.new_id(),
                    "line_id": None if data.product_id else data.line_id,
                    "name": name,
                    "unit_cost": _rounded(usual if given is None else given, profile),
                    "branch_id": transaction.origin.branch_id,
                    "ordered_at": transaction.now,
                    "ordered_by_id": actor.staff_id,
                    "arrived": Decimal(0),
                    "arrived_at": None,
                },
            )
            transaction.flush()
            return part_needs.open_orders(
                transaction, with_cost=_sees_cost(actor), order_id=order.id
            )[0]

    def settle_costs(self) -> None:
        """Let products cost what all their receipts come to, tills apart or not."""
        with self._database.reading() as reading:
            if not costing.apart(reading):
                return
        with self._database.transaction(costing.SETTLED, None) as transaction:
            for product_id in costing.apart(transaction):
                costing.settle(transaction, product_id)

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
        self, actor: Actor, data: PartArrival, *, approval: Approval | None = None
    ) -> tuple[str, ...]:
        """Put what came onto the shelf; return the jobs whose part is kept now.

        It is kept for who waits the longest, agreed or not, at what it cost; it moves
        what the product costs (R33). No job moves by itself. What did not come stays
        on order. Raises RuleBroken ``part_order.closed``, ``part_order.too_many`` with
        ``expected``, ``serial.count`` and what ``receiving`` refuses.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            PART_ARRIVED, actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            order = _open_order(transaction, data.order_id)
            expected = order.quantity - order.arrived
            if data.quantity > expected:
                raise RuleBroken("part_order.too_many", expected=expected)
            if data.unit_cost is not None and _sees_cost(actor):
                order.unit_cost = _rounded(data.unit_cost, profile)
            order.arrived += data.quantity
            if order.arrived >= order.quantity:
                order.arrived_at = transaction.now
            transaction.flush()
            if order.product_id is not None:
                _onto_shelf(transaction, order.product_id, order, data)
            return _keep(transaction, actor, order, profile)


def _sees_cost(actor: Actor) -> bool:
    return actor.may(Permission.REPAIR_SEE_COST)


def _rounded(cost: Decimal, profile: ShopProfile) -> Decimal:
    return round_half_up(cost, profile.currency.digits)


def _about(transaction: Transaction, data: PartOrderCreate) -> tuple[str, Decimal]:
    """Return what is ordered, and what one usually costs: as it last came, if ever."""
    if data.product_id is not None:
        product = _products.get(transaction, data.product_id)
        last = costing.last_cost(transaction, product.id)
        if last is None:
            last = branch_costs.cost_here(transaction, product.id)
        return product.name, last
    if data.line_id is None:
        raise RuleBroken("repair_line.not_found")
    line = _lines.get(transaction, data.line_id)
    if line.archived_at is not None:
        raise RuleBroken("repair_line.not_found")
    return line.name, line.unit_cost


def _onto_shelf(
    transaction: Transaction, product_id: UUID, order: PartOrder, data: PartArrival
) -> None:
    units = receiving.checked(transaction, product_id, data.units)
    receiving.require_as_many(transaction, product_id, data.quantity, units)
    receiving.require_elsewhere(transaction, units)
    costing.receive(
        transaction,
        product_id,
        data.quantity,
        order.unit_cost,
        document_id=order.id,
    )
    serials.record(transaction, units, SerialAct.RECEIVED, document_id=order.id)
    transaction.flush()


def _keep(
    transaction: Transaction, actor: Actor, order: PartOrder, profile: ShopProfile
) -> tuple[str, ...]:
    """Keep what came for the jobs that wait for it, the oldest first."""
    kept = []
    waiting = part_needs.waiting_lines(
        transaction, product_id=order.product_id, line_id=order.line_id
    )
    for line, job in waiting:
        parts.keep(transaction, actor, job, [line], because=ARRIVED)
        if line.part_status is not PartStatus.RESERVED:
            continue
        if line.unit_cost != order.unit_cost:
            line.unit_cost = order.unit_cost
        kept.append(job.number)
        lines.retotal(lines.lines_of(transaction, job.id), rules_of(profile))
    transaction.flush()
    return tuple(kept)


def _open_order(transaction: Transaction, order_id: UUID) -> PartOrder:
    """Return an order that is open still, and nobody else's until this act is done."""
    order = transaction.session.get(
        PartOrder, order_id, with_for_update=True, populate_existing=True
    )
    if order is None:
        raise RuleBroken("part_order.not_found")
    if order.arrived_at is not None or order.archived_at is not None:
        raise RuleBroken("part_order.closed")
    return order


def _row(part: PartNeeded) -> dict[str, Any]:
    return {name: getattr(part, name) for name in HEADER if name != "jobs"} | {
        "jobs": " ".join(job.number for job in part.jobs),
    }
