"""Which price and time are suggested, on values: the list's, else experience."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from techstore_desktop.core.estimates.experience import Experience


class PriceSource(StrEnum):
    """What a suggested price rests on."""

    LIST = "list"
    SAME_MODEL = "same_model"
    SAME_KIND = "same_kind"
    NOTHING = "nothing"


class ListPrice(NamedTuple):
    """What the price list says; ``minutes`` of 0 are not said."""

    price: Decimal
    minutes: int


class Suggested(NamedTuple):
    """A price, None where nothing tells of one, and minutes; on what they rest."""

    price: Decimal | None
    minutes: int
    source: PriceSource
    experience: Experience | None
    experience_source: PriceSource


def suggest(
    listed: ListPrice | None,
    same_model: Experience | None,
    same_kind: Experience | None,
    *,
    usual_minutes: int,
) -> Suggested:
    """Return what is suggested.

    The list wins: it is what the shop decided to ask, and may follow a cost that has
    just changed; what its jobs came to stands beside it. Without a list it is the
    median of jobs of the same model and fault, else of the same kind and fault.
    """
    known = same_model or same_kind
    source = PriceSource.SAME_MODEL if same_model else PriceSource.SAME_KIND
    told_by = source if known else PriceSource.NOTHING
    worked = known.minutes if known and known.minutes is not None else usual_minutes
    if listed is not None:
        minutes = listed.minutes or worked
        return Suggested(listed.price, minutes, PriceSource.LIST, known, told_by)
    price = known.price if known else None
    return Suggested(price, worked, told_by, known, told_by)
