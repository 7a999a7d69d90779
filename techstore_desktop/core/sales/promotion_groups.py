"""Which pieces a promotion on groups takes: 3 for 2, second at half price, n for x.

Whole numbers only, so that a sale of a hundred lines is priced in a few ms: prices in
minor units, savings in ten-thousandths of them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.prices.terms import PromotionTerms

SCALE = 10_000
"""A per cent keeps two decimals: 100 % are ten thousand."""

_REMEMBERED = 512


class Pieces(NamedTuple):
    """Whole pieces of one line that are free for a group.

    ``saving`` is what each saves without it, scaled.
    """

    line: int
    free: int
    price: int
    saving: int


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A promotion on groups, in whole numbers."""

    kind: PromotionKind
    size: int
    reduced: int
    part: int
    amount: int

    def saved(self, prices: Sequence[int]) -> int:
        """Return what a group saves in minor units, each piece rounded (R2)."""
        if self.kind is PromotionKind.FIXED_PRICE:
            return sum(prices) - self.amount
        if self.part == SCALE:
            return sum(prices[self.size - self.reduced :])
        kept = SCALE - self.part
        return sum(
            price - (price * kept + SCALE // 2) // SCALE
            for price in prices[self.size - self.reduced :]
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """How a promotion would group pieces; worked out to the end only if it is used.

    ``gain`` is what it saves beyond what those pieces save without it, scaled.
    ``bundled`` are the pieces of each line in groups of their own; ``starts`` tells at
    which of the ``units``, single pieces by price, a mixed group begins.
    """

    rule: GroupRule
    gain: int
    bundled: Sequence[Pieces]
    units: Sequence[Pieces]
    starts: bytearray

    def taken(self) -> Counter[int]:
        """Return how many pieces of each line are in groups."""
        taken = Counter({each.line: each.free for each in self.bundled})
        for group in self._mixed():
            for unit in group:
                taken[unit.line] += 1
        return taken

    def saved(self) -> int:
        """Return what all groups save, in minor units."""
        size = self.rule.size
        own = sum(
            each.free // size * self.rule.saved([each.price] * size)
            for each in self.bundled
        )
        mixed = (
            self.rule.saved([unit.price for unit in group]) for group in self._mixed()
        )
        return own + sum(mixed)

    def _mixed(self) -> Iterator[Sequence[Pieces]]:
        first, size = self.starts.find(1), self.rule.size
        while first >= 0:
            yield self.units[first : first + size]
            first = self.starts.find(1, first + size)


@lru_cache(maxsize=_REMEMBERED)
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


@lru_cache(maxsize=_REMEMBERED)
def best_groups(pieces: tuple[Pieces, ...], rule: GroupRule) -> Plan:
    """Return the groups that save the customer most, the dearest pieces together.

    Pieces stand in groups of neighbours by price; a piece that saves more by itself
    stays out. Remembered: the next scan changes the pieces of few promotions.
    """
    ordered = sorted(pieces, key=lambda each: (-each.price, each.line))
    own_gain, bundled, rest = _own_groups(ordered, rule)
    units = [each for each in rest for _ in range(each.free)]
    mixed_gain, starts = _mixed_groups(units, rule)
    return Plan(rule, own_gain + mixed_gain, bundled, units, starts)


def _own_groups(
    pieces: Sequence[Pieces], rule: GroupRule
) -> tuple[int, list[Pieces], list[Pieces]]:
    """Bundle most of what one line has many of, so that few pieces are left to try."""
    whole_gain = 0
    bundled: list[Pieces] = []
    rest: list[Pieces] = []
    size = rule.size
    for each in pieces:
        groups = each.free // size - 1
        if groups < 1:
            rest.append(each)
            continue
        price, saving = [each.price] * size, [each.saving] * size
        gain, *_ = _gains(price, saving, rule)
        left = each.free
        if gain > 0:
            whole_gain += groups * gain
            bundled.append(each._replace(free=groups * size))
            left -= groups * size
        rest.append(each._replace(free=min(left, 2 * size - 1)))
    return whole_gain, bundled, rest


def _mixed_groups(units: Sequence[Pieces], rule: GroupRule) -> tuple[int, bytearray]:
    """Choose groups among single pieces, from the cheapest end, each way tried."""
    starts = bytearray(len(units))
    if len(units) < rule.size:
        return 0, starts
    prices, savings = zip(*((unit.price, unit.saving) for unit in units), strict=True)
    gains = _gains(prices, savings, rule)
    if max(gains) <= 0:
        return 0, starts
    best = [0] * (len(units) + 1)
    size = rule.size
    for first in range(len(units) - 1, -1, -1):
        best[first] = best[first + 1]
        if first < len(gains):
            gain = gains[first] + best[first + size]
            if gain > best[first]:
                best[first], starts[first] = gain, 1
    return best[0], starts


def _gains(prices: Sequence[int], savings: Sequence[int], rule: GroupRule) -> list[int]:
    """Return what each group of neighbours gains over its pieces by themselves."""
    size, reduced = rule.size, rule.reduced
    price_sums = [0, *accumulate(prices)]
    saving_sums = [0, *accumulate(savings)]
    alone = [
        end - begin for begin, end in zip(saving_sums, saving_sums[size:], strict=False)
    ]
    ends = price_sums[size:]
    if rule.kind is PromotionKind.FIXED_PRICE:
        return [
            (end - begin - rule.amount) * SCALE - without
            for begin, end, without in zip(price_sums, ends, alone, strict=False)
        ]
    cheapest = price_sums[size - reduced :]
    return [
        (end - begin) * rule.part - without
        for begin, end, without in zip(cheapest, ends, alone, strict=False)
    ]
