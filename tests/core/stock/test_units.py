"""Numbers of units, and that a unit is in exactly one place (R34)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.stock.units import (
    Place,
    SerialAct,
    check_unit,
    is_count_alone,
    is_imei,
    normal_serial,
    place_after,
    times_sold,
)
from tests.core.stock.imeis import imei

bodies = st.text("0123456789", min_size=14, max_size=14)


@given(bodies)
def test_an_imei_has_one_fitting_last_digit_of_ten(body: str) -> None:
    assert sum(is_imei(f"{body}{digit}") for digit in range(10)) == 1


@given(bodies, st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(body: str, place: int, by: int) -> None:
    right = imei(body)
    digit = str((int(right[place]) + by) % 10)
    assert not is_imei(right[:place] + digit + right[place + 1 :])


@given(st.text(max_size=20))
def test_what_has_not_fifteen_digits_is_no_imei(text: str) -> None:
    is_long_enough = len(text) == 15 and text.isascii() and text.isdigit()
    assert is_long_enough or not is_imei(text)


def test_known_imeis_pass() -> None:
    assert is_imei("490154203237518")
    assert not is_imei("490154203237519")
    assert not is_imei("٤٩٠١٥٤٢٠٣٢٣٧٥١٨")


@given(st.text("abcXYZ 019-/", max_size=20))
def test_spaces_and_small_letters_make_no_other_unit(text: str) -> None:
    assert normal_serial(f" {text.lower()} ") == normal_serial(text.upper())


def test_a_phone_for_two_cards_has_two_imeis() -> None:
    first, second = imei("1" * 14), imei("2" * 14)
    check_unit(first, second, imei_count=2)
    with pytest.raises(RuleBroken, match=r"serial\.imei_repeated"):
        check_unit(first, first, imei_count=2)
    with pytest.raises(RuleBroken, match=r"serial\.imei_wrong"):
        check_unit(first, "", imei_count=2)
    with pytest.raises(RuleBroken, match=r"serial\.imei_wrong"):
        check_unit("SN-1", "", imei_count=1)


def test_any_number_will_do_where_a_unit_has_no_imei() -> None:
    check_unit("SN-1", "", imei_count=0)
    with pytest.raises(RuleBroken, match=r"serial\.missing"):
        check_unit("", "", imei_count=0)
    with pytest.raises(RuleBroken, match=r"serial\.too_long"):
        check_unit("9" * 61, "", imei_count=0)


@given(st.lists(st.sampled_from(SerialAct), min_size=1))
def test_whatever_happens_a_unit_is_in_one_place(acts: list[SerialAct]) -> None:
    assert place_after(acts[-1]) in Place
    assert (place_after(acts[-1]) is Place.SOLD) >= (times_sold(acts[-1]) > 0)


@given(st.integers(-9, 9), st.integers(-9, 9))
def test_a_count_alone_is_only_brought_nearer_to_the_numbers(
    quantity: int, apart: int
) -> None:
    if is_count_alone(Decimal(quantity), without_number=Decimal(apart)):
        assert abs(apart + quantity) < abs(apart)
        assert (apart + quantity) * apart >= 0
    else:
        assert abs(apart + quantity) >= abs(apart) or (apart + quantity) * apart < 0
