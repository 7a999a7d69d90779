"""What a sheet for serial numbers is to ask, and what of a unit it must question."""

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.ui.serials.words import place_words

translate = QCoreApplication.translate
Numbers = tuple[str, str]
"""A unit's number, and the second IMEI of a phone for two cards or nothing."""


class Purpose(Enum):
    """Why numbers are asked."""

    SALE = auto()
    ARRIVAL = auto()
    LEAVING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """So many numbers of a product; without a count, as many as there are.

    A ``question`` stands above the field; where they may be unknown, none will do.
    """

    product_id: UUID
    name: str
    imei_count: int
    purpose: Purpose
    count: int | None = None
    units: tuple[Numbers, ...] = ()
    question: str = ""
    may_be_unknown: bool = False


def question_about(unit: UnitResponse, asked: Asked, policy: StockPolicy) -> str:
    """Return what must be asked before this unit is taken, or nothing.

    Raises RuleBroken ``serial.in_stock`` for one that arrives and is there already.
    """
    if asked.purpose is Purpose.ARRIVAL:
        if unit.is_ready:
            raise RuleBroken("serial.in_stock", serial=unit.serial_number)
        return ""
    if unit.is_ready or policy is StockPolicy.ALLOW:
        return ""
    if unit.place is None:
        words = translate(
            "Serials", "{serial} is not known to the shop. Check it, or take it anyway."
        )
    else:
        words = translate("Serials", "{serial}: {place}. Check it, or take it anyway.")
    return words.format(serial=unit.serial_number, place=place_words(unit))
