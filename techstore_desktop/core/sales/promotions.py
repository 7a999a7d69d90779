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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.money import ZERO, allocate, round_half_up
from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.prices.terms import PromotionTerms
from techstore_desktop.core.sales.promotion_groups import (
    SCALE,
    Groups,
    Pieces,
    best_groups,
    rule_of,
)


@dataclass(frozen=True, slots=True)
class PromotedLine:
    """One line as promotions see it."""

    quantity: Decimal
    unit_price: Decimal
    product_id: UUID | None
    category_id: UUID | None


@dataclass(frozen=True, slots=True)
class Promoted:
    """What promotions take off one line, and their names."""

    discount: Decimal = ZERO
    name: str = ""
    may_sell_under_cost: bool = False


NOTHING = Promoted()


@dataclass(slots=True)
class _Line:
    """A line while promotions are put on it."""

    line: PromotedLine
    price: int
    whole: int
    saving: int = 0
    by_piece: PromotionTerms | None = None
    taken: int = 0
    off: Decimal = ZERO
    got: list[PromotionTerms] = field(default_factory=list)

    @property
    def left(self) -> Decimal:
        return self.line.quantity - self.taken


def promote(
    lines: Sequence[PromotedLine | None],
    promotions: Iterable[PromotionTerms],
    *,
    digits: int,
) -> list[Promoted]:
    """Return what promotions take off each line; None is a line that gets none."""
    ranked = sorted(promotions, key=lambda terms: terms.rank)
    drafts = {
        place: _Line(
            line,
            int(round_half_up(line.unit_price.scaleb(digits), 0)),
            int(line.quantity),
        )
        for place, line in enumerate(lines)
        if line is not None
    }
    fitting = [(terms, _fitting(terms, drafts)) for terms in ranked]
    grouping = []
    for terms, places in fitting:
        if not places:
            continue
        if terms.kind.takes_groups:
            grouping.append((terms, places))
        else:
            _offer_by_piece(terms, [drafts[place] for place in places], digits)
    _put_groups(grouping, drafts, digits)
    for draft in drafts.values():
        _finish(draft, digits)
    return [
        _outcome(drafts[place], digits) if place in drafts else NOTHING
        for place in range(len(lines))
    ]


def _fitting(terms: PromotionTerms, drafts: dict[int, _Line]) -> list[int]:
    return [
        place
        for place, draft in drafts.items()
        if terms.fits(draft.line.product_id, draft.line.category_id)
    ]


def _offer_by_piece(
    terms: PromotionTerms, drafts: Sequence[_Line], digits: int
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
    drafts: dict[int, _Line],
    digits: int,
) -> None:
    """Put the promotions on groups on, the greatest gain first; ranks stay."""
    gains = [
        (_groups(terms, places, drafts, digits).gain, terms, places)
        for terms, places in grouping
    ]
    for gain, terms, places in sorted(gains, key=lambda each: -each[0]):
        if gain > 0:
            groups = _groups(terms, places, drafts, digits)
            _take(groups, terms, drafts, digits)


def _groups(
    terms: PromotionTerms, places: Sequence[int], drafts: dict[int, _Line], digits: int
) -> Groups:
    pieces = []
    for place in places:
        draft = drafts[place]
        count = draft.whole - draft.taken
        if count > 0:
            pieces.append(Pieces(place, count, draft.price, draft.saving))
    return best_groups(pieces, rule_of(terms, digits))


def _take(
    groups: Groups, terms: PromotionTerms, drafts: dict[int, _Line], digits: int
) -> None:
    """Mark pieces as taken and share out what their groups save."""
    if groups.saved <= 0:
        return
    places = list(groups.taken)
    saved = Decimal(groups.saved).scaleb(-digits)
    worth = [Decimal(drafts[place].price * groups.taken[place]) for place in places]
    for place, share in zip(places, allocate(saved, worth, digits), strict=True):
        draft = drafts[place]
        draft.taken += groups.taken[place]
        draft.off += share
        draft.got.append(terms)


def _finish(draft: _Line, digits: int) -> None:
    """Give the pieces that no group took what each of them gets."""
    terms, left = draft.by_piece, draft.left
    if terms is None or not left:
        return
    unrounded = left * draft.line.unit_price
    if terms.kind is PromotionKind.PERCENT_OFF:
        off = unrounded * terms.percent / 100
    else:
        off = min(terms.amount, draft.line.unit_price) * left
    gross = round_half_up(unrounded, digits)
    draft.off += gross - round_half_up(unrounded - off, digits)
    draft.got.append(terms)


def _outcome(draft: _Line, digits: int) -> Promoted:
    if not draft.got:
        return NOTHING
    gross = round_half_up(draft.line.quantity * draft.line.unit_price, digits)
    discount = min(draft.off, gross)
    if not discount:
        return NOTHING
    return Promoted(
        discount=discount,
        name=" + ".join(dict.fromkeys(terms.name for terms in draft.got)),
        may_sell_under_cost=all(terms.may_sell_under_cost for terms in draft.got),
    )
