"""What one terminal does, the others have: on real files and a real hub."""

from collections.abc import Callable
from decimal import Decimal

from sqlalchemy import Engine, text

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.schemas import PriceListCreate, PromotionCreate
from techstore_desktop.core.products.schemas import ProductUpdate
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def test_a_new_till_has_the_whole_shop(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    found = second.shop.products.find_by_code(product.sku)
    assert found is not None
    assert found.name == product.name
    assert found.on_hand == Decimal(10)
    assert second.shop.verify().holds


def test_sales_on_two_tills_add_up_on_both(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    for till in (first_till, second):
        builders.open_drawer(till.shop, boss)
        line = builders.a_line(till.shop, product, "2")
        builders.sell(till.shop, boss, line, paid=(("cash", "200"),))
    for _ in range(2):
        first_till.sync()
        second.sync()
    for till in (first_till, second):
        found = till.shop.products.find_by_code(product.sku)
        assert found is not None
        assert found.on_hand == Decimal(6)
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_the_later_edit_stands_everywhere_and_the_clash_is_noted(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    first_till.sync()
    first_till.shop.products.update(
        boss, product.id, ProductUpdate(price=Decimal("110.00"))
    )
    second.shop.products.update(
        boss, product.id, ProductUpdate(price=Decimal("120.00"), name="Mouse")
    )
    second.sync()
    first_till.sync()
    second.sync()
    for till in (first_till, second):
        found = till.shop.products.find_by_code(product.sku)
        assert found is not None
        assert found.price == Decimal("120.00")
        assert found.name == "Mouse"
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
    with hub_engine.connect() as connection:
        clashes = connection.execute(text("SELECT * FROM edit_conflict")).all()
    assert [(clash.field, clash.standing, clash.lost) for clash in clashes] == [
        ("price", 12000, 11000)
    ]


def test_what_is_large_is_pulled_in_pages_and_arrives_whole(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    second = another_till("B1")
    rows = "".join(
        f"SKU-{number};{number * 7919 % 10**9:x} {number * 104729:x};{number}\n"
        for number in range(12_000)
    )
    file = first_till.file.with_name("catalogue.csv")
    file.write_text("sku;name;price\n" + rows, encoding="utf-8")
    for _ in range(2):
        preview = first_till.shop.imports.preview(file)
        first_till.shop.imports.apply(boss, preview)
        file.write_text("sku;name;price\n" + rows.replace("SKU", "PRO"), "utf-8")
    first_till.sync()
    with hub_engine.connect() as connection:
        size = connection.scalar(
            text(
                "SELECT min(pg_column_size(changes)) FROM journal_entry WHERE"
                " length(changes) > 1000000"
            )
        )
    assert size is not None
    assert size > 400_000
    second.sync()
    assert second.shop.products.find_by_code("SKU-11999") is not None
    assert second.shop.products.find_by_code("PRO-11999") is not None
    assert digest(first_till) == digest(second)


def test_prices_made_on_two_tills_are_on_both(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss, cost="10")
    first_till.sync()
    second = another_till("B1")
    trade = PriceListCreate(name="Wholesale", percent=Decimal(10))
    kept = first_till.shop.price_lists.create(boss, trade)
    first_till.shop.price_lists.set_price(boss, kept.id, product.id, Decimal(80))
    second.shop.promotions.create(
        boss,
        PromotionCreate.model_validate(
            {"name": "3 for 2", "kind": "n_for_m", "quantity": 3, "paid_quantity": 2}
        ),
    )
    for _ in range(2):
        first_till.sync()
        second.sync()
    for till in (first_till, second):
        builders.open_drawer(till.shop, boss)
        line = builders.a_line(till.shop, product, "3")
        sale = builders.sell(till.shop, boss, line, paid=(("cash", "200"),))
        assert sale.promotion_discounts == Decimal(100)
        [own] = till.shop.price_lists.prices(kept.id)
        assert own.amount == Decimal(80)
    for _ in range(2):
        first_till.sync()
        second.sync()
    for till in (first_till, second):
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
