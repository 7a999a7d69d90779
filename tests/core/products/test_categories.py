"""The category tree: categories move, never into themselves."""

import pytest

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import CategoryCreate, CategoryUpdate
from techstore_desktop.shop import Shop


def test_a_category_moves_with_what_lies_in_it(shop: Shop, manager: Actor) -> None:
    make = shop.products.create_category
    parts = make(manager, CategoryCreate(name="Parts"))
    discs = make(manager, CategoryCreate(name="Discs"))
    solid = make(manager, CategoryCreate(name="Solid state", parent_id=discs.id))
    change = CategoryUpdate(parent_id=parts.id)
    shop.products.update_category(manager, discs.id, change)
    above = {each.name: each.parent_id for each in shop.products.categories()}
    assert above == {"Parts": None, "Discs": parts.id, "Solid state": discs.id}
    to_the_top = CategoryUpdate(parent_id=None)
    moved = shop.products.update_category(manager, solid.id, to_the_top)
    assert moved.parent_id is None


def test_no_category_lies_in_itself_however_deep(shop: Shop, manager: Actor) -> None:
    make = shop.products.create_category
    first = make(manager, CategoryCreate(name="First"))
    second = make(manager, CategoryCreate(name="Second", parent_id=first.id))
    third = make(manager, CategoryCreate(name="Third", parent_id=second.id))
    for place in (first, second, third):
        with pytest.raises(RuleBroken, match=r"category\.inside_itself"):
            shop.products.update_category(
                manager, first.id, CategoryUpdate(parent_id=place.id)
            )
    above = {each.name: each.parent_id for each in shop.products.categories()}
    assert above == {"First": None, "Second": first.id, "Third": second.id}
