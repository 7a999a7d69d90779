"""Which price and time are suggested, on values: the list's, else experience."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from techstore_desktop.core.estimates.experience import Experience
from techstore_desktop.core.money import ZERO


class PriceSource(StrEnum):
    """What a suggested price rests on."""

    LIST = "list"
    SAME_MODEL = "same_model"
    SAME_KIND = "same_kind"
    EACH_FAULT = "each_fault"
    NOTHING = "nothing"


class ListPrice(NamedTuple):
    """What the price list says; ``minutes`` of 0 are not said.

    One that ``is_for_any_fault`` is asked once, however many faults there are.
    """

    price: Decimal
    minutes: int
    is_for_any_fault: bool = False


class Suggested(NamedTuple):
    """A price, None where nothing tells of one, and minutes; on what they rest.

    ``parts`` are those that such jobs took; of another model none is known. ``unknown``
    are the faults of several that nothing tells a price of.
    """

    price: Decimal | None
    minutes: int
    source: PriceSource
    experience: Experience | None
    experience_source: PriceSource
    parts: tuple[UUID, ...] = ()
    unknown: tuple[str, ...] = ()
    is_for_any_fault: bool = False


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
    parts = same_model.parts if same_model else ()
    if listed is not None:
        return Suggested(
            listed.price,
            listed.minutes or worked,
            PriceSource.LIST,
            known,
            told_by,
            parts,
            is_for_any_fault=listed.is_for_any_fault,
        )
    price = known.price if known else None
    return Suggested(price, worked, told_by, known, told_by, parts)


def together(each: Mapping[str, Suggested]) -> Suggested:
    """Return what several faults of one device come to, each by its words.

    The price for any fault is asked once; without a price of every fault there is none.
    """
    flat = {fault: one for fault, one in each.items() if one.is_for_any_fault}
    counted = [one for fault, one in each.items() if fault not in flat]
    counted += list(flat.values())[:1]
    unknown = tuple(fault for fault, one in each.items() if one.price is None)
    known = [one.price for one in counted if one.price is not None]
    sources = {one.source for one in counted}
    is_listed = sources == {PriceSource.LIST}
    source = PriceSource.LIST if is_listed else PriceSource.EACH_FAULT
    return Suggested(
        None if unknown else sum(known, ZERO),
        sum(one.minutes for one in counted),
        source if known else PriceSource.NOTHING,
        None,
        PriceSource.NOTHING,
        tuple({part: None for one in counted for part in one.parts}),
        unknown,
    )
