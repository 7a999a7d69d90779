"""R4: promotions, by a rule that a customer can be told and that never costs them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.prices.terms import PromotionTerms
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.pricing import (
    LineToPrice,
    PricedSale,
    PricingRules,
    price_sale,
)
from tests.core.sales.promotion_builders import (
    CATEGORIES,
    PRODUCTS,
    a_promotion,
    goods,
    promotions,
)
from tests.core.sales.test_pricing import TAXES, percents, rules

THREE_FOR_TWO = a_promotion("3 for 2", "n_for_m", quantity="3", paid_quantity=2)
SECOND_AT_HALF = a_promotion(
    "Second at half price", "nth_percent_off", quantity="2", percent="50"
)
TWENTY_OFF = a_promotion("Twenty off", "percent_off", percent="20")
FIVE_OFF_EACH = a_promotion("5 off each", "amount_off", amount="5", quantity="4")
TWO_FOR_TEN = a_promotion("2 for 10", "fixed_price", quantity="2", amount="10")

lines = st.lists(
    st.builds(
        LineToPrice,
        quantity=st.integers(1, 9).map(Decimal) | st.decimals("0.001", 9, places=3),
        unit_price=st.decimals(0, 500, places=2),
        taxes=st.sampled_from(TAXES),
        discount=st.none() | percents(),
        product_id=st.sampled_from([None, *PRODUCTS]),
        category_id=st.sampled_from([None, *CATEGORIES]),
        takes_promotions=st.sampled_from([True, True, True, False]),
    ),
    min_size=1,
    max_size=7,
)
some_promotions = st.lists(promotions(), max_size=5).map(tuple)


def priced(
    given_lines: Sequence[LineToPrice], *held: PromotionTerms, off: str = ""
) -> PricedSale:
    discount = Discount(percent=Decimal(off)) if off else None
    how = PricingRules(2, prices_include_tax=True, promotions=held)
    return price_sale(given_lines, sale_discount=discount, rules=how)


def taken_off(*given_lines: LineToPrice, by: tuple[PromotionTerms, ...]) -> list[str]:
    sale = priced(given_lines, *by)
    return [str(line.promotion_discount) for line in sale.lines]


@given(lines, some_promotions, st.none() | percents(), rules)
def test_every_step_adds_up_to_the_minor_unit(
    given_lines: list[LineToPrice],
    held: tuple[PromotionTerms, ...],
    discount: Discount | None,
    how: PricingRules,
) -> None:
    sale = price_sale(
        given_lines, sale_discount=discount, rules=replace(how, promotions=held)
    )
    for each in sale.lines:
        steps = each.promotion_discount + each.line_discount + each.sale_discount
        assert each.gross - steps == each.net >= 0
        assert min(each.promotion_discount, each.line_discount) >= 0
        assert each.sale_discount >= 0
        assert each.base + each.tax == each.total
        assert bool(each.promotion.name) == bool(each.promotion_discount)
    assert sale.promotion_discounts == sum(e.promotion_discount for e in sale.lines)
    steps = sale.promotion_discounts + sale.line_discounts + sale.sale_discount
    assert sale.gross - steps == sale.net
    assert sale.base + sale.tax == sale.total


@given(lines, some_promotions)
def test_all_promotions_together_save_at_least_what_each_one_alone_would(
    given_lines: list[LineToPrice], held: tuple[PromotionTerms, ...]
) -> None:
    together = priced(given_lines, *held).promotion_discounts
    tolerance = Decimal("0.01") * sum(int(line.quantity) + 2 for line in given_lines)
    for each in held:
        alone = priced(given_lines, each).promotion_discounts
        assert together >= alone - tolerance


@given(lines, some_promotions, st.randoms())
def test_the_order_in_which_promotions_are_kept_changes_nothing(
    given_lines: list[LineToPrice], held: tuple[PromotionTerms, ...], chance: object
) -> None:
    shuffled = list(held)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert priced(given_lines, *held) == priced(given_lines, *shuffled)


@given(lines, some_promotions)
def test_prices_by_hand_and_free_lines_get_none(
    given_lines: list[LineToPrice], held: tuple[PromotionTerms, ...]
) -> None:
    sale = priced(given_lines, *held)
    for line, each in zip(given_lines, sale.lines, strict=True):
        if line.product_id is None or not line.takes_promotions:
            assert not each.promotion_discount


def test_three_for_two_gives_one_of_three() -> None:
    assert taken_off(goods("10", "3"), by=(THREE_FOR_TWO,)) == ["10.00"]
    assert taken_off(goods("10", "2"), by=(THREE_FOR_TWO,)) == ["0"]
    assert taken_off(goods("10", "7"), by=(THREE_FOR_TWO,)) == ["20.00"]


def test_the_cheapest_of_a_group_is_free_and_the_dearest_stand_together() -> None:
    six = [goods(price, product=place) for place, price in enumerate("987321")]
    sale = priced(six, THREE_FOR_TWO)
    assert sale.promotion_discounts == 7 + 1


def test_what_a_group_saves_is_shared_out_by_worth() -> None:
    three = goods("30"), goods("20", product=1), goods("10", product=2)
    assert taken_off(*three, by=(THREE_FOR_TWO,)) == ["5.00", "3.33", "1.67"]


def test_the_second_at_half_price() -> None:
    assert taken_off(goods("9.99", "3"), by=(SECOND_AT_HALF,)) == ["4.99"]


def test_two_for_a_fixed_price_only_where_it_saves() -> None:
    assert taken_off(goods("7", "3"), by=(TWO_FOR_TEN,)) == ["4.00"]
    assert taken_off(goods("4", "2"), by=(TWO_FOR_TEN,)) == ["0"]


def test_an_amount_off_each_from_a_quantity_on_over_all_that_it_fits() -> None:
    some = goods("10", "3"), goods("3", "1", product=1)
    assert taken_off(*some, by=(FIVE_OFF_EACH,)) == ["15.00", "3.00"]
    assert taken_off(goods("10", "3"), by=(FIVE_OFF_EACH,)) == ["0"]


def test_the_best_for_the_customer_line_by_line() -> None:
    ten = a_promotion(
        "Ten off cables",
        "percent_off",
        percent="10",
        category_ids=frozenset(CATEGORIES),
    )
    some = goods("100", category=0), goods("100", product=1)
    sale = priced(some, ten, TWENTY_OFF)
    assert [line.promotion.name for line in sale.lines] == ["Twenty off"] * 2


def test_each_piece_takes_part_in_one_promotion() -> None:
    sale = priced([goods("10", "4")], THREE_FOR_TWO, TWENTY_OFF)
    line = sale.lines[0]
    assert line.promotion_discount == 10 + 2
    assert line.promotion.name == "3 for 2 + Twenty off"


def test_a_dear_piece_stays_out_of_a_group_that_saves_it_less() -> None:
    some = goods("100"), goods("10", "3", product=1)
    assert taken_off(*some, by=(THREE_FOR_TWO, TWENTY_OFF)) == ["20.00", "10.00"]


def test_of_equals_the_higher_priority_counts_then_the_name() -> None:
    twin = replace(TWENTY_OFF, name="Autumn")
    assert priced([goods("10")], TWENTY_OFF, twin).lines[0].promotion.name == "Autumn"
    first = replace(TWENTY_OFF, priority=1)
    name = priced([goods("10")], twin, first).lines[0].promotion.name
    assert name == "Twenty off"


def test_r4_a_line_discount_comes_off_what_the_promotion_left() -> None:
    line = replace(goods("10", "3"), discount=Discount(percent=Decimal(10)))
    sale = priced([line], THREE_FOR_TWO, off="50")
    each = sale.lines[0]
    assert (each.gross, each.promotion_discount) == (30, 10)
    assert (each.line_discount, each.sale_discount, each.net) == (2, 9, 9)


def test_an_amount_off_takes_no_more_than_a_promotion_left() -> None:
    line = replace(goods("10", "3"), discount=Discount(amount=Decimal(25)))
    sale = priced([line], THREE_FOR_TWO)
    assert sale.lines[0].line_discount == 20
    assert sale.total == 0


def test_many_pieces_are_grouped_as_quickly_and_as_well() -> None:
    sale = priced([goods("1.99", "99999"), goods("5", "2", product=1)], THREE_FOR_TWO)
    assert sale.promotion_discounts == Decimal("1.99") * 33333


def test_a_promotion_without_products_or_categories_is_for_the_whole_catalogue() -> (
    None
):
    some = goods("10"), goods("10", product=1, category=0)
    assert taken_off(*some, by=(TWENTY_OFF,)) == ["2.00", "2.00"]
    one = replace(TWENTY_OFF, product_ids=frozenset({PRODUCTS[0]}))
    assert taken_off(*some, by=(one,)) == ["2.00", "0"]
    either = replace(one, category_ids=frozenset({CATEGORIES[0]}))
    assert taken_off(*some, by=(either,)) == ["2.00", "2.00"]


@pytest.mark.parametrize(
    ("day", "moment", "is_held"),
    [
        (date(2026, 11, 23), time(22), True),
        (date(2026, 11, 23), time(1, 59), True),
        (date(2026, 11, 23), time(2), False),
        (date(2026, 11, 23), time(21, 59), False),
        (date(2026, 11, 24), time(23), False),
        (date(2026, 11, 30), time(23), False),
    ],
)
def test_days_weekdays_and_hours_over_midnight(
    day: date, moment: time, is_held: bool
) -> None:
    happy = replace(
        TWENTY_OFF,
        first_day=date(2026, 11, 20),
        last_day=date(2026, 11, 29),
        weekdays=frozenset({0}),
        from_time=time(22),
        until_time=time(2),
    )
    assert happy.is_in_force(day, moment) is is_held
