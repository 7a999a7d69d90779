"""Labels of the shop's own scale: weight or price in an EAN-13 (R37)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.barcodes import check_digit
from techstore_desktop.core.products.in_store import (
    EmbeddedValue,
    InStoreRule,
    code_to_keep,
    quantity_for,
    read,
)
from techstore_desktop.shop import Shop
from tests.builders import a_product

WEIGHT = InStoreRule(prefix="21")
PRICE = InStoreRule(prefix="22", value=EmbeddedValue.PRICE, decimals=2)
CHECKED = InStoreRule(prefix="23", item_digits=4, has_value_check=True)
RULES = (WEIGHT, PRICE, CHECKED)


def label(prefix: str, rest: str) -> str:
    body = prefix + rest
    return f"{body}{check_digit(body)}"


@given(st.integers(0, 99999), st.integers(1, 99999))
def test_what_the_scale_printed_is_what_is_read(item: int, grams: int) -> None:
    said = read(label("21", f"{item:05d}{grams:05d}"), RULES)
    assert said is not None
    assert (said.item, said.amount) == (f"{item:05d}", Decimal(grams) / 1000)


@given(st.integers(0, 9999), st.integers(1, 99999))
def test_a_check_digit_of_the_value_is_passed_over(item: int, grams: int) -> None:
    said = read(label("23", f"{item:04d}7{grams:05d}"), RULES)
    assert said is not None
    assert (said.item, said.amount) == (f"{item:04d}", Decimal(grams) / 1000)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(1, 9))
def test_a_wrong_check_digit_is_no_label(body: str, by: int) -> None:
    code = f"{body}{(check_digit(body) + by) % 10}"
    assert read(code, RULES) is None


def test_other_codes_are_none() -> None:
    assert read(label("24", "1234501250"), RULES) is None
    assert read(label("21", "1234500000"), RULES) is None
    assert read("4006381333931", RULES) is None
    assert read("", RULES) is None


@given(st.integers(1, 99999), st.integers(1, 999))
def test_below_ten_a_piece_a_price_is_met_to_the_cent(cents: int, unit: int) -> None:
    price, unit_price = Decimal(cents) / 100, Decimal(unit) / 100
    quantity = quantity_for(price, unit_price, digits=2)
    assert quantity is not None
    assert round_half_up(quantity * unit_price, 2) == price


def test_what_costs_nothing_has_no_quantity() -> None:
    assert quantity_for(Decimal(5), Decimal(0), digits=2) is None


def test_a_label_means_so_much_of_its_product(shop: Shop, manager: Actor) -> None:
    cable = a_product(shop, manager, name="Cable", barcodes=["2112345"])
    rope = a_product(
        shop, manager, name="Rope", barcodes=["2254321"], price=Decimal("2.50")
    )
    own = a_product(shop, manager, name="Own", barcodes=[label("21", "1234509999")])
    rules = [rule.model_dump(mode="json") for rule in RULES]
    assert shop.products.scan(label("21", "1234501250")) is None
    shop.branches.update_shop(manager, ShopUpdate(in_store_codes=rules))
    found = shop.products.scan(label("21", "1234501250"))
    assert found is not None
    assert (found.product.id, found.quantity) == (cable.id, Decimal("1.250"))
    found = shop.products.scan(label("22", "5432101000"))
    assert found is not None
    assert (found.product.id, found.quantity) == (rope.id, Decimal(4))
    found = shop.products.scan(label("21", "1234509999"))
    assert found is not None
    assert (found.product.id, found.quantity) == (own.id, None)
    assert shop.products.scan(label("21", "7777701250")) is None


def test_a_new_product_is_kept_under_its_label_without_the_weight() -> None:
    assert code_to_keep(label("21", "1234501250"), RULES) == "2112345"
    assert code_to_keep("4006381333931", RULES) == "4006381333931"
    assert code_to_keep("", RULES) == ""
