"""The parts of a job, within an open transaction: kept, fitted, taken off (R55)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.choices import EventKind, LineKind, PartStatus
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.part_order_models import PartOrder
from techstore_desktop.core.stock import movements, reservations, serials
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.stock.units import Place, SerialAct, Unit, normal_serial
from techstore_desktop.core.storage.transaction import Reading, Transaction

WAITING = (None, PartStatus.TO_ORDER, PartStatus.RELEASED)
"""A part that is on the quote and neither kept nor fitted."""


def stocked_product(reading: Reading, line: RepairLine) -> UUID | None:
    """Return the product of a part that lies on a shelf of the shop, if it is (R32)."""
    if line.kind is not LineKind.PART or line.product_id is None:
        return None
    return reading.session.scalar(
        select(Product.id).where(
            Product.id == line.product_id, Product.is_stocked.is_(True)
        )
    )


def _available(reading: Reading, product_id: UUID) -> Decimal:
    return reservations.available(reading, [product_id])[product_id]


def _is_there(transaction: Transaction, line: RepairLine) -> bool | None:
    """Tell whether a part can be kept; None for what nobody orders or keeps."""
    product_id = stocked_product(transaction, line)
    transaction.flush()
    if product_id is not None:
        return _available(transaction, product_id) >= line.quantity
    if line.kind is not LineKind.PART or line.product_id is not None:
        return None
    came = transaction.session.scalars(
        select(PartOrder.arrived).where(PartOrder.line_id == line.id)
    )
    return sum(came, ZERO) >= line.quantity


def keep(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    lines: Iterable[RepairLine],
    **details: Any,
) -> None:
    """Reserve what waits and is there; the rest is to be ordered.

    A part that no product of the catalogue is has no shelf: it is there once it came,
    for this job alone.
    """
    for line in lines:
        if line.part_status not in WAITING:
            continue
        is_there = _is_there(transaction, line)
        if is_there is None:
            continue
        status = PartStatus.RESERVED if is_there else PartStatus.TO_ORDER
        if line.part_status is status:
            continue
        line.part_status = status
        has_shelf = is_there and line.product_id is not None
        line.shelf_id = transaction.origin.branch_id if has_shelf else None
        _tell(transaction, actor, job, line, **details)


def release(
    transaction: Transaction, actor: Actor, job: RepairJob, lines: Iterable[RepairLine]
) -> None:
    """Let go of what is kept, and order no more what is to be ordered."""
    for line in lines:
        if line.part_status in {PartStatus.RESERVED, PartStatus.TO_ORDER}:
            line.part_status, line.shelf_id = PartStatus.RELEASED, None
            _tell(transaction, actor, job, line)


def fit(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    line: RepairLine,
    serial_numbers: Sequence[str],
    *,
    is_strict: bool,
) -> None:
    """Move a part out of the stock and into the device.

    What is in the hand is fitted whatever the books say, unless the shop is strict
    about its stock (R31). Raises RuleBroken ``repair.part_fitted``,
    ``repair.part_not_there`` where it is kept by nobody and the shelf is empty,
    ``repair.serials_needed``, ``repair.no_part``, ``repair.part_scrapped``,
    ``repair.unit_elsewhere``.
    """
    if line.kind is not LineKind.PART:
        raise RuleBroken("repair.no_part", name=line.name)
    require_movable(line)
    numbers = [str(normal_serial(number)) for number in serial_numbers]
    units = _units(transaction, line, numbers)
    product_id = stocked_product(transaction, line)
    if product_id is not None:
        if is_strict and line.part_status is not PartStatus.RESERVED:
            _require_there(transaction, line, product_id)
        _move(transaction, line, product_id, -line.quantity, MovementReason.REPAIR)
    line.part_status, line.shelf_id = PartStatus.FITTED, None
    serials.take(transaction, units, document_id=line.id)
    line.serial_numbers = numbers
    line.technician_id = line.technician_id or actor.staff_id
    _tell(transaction, actor, job, line, serial_numbers=numbers)


def take_off(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    line: RepairLine,
    *,
    to_scrap: bool,
) -> None:
    """Take a fitted part out again: back to the shelf, or to scrap.

    Scrap was used up: it stays out of the stock. Raises RuleBroken
    ``repair.part_not_fitted``.
    """
    if line.part_status is not PartStatus.FITTED:
        raise RuleBroken("repair.part_not_fitted", name=line.name)
    if to_scrap:
        line.part_status = PartStatus.SCRAPPED
    else:
        product_id = stocked_product(transaction, line)
        if product_id is not None:
            reason = MovementReason.REPAIR_RETURN
            _move(transaction, line, product_id, line.quantity, reason)
        line.part_status = PartStatus.RETURNED
    act = SerialAct.SCRAPPED if to_scrap else SerialAct.TAKEN_OFF
    numbers, line.serial_numbers = line.serial_numbers, []
    units = _named_units(line, numbers)
    serials.put_back(transaction, units, document_id=line.id, act=act)
    _tell(transaction, actor, job, line, serial_numbers=numbers)


def require_movable(line: RepairLine) -> None:
    """Refuse what is used up.

    Raises RuleBroken ``repair.part_fitted``, ``repair.part_scrapped``.
    """
    if line.part_status is PartStatus.FITTED:
        raise RuleBroken("repair.part_fitted", name=line.name)
    if line.part_status is PartStatus.SCRAPPED:
        raise RuleBroken("repair.part_scrapped", name=line.name)


def require_none_fitted(lines: Iterable[RepairLine]) -> None:
    """Raise RuleBroken ``repair.parts_fitted`` while a part is in the device."""
    for line in lines:
        if line.part_status is PartStatus.FITTED:
            raise RuleBroken("repair.parts_fitted", name=line.name)


_EVENTS = {
    PartStatus.TO_ORDER: EventKind.PART_TO_ORDER,
    PartStatus.RESERVED: EventKind.PART_RESERVED,
    PartStatus.RELEASED: EventKind.PART_RELEASED,
    PartStatus.FITTED: EventKind.PART_FITTED,
    PartStatus.RETURNED: EventKind.PART_RETURNED,
    PartStatus.SCRAPPED: EventKind.PART_SCRAPPED,
}


def _tell(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    line: RepairLine,
    **details: Any,
) -> None:
    assert line.part_status is not None  # noqa: S101 - each caller has just set it
    events.record(
        transaction,
        actor,
        job,
        _EVENTS[line.part_status],
        line_id=str(line.id),
        name=line.name,
        quantity=str(line.quantity),
        **details,
    )


def _move(
    transaction: Transaction,
    line: RepairLine,
    product_id: UUID,
    quantity: Decimal,
    reason: MovementReason,
) -> None:
    movements.move(
        transaction,
        product_id,
        quantity,
        reason=reason,
        unit_cost=line.unit_cost,
        document_id=line.id,
    )


def _require_there(reading: Reading, line: RepairLine, product_id: UUID) -> None:
    free = _available(reading, product_id)
    if free < line.quantity:
        raise RuleBroken(
            "repair.part_not_there", name=line.name, available=max(free, ZERO)
        )


def _units(reading: Reading, line: RepairLine, numbers: Sequence[str]) -> list[Unit]:
    """Return the units to be fitted: as many as pieces, none elsewhere (R34)."""
    tracks = line.product_id is not None and reading.session.scalar(
        select(Product.tracks_serial_numbers).where(Product.id == line.product_id)
    )
    if tracks and len(set(numbers)) != line.quantity:
        raise RuleBroken("repair.serials_needed", name=line.name)
    units = _named_units(line, numbers)
    for standing in serials.standings(reading, units) if units else ():
        if standing.place not in {None, Place.IN_STOCK, Place.RESERVED}:
            serial = standing.unit.serial_number
            raise RuleBroken("repair.unit_elsewhere", serial=serial)
    return units


def _named_units(line: RepairLine, numbers: Sequence[str]) -> list[Unit]:
    if line.product_id is None:
        return []
    return [
        Unit(product_id=line.product_id, serial_number=number) for number in numbers
    ]
