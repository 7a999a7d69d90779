"""R37: check digits, and one form per code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products import barcodes
from techstore_desktop.shop import Shop
from tests.builders import a_product

bodies = st.sampled_from([7, 11, 12, 13]).flatmap(
    lambda length: st.text("0123456789", min_size=length, max_size=length)
)


@given(bodies, st.integers(1, 9))
def test_a_wrong_digit_at_the_end_is_noticed(body: str, shift: int) -> None:
    digit = barcodes.check_digit(body)
    assert barcodes.has_valid_check_digit(f"{body}{digit}")
    assert not barcodes.has_valid_check_digit(f"{body}{(digit + shift) % 10}")


@given(st.text("0123456789", min_size=12, max_size=12))
def test_upc_a_and_its_ean_13_form_are_one_code(code: str) -> None:
    assert barcodes.normalise(code) == barcodes.normalise(f"0{code}")


@pytest.mark.parametrize("code", ["4006381333931", "2000000000015", "96385074"])
def test_real_codes_are_right(code: str) -> None:
    assert barcodes.has_valid_check_digit(code)


def test_other_codes_have_no_digit_to_be_wrong() -> None:
    assert barcodes.has_valid_check_digit("ABC-123")
    assert barcodes.normalise(" ABC 123 ") == "ABC123"


def test_the_shops_own_range_is_20_to_29() -> None:
    assert barcodes.is_in_store("2000000000015")
    assert not barcodes.is_in_store("4006381333931")


@pytest.mark.parametrize("kept", ["036000291452", "0036000291452"])
def test_a_product_is_found_by_either_form_of_its_code(
    shop: Shop, manager: Actor, kept: str
) -> None:
    product = a_product(shop, manager, barcodes=[kept])
    for scanned in ("036000291452", "0036000291452", " 036000 291452 "):
        found = shop.products.find_by_code(scanned)
        assert found is not None
        assert found.id == product.id
