"""Each kind of case is found, told of with all that a person needs, and goes again."""

from datetime import timedelta
from decimal import Decimal

import pytest

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.schemas import PriceListCreate
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.stock.units import Place
from techstore_desktop.shop import Shop
from tests.builders import a_customer, a_product, open_drawer, sell
from tests.builders import a_line as a_line_of
from tests.core.attention.arising import (
    closed_with,
    edited_twice,
    made_elsewhere,
    priced_elsewhere,
    sold_below_zero,
    sold_by_serial,
)
from tests.core.repairs.arranging import a_job, a_technician

HOUR = timedelta(hours=1)


def only_item(shop: Shop) -> AttentionItem:
    items = shop.attention.open_items()
    assert len(items) == shop.attention.count() == 1
    return items[0]


def test_a_shop_in_order_needs_nobody(shop: Shop, manager: Actor) -> None:
    open_drawer(shop, manager)
    product = a_product(shop, manager)
    sell(shop, manager, a_line_of(shop, product), paid=(("cash", "100"),))
    assert shop.attention.open_items() == []
    assert shop.attention.count() == 0


def test_r31_stock_below_zero_is_told_until_there_is_enough(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    product = sold_below_zero(shop, manager)
    item = only_item(shop)
    assert item.kind == "negative_stock"
    assert item.values["on_hand"] == Decimal(-2)
    assert item.values["terminal"] == "Till A1"
    assert item.place == "Centro"
    assert [each.id for each in item.involved] == [product.id]
    shop.stock.adjust(manager, product.id, Decimal(2), "Found in the back")
    assert shop.attention.open_items() == []


def test_stock_that_falls_below_zero_anew_needs_somebody_again(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    product = sold_below_zero(shop, manager)
    shop.attention.settle(manager, only_item(shop).key, "leave")
    clock.advance(HOUR)
    sell(shop, manager, a_line_of(shop, product), paid=(("card", "100"),))
    assert shop.attention.count() == 0
    clock.advance(HOUR)
    shop.stock.adjust(manager, product.id, Decimal(4), "Delivery")
    clock.advance(HOUR)
    assert shop.attention.count() == 0
    sell(shop, manager, a_line_of(shop, product, "2"), paid=(("card", "200"),))
    again = only_item(shop)
    assert again.arisen_at == clock.now()
    shop.attention.settle(manager, again.key, "leave")
    assert shop.attention.count() == 0
    (settled,) = shop.attention.settled_items()
    assert len(settled.settlements) == 2


def test_settled_cases_do_not_hide_those_behind_them(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    for sku in ("A-1", "B-2", "C-3"):
        sold_below_zero(shop, manager, sku=sku)
    told = set()
    for _ in range(3):
        (item,) = shop.attention.open_items(limit=1)
        told.add(item.key)
        shop.attention.settle(manager, item.key, "leave")
    assert len(told) == 3
    assert shop.attention.open_items(limit=1) == []


def test_one_sku_on_two_products_until_one_has_another(
    shop: Shop, manager: Actor
) -> None:
    ours = a_product(shop, manager, sku="MOU-1", name="Our mouse")
    theirs = made_elsewhere(shop, manager, sku="MOU-1", name="Their mouse")
    item = only_item(shop)
    assert item.kind == "sku_clash"
    assert item.values == {"sku": "MOU-1"}
    assert [(each.id, each.name) for each in item.involved] == [
        (ours.id, "Our mouse"),
        (theirs, "Their mouse"),
    ]
    assert {each.made_by for each in item.involved} == {"Lucía Ferro"}
    assert {each.terminal_name for each in item.involved} == {"Till A1"}
    shop.products.update(manager, theirs, ProductUpdate(sku="MOU-2"))
    assert shop.attention.count() == 0


def test_an_archived_product_clashes_with_nothing(shop: Shop, manager: Actor) -> None:
    ours = a_product(shop, manager, sku="MOU-1", barcodes=("5099206103726",))
    made_elsewhere(shop, manager, sku="MOU-1", barcode="5099206103726")
    assert shop.attention.count() == 2
    shop.products.archive(manager, ours.id)
    assert shop.attention.count() == 0


def test_a_third_product_with_the_sku_is_another_case(
    shop: Shop, manager: Actor
) -> None:
    a_product(shop, manager, sku="MOU-1")
    made_elsewhere(shop, manager, sku="MOU-1")
    shop.attention.settle(manager, only_item(shop).key, "leave")
    assert shop.attention.count() == 0
    made_elsewhere(shop, manager, sku="MOU-1")
    assert len(only_item(shop).involved) == 3


def test_one_barcode_on_two_products(shop: Shop, manager: Actor) -> None:
    ours = a_product(shop, manager, barcodes=("5099206103726",))
    theirs = made_elsewhere(shop, manager, barcode="5099206103726")
    item = only_item(shop)
    assert item.kind == "barcode_clash"
    assert item.values == {"code": "5099206103726"}
    assert [each.id for each in item.involved] == [ours.id, theirs]


@pytest.mark.parametrize(
    "shared",
    [
        {"phone": "11 5555-0142"},
        {"phone": "", "email": "ANA@quiroga.example"},
        {"phone": "5555 0142", "email": "ana@quiroga.example"},
    ],
)
def test_customers_with_one_phone_or_address_are_likely_one(
    shop: Shop, manager: Actor, shared: dict[str, object]
) -> None:
    first = a_customer(shop, manager, email="ana@quiroga.example")
    second = a_customer(shop, manager, name="A. Quiroga", **shared)
    item = only_item(shop)
    assert item.kind == "duplicate_customers"
    assert [each.id for each in item.involved] == [first.id, second.id]
    assert bool(item.values["phone"]) == bool(shared["phone"])
    assert bool(item.values["email"]) == ("email" in shared)
    assert "quiroga" not in item.key
    assert "5555" not in item.key.replace("-", "")[-8:]


def test_a_phone_that_many_have_is_a_stopgap(shop: Shop, manager: Actor) -> None:
    for number in range(6):
        a_customer(shop, manager, name=f"Customer {number}", phone="000000000")
    assert shop.attention.count() == 0


def test_r42_a_count_that_differs_says_by_how_much_and_why(
    shop: Shop, manager: Actor
) -> None:
    closed_with(shop, manager, "47.50")
    item = only_item(shop)
    assert item.kind == "cash_difference"
    assert item.values == {
        "difference": Decimal("-2.50"),
        "expected": Decimal(50),
        "counted": Decimal("47.50"),
        "explanation": "Coins fell",
        "foreign": {},
    }
    assert item.involved[0].made_by == "Lucía Ferro"


def test_a_count_that_is_right_needs_nobody(shop: Shop, manager: Actor) -> None:
    closed_with(shop, manager, "50")
    assert shop.attention.count() == 0


def test_r34_one_serial_sold_twice_keeps_both_sales_and_is_one_item(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    product = a_product(shop, manager)
    first = sold_by_serial(shop, manager, product, "SN-1", "SN-2")
    assert shop.attention.count() == 0
    second = sold_by_serial(shop, manager, product, "SN-1")
    item = only_item(shop)
    assert item.kind == "serial_sold_twice"
    assert item.values["serial"] == "SN-1"
    sales = [each for each in item.involved if each.table == "sale"]
    assert [each.name for each in sales] == [first.number, second.number]
    assert sales[0].made_by == "Lucía Ferro"


@pytest.mark.parametrize("which", [0, 1])
def test_r34_a_person_says_with_which_sale_the_unit_went_out(
    shop: Shop, manager: Actor, clock: SetClock, which: int
) -> None:
    open_drawer(shop, manager)
    product = a_product(shop, manager)
    sales = []
    for _ in range(2):
        sales.append(sold_by_serial(shop, manager, product, "SN-1"))
        clock.advance(timedelta(hours=1))
    item = only_item(shop)
    names = [choice.name for choice in item.choices]
    assert names == [*(f"sold_on:{sale.id}" for sale in sales), "keep_both"]
    shop.attention.settle(manager, item.key, names[which])
    assert shop.attention.count() == 0
    (unit,) = shop.serials.find("SN-1")
    assert (unit.place, unit.document_number) == (Place.SOLD, sales[which].number)
    assert shop.verify().holds
    clock.advance(timedelta(hours=1))
    sold_by_serial(shop, manager, product, "SN-1")
    assert only_item(shop).key != item.key


def test_the_same_number_on_another_product_is_another_unit(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    sold_by_serial(shop, manager, a_product(shop, manager), "SN-1")
    sold_by_serial(shop, manager, a_product(shop, manager), "SN-1")
    assert shop.attention.count() == 0


def test_two_peoples_edits_of_a_price_show_both_values(
    shop: Shop, manager: Actor
) -> None:
    product = a_product(shop, manager)
    edited_twice(shop, manager, product.id)
    item = only_item(shop)
    assert item.kind == "edit_conflict"
    assert item.values == {
        "table": "product",
        "name": product.name,
        "field": "price",
        "now": Decimal(100),
        "standing": Decimal(100),
        "other": Decimal(110),
    }
    edits = [each for each in item.involved if each.table == "journal_entry"]
    assert [each.value for each in edits] == [Decimal(100), Decimal(110)]


def test_what_a_field_refers_to_is_told_by_its_name(shop: Shop, manager: Actor) -> None:
    tax = shop.branches.taxes()[0]
    product = a_product(shop, manager)
    edited_twice(
        shop, manager, product.id, field="tax_id", standing=None, lost=str(tax.id)
    )
    assert only_item(shop).values["other"] == "IVA 21 %"


def test_items_come_newest_first_and_counts_ask_only_what_changed(
    shop: Shop, manager: Actor
) -> None:
    a_product(shop, manager, sku="MOU-1")
    made_elsewhere(shop, manager, sku="MOU-1")
    closed_with(shop, manager, "47")
    kinds = [item.kind for item in shop.attention.open_items()]
    assert sorted(kinds) == ["cash_difference", "sku_clash"]
    assert shop.attention.counts({"cash_session_close"}) == {"cash_difference": 1}
    assert shop.attention.counts({"price"}) == {}
    assert sum(shop.attention.counts({"attention_settlement"}).values()) == 2
    assert len(shop.attention.open_items(limit=1)) == 1


def test_two_prices_of_one_product_on_a_list_until_it_is_set_anew(
    shop: Shop, manager: Actor
) -> None:
    trade = shop.price_lists.create(manager, PriceListCreate(name="Wholesale"))
    product = a_product(shop, manager, name="Mouse")
    shop.price_lists.set_price(manager, trade.id, product.id, Decimal(90))
    priced_elsewhere(shop, manager, trade.id, product.id, Decimal(80))
    item = only_item(shop)
    assert item.kind == "price_clash"
    assert item.values == {
        "product": "Mouse",
        "price_list": "Wholesale",
        "amount": Decimal(80),
        "other": Decimal(90),
    }
    shop.price_lists.set_price(manager, trade.id, product.id, Decimal(85))
    assert shop.attention.open_items() == []
    [listed] = shop.price_lists.prices(trade.id)
    assert listed.amount == 85


def test_the_other_state_of_a_repair_is_taken_as_an_event(
    shop: Shop, manager: Actor
) -> None:
    """The history explains every state that a repair ever had (R57)."""
    job = a_job(shop, manager)
    shop.repairs.move(manager, job.id, RepairKind.DIAGNOSING)
    edited_twice(
        shop,
        manager,
        job.id,
        table="repair_job",
        field="state",
        standing="diagnosing",
        lost="cancelled",
    )
    shop.attention.settle(manager, only_item(shop).key, "take_other")
    detail = shop.repairs.job(manager, job.id)
    last = detail.events[-1]
    assert detail.card.state.kind is RepairKind.CANCELLED
    assert last.to_state is not None
    assert last.from_state is not None
    assert (last.from_state.kind, last.to_state.kind) == (
        RepairKind.DIAGNOSING,
        RepairKind.CANCELLED,
    )
    assert last.person_id == manager.staff_id


def test_the_other_technician_of_a_repair_is_taken_as_an_event(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    technician = a_technician(shop, manager)
    edited_twice(
        shop,
        manager,
        job.id,
        table="repair_job",
        field="technician_id",
        standing=None,
        lost=str(technician.staff_id),
    )
    shop.attention.settle(manager, only_item(shop).key, "take_other")
    detail = shop.repairs.job(manager, job.id)
    assert detail.card.technician_id == technician.staff_id
    assert detail.events[-1].kind is EventKind.ASSIGNED
    assert detail.events[-1].details["name"] == technician.name
