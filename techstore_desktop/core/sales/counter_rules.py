"""How the shop works out prices and takes money, for the screen and for the books."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from techstore_desktop.core.branches.models import Tax
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.prices.current import CurrentPromotions
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.payments.current import CurrentMethods
from techstore_desktop.core.sales.price_book import PriceBook, price_book
from techstore_desktop.core.sales.pricing import PricingRules
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.tender_rules import TenderRules, with_surcharges
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.tax_components import TaxComponent


class CounterRules:
    """The rules of the counter as they are now."""

    _database: Database
    _profiles: ShopProfiles
    _promotions: CurrentPromotions
    _methods: CurrentMethods

    def price_book(self) -> PriceBook:
        """Return how this shop works out prices, at any moment."""
        return price_book(self._profiles.current(), self._promotions.current())

    def rules(self, moment: datetime | None = None) -> PricingRules:
        """Return how this shop works out prices of a sale begun at a moment, or now."""
        return self.price_book().at(moment or self._database.clock.now())

    def tender_rules(self) -> TenderRules:
        """Return what this shop's rows say of tenders."""
        return TenderRules(
            self._profiles.current(),
            {each.code: each for each in self._methods.every()},
            self._methods.rates(),
            self._profiles.current().business_day(self._database.clock.now()),
        )

    def with_surcharges(self, cart: Cart, tenders: Sequence[Tender]) -> Cart:
        """Return the cart with a line for what instalments cost, with the usual tax."""
        if not any(tender.surcharge for tender in tenders):
            return cart
        with self._database.reading() as reading:
            usual = reading.session.scalars(
                select(Tax).where(Tax.is_default, Tax.archived_at.is_(None)).limit(1)
            ).first()
            components = tuple(
                TaxComponent.model_validate(each)
                for each in (usual.components if usual else ())
            )
        return with_surcharges(cart, tenders, components)
