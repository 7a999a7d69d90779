"""Which promotions a sale gets, line by line; a predictable rule (R4).

1. Each line gets the one promotion on single pieces that saves most: a part or an
   amount off, from a quantity on, counted over all pieces that it fits.
2. Then promotions on groups, the one that saves the customer most first: it takes the
   pieces that save more together than by themselves, the dearest first. What they
   save is shared out over their lines by what the pieces cost.
3. Each piece takes part in one promotion. Of equals the higher priority comes first,
   then the name.

A price that a person typed and a line that is not in the catalogue get none. Groups
are of whole pieces.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from techstore_desktop.core.money import ZERO, allocate, round_half_up
from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.prices.terms import PromotionTerms
from techstore_desktop.core.sales.promotion_groups import (
    SCALE,
    Pieces,
    Plan,
    best_groups,
    rule_of,
)
from techstore_desktop.core.sales.promotion_lines import (
    NOTHING,
    DraftLine,
    Promoted,
    PromotedLine,
    finish,
    outcome,
)

_REMEMBERED = 4096
"""Prices in minor units that are kept: each scan asks for those of the whole sale."""


def promote(
    lines: Sequence[PromotedLine | None],
    promotions: Iterable[PromotionTerms],
    *,
    digits: int,
) -> list[Promoted]:
    """Return what promotions take off each line; None is a line that gets none."""
    ranked = sorted(promotions, key=lambda terms: terms.rank)
    drafts = {
        place: DraftLine(
            line,
            _minor(line.unit_price, digits),
            int(line.quantity),
        )
        for place, line in enumerate(lines)
        if line is not None
    }
    shelves = _shelves(drafts)
    grouping = []
    for terms in ranked:
        places = _fitting(terms, drafts, shelves)
        if not places:
            continue
        if terms.kind.takes_groups:
            grouping.append((terms, places))
        else:
            _offer_by_piece(terms, [drafts[place] for place in places], digits)
    _put_groups(grouping, drafts, digits)
    for draft in drafts.values():
        finish(draft, digits)
    return [
        outcome(drafts[place]) if place in drafts else NOTHING
        for place in range(len(lines))
    ]


@lru_cache(maxsize=_REMEMBERED)
def _minor(price: Decimal, digits: int) -> int:
    """Return a price in minor units."""
    return int(round_half_up(price.scaleb(digits), 0))


def _shelves(drafts: dict[int, DraftLine]) -> dict[UUID | None, list[int]]:
    """Return the lines by product and by category: few to look through."""
    shelves: dict[UUID | None, list[int]] = defaultdict(list)
    for place, draft in drafts.items():
        shelves[draft.line.product_id].append(place)
        shelves[draft.line.category_id].append(place)
    return shelves


def _fitting(
    terms: PromotionTerms,
    drafts: dict[int, DraftLine],
    shelves: dict[UUID | None, list[int]],
) -> list[int]:
    if terms.is_for_everything:
        return list(drafts)
    chosen = shelves.keys() & _targets(terms.category_ids, terms.product_ids)
    return sorted({place for key in chosen for place in shelves[key]})


@lru_cache(maxsize=_REMEMBERED)
def _targets(one: frozenset[UUID], other: frozenset[UUID]) -> frozenset[UUID]:
    """Return all that a promotion is for."""
    return one | other


def _offer_by_piece(
    terms: PromotionTerms, drafts: Sequence[DraftLine], digits: int
) -> None:
    """Let each line have what saves it more than what it was offered before."""
    if sum((draft.line.quantity for draft in drafts), ZERO) < terms.quantity:
        return
    part, amount = int(terms.percent * 100), int(terms.amount.scaleb(digits)) * SCALE
    is_part = terms.kind is PromotionKind.PERCENT_OFF
    for draft in drafts:
        saving = draft.price * part if is_part else min(amount, draft.price * SCALE)
        if saving > draft.saving:
            draft.saving, draft.by_piece = saving, terms


def _put_groups(
    grouping: Sequence[tuple[PromotionTerms, list[int]]],
    drafts: dict[int, DraftLine],
    digits: int,
) -> None:
    """Put the promotions on groups on, the greatest gain first; ranks stay."""
    offers = [
        (_groups(terms, places, drafts, digits), terms, places)
        for terms, places in grouping
    ]
    touched: set[int] = set()
    for offer, terms, places in sorted(offers, key=lambda each: -each[0].gain):
        if offer.gain <= 0:
            return
        is_fresh = touched.isdisjoint(places)
        plan = offer if is_fresh else _groups(terms, places, drafts, digits)
        touched.update(_take(plan, terms, drafts, digits))


def _groups(
    terms: PromotionTerms,
    places: Sequence[int],
    drafts: dict[int, DraftLine],
    digits: int,
) -> Plan:
    pieces = [
        Pieces(place, draft.whole - draft.taken, draft.price, draft.saving)
        for place in places
        if (draft := drafts[place]).whole > draft.taken
    ]
    return best_groups(tuple(pieces), rule_of(terms, digits))


def _take(
    plan: Plan, terms: PromotionTerms, drafts: dict[int, DraftLine], digits: int
) -> Iterable[int]:
    """Share out what groups save; return the lines that they take pieces of."""
    saved = plan.saved() if plan.gain > 0 else 0
    if saved <= 0:
        return ()
    taken = plan.taken()
    worth = [Decimal(drafts[place].price * count) for place, count in taken.items()]
    shares = allocate(Decimal(saved).scaleb(-digits), worth, digits)
    for (place, count), share in zip(taken.items(), shares, strict=True):
        draft = drafts[place]
        draft.taken += count
        draft.off += share
        draft.got.append(terms)
    return taken
