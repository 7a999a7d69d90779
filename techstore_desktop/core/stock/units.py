"""One physical unit: its numbers, where it is, and what moves it there (R34).

Functions and words on values alone.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, StringConstraints

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.schema import STORABLE

LONGEST_SERIAL = 60
IMEI_LENGTH = 15
TWO_IMEIS = 2
_IMEI = re.compile(rf"[0-9]{{{IMEI_LENGTH}}}", re.ASCII)


class Place(StrEnum):
    """Where a unit is: in exactly one of these."""

    IN_STOCK = "in_stock"
    RESERVED = "reserved"
    SOLD = "sold"
    IN_REPAIR = "in_repair"
    FITTED = "fitted"
    DAMAGED = "damaged"
    WITH_SUPPLIER = "with_supplier"
    SCRAPPED = "scrapped"
    MISSING = "missing"


class SerialAct(StrEnum):
    """What happened to a unit."""

    RECEIVED = "received"
    COUNTED = "counted"
    SOLD = "sold"
    RETURNED = "returned"
    CORRECTED = "corrected"
    """Its number was a mistake on that document."""
    DAMAGED = "damaged"
    TO_SUPPLIER = "to_supplier"
    SCRAPPED = "scrapped"
    MISSING = "missing"
    RESERVED = "reserved"
    RELEASED = "released"
    FITTED = "fitted"
    TAKEN_OFF = "taken_off"
    INTO_REPAIR = "into_repair"
    FROM_REPAIR = "from_repair"


_PLACES = {
    SerialAct.RECEIVED: Place.IN_STOCK,
    SerialAct.COUNTED: Place.IN_STOCK,
    SerialAct.SOLD: Place.SOLD,
    SerialAct.RETURNED: Place.IN_STOCK,
    SerialAct.CORRECTED: Place.IN_STOCK,
    SerialAct.DAMAGED: Place.DAMAGED,
    SerialAct.TO_SUPPLIER: Place.WITH_SUPPLIER,
    SerialAct.SCRAPPED: Place.SCRAPPED,
    SerialAct.MISSING: Place.MISSING,
    SerialAct.RESERVED: Place.RESERVED,
    SerialAct.RELEASED: Place.IN_STOCK,
    SerialAct.FITTED: Place.FITTED,
    SerialAct.TAKEN_OFF: Place.IN_STOCK,
    SerialAct.INTO_REPAIR: Place.IN_REPAIR,
    SerialAct.FROM_REPAIR: Place.SOLD,
}
_OF_SALE = {SerialAct.SOLD: 1, SerialAct.RETURNED: -1}
_SHELF = frozenset({Place.IN_STOCK, Place.RESERVED})
_BEFORE = {
    SerialAct.RECEIVED: frozenset({Place.MISSING, Place.WITH_SUPPLIER}),
    SerialAct.COUNTED: frozenset({Place.MISSING, Place.WITH_SUPPLIER}),
    SerialAct.SOLD: _SHELF,
    SerialAct.RETURNED: frozenset({Place.SOLD}),
    SerialAct.CORRECTED: frozenset(Place),
    SerialAct.DAMAGED: _SHELF,
    SerialAct.TO_SUPPLIER: _SHELF | {Place.DAMAGED},
    SerialAct.SCRAPPED: _SHELF | {Place.DAMAGED, Place.FITTED},
    SerialAct.MISSING: _SHELF | {Place.DAMAGED},
    SerialAct.RESERVED: _SHELF,
    SerialAct.RELEASED: frozenset({Place.RESERVED}),
    SerialAct.FITTED: _SHELF,
    SerialAct.TAKEN_OFF: frozenset({Place.FITTED}),
    SerialAct.INTO_REPAIR: frozenset({Place.SOLD, Place.IN_STOCK}),
    SerialAct.FROM_REPAIR: frozenset({Place.IN_REPAIR}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit by its number, and the second IMEI of a phone for two cards."""

    product_id: UUID
    serial_number: str
    second_number: str = ""


def place_after(act: SerialAct) -> Place:
    """Return where a unit is once this has happened to it."""
    return _PLACES[act]


def can_follow(act: SerialAct, place: Place) -> bool:
    """Tell whether this can happen to a unit that is in a place.

    A person who knows where the books have it may do it all the same: they see it.
    """
    return place in _BEFORE[act]


def times_sold(act: SerialAct) -> int:
    """Return by how much this changes how often a unit is sold: 1, 0 or -1."""
    return _OF_SALE.get(act, 0)


def is_count_alone(quantity: Decimal, *, without_number: Decimal) -> bool:
    """Tell whether a correction brings pieces and known numbers closer, not past.

    ``without_number`` is how many pieces more than numbers there are. No unit moves
    then: tills that were apart counted one twice, or nobody ever numbered the pieces.
    """
    return quantity * without_number < 0 and abs(quantity) <= abs(without_number)


def normal_serial(text: object) -> object:
    """Return a number as it is kept: in capitals, without spaces."""
    return "".join(text.split()).upper() if isinstance(text, str) else text


SerialNumber = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_SERIAL),
    BeforeValidator(normal_serial),
    STORABLE,
]


def is_imei(number: str) -> bool:
    """Tell whether a number has 15 digits of which the last one fits (Luhn)."""
    return bool(_IMEI.fullmatch(number)) and _passes_luhn(number)


def check_unit(serial_number: str, second_number: str, *, imei_count: int) -> None:
    """Check the numbers of a unit whose product has so many IMEIs.

    ``imei_count`` is 0 where any serial number will do. Raises RuleBroken
    ``serial.missing``, ``serial.too_long``, ``serial.imei_wrong``,
    ``serial.imei_repeated``.
    """
    if not serial_number:
        raise RuleBroken("serial.missing")
    for number in (serial_number, second_number):
        if len(number) > LONGEST_SERIAL:
            raise RuleBroken("serial.too_long", largest=LONGEST_SERIAL)
    numbers = (serial_number, second_number)[:imei_count]
    for number in numbers:
        if not is_imei(number):
            raise RuleBroken("serial.imei_wrong", serial=number)
    if imei_count == TWO_IMEIS and serial_number == second_number:
        raise RuleBroken("serial.imei_repeated", serial=serial_number)


def _passes_luhn(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - cross sum
    return total % 10 == 0
