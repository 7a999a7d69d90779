"""One line of a sale while promotions are put on it, and what it has of them."""

from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.prices.terms import PromotionTerms


@dataclass(frozen=True, slots=True)
class PromotedLine:
    """One line as promotions see it. ``gross`` is quantity by price, rounded."""

    quantity: Decimal
    unit_price: Decimal
    gross: Decimal
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
class DraftLine:
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


def finish(draft: DraftLine, digits: int) -> None:
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


def outcome(draft: DraftLine) -> Promoted:
    """Return what a line got, never more than it costs."""
    if not draft.got:
        return NOTHING
    discount = min(draft.off, draft.line.gross)
    if not discount:
        return NOTHING
    return Promoted(
        discount=discount,
        name=" + ".join(dict.fromkeys(terms.name for terms in draft.got)),
        may_sell_under_cost=all(terms.may_sell_under_cost for terms in draft.got),
    )
