"""Which pieces a promotion on groups takes: 3 for 2, second at half price, n for x.

Whole numbers only, so that a sale of a hundred lines is priced in a few ms: prices in
minor units, savings in ten-thousandths of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.prices.terms import PromotionTerms

SCALE = 10_000
"""A per cent keeps two decimals: 100 % are ten thousand."""


class Pieces(NamedTuple):
    """Whole pieces of one line that are free for a group.

    ``saving`` is what each saves without it, scaled.
    """

    line: int
    free: int
    price: int
    saving: int


@dataclass(frozen=True, slots=True)
class Groups:
    """What a promotion takes of each line, and what it saves.

    ``gain`` is what it saves beyond what those pieces save without it, scaled;
    ``saved`` is the whole of it in minor units.
    """

    gain: int = 0
    saved: int = 0
    taken: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A promotion on groups, in whole numbers."""

    kind: PromotionKind
    size: int
    reduced: int
    part: int
    amount: int

    def scaled(self, whole: int, cheapest: int) -> int:
        """Return what a group saves, from its sum and that of its cheapest pieces."""
        if self.kind is PromotionKind.FIXED_PRICE:
            return (whole - self.amount) * SCALE
        return cheapest * self.part

    def saved(self, prices: Sequence[int]) -> int:
        """Return what a group saves in minor units, each piece rounded (R2)."""
        if self.kind is PromotionKind.FIXED_PRICE:
            return sum(prices) - self.amount
        kept = SCALE - self.part
        return sum(
            price - (price * kept + SCALE // 2) // SCALE
            for price in prices[self.size - self.reduced :]
        )


def rule_of(terms: PromotionTerms, digits: int) -> GroupRule:
    """Return a promotion in whole numbers."""
    size = int(terms.quantity)
    is_n_for_m = terms.kind is PromotionKind.N_FOR_M
    return GroupRule(
        kind=terms.kind,
        size=size,
        reduced=max(size - terms.paid_quantity, 0) if is_n_for_m else 1,
        part=SCALE if is_n_for_m else int(terms.percent * 100),
        amount=int(terms.amount.scaleb(digits)),
    )


def best_groups(pieces: Sequence[Pieces], rule: GroupRule) -> Groups:
    """Return the groups that save the customer most, the dearest pieces together.

    Pieces stand in groups of neighbours by price; a piece that saves more by itself
    stays out.
    """
    ordered = sorted(pieces, key=lambda each: (-each.price, each.line))
    if sum(each.free for each in ordered) < rule.size:
        return Groups()
    bundled, rest = _own_groups(ordered, rule)
    mixed = _mixed_groups(rest, rule)
    taken = Counter(bundled.taken)
    taken.update(mixed.taken)
    return Groups(bundled.gain + mixed.gain, bundled.saved + mixed.saved, taken)


def _own_groups(
    pieces: Sequence[Pieces], rule: GroupRule
) -> tuple[Groups, list[Pieces]]:
    """Bundle most of what one line has many of, so that few pieces are left to try."""
    gain = saved = 0
    taken: dict[int, int] = {}
    rest: list[Pieces] = []
    size = rule.size
    for each in pieces:
        groups = each.free // size - 1
        if groups < 1:
            rest.append(each)
            continue
        each_gain = rule.scaled(each.price * size, each.price * rule.reduced)
        each_gain -= each.saving * size
        if each_gain > 0:
            gain += groups * each_gain
            saved += groups * rule.saved([each.price] * size)
            taken[each.line] = groups * size
        left = each.free - taken.get(each.line, 0)
        rest.append(each._replace(free=min(left, 2 * size - 1)))
    return Groups(gain, saved, taken), rest


def _mixed_groups(pieces: Sequence[Pieces], rule: GroupRule) -> Groups:
    """Choose groups among single pieces, from the cheapest end, each way tried."""
    units = [each for each in pieces for _ in range(each.free)]
    count, size, reduced = len(units), rule.size, rule.reduced
    prices = [0, *accumulate(unit.price for unit in units)]
    savings = [0, *accumulate(unit.saving for unit in units)]
    best = [0] * (count + 1)
    is_begun = bytearray(count + 1)
    for first in range(count - size, -1, -1):
        end = first + size
        whole = prices[end] - prices[first]
        gain = rule.scaled(whole, prices[end] - prices[end - reduced])
        gain += best[end] - (savings[end] - savings[first])
        is_better = gain > best[first + 1]
        is_begun[first] = is_better
        best[first] = gain if is_better else best[first + 1]
    saved, taken, first = 0, Counter[int](), 0
    while first < count:
        if is_begun[first]:
            group = units[first : first + size]
            saved += rule.saved([unit.price for unit in group])
            taken.update(unit.line for unit in group)
            first += size
        else:
            first += 1
    return Groups(best[0], saved, taken)
