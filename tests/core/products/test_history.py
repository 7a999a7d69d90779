"""A product's history tells of its barcodes too."""

from datetime import timedelta

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.shop import Shop
from tests.builders import a_product

FIRST, SECOND = "4006381333931", "0000040123455"
MINUTE = timedelta(minutes=1)


def test_barcodes_that_come_and_go_are_in_the_history(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    product = a_product(shop, manager, barcodes=(FIRST,))
    clock.advance(MINUTE)
    shop.products.update(manager, product.id, ProductUpdate(barcodes=(SECOND,)))
    changes = [
        (change.before, change.after, change.actor_name)
        for change in shop.products.history(product.id)
        if change.field == "barcode"
    ]
    assert sorted(changes[:2], key=str) == [
        (FIRST, None, manager.name),
        (None, SECOND, manager.name),
    ]
    assert changes[2:] == [(None, FIRST, manager.name)]


def test_the_newest_change_comes_first_whatever_it_was(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    product = a_product(shop, manager)
    clock.advance(MINUTE)
    shop.products.update(manager, product.id, ProductUpdate(barcodes=(FIRST,)))
    clock.advance(MINUTE)
    shop.products.update(manager, product.id, ProductUpdate(name="Another name"))
    fields = [change.field for change in shop.products.history(product.id)]
    assert fields[:2] == ["name", "barcode"]
