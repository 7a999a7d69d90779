"""How the shop prices at any moment: its counting, and promotions with their hours."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from techstore_desktop.core import clock
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.prices.terms import PromotionTerms
from techstore_desktop.core.sales.pricing import PricingRules


@dataclass(frozen=True, slots=True)
class PriceBook:
    """All that prices a sale but its lines. ``promotions`` are live, at any time."""

    counting: PricingRules
    promotions: tuple[PromotionTerms, ...]
    zone: ZoneInfo
    day_cutoff: time

    def at(self, moment: datetime) -> PricingRules:
        """Return the rules for a sale begun at a moment.

        A promotion's days are business days (R70), its hours those of the wall clock.
        """
        day = clock.business_day(moment, zone=self.zone, cutoff=self.day_cutoff)
        wall = moment.astimezone(self.zone).time()
        held = tuple(each for each in self.promotions if each.is_in_force(day, wall))
        return replace(self.counting, promotions=held)


def price_book(
    profile: ShopProfile, promotions: tuple[PromotionTerms, ...]
) -> PriceBook:
    """Return the book of a shop."""
    counting = PricingRules(
        digits=profile.currency.digits,
        prices_include_tax=profile.prices_include_tax,
        tax_rounding=profile.tax_rounding,
    )
    return PriceBook(counting, promotions, profile.zone, profile.day_cutoff)
