"""What a quote comes to: the same pricing as at the counter, without promotions."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs.choices import LineKind
from techstore_desktop.core.repairs.quote_schemas import RepairBill
from techstore_desktop.core.sales.pricing import (
    LineToPrice,
    PricedSale,
    PricingRules,
    price_sale,
)
from techstore_desktop.core.tax_components import TaxComponent


class QuotedLine(NamedTuple):
    """What of a line its price follows from."""

    kind: LineKind
    quantity: Decimal
    unit_price: Decimal
    taxes: tuple[TaxComponent, ...]
    is_covered: bool = False


def rules_of(profile: ShopProfile) -> PricingRules:
    """Return how the shop counts; a repair's price was agreed on, nothing is off."""
    return PricingRules(
        digits=profile.currency.digits,
        prices_include_tax=profile.prices_include_tax,
        tax_rounding=profile.tax_rounding,
    )


def price_quote(lines: Sequence[QuotedLine], rules: PricingRules) -> PricedSale:
    """Return what the lines come to; what warranty covers is free, its tax zero (R56).

    Raises RuleBroken ``price.too_large``.
    """
    return price_sale(
        [
            LineToPrice(
                line.quantity,
                ZERO if line.is_covered else line.unit_price,
                () if line.is_covered else line.taxes,
                takes_promotions=False,
            )
            for line in lines
        ],
        sale_discount=None,
        rules=rules,
    )


def bill(lines: Sequence[QuotedLine], rules: PricingRules) -> RepairBill:
    """Return labour, parts, the rest, taxes and the total (R51)."""
    priced = price_quote(lines, rules)
    sums = dict.fromkeys(LineKind, ZERO)
    for line, price in zip(lines, priced.lines, strict=True):
        sums[line.kind] += price.net
    return RepairBill(
        labour=sums[LineKind.LABOUR],
        parts=sums[LineKind.PART],
        other=sums[LineKind.OTHER],
        base=priced.base,
        tax=priced.tax,
        total=priced.total,
    )
