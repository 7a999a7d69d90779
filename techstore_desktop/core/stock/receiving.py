"""Units that come onto the shelf or leave it by a correction (R34)."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Boolean, Integer, column, select, table

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.stock import serials
from techstore_desktop.core.stock.models import stock_level
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
    product = reading.session.execute(
        select(_PRODUCT.c.name, _PRODUCT.c.tracks_serial_numbers).where(
            _PRODUCT.c.id == product_id
        )
    ).first()
    if product is None or not product.tracks_serial_numbers:
        return
    if len(units) != abs(quantity):
        raise RuleBroken(
            "serial.count",
            product=product.name,
            given=len(units),
            wanted=abs(quantity),
        )


def lacking(reading: Reading, product_id: UUID) -> int:
    """Return how many pieces on this branch's shelf nobody knows by their number."""
    here = reading.origin.branch_id
    known = serials.on_shelf(here).subquery()
    row = reading.session.execute(
        select(stock_level.c.on_hand, known.c.known)
        .join(_PRODUCT, _PRODUCT.c.id == stock_level.c.product_id)
        .outerjoin(known, known.c.product_id == stock_level.c.product_id)
        .where(
            stock_level.c.product_id == product_id,
            stock_level.c.branch_id == here,
            _PRODUCT.c.tracks_serial_numbers.is_(True),
        )
    ).first()
    return max(0, int(row.on_hand) - (row.known or 0)) if row else 0


def require_elsewhere(reading: Reading, units: Sequence[Unit]) -> None:
    """Raise RuleBroken ``serial.in_stock`` for a unit that is on this shelf."""
    here = reading.origin.branch_id
    for standing in serials.standings(reading, units):
        if standing.is_on_shelf(here):
            raise RuleBroken("serial.in_stock", serial=standing.unit.serial_number)
