"""R1, R3, R8: exact, symmetric, and shared out to the last cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import (
    CURRENCIES,
    allocate,
    currency,
    exact,
    round_half_up,
    round_to_step,
)

amounts = st.decimals(-(10**7), 10**7, places=4)
cents = st.decimals(-(10**7), 10**7, places=2)
weights = st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=12)


@given(amounts, st.integers(0, 3))
def test_rounding_a_negative_is_the_negative_of_rounding(
    amount: Decimal, digits: int
) -> None:
    assert round_half_up(-amount, digits) == -round_half_up(amount, digits)


@given(amounts, st.integers(0, 3))
def test_rounding_never_moves_more_than_half_a_unit(
    amount: Decimal, digits: int
) -> None:
    moved = abs(round_half_up(amount, digits) - amount)
    assert moved <= Decimal(1).scaleb(-digits) / 2


@given(cents, weights)
def test_shares_add_up_exactly_and_none_strays(
    total: Decimal, shares: list[Decimal]
) -> None:
    parts = allocate(total, shares, 2)
    whole = sum(shares) or Decimal(1)
    assert sum(parts) == total
    for part, share in zip(parts, shares, strict=True):
        if any(shares):
            assert abs(part - total * share / whole) < Decimal("0.01")


@given(cents, weights)
def test_sharing_out_a_negative_mirrors_the_positive(
    total: Decimal, shares: list[Decimal]
) -> None:
    mirrored = tuple(-part for part in allocate(total, shares, 2))
    assert allocate(-total, shares, 2) == mirrored


def test_r3_ten_off_three_equal_lines() -> None:
    assert allocate(Decimal(10), [Decimal(10)] * 3, 2) == (
        Decimal("3.34"),
        Decimal("3.33"),
        Decimal("3.33"),
    )


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("14.68", "14.70"), ("14.66", "14.65"), ("-1.98", "-2.00"), ("0", "0")],
)
def test_r7_rounding_to_five_cents(amount: str, rounded: str) -> None:
    assert round_to_step(Decimal(amount), Decimal("0.05")) == Decimal(rounded)


def test_no_step_rounds_nothing() -> None:
    assert round_to_step(Decimal("14.68"), Decimal(0)) == Decimal("14.68")


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError):
        exact(1.1)  # type: ignore[arg-type]


def test_currencies_know_their_decimals() -> None:
    assert currency("pyg").digits == 0
    assert currency("EUR").unit == Decimal("0.01")
    assert all(len(code) == 3 for code in CURRENCIES)
    with pytest.raises(RuleBroken, match=r"currency\.unknown"):
        currency("XXX")
