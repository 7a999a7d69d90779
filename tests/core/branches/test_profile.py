"""The shop as everything else sees it: money, clock, business day (R70)."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.branches.numbers import document_number
from techstore_desktop.core.branches.presets import PRESETS, preset
from techstore_desktop.core.branches.schemas import (
    BranchBase,
    ShopUpdate,
    TerminalBase,
)
from techstore_desktop.core.branches.service import check_step, check_time_zone
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import COUNTRIES
from techstore_desktop.core.money import currency
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from tests.builders import MANAGER_PIN


def test_nothing_can_be_asked_of_a_shop_that_is_not_founded(shop: Shop) -> None:
    with pytest.raises(RuleBroken, match=r"shop\.not_founded"):
        shop.profiles.current()
    with pytest.raises(RuleBroken, match=r"shop\.not_founded"):
        shop.branches.shop()


def test_the_profile_says_how_the_shop_counts(shop: Shop, manager: Actor) -> None:
    assert manager.name
    profile = shop.profiles.current()
    assert (profile.name, profile.currency.code) == ("TechStore Centro", "ARS")
    assert (profile.terminal_code, profile.branch_name) == ("A1", "Centro")
    assert profile.formats.money(Decimal("1234.5")) == "1.234,50"


def test_the_profile_is_read_once_and_anew_after_a_change(
    shop: Shop, manager: Actor
) -> None:
    first = shop.profiles.current()
    assert shop.profiles.current() is first
    shop.branches.update_shop(manager, ShopUpdate(name="TechStore Norte"))
    assert shop.profiles.current().name == "TechStore Norte"
    shop.branches.update_branch(manager, BranchBase(name="Norte"))
    assert shop.profiles.current().branch_name == "Norte"
    shop.branches.update_terminal(manager, TerminalBase(name="Till 2", code="B2"))
    assert shop.profiles.current().terminal_code == "B2"


def test_the_profile_stays_where_something_else_changes(
    shop: Shop, manager: Actor
) -> None:
    first = shop.profiles.current()
    shop.staff.change_pin(manager, manager.staff_id, "8642", old_pin=MANAGER_PIN)
    assert shop.profiles.current() is first


def test_r70_the_business_day_is_local_time_minus_the_cut_off(
    shop: Shop, manager: Actor
) -> None:
    half_past_one = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
    assert shop.profiles.current().business_day(half_past_one) == date(2026, 11, 23)
    shop.branches.update_shop(manager, ShopUpdate(day_cutoff=time(4)))
    assert shop.profiles.current().business_day(half_past_one) == date(2026, 11, 22)


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.code)
def test_every_country_that_can_be_chosen_can_be_founded(each: object) -> None:
    chosen = preset(getattr(each, "code", ""))
    assert chosen is not None
    assert chosen is each
    check_time_zone(chosen.time_zone)
    check_step(chosen.cash_rounding_step, currency(chosen.currency))
    assert all(0 <= rate < 100 for rate in chosen.tax_rates)
    assert len(set(chosen.tax_rates)) == len(chosen.tax_rates) > 0


def test_every_country_has_its_way_of_writing() -> None:
    assert {each.code for each in PRESETS} == set(COUNTRIES)
    assert preset("ar") is preset("AR")
    assert preset("ZZ") is None


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_r15_two_numbers_are_never_written_alike(first: int, second: int) -> None:
    same = document_number("A1", first) == document_number("A1", second)
    assert same is (first == second)


def test_r15_a_number_is_the_terminal_and_its_place_in_the_series() -> None:
    assert document_number("A1", 123) == "A1-000123"
