"""A promotion and a price list as values that a sale is priced with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.prices.choices import PromotionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionTerms:
    """What a promotion gives, on what, and when.

    ``category_ids`` hold the categories beneath the chosen ones, too.
    """

    id: UUID
    name: str
    kind: PromotionKind
    percent: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)
    quantity: Decimal = Decimal(1)
    paid_quantity: int = 0
    priority: int = 0
    first_day: date | None = None
    last_day: date | None = None
    weekdays: frozenset[int] = frozenset()
    from_time: time | None = None
    until_time: time | None = None
    category_ids: frozenset[UUID] = frozenset()
    product_ids: frozenset[UUID] = frozenset()
    may_sell_under_cost: bool = False

    @property
    def rank(self) -> tuple[int, str, UUID]:
        """Where it stands among its equals: priority, then name."""
        return (-self.priority, self.name, self.id)

    @property
    def is_for_everything(self) -> bool:
        """Whether it is for the whole catalogue."""
        return not self.product_ids and not self.category_ids

    def is_in_force(self, day: date, moment: time) -> bool:
        """Tell whether it holds on a business day at a time of the wall clock."""
        return (
            (self.first_day is None or self.first_day <= day)
            and (self.last_day is None or day <= self.last_day)
            and (not self.weekdays or day.weekday() in self.weekdays)
            and self._is_within_hours(moment)
        )

    def _is_within_hours(self, moment: time) -> bool:
        begin = self.from_time or time.min
        end = self.until_time
        if end is None:
            return begin <= moment
        if begin < end:
            return begin <= moment < end
        return begin == end or moment >= begin or moment < end


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceListTerms:
    """What a price list asks: own prices first, then by category, then for all.

    ``category_percents`` name the categories beneath the chosen ones, too.
    """

    id: UUID
    name: str
    percent: Decimal = Decimal(0)
    category_percents: Mapping[UUID, Decimal] = field(default_factory=dict)
    prices: Mapping[UUID, Decimal] = field(default_factory=dict)
