"""A PIN is four to eight digits that nobody would guess; only a hash of it is kept."""

from contextvars import Context

import pytest
from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Role
from techstore_desktop.core.staff import pins
from techstore_desktop.core.staff.schemas import StaffMemberCreate


@pytest.mark.parametrize(
    "pin", ["", "258", "258025802", "25a0", "2580\n", " 2580", "²⁵⁸⁰", "٢٥٨٠"]
)
def test_a_pin_is_four_to_eight_digits(pin: str) -> None:
    with pytest.raises(RuleBroken, match=r"pin\.not_digits") as refused:
        pins.check(pin)
    assert refused.value.values == {"shortest": 4, "longest": 8}


@pytest.mark.parametrize("pin", ["0000", "11111111", "1234", "4321", "7890", "0987"])
def test_a_row_of_digits_is_too_simple(pin: str) -> None:
    with pytest.raises(RuleBroken, match=r"pin\.too_simple"):
        pins.check(pin)


@given(st.text(max_size=10))
def test_only_digits_are_ever_a_pin(text: str) -> None:
    try:
        pins.check(text)
    except RuleBroken:
        return
    assert text.isascii()
    assert text.isdecimal()


def test_a_hash_tells_only_its_own_pin_and_differs_each_time() -> None:
    kept = pins.hashed("2580")
    assert "2580" not in kept.split("$")
    assert kept.startswith("$argon2id$")
    assert pins.hashed("2580") != kept
    assert pins.matches("2580", kept)
    assert not pins.matches("2581", kept)


def test_a_secret_pin_is_hashed_at_full_strength_and_a_known_one_is_not() -> None:
    secret = Context().run(pins.hashed, "2580")
    assert extract_parameters(secret) == RFC_9106_LOW_MEMORY
    with pins.known_to_all():
        known = pins.hashed("2580")
    assert extract_parameters(known).memory_cost < RFC_9106_LOW_MEMORY.memory_cost
    assert pins.matches("2580", secret)
    assert pins.matches("2580", known)


def test_a_person_to_be_added_is_never_written_with_the_pin() -> None:
    assert "2580" not in repr(
        StaffMemberCreate(name="Ana", role=Role.CASHIER, pin="2580")
    )
