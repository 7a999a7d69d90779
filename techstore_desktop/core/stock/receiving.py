"""Units that come onto the shelf or leave it by a correction (R34)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Integer, column, select, table

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.stock import movements, serials
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.stock.units import Unit, check_unit
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.types import Identifier

_PRODUCT = table(
    "product",
    column("id", Identifier()),
    column("name"),
    column("tracks_serial_numbers", Boolean()),
    column("imei_count", Integer()),
)


def checked(
    reading: Reading, product_id: UUID, units: Sequence[UnitNumbers]
) -> list[Unit]:
    """Return the units of a product, each once, with numbers that can be.

    Where a second number was scanned, the unit that it belongs to is meant. Raises
    RuleBroken ``serial.repeated``, ``serial.missing``, ``serial.imei_*``.
    """
    product = reading.session.execute(
        select(_PRODUCT.c.imei_count).where(_PRODUCT.c.id == product_id)
    ).first()
    imei_count = product.imei_count if product else 0
    known: set[str] = set()
    found = []
    for given in units:
        unit = serials.meant(reading, product_id, given.serial_number) or Unit(
            product_id=product_id,
            serial_number=given.serial_number,
            second_number=given.second_number or "",
        )
        check_unit(unit.serial_number, unit.second_number, imei_count=imei_count)
        for number in filter(None, (unit.serial_number, unit.second_number)):
            if number in known:
                raise RuleBroken("serial.repeated", serial=number)
            known.add(number)
        found.append(unit)
    return found


def require_as_many(
    reading: Reading, product_id: UUID, quantity: Decimal, units: Sequence[Unit]
) -> None:
    """Raise RuleBroken ``serial.count`` unless each piece has its number.

    Of a product that tracks none, none are wanted.
    """
    product = _tracked(reading, product_id)
    if product is not None and len(units) != abs(quantity):
        raise RuleBroken(
            "serial.count",
            product=product.name,
            given=len(units),
            wanted=abs(quantity),
        )


def without_number(reading: Reading, product_id: UUID) -> Decimal:
    """Return how many pieces more than known numbers are on this branch's shelf.

    Less than 0: more numbers than pieces. 0 of a product that tracks none.
    """
    if _tracked(reading, product_id) is None:
        return Decimal(0)
    here = reading.origin.branch_id
    known = serials.on_shelf(here).subquery()
    numbers = reading.session.scalar(
        select(known.c.known).where(known.c.product_id == product_id)
    )
    pieces = movements.on_hand(reading, [product_id]).get(product_id, Decimal(0))
    return pieces - (numbers or 0)


def lacking(reading: Reading, product_id: UUID) -> int:
    """Return how many pieces on this branch's shelf nobody knows by their number."""
    return max(0, int(without_number(reading, product_id)))


def _tracked(reading: Reading, product_id: UUID) -> Any:
    """Return a product whose pieces have numbers, else None."""
    return reading.session.execute(
        select(_PRODUCT.c.name).where(
            _PRODUCT.c.id == product_id, _PRODUCT.c.tracks_serial_numbers.is_(True)
        )
    ).first()


def require_elsewhere(reading: Reading, units: Sequence[Unit]) -> None:
    """Raise RuleBroken ``serial.in_stock`` for a unit that is on this shelf."""
    here = reading.origin.branch_id
    for standing in serials.standings(reading, units):
        if standing.is_on_shelf(here):
            raise RuleBroken("serial.in_stock", serial=standing.unit.serial_number)
