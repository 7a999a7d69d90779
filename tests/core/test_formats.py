"""R72: one way to write an amount, and it reads back what it wrote."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import COUNTRIES, Formats, formats_for
from techstore_desktop.core.money import CURRENCIES, currency, round_half_up

every_formats = st.builds(
    formats_for,
    st.sampled_from(sorted(COUNTRIES)),
    st.sampled_from(list(CURRENCIES.values())),
)
ARGENTINA = formats_for("AR", currency("ARS"))
MEXICO = formats_for("MX", currency("MXN"))


@given(every_formats, st.decimals(0, 10**9, places=3))
def test_what_is_written_reads_back(formats: Formats, amount: Decimal) -> None:
    rounded = round_half_up(amount, formats.currency.digits)
    if rounded != rounded.to_integral_value() or rounded < 1000:
        assert formats.parse_money(formats.money(amount)) == rounded
    assert formats.parse_quantity(formats.quantity(amount)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1234,5", "1234.50"),
        ("1234.5", "1234.50"),
        ("$ 12", "12.00"),
        (" 1 234,50 ", "1234.50"),
        (",5", "0.50"),
        ("1.234.567", "1234567.00"),
    ],
)
def test_a_person_may_type_either_sign(text: str, amount: str) -> None:
    assert ARGENTINA.parse_money(text) == Decimal(amount)
    assert MEXICO.parse_money(text) == Decimal(amount)


def test_three_digits_after_one_sign_are_read_as_the_country_does() -> None:
    assert ARGENTINA.parse_money("1.234") == 1234
    assert MEXICO.parse_money("1.234") == Decimal("1.23")


def test_nothing_before_a_sign_makes_it_the_decimal_sign_everywhere() -> None:
    for formats in (ARGENTINA, MEXICO):
        assert formats.parse_exchange("0.001") == Decimal("0.001")
        assert formats.parse_exchange("0,000689655") == Decimal("0.000689655")
        assert formats.parse_quantity(".250") == Decimal("0.25")
    with pytest.raises(RuleBroken, match=r"amount\.negative"):
        ARGENTINA.parse_exchange("-0,5")


@pytest.mark.parametrize(
    "text", ["", "abc", "1e5", "nan", "inf", "12x", "--1", "1.2.3,4,5", "🖱"]
)
def test_what_is_no_amount_is_said(text: str) -> None:
    with pytest.raises(RuleBroken, match=r"amount\.unreadable"):
        ARGENTINA.parse_money(text)


def test_negative_and_huge_amounts_are_refused() -> None:
    with pytest.raises(RuleBroken, match=r"amount\.negative"):
        ARGENTINA.parse_money("-5")
    with pytest.raises(RuleBroken, match=r"amount\.too_large"):
        ARGENTINA.parse_money("9" * 14)
    assert ARGENTINA.parse_money("-5", may_be_negative=True) == -5


def test_amounts_are_written_as_the_country_does() -> None:
    assert ARGENTINA.money_with_symbol(Decimal("1234567.5")) == "$\xa01.234.567,50"
    assert (
        formats_for("ES", currency("EUR")).money_with_symbol(Decimal(5)) == "5,00\xa0€"
    )
    assert (
        formats_for("PY", currency("PYG")).money_with_symbol(Decimal(850)) == "₲\xa0850"
    )
    assert MEXICO.money(Decimal("-0.5")) == "−0.50"
    assert MEXICO.quantity(Decimal("1.500")) == "1.5"
    assert MEXICO.rate(Decimal("10.50")) == "10.5\xa0%"
    assert MEXICO.rate(Decimal("21.00")) == "21\xa0%"


@pytest.mark.parametrize(
    ("country", "written"), [("AR", "10.330"), ("US", "10,330"), ("UY", "10.330")]
)
def test_a_count_has_the_countrys_groups_and_no_decimals(
    country: str, written: str
) -> None:
    assert formats_for(country, currency("USD")).count(10_330) == written


def test_moments_are_written_in_the_shops_zone() -> None:
    moment = datetime(2026, 11, 23, 14, 47, tzinfo=UTC)
    zone = ZoneInfo("America/Argentina/Buenos_Aires")
    assert ARGENTINA.date_time(moment, zone) == "23/11/2026 11:47"
    assert formats_for("US", currency("USD")).time(moment, zone) == "11:47 AM"
    assert ARGENTINA.date(date(2026, 1, 2)) == "02/01/2026"


def test_a_day_without_its_year_keeps_the_countrys_order() -> None:
    day = date(2026, 12, 1)
    euro = currency("EUR")
    assert ARGENTINA.day_and_month(day) == "01/12"
    assert formats_for("DE", euro).day_and_month(day) == "01.12"
    assert formats_for("US", euro).day_and_month(day) == "12/01"


def test_a_minus_stands_before_the_symbol_and_is_read_again() -> None:
    written = ARGENTINA.money_with_symbol(Decimal("-1234.5"))
    assert written == "−$\xa01.234,50"
    assert ARGENTINA.parse_money(written, may_be_negative=True) == Decimal("-1234.5")
