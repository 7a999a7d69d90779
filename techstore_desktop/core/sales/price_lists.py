"""What a product costs by a price list, before anything else is taken off (R4)."""

from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.prices.terms import PriceListTerms
from techstore_desktop.core.sales.discounts import HUNDRED


def listed_price(
    terms: PriceListTerms,
    product_id: UUID,
    category_id: UUID | None,
    list_price: Decimal,
    *,
    digits: int,
) -> Decimal:
    """Return the price of one piece: its own, or a part off, rounded once (R2).

    The nearest category's part counts before that for everything.
    """
    own = terms.prices.get(product_id)
    if own is not None:
        return own
    percent = terms.percent
    if category_id is not None:
        percent = terms.category_percents.get(category_id, percent)
    if not percent:
        return list_price
    return round_half_up(list_price * (HUNDRED - percent) / HUNDRED, digits)
