"""Pictures follow the entries that mention them, and arrive whole or not at all."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from techstore_desktop.core.permissions import Actor
from techstore_desktop.sync.errors import HubRefuses
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.pictures import PictureShelf, Sent
from tests import builders
from tests.sync.tills import Till


def a_picture(colour: str = "teal") -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 64), colour).save(out, "PNG")
    return out.getvalue()


def test_a_picture_given_on_one_till_is_seen_on_another(
    first_till: Till, boss: Actor, another_till: Callable[[str], Till]
) -> None:
    second = another_till("B1")
    product = builders.a_product(first_till.shop, boss)
    first_till.shop.products.set_picture(boss, product.id, a_picture())
    name = first_till.shop.products.get(product.id).picture_sha256
    assert name is not None
    shown: list[object] = []
    second.shop.database.on_commit(lambda touched: shown.append(touched.get("product")))
    first_till.sync()
    second.sync()
    assert second.shop.products.picture(name) == first_till.shop.products.picture(name)
    assert {product.id} in shown


def test_a_picture_that_is_not_its_name_is_not_taken(first_till: Till) -> None:
    assert isinstance(first_till.hub, PostgresHub)
    with pytest.raises(HubRefuses):
        first_till.hub.put_picture(Sent("0" * 64, "image/jpeg", b"else"))
    shelf = PictureShelf(first_till.shop.database)
    shelf.keep([Sent("0" * 64, "image/jpeg", b"else")])
    assert shelf.unconfirmed() == []


def test_a_picture_that_nobody_has_yet_holds_nothing_up(
    first_till: Till, boss: Actor, another_till: Callable[[str], Till]
) -> None:
    second = another_till("B1")
    product = builders.a_product(first_till.shop, boss)
    first_till.shop.products.set_picture(boss, product.id, a_picture())
    first_till.engine._pictures = None
    first_till.sync()
    second.sync()
    found = second.shop.products.find_by_code(product.sku)
    assert found is not None
    assert PictureShelf(second.shop.database).missed()
