"""Two customers are likely one where phone or e-mail are, however they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.customers.duplicates import email_key, phone_key

DIGITS = st.text("0123456789", min_size=8, max_size=12)
SIGNS = st.text(" -()+./", max_size=3)


@pytest.mark.parametrize(
    "phone", ["+54 11 5555-0142", "011 5555 0142", "(11) 5555.0142", "5555-0142"]
)
def test_a_phone_is_the_same_with_or_without_its_codes(phone: str) -> None:
    assert phone_key(phone) == "55550142"


@pytest.mark.parametrize("phone", ["", "-", "no phone", "12345", "+54 11"])
def test_too_few_digits_are_nobodys_phone(phone: str) -> None:
    assert phone_key(phone) == ""


@given(DIGITS, st.lists(SIGNS, min_size=12, max_size=12))
def test_signs_between_the_digits_do_not_matter(digits: str, signs: list[str]) -> None:
    typed = "".join(a + b for a, b in zip(digits, signs, strict=False))
    assert phone_key(typed) == phone_key(digits)


@given(DIGITS, st.text("0123456789", max_size=4))
def test_codes_before_the_number_do_not_matter(digits: str, codes: str) -> None:
    assert phone_key(codes + digits) == phone_key(digits)


@given(st.text())
def test_a_phone_key_is_blank_or_six_to_eight_digits(text: str) -> None:
    key = phone_key(text)
    assert key == "" or (key.isdecimal() and 6 <= len(key) <= 8)
    assert phone_key(key) == key


def test_an_address_is_the_same_however_it_was_typed() -> None:
    assert email_key("  Ana.Quiroga@Example.COM ") == "ana.quiroga@example.com"
    assert email_key("ana@example.com") != email_key("ana.q@example.com")


@given(st.text())
def test_an_address_key_is_its_own_key(text: str) -> None:
    assert email_key(email_key(text)) == email_key(text)


@given(st.emails())
def test_case_and_spaces_around_an_address_do_not_matter(email: str) -> None:
    assert email_key(f" {email.upper()}\t") == email_key(email.lower())
