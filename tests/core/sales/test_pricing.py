"""R2 to R6, R8, R9: every step adds up to the minor unit, under every rounding."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.branches.choices import TaxRounding
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.pricing import (
    LineToPrice,
    PricedSale,
    PricingRules,
    price_sale,
)
from techstore_desktop.core.sales.taxes import work_out
from techstore_desktop.core.tax_components import TaxComponent

TAXES = (
    (),
    (TaxComponent(name="IVA", rate=Decimal(21)),),
    (TaxComponent(name="IVA", rate=Decimal("10.5")),),
    (
        TaxComponent(name="State", rate=Decimal(5)),
        TaxComponent(name="City", rate=Decimal(8), is_compound=True),
    ),
    (
        TaxComponent(name="IVA", rate=Decimal(16)),
        TaxComponent(name="Eco", amount_per_unit=Decimal("0.15")),
    ),
)


def percents(largest: int = 100) -> st.SearchStrategy[Discount]:
    return st.decimals(0, largest, places=2).map(lambda rate: Discount(percent=rate))


lines = st.lists(
    st.builds(
        LineToPrice,
        quantity=st.decimals("0.001", 500, places=3),
        unit_price=st.decimals(0, 10_000, places=2),
        taxes=st.sampled_from(TAXES),
        discount=st.none() | percents(),
    ),
    min_size=1,
    max_size=8,
)
rules = st.builds(
    PricingRules,
    digits=st.sampled_from([0, 2, 3]),
    prices_include_tax=st.booleans(),
    tax_rounding=st.sampled_from(TaxRounding),
)


def priced(
    *given_lines: LineToPrice, discount: Discount | None = None, included: bool = True
) -> PricedSale:
    return price_sale(
        given_lines, sale_discount=discount, rules=PricingRules(2, included)
    )


def line(price: str, percent: str | None = None, quantity: str = "1") -> LineToPrice:
    discount = Discount(percent=Decimal(percent)) if percent else None
    return LineToPrice(Decimal(quantity), Decimal(price), (), discount)


@given(lines, st.none() | percents(), rules)
def test_base_and_tax_make_the_total_in_each_line_and_the_document(
    given_lines: list[LineToPrice], discount: Discount | None, how: PricingRules
) -> None:
    sale = price_sale(given_lines, sale_discount=discount, rules=how)
    for each in sale.lines:
        assert each.base + each.tax == each.total
        assert each.tax == sum(tax.amount for tax in each.taxes)
        assert each.gross - each.line_discount - each.sale_discount == each.net
        assert each.net >= 0
    assert sale.base + sale.tax == sale.total == sum(e.total for e in sale.lines)
    assert sale.tax == sum(tax.amount for tax in sale.taxes)


@given(lines, st.none() | percents(), rules)
def test_with_tax_included_the_total_never_moves(
    given_lines: list[LineToPrice], discount: Discount | None, how: PricingRules
) -> None:
    sale = price_sale(given_lines, sale_discount=discount, rules=how)
    if how.prices_include_tax:
        assert [each.total for each in sale.lines] == [e.net for e in sale.lines]
    else:
        assert [each.base for each in sale.lines] == [e.net for e in sale.lines]


@given(lines, rules)
def test_a_line_of_nothing_bears_no_tax(
    given_lines: list[LineToPrice], how: PricingRules
) -> None:
    free = Discount(percent=Decimal(100))
    sale = price_sale(given_lines, sale_discount=free, rules=how)
    assert (sale.total, sale.tax) == (0, 0)


@given(lines, percents(), rules)
def test_the_sales_discount_is_spread_exactly(
    given_lines: list[LineToPrice], discount: Discount, how: PricingRules
) -> None:
    sale = price_sale(given_lines, sale_discount=discount, rules=how)
    assert sale.sale_discount == sum(each.sale_discount for each in sale.lines)


@given(lines, rules)
def test_r2_net_is_quantity_by_price_less_the_per_cent_rounded_once(
    given_lines: list[LineToPrice], how: PricingRules
) -> None:
    sale = price_sale(given_lines, sale_discount=None, rules=how)
    for line, each in zip(given_lines, sale.lines, strict=True):
        exact = line.quantity * line.unit_price
        percent = line.discount.percent if line.discount else None
        kept = exact * (100 - (percent or 0)) / 100
        assert each.gross == round_half_up(exact, how.digits)
        assert each.net == round_half_up(kept, how.digits)
        assert each.line_discount == each.gross - each.net


@given(lines, percents(), rules)
def test_r3_the_sales_discount_is_shared_by_what_the_lines_come_to_after_their_own(
    given_lines: list[LineToPrice], discount: Discount, how: PricingRules
) -> None:
    sale = price_sale(given_lines, sale_discount=discount, rules=how)
    whole = sum(each.discounted for each in sale.lines)
    for each in sale.lines:
        exact = sale.sale_discount * each.discounted / (whole or 1)
        assert abs(each.sale_discount - exact) < Decimal(1).scaleb(-how.digits)


def test_r3_ten_off_three_lines_of_ten() -> None:
    tens = [line("10.00") for _ in range(3)]
    sale = priced(*tens, discount=Discount(amount=Decimal("10.00")))
    assert [str(each.sale_discount) for each in sale.lines] == ["3.34", "3.33", "3.33"]
    assert sale.total == 20


@pytest.mark.parametrize(
    ("price", "percent", "net", "discount"),
    [
        ("58.95", "10", "53.06", "5.89"),
        ("2.30", "5", "2.19", "0.11"),
        ("25.45", "10", "22.91", "2.54"),
    ],
)
def test_r2_the_net_is_what_is_rounded(
    price: str, percent: str, net: str, discount: str
) -> None:
    only = priced(line(price, percent)).lines[0]
    assert (only.net, only.line_discount) == (Decimal(net), Decimal(discount))


def test_r5_sixteen_per_cent_included_in_a_hundred() -> None:
    """R5: 16 % in 100.00 is 13.79; what the customer pays never moves."""
    taxed = LineToPrice(
        Decimal(1), Decimal(100), (TaxComponent(name="IVA", rate=Decimal(16)),)
    )
    sale = priced(taxed)
    assert (sale.base, sale.tax) == (Decimal("86.21"), Decimal("13.79"))
    assert sale.total == 100


def test_r5_a_compound_tax_is_worked_out_on_base_and_the_taxes_before() -> None:
    sale = priced(LineToPrice(Decimal(1), Decimal(100), TAXES[3]), included=False)
    assert [tax.amount for tax in sale.taxes] == [Decimal(5), Decimal("8.40")]


def test_r5_a_compound_tax_inside_a_price_is_found_again() -> None:
    sale = priced(LineToPrice(Decimal(1), Decimal("113.40"), TAXES[3]))
    assert (sale.base, sale.total) == (100, Decimal("113.40"))
    assert [tax.amount for tax in sale.taxes] == [Decimal(5), Decimal("8.40")]


@pytest.mark.parametrize(("price", "included"), [("10.00", False), ("11.75", True)])
def test_r5_a_fixed_amount_is_due_on_each_piece(price: str, *, included: bool) -> None:
    three = LineToPrice(Decimal(3), Decimal(price), TAXES[4])
    sale = priced(three, included=included)
    assert (sale.base, sale.total) == (Decimal(30), Decimal("35.25"))
    assert [tax.amount for tax in sale.taxes] == [Decimal("4.80"), Decimal("0.45")]


@given(
    st.decimals(1000, 10_000, places=2),
    st.integers(1, 500).map(Decimal),
    st.sampled_from(TAXES),
)
def test_r5_base_and_taxes_found_inside_a_price_make_that_price(
    price: Decimal, quantity: Decimal, taxes: tuple[TaxComponent, ...]
) -> None:
    inside = work_out(price, quantity, taxes, is_included=True)
    on_top = work_out(inside.base, quantity, taxes, is_included=False)
    assert abs(on_top.base + sum(on_top.amounts) - price) < Decimal("1e-9")


@pytest.mark.parametrize(
    ("where", "included", "tax"),
    [
        (TaxRounding.LINE, False, "0.15"),
        (TaxRounding.DOCUMENT, False, "0.16"),
        (TaxRounding.LINE, True, "0.15"),
        (TaxRounding.DOCUMENT, True, "0.16"),
    ],
)
def test_r6_the_shop_says_whether_tax_is_rounded_by_line_or_by_document(
    where: TaxRounding, tax: str, *, included: bool
) -> None:
    """16 % on 0.33 is 0.0528, inside 0.38 it is 0.0524: thrice that is not 0.15."""
    price, taxes = ("0.38" if included else "0.33"), TAXES[4][:1]
    three = [LineToPrice(Decimal(1), Decimal(price), taxes) for _ in range(3)]
    how = PricingRules(2, prices_include_tax=included, tax_rounding=where)
    sale = price_sale(three, sale_discount=None, rules=how)
    assert sale.tax == Decimal(tax)
    assert sale.total == sum(each.total for each in sale.lines) == sale.base + sale.tax


@given(lines, rules)
def test_r6_rounded_by_line_a_line_bears_the_tax_that_it_would_alone(
    given_lines: list[LineToPrice], how: PricingRules
) -> None:
    by_line = replace(how, tax_rounding=TaxRounding.LINE)
    sale = price_sale(given_lines, sale_discount=None, rules=by_line)
    for line, each in zip(given_lines, sale.lines, strict=True):
        assert price_sale([line], sale_discount=None, rules=by_line).lines[0] == each


@given(lines, rules)
def test_r6_base_and_tax_make_the_total_of_each_rate(
    given_lines: list[LineToPrice], how: PricingRules
) -> None:
    taxed = [
        replace(line, taxes=TAXES[1 + at % 2]) for at, line in enumerate(given_lines)
    ]
    sale = price_sale(taxed, sale_discount=None, rules=how)
    for tax in sale.taxes:
        of_rate = [
            each for each in sale.lines if each.taxes and each.taxes[0].rate == tax.rate
        ]
        assert tax.base + tax.amount == sum(each.total for each in of_rate)


def test_a_per_cent_keeps_its_decimals() -> None:
    assert priced(line("100.00", "5.5")).total == Decimal("94.50")


def test_an_amount_off_never_exceeds_the_line() -> None:
    too_much = LineToPrice(
        Decimal(1), Decimal(10), (), Discount(amount=Decimal("10.01"))
    )
    with pytest.raises(RuleBroken, match=r"discount\.too_large"):
        priced(too_much)


@pytest.mark.parametrize(
    ("quantity", "price", "code"),
    [
        ("0", "1", "quantity.not_positive"),
        ("-1", "1", "quantity.not_positive"),
        ("1", "-0.01", "price.negative"),
        ("99999", "999999999", "price.too_large"),
    ],
)
def test_what_cannot_be_priced_is_said(quantity: str, price: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        priced(line(price, quantity=quantity))
    assert refused.value.code == code


def test_a_discount_is_a_part_or_an_amount_never_both() -> None:
    with pytest.raises(ValueError, match="per cent or an amount"):
        Discount(percent=Decimal(1), amount=Decimal(1))
