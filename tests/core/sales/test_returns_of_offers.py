"""R8: what promotions, lists and discounts took off comes back with the goods."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.prices.terms import PromotionTerms
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.pricing import (
    LineToPrice,
    PricedLine,
    PricingRules,
    price_sale,
)
from techstore_desktop.core.sales.returns import LineAmounts, LineTax, returned
from tests.core.sales.test_pricing import percents
from tests.core.sales.test_promotions import lines, some_promotions

STEPS = (
    "quantity",
    "gross",
    "promotion_discount",
    "line_discount",
    "sale_discount",
    "net",
    "base",
    "tax",
    "total",
)


def sold(line: LineToPrice, priced: PricedLine) -> LineAmounts:
    return LineAmounts(
        quantity=line.quantity,
        gross=priced.gross,
        promotion_discount=priced.promotion_discount,
        line_discount=priced.line_discount,
        sale_discount=priced.sale_discount,
        net=priced.net,
        base=priced.base,
        tax=priced.tax,
        total=priced.total,
        taxes=tuple(
            LineTax(tax.name, tax.rate, tax.base, tax.amount) for tax in priced.taxes
        ),
    )


@given(lines, some_promotions, st.none() | percents(), st.booleans(), st.data())
def test_parts_add_up_to_the_line_in_every_step(
    given_lines: list[LineToPrice],
    held: tuple[PromotionTerms, ...],
    discount: Discount | None,
    is_included: bool,
    data: st.DataObject,
) -> None:
    rules = PricingRules(2, prices_include_tax=is_included, promotions=held)
    sale = price_sale(given_lines, sale_discount=discount, rules=rules)
    for line, priced in zip(given_lines, sale.lines, strict=True):
        whole = sold(line, priced)
        parts: list[LineAmounts] = []
        cuts = data.draw(
            st.lists(st.decimals(0, line.quantity, places=3), max_size=3, unique=True)
        )
        ends = sorted({*cuts, line.quantity} - {Decimal(0)})
        for before, end in pairwise([Decimal(0), *ends]):
            parts.append(
                returned(
                    whole,
                    end - before,
                    before=before,
                    digits=2,
                    prices_include_tax=is_included,
                )
            )
        for part in parts:
            off = part.promotion_discount + part.line_discount + part.sale_discount
            assert part.gross - off == part.net
            assert part.base + part.tax == part.total
        for step in STEPS:
            assert sum(getattr(part, step) for part in parts) == getattr(whole, step)
