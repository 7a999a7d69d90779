"""Units by their serial numbers, within an open transaction (R34).

Where a unit is follows from the last thing that happened to it. Product and number
say which unit is meant; ``SerialUnit`` lets it be found by either of its numbers.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, and_, func, or_, select

from techstore_desktop.core.stock.models import SerialMovement, SerialUnit
from techstore_desktop.core.stock.units import (
    Place,
    SerialAct,
    Unit,
    normal_serial,
    place_after,
    times_sold,
)
from techstore_desktop.core.storage.transaction import Reading, Transaction

_A_MOMENT = timedelta(milliseconds=1)
_ON_SHELF = [act for act in SerialAct if place_after(act) is Place.IN_STOCK]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a unit is, since when, and by which document; no place: never met."""

    unit: Unit
    place: Place | None = None
    branch_id: UUID | None = None
    since: datetime | None = None
    document_id: UUID | None = None

    def is_on_shelf(self, branch_id: UUID) -> bool:
        """Tell whether a branch may sell it without a question."""
        return self.place is Place.IN_STOCK and self.branch_id == branch_id


def movement(
    unit: Unit,
    act: SerialAct,
    *,
    document_id: UUID,
    occurred_at: datetime,
    line_id: UUID | None = None,
) -> SerialMovement:
    """Return the fact that something happened to a unit."""
    return SerialMovement(
        product_id=unit.product_id,
        serial_number=unit.serial_number,
        occurred_at=occurred_at,
        sold=times_sold(act),
        act=act,
        document_id=document_id,
        line_id=line_id,
    )


def record(
    transaction: Transaction,
    units: Sequence[Unit],
    act: SerialAct,
    *,
    document_id: UUID,
    line_id: UUID | None = None,
    occurred_at: datetime | None = None,
) -> None:
    """Write that something happened to units; those never met become known."""
    if not units:
        return
    register(transaction, units)
    moment = occurred_at or transaction.now
    rows = [
        movement(
            unit, act, document_id=document_id, line_id=line_id, occurred_at=moment
        )
        for unit in units
    ]
    transaction.add_all(following(transaction, rows))


def following(
    transaction: Transaction, rows: Sequence[SerialMovement]
) -> tuple[SerialMovement, ...]:
    """Return movements in their order, each with what is known before it here.

    So that whoever has them all can tell which till knew of what another one did.
    """
    keys = {(row.product_id, row.serial_number) for row in rows}
    last = {key: known.id for key, known in last_movements(transaction, keys).items()}
    for row in rows:
        key = (row.product_id, row.serial_number)
        row.id = transaction.new_id()
        row.after_id = last.get(key) or uuid5(*key)
        last[key] = row.id
    return tuple(rows)


def say(transaction: Transaction, row: SerialMovement) -> None:
    """Write a person's word on where a unit is: it counts after all that is known."""
    row.id = transaction.new_id()
    row.after_id = row.id
    transaction.add(row)


def last_moment(transaction: Transaction, unit: Unit) -> datetime:
    """Return when a unit moved last, as far as is known here.

    A settlement counts from there, not from now: what another till did with the unit
    since, and tells later, still comes after it. Of two rows of one moment that of the
    clock that runs ahead would come last: after such a one it counts from the next.
    """
    key = (unit.product_id, unit.serial_number)
    last = last_movements(transaction, [key]).get(key)
    if last is None:
        return datetime.min.replace(tzinfo=UTC)
    is_ahead = last.id > transaction.new_id()
    return last.occurred_at + _A_MOMENT if is_ahead else last.occurred_at


def take(transaction: Transaction, units: Sequence[Unit], *, document_id: UUID) -> None:
    """Take units off the shelf for a repair that they are fitted in."""
    record(transaction, units, SerialAct.FITTED, document_id=document_id)


def put_back(
    transaction: Transaction,
    units: Sequence[Unit],
    *,
    document_id: UUID,
    act: SerialAct = SerialAct.TAKEN_OFF,
) -> None:
    """Put units back that were taken or reserved; or scrap them, by ``act``."""
    record(transaction, units, act, document_id=document_id)


def register(transaction: Transaction, units: Iterable[Unit]) -> None:
    """Let units be found that were never met; a second number is learnt later too."""
    wanted = {(unit.product_id, unit.serial_number): unit for unit in units}
    if not wanted:
        return
    known = {
        (row.product_id, row.serial_number): row
        for row in transaction.session.scalars(
            select(SerialUnit)
            .where(is_one_of(SerialUnit, wanted))
            .order_by(SerialUnit.id.desc())
        )
    }
    for key, unit in wanted.items():
        if key not in known:
            transaction.add(
                SerialUnit(
                    product_id=unit.product_id,
                    serial_number=unit.serial_number,
                    second_number=unit.second_number,
                )
            )
        elif unit.second_number and not known[key].second_number:
            known[key].second_number = unit.second_number


def find(reading: Reading, number: str) -> list[Standing]:
    """Return the units with a number, of any product, by either of their numbers."""
    kept = str(normal_serial(number))
    rows = reading.session.scalars(
        select(SerialUnit)
        .where(
            or_(SerialUnit.serial_number == kept, SerialUnit.second_number == kept),
            SerialUnit.archived_at.is_(None),
        )
        .order_by(SerialUnit.id)
    )
    units = {
        (row.product_id, row.serial_number): Unit(
            product_id=row.product_id,
            serial_number=row.serial_number,
            second_number=row.second_number,
        )
        for row in rows
    }
    return standings(reading, list(units.values()))


def meant(reading: Reading, product_id: UUID, number: str) -> Unit | None:
    """Return the unit of a product that either of its numbers means, if it is known."""
    for standing in find(reading, number):
        if standing.unit.product_id == product_id:
            return standing.unit
    return None


def standings(reading: Reading, units: Sequence[Unit]) -> list[Standing]:
    """Return where units are, in their order; those never met are nowhere."""
    last = last_movements(reading, [(u.product_id, u.serial_number) for u in units])
    return [
        standing(unit, last.get((unit.product_id, unit.serial_number)))
        for unit in units
    ]


def standing(unit: Unit, last: SerialMovement | None) -> Standing:
    """Return where a unit is after the last thing that happened to it."""
    if last is None:
        return Standing(unit=unit)
    return Standing(
        unit=unit,
        place=place_after(last.what_happened),
        branch_id=last.branch_id,
        since=last.occurred_at,
        document_id=last.document_id,
    )


def last_movements(
    reading: Reading, keys: Collection[tuple[UUID, str]]
) -> dict[tuple[UUID, str], SerialMovement]:
    """Return the last movement of each unit; those never met are left out."""
    if not keys:
        return {}
    rows = reading.session.scalars(
        select(SerialMovement)
        .where(is_one_of(SerialMovement, keys))
        .order_by(SerialMovement.occurred_at, SerialMovement.id)
    )
    return {(row.product_id, row.serial_number): row for row in rows}


def last_of_product(product_id: UUID) -> Any:
    """Return the query for each unit's last movement: ids of ``SerialMovement``."""
    place = (
        func.row_number()
        .over(
            partition_by=SerialMovement.serial_number,
            order_by=(SerialMovement.occurred_at.desc(), SerialMovement.id.desc()),
        )
        .label("place")
    )
    ranked = (
        select(SerialMovement.id, place)
        .where(SerialMovement.product_id == product_id)
        .subquery()
    )
    return select(ranked.c.id).where(ranked.c.place == 1)


def on_shelf(branch_id: UUID) -> Any:
    """Return the query for how many units of each product a branch knows to have."""
    place = (
        func.row_number()
        .over(
            partition_by=(SerialMovement.product_id, SerialMovement.serial_number),
            order_by=(SerialMovement.occurred_at.desc(), SerialMovement.id.desc()),
        )
        .label("place")
    )
    ranked = select(
        SerialMovement.product_id,
        SerialMovement.branch_id,
        SerialMovement.act,
        SerialMovement.sold,
        place,
    ).subquery()
    is_there = or_(
        ranked.c.act.in_(_ON_SHELF),
        and_(ranked.c.act.is_(None), ranked.c.sold <= 0),
    )
    return (
        select(ranked.c.product_id, func.count().label("known"))
        .where(ranked.c.place == 1, ranked.c.branch_id == branch_id, is_there)
        .group_by(ranked.c.product_id)
    )


def is_one_of(
    model: type[SerialUnit | SerialMovement], keys: Collection[tuple[UUID, str]]
) -> ColumnElement[bool]:
    """Return the condition that a row is of one of these units."""
    by_product: dict[UUID, list[str]] = {}
    for product_id, number in keys:
        by_product.setdefault(product_id, []).append(number)
    return or_(
        *(
            and_(model.product_id == product_id, model.serial_number.in_(numbers))
            for product_id, numbers in by_product.items()
        )
    )
