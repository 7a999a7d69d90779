"""A decision is kept, is carried out, and settles its case once."""

from decimal import Decimal
from uuid import UUID

import pytest

from techstore_desktop.core.attention.models import AttentionSettlement
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop
from tests.builders import MANAGER_PIN, a_product
from tests.core.attention.arising import closed_with, edited_twice


def key_of_only_item(shop: Shop) -> str:
    (item,) = shop.attention.open_items()
    return item.key


def test_a_settled_item_stays_findable_with_who_decided_what_when(
    shop: Shop, manager: Actor
) -> None:
    closed_with(shop, manager, "47")
    key = key_of_only_item(shop)
    shop.attention.settle(manager, key, "accept", " The float was short ")
    assert shop.attention.open_items() == []
    (item,) = shop.attention.settled_items()
    assert (item.key, item.is_settled, item.choices) == (key, True, ())
    assert item.values["difference"] == Decimal(-3)
    (decision,) = item.settlements
    assert decision.choice == "accept"
    assert decision.settled_by == "Lucía Ferro"
    assert decision.note == "The float was short"
    assert decision.settled_at == shop.database.clock.now()
    assert verify(shop.database).differences == ()


def test_settling_takes_a_manager_or_one_who_lends_it(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    closed_with(shop, manager, "47")
    key = key_of_only_item(shop)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.attention.settle(cashier, key, "accept")
    lent = frozenset({Permission.ATTENTION_SETTLE})
    approval = shop.staff.approve(manager.staff_id, MANAGER_PIN, lent)
    shop.attention.settle(cashier, key, "accept", approval=approval)
    assert shop.attention.settled_items()[0].settlements[0].settled_by == cashier.name


def test_who_comes_second_is_told(shop: Shop, manager: Actor) -> None:
    closed_with(shop, manager, "47")
    key = key_of_only_item(shop)
    shop.attention.settle(manager, key, "accept")
    with pytest.raises(RuleBroken, match=r"attention\.settled"):
        shop.attention.settle(manager, key, "accept")
    assert len(shop.attention.settled_items()[0].settlements) == 1


@pytest.mark.parametrize("choice", ["burn", ""])
def test_only_the_choices_of_its_kind_settle_a_case(
    shop: Shop, manager: Actor, choice: str
) -> None:
    closed_with(shop, manager, "47")
    with pytest.raises(RuleBroken, match=r"attention\.gone"):
        shop.attention.settle(manager, key_of_only_item(shop), choice)


@pytest.mark.parametrize(
    "key", ["cash_difference:00000000-0000-0000-0000-000000000000", "storm:1", ""]
)
def test_what_is_no_case_cannot_be_settled(
    shop: Shop, manager: Actor, key: str
) -> None:
    with pytest.raises(RuleBroken, match=r"attention\.gone"):
        shop.attention.settle(manager, key, "accept")


def test_to_take_the_other_value_is_one_journaled_act(
    shop: Shop, manager: Actor
) -> None:
    product = a_product(shop, manager)
    edited_twice(shop, manager, product.id)
    shop.attention.settle(manager, key_of_only_item(shop), "take_other")
    assert shop.products.get(product.id).price == Decimal(110)
    change = shop.products.history(product.id)[0]
    assert (change.action, change.field) == ("attention.settled", "price")
    assert (change.before, change.after) == (Decimal(100), Decimal(110))
    assert shop.attention.count() == 0
    assert verify(shop.database).differences == ()


def test_to_keep_what_stands_changes_no_record(shop: Shop, manager: Actor) -> None:
    product = a_product(shop, manager)
    edited_twice(shop, manager, product.id)
    shop.attention.settle(manager, key_of_only_item(shop), "keep")
    assert shop.products.get(product.id).price == Decimal(100)
    assert shop.attention.count() == 0


def test_what_stands_now_is_shown_although_it_was_edited_since(
    shop: Shop, manager: Actor
) -> None:
    product = a_product(shop, manager)
    edited_twice(shop, manager, product.id)
    shop.products.update(manager, product.id, ProductUpdate(price=Decimal(120)))
    (item,) = shop.attention.open_items()
    assert item.values["now"] == Decimal(120)


def test_to_take_a_field_takes_the_permission_to_edit_it(
    shop: Shop, manager: Actor
) -> None:
    product = a_product(shop, manager)
    edited_twice(shop, manager, product.id)
    key = key_of_only_item(shop)
    settler = Actor(
        manager.staff_id,
        manager.name,
        manager.role,
        frozenset({Permission.ATTENTION_SETTLE}),
    )
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.attention.settle(settler, key, "take_other")
    assert shop.products.get(product.id).price == Decimal(100)
    shop.attention.settle(settler, key, "keep")


def test_r62_no_choice_takes_the_last_manager_away(shop: Shop, manager: Actor) -> None:
    edited_twice(
        shop,
        manager,
        manager.staff_id,
        table="staff_member",
        field="role",
        standing="manager",
        lost="cashier",
    )
    key = key_of_only_item(shop)
    with pytest.raises(RuleBroken, match=r"staff\.last_manager"):
        shop.attention.settle(manager, key, "take_other")
    assert shop.attention.count() == 1
    assert shop.staff.people()[0].role.value == "manager"


def test_a_decision_of_a_newer_program_is_still_listed(
    shop: Shop, manager: Actor
) -> None:
    with shop.database.transaction("attention.settled", manager) as transaction:
        transaction.add(
            AttentionSettlement(
                kind="storm",
                item="storm:1",
                choice="wait",
                settled_at=transaction.now,
                settled_by_id=manager.staff_id,
                note="",
            )
        )
    (item,) = shop.attention.settled_items()
    assert (item.kind, item.settlements[0].choice) == ("storm", "wait")


def test_where_the_record_is_not_here_yet_nothing_is_settled(
    shop: Shop, manager: Actor
) -> None:
    edited_twice(shop, manager, UUID(int=7))
    key = key_of_only_item(shop)
    with pytest.raises(RuleBroken, match=r"attention\.gone"):
        shop.attention.settle(manager, key, "take_other")
    assert shop.attention.count() == 1
