"""Templates are filled with what is known, and say aloud what nobody knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.notices.choices import EVERY_OCCASION, LANGUAGES
from techstore_desktop.core.notices.filling import FIELDS, filled, unknown_fields
from techstore_desktop.core.notices.standard_texts import TEXTS
from techstore_desktop.core.notices.wording import days_in_words

VALUES = dict.fromkeys(FIELDS, "x")


def test_each_occasion_has_words_in_each_language_and_names_known_fields_only() -> None:
    assert set(TEXTS) == {(each, said) for each in EVERY_OCCASION for said in LANGUAGES}
    for subject, text in TEXTS.values():
        assert unknown_fields(subject + text) == ()
        assert "{" not in filled(text, VALUES)


def test_what_is_unknown_stays_to_be_seen() -> None:
    assert filled("Hello {custmer}", VALUES) == "Hello {custmer}"
    assert unknown_fields("Hello {custmer} {custmer} {number}") == ("custmer",)


def test_a_field_without_a_value_leaves_no_gap() -> None:
    assert filled("Ready. {promise} Bye", VALUES | {"promise": ""}) == "Ready. Bye"


@given(st.text())
def test_a_value_with_braces_is_never_filled_again(name: str) -> None:
    values = VALUES | {"customer": "{" + name + "}", "number": "R1"}
    once = filled("{number}: {customer}", values)
    assert once.startswith("R1:")
    assert "R1" not in once[3:] or "R1" in name


@pytest.mark.parametrize(
    ("days", "language", "told"),
    [(1, "en", "1 day"), (7, "en", "7 days"), (1, "es", "1 día"), (0, "es", "0 días")],
)
def test_days_are_told_as_one_or_as_many(days: int, language: str, told: str) -> None:
    assert days_in_words(days, language) == told
