"""What two tills did while apart needs a person once, and is settled for both."""

from collections.abc import Callable
from decimal import Decimal

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductUpdate
from tests import builders
from tests.core.attention.arising import sold_by_serial
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def only_item(till: Till) -> AttentionItem:
    (item,) = till.shop.attention.open_items()
    return item


def meet(first: Till, second: Till) -> None:
    for _ in range(2):
        first.sync()
        second.sync()


def test_one_serial_sold_on_two_tills_keeps_both_sales_and_raises_one_item(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    tills = (first_till, second)
    for till in tills:
        builders.open_drawer(till.shop, boss)
        sold_by_serial(till.shop, boss, product, "SN-1")
    assert [till.shop.attention.count() for till in tills] == [0, 0]
    meet(*tills)
    assert only_item(first_till) == only_item(second)
    sales = [each for each in only_item(second).involved if each.table == "sale"]
    assert [each.name for each in sales] == ["A1-000001", "B1-000001"]
    first_till.shop.attention.settle(boss, only_item(first_till).key, "keep_both")
    meet(*tills)
    assert [till.shop.attention.count() for till in tills] == [0, 0]
    assert second.shop.attention.settled_items()[0].is_settled
    assert all(till.shop.verify().holds for till in tills)


def test_two_prices_and_the_other_one_taken_on_either_till_stands_on_both(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    first_till.sync()
    tills = (first_till, second)
    for till, price in zip(tills, ("110.00", "120.00"), strict=True):
        till.shop.products.update(boss, product.id, ProductUpdate(price=Decimal(price)))
    second.sync()
    meet(*tills)
    for till in tills:
        item = only_item(till)
        assert item.values["now"] == item.values["standing"] == Decimal(120)
        assert item.values["other"] == Decimal(110)
        edits = [each for each in item.involved if each.table == "journal_entry"]
        assert [each.terminal_name for each in edits] == ["Till B1", "Till A1"]
    first_till.shop.attention.settle(boss, only_item(first_till).key, "take_other")
    meet(*tills)
    for till in tills:
        assert till.shop.products.get(product.id).price == Decimal(110)
        assert till.shop.attention.count() == 0
        assert till.shop.verify().holds


def test_two_people_who_settle_while_apart_settle_once(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    product = builders.a_product(first_till.shop, boss, opening_stock=Decimal(0))
    builders.open_drawer(first_till.shop, boss)
    line = builders.a_line(first_till.shop, product)
    builders.sell(first_till.shop, boss, line, paid=(("card", "100"),))
    first_till.sync()
    second = another_till("B1")
    tills = (first_till, second)
    for till in tills:
        till.shop.attention.settle(boss, only_item(till).key, "leave", "seen")
    meet(*tills)
    told = [till.shop.attention.settled_items() for till in tills]
    assert told[0] == told[1]
    assert len(told[0]) == 1
    assert len(told[0][0].settlements) == 2
    assert [till.shop.attention.count() for till in tills] == [0, 0]
