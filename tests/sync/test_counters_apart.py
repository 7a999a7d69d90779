"""Two tills that do the same while apart: nothing is lost, one item in Attention."""

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.schemas import SaleResponse
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def heal(*tills: Till) -> None:
    for _ in range(2):
        for till in tills:
            till.sync()


def take_back(till: Till, boss: Actor, sale: SaleResponse) -> SaleResponse:
    line = sale.lines[0]
    item = CartReturn(
        sale_id=sale.id,
        sale_number=sale.number,
        line_id=line.id,
        name=line.name,
        quantity=line.quantity,
        amount=line.total,
    )
    cart = carts.take_back(Cart(id=uuid4()), item)
    return till.shop.sales.complete(boss, cart, ())


@pytest.fixture
def two(first_till: Till, boss: Actor, another_till: AddTill) -> tuple[Till, Till]:
    """Return two tills in step, their drawers open."""
    builders.open_drawer(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    builders.open_drawer(second.shop, boss)
    heal(first_till, second)
    return first_till, second


def test_one_line_returned_on_two_tills_stands_twice_and_is_one_item(
    two: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    first, second = two
    line = builders.a_free_line("40")
    sale = builders.sell(first.shop, boss, line, paid=(("cash", "40"),))
    heal(first, second)
    notes = [take_back(till, boss, sale) for till in two]
    heal(first, second)
    for till in two:
        assert {till.shop.sales.get(note.id).total for note in notes} == {-40}
        (item,) = till.shop.attention.open_items()
        assert item.kind == "over_returned"
        assert (item.values["sold"], item.values["returned"]) == (1, 2)
        assert till.shop.verify().holds
    assert digest(first) == digest(second) == hub_digest(hub_engine)


def test_a_limit_passed_on_two_tills_is_one_item_and_the_balance_is_the_sum(
    two: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    """R24: both sales stand; Attention says that the limit was passed."""
    first, second = two
    customer = builders.a_customer(first.shop, boss)
    limit = CustomerUpdate(credit_limit=Decimal(100))
    first.shop.customers.update(boss, customer.id, limit)
    heal(first, second)
    for till in two:
        cart = builders.a_cart(builders.a_free_line("80"), customer_id=customer.id)
        paid = builders.tenders(("account", "80"))
        till.shop.sales.complete(boss, cart, paid)
    heal(first, second)
    for till in two:
        assert balance(till, customer.id) == 160
        (item,) = till.shop.attention.open_items()
        assert item.kind == "credit_limit_passed"
        assert (item.values["balance"], item.values["limit"]) == (160, 100)
        assert till.shop.verify().holds
    assert digest(first) == digest(second) == hub_digest(hub_engine)


def balance(till: Till, customer_id: UUID) -> Decimal:
    return till.shop.accounts.standing(customer_id).balance
