import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.devices.imei import cleaned, imei_of, looks_like_imei
from techstore_desktop.core.stock.units import is_imei


@pytest.mark.parametrize(
    "typed",
    [
        "352099001761481",
        "IMEI: 35-209900-176148-1",
        " 35 209900 176148 1 ",
        "imei1:352099001761481",
    ],
)
def test_what_a_box_prints_around_an_imei_goes(typed: str) -> None:
    assert cleaned(typed) == "352099001761481"
    assert imei_of(cleaned(typed)) == "352099001761481"


def test_a_serial_number_keeps_its_signs_in_capitals() -> None:
    assert cleaned(" s/n: c02-xk1 / 9 ") == "C02-XK1 / 9"
    assert not looks_like_imei("C02-XK1")


def test_a_wrong_digit_is_meant_as_an_imei_and_is_none() -> None:
    assert looks_like_imei("352099001761482")
    assert imei_of("352099001761482") is None


@given(st.integers(0, 10**14 - 1))
def test_a_software_version_gives_way_to_the_check_digit(body: int) -> None:
    whole = f"{body:014d}"
    imei = imei_of(f"{whole}07")
    assert imei is not None
    assert imei.startswith(whole)
    assert is_imei(imei)
