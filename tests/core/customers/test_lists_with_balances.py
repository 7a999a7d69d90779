"""A list of customers tells what each of them owes, with whoever is the same (R21)."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from techstore_desktop.core.accounts.schemas import CorrectionCreate
from techstore_desktop.core.customers.schemas import CustomerSort
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from tests.builders import a_customer, open_drawer

STANDING = {"Ana": 30, "Bruno": 0, "Carla": -5, "Dora": 120}


@pytest.fixture
def open_shop(shop: Shop, manager: Actor) -> Shop:
    open_drawer(shop, manager)
    return shop


@pytest.fixture
def standing(open_shop: Shop, manager: Actor) -> dict[str, UUID]:
    """Register four customers who stand as ``STANDING`` says; return their ids."""
    ids = {}
    for name, amount in STANDING.items():
        ids[name] = a_customer(open_shop, manager, name=name, phone="").id
        if amount:
            data = CorrectionCreate(
                customer_id=ids[name], amount=Decimal(amount), reason="as it was"
            )
            open_shop.accounts.correct(manager, data)
    return ids


def listed(shop: Shop, text: str = "", **wanted: Any) -> dict[str, Decimal | None]:
    page = shop.customers.page(text, with_balances=True, **wanted)
    return {each.name: each.balance for each in page}


@pytest.mark.usefixtures("standing")
def test_a_list_has_balances_only_where_they_are_asked_for(open_shop: Shop) -> None:
    assert listed(open_shop) == STANDING
    assert {each.balance for each in open_shop.customers.page()} == {None}
    assert listed(open_shop, "dora") == {"Dora": 120}
    assert listed(open_shop, is_owing=True) == {"Ana": 30, "Dora": 120}


@pytest.mark.usefixtures("standing")
def test_pages_go_on_in_the_order_of_the_balance(open_shop: Shop) -> None:
    by_balance: dict[str, Any] = {
        "sort": CustomerSort.BALANCE,
        "descending": True,
        "limit": 3,
    }
    assert list(listed(open_shop, **by_balance)) == ["Dora", "Ana", "Bruno"]
    assert list(listed(open_shop, offset=3, **by_balance)) == ["Carla"]
    assert list(listed(open_shop, sort=CustomerSort.BALANCE, limit=1)) == ["Carla"]


@pytest.mark.usefixtures("standing")
def test_pages_by_name_keep_their_order_with_balances(open_shop: Shop) -> None:
    by_name: dict[str, Any] = {"descending": True, "limit": 2}
    assert list(listed(open_shop, **by_name)) == ["Dora", "Carla"]
    assert list(listed(open_shop, offset=2, **by_name)) == ["Bruno", "Ana"]


@pytest.mark.usefixtures("standing")
def test_a_page_with_balances_is_one_query(open_shop: Shop) -> None:
    listed(open_shop)
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    engine = open_shop.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert listed(open_shop) == STANDING
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len([each for each in statements if "FROM customer" in each]) == 1
    assert len([each for each in statements if "account_balance" in each]) == 1


def test_who_was_merged_owes_with_the_survivor(
    open_shop: Shop, manager: Actor, standing: dict[str, UUID]
) -> None:
    customers = open_shop.customers
    customers.merge(manager, standing["Dora"], standing["Ana"])
    customers.merge(manager, standing["Carla"], standing["Bruno"])
    assert listed(open_shop) == {"Ana": 150, "Bruno": -5}
    by_balance: dict[str, Any] = {"sort": CustomerSort.BALANCE}
    assert list(listed(open_shop, **by_balance)) == ["Bruno", "Ana"]
    customers.part(manager, standing["Dora"])
    assert listed(open_shop)["Ana"] == 30
