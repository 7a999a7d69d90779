from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.devices.kinds import DeviceKind, guessed_kind
from techstore_desktop.core.devices.model_list import DeviceModels
from techstore_desktop.places import resources

FRAME = 0.016


@pytest.fixture(scope="module")
def models() -> DeviceModels:
    made = DeviceModels(resources() / "devices" / "models.csv")
    made.search("a")
    return made


def test_words_find_in_any_order_blind_to_case_and_accents(
    models: DeviceModels,
) -> None:
    names = [each.full_name for each in models.search("13 PRO iphoné")]
    assert names[0] == "Apple iPhone 13 Pro"


def test_a_part_of_the_code_finds_the_model(models: DeviceModels) -> None:
    found = models.search("991b galaxy")
    assert [each.full_name for each in found] == ["Samsung Galaxy S21 5G"]
    assert "SM-G991B" in found[0].codes


def test_a_model_comes_once_with_all_its_codes(models: DeviceModels) -> None:
    found = models.search("galaxy s21 5g", limit=10)
    assert len({(each.brand, each.name) for each in found}) == len(found)


def test_what_the_shop_sees_often_comes_first(models: DeviceModels) -> None:
    assert models.search("s21")[0].brand == "Samsung"


def test_what_no_list_knows_finds_nothing(models: DeviceModels) -> None:
    assert models.search("framework ryzen qqq") == []
    assert models.search("  -- ") == []


@given(typed=st.text(max_size=40))
def test_whatever_is_typed_is_answered(models: DeviceModels, typed: str) -> None:
    for each in models.search(typed, limit=5):
        assert each.full_name


@pytest.mark.parametrize(
    "query", ["g", "i", "galaxy", "galaxy s21", "x q z", "e e e", "zzz", "moto g 7"]
)
def test_a_key_is_answered_within_a_frame(models: DeviceModels, query: str) -> None:
    times = []
    for _ in range(7):
        started = process_time()
        models.search(query)
        times.append(process_time() - started)
    assert min(times) < FRAME


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Apple iPhone 13", DeviceKind.PHONE),
        ("Samsung Galaxy Tab A", DeviceKind.TABLET),
        ("Samsung Galaxy Watch 4", DeviceKind.WATCH),
        ("Lenovo ThinkPad T480", DeviceKind.LAPTOP),
        ("PS5", DeviceKind.CONSOLE),
        ("Sony PlayStation 4", DeviceKind.CONSOLE),
        ("Apple AirPods Pro", DeviceKind.HEADPHONES),
        ("Cafetera", None),
    ],
)
def test_a_name_tells_of_its_kind(name: str, kind: DeviceKind | None) -> None:
    assert guessed_kind(name) is kind
