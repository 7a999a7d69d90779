"""A form hears of every broken rule at once."""

from decimal import Decimal

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductCreate, ProductUpdate
from techstore_desktop.shop import Shop
from tests.builders import a_product


def test_every_broken_rule_is_named_with_its_field(shop: Shop, manager: Actor) -> None:
    a_product(shop, manager, sku="MOU-1", barcodes=("4006381333931",))
    typed = ProductCreate(
        sku="mou-1",
        name="Mouse",
        price=Decimal("1.005"),
        barcodes=("4006381333931",),
    )
    found = shop.products.problems(typed)
    assert {field: broken.code for field, broken in found.items()} == {
        "sku": "product.sku_taken",
        "price": "price.too_many_decimals",
        "barcodes": "product.barcode_taken",
    }


def test_a_product_does_not_stand_in_its_own_way(shop: Shop, manager: Actor) -> None:
    product = a_product(shop, manager, sku="MOU-1", barcodes=("4006381333931",))
    change = ProductUpdate(sku="MOU-1", barcodes=("4006381333931",))
    assert not shop.products.problems(change, except_id=product.id)
