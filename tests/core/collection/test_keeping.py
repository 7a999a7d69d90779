"""What a deposit pays of a device that is kept: all that a price can come to."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.branches.choices import TaxRounding
from techstore_desktop.core.collection.keeping import reachable_price
from techstore_desktop.core.sales.pricing import (
    LineToPrice,
    PricingRules,
    price_sale,
)
from techstore_desktop.core.tax_components import TaxComponent

AMOUNTS = st.integers(1, 10**7)
RATES = st.sampled_from([Decimal(0), Decimal("5.5"), Decimal(16), Decimal(21)])


@given(minor=AMOUNTS, rate=RATES, is_included=st.booleans(), digits=st.integers(0, 2))
def test_a_deposit_pays_all_that_a_price_can_come_to(
    minor: int, rate: Decimal, digits: int, *, is_included: bool
) -> None:
    rules = PricingRules(
        digits=digits,
        prices_include_tax=is_included,
        tax_rounding=TaxRounding.DOCUMENT,
    )
    taxes = (TaxComponent(name="IVA", rate=rate),)
    amount, cent = Decimal(minor).scaleb(-digits), Decimal(1).scaleb(-digits)

    def total(price: Decimal) -> Decimal:
        line = LineToPrice(Decimal(1), price, taxes, takes_promotions=False)
        return price_sale([line], sale_discount=None, rules=rules).total

    price = reachable_price(amount, taxes, rules)
    assert 0 <= total(price) <= amount < total(price + cent)
    if is_included or not rate:
        assert total(price) == amount
