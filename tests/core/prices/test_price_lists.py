"""What some customers pay: by product, by category, by everything, and no further."""

from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from techstore_desktop.core.customers.schemas import CustomerCreate, CustomerUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.schemas import (
    CategoryPercent,
    PriceListCreate,
    PriceListResponse,
    PriceListUpdate,
)
from techstore_desktop.core.products.schemas import CategoryCreate, ProductUpdate
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop
from tests.builders import (
    a_cart,
    a_customer,
    a_free_line,
    a_line,
    a_product,
    open_drawer,
    tenders,
)


@pytest.fixture
def wholesale(shop: Shop, manager: Actor) -> PriceListResponse:
    data = PriceListCreate(name="Wholesale", percent=Decimal("7.5"))
    return shop.price_lists.create(manager, data)


def for_customer(shop: Shop, cart: Cart) -> Cart:
    """Return a cart at its customer's prices, as the checkout does it."""
    terms = shop.price_lists.for_customer(cart.customer_id)
    return carts.with_price_list(cart, terms, 2)


def a_wholesaler(shop: Shop, manager: Actor, price_list: PriceListResponse) -> Cart:
    customer = a_customer(shop, manager, price_list_id=price_list.id)
    return Cart(id=uuid4(), customer_id=customer.id)


def test_a_part_off_everything_is_kept_on_the_line(
    shop: Shop, manager: Actor, cashier: Actor, wholesale: PriceListResponse
) -> None:
    open_drawer(shop, cashier)
    cart = a_wholesaler(shop, manager, wholesale)
    mouse = a_product(shop, manager, price="58.95", cost="10")
    cart = carts.add(cart, a_line(shop, mouse))
    cart = for_customer(shop, carts.add(cart, a_free_line("5")))
    sale = shop.sales.complete(cashier, cart, tenders(("cash", "59.53")))
    line = sale.lines[0]
    assert (line.list_price, line.unit_price) == (Decimal("58.95"), Decimal("54.53"))
    assert (line.price_list_id, line.price_list_name) == (wholesale.id, "Wholesale")
    assert sale.lines[1].price_list_id is None
    shop.price_lists.update(manager, wholesale.id, PriceListUpdate(name="Trade"))
    assert shop.sales.get(sale.id) == sale
    assert verify(shop.database).differences == ()


def test_own_prices_come_first_then_the_nearest_category_then_the_rest(
    shop: Shop, manager: Actor, wholesale: PriceListResponse
) -> None:
    parts = shop.products.create_category(manager, CategoryCreate(name="Parts"))
    memory = shop.products.create_category(
        manager, CategoryCreate(name="Memory", parent_id=parts.id)
    )
    percents = (CategoryPercent(category_id=parts.id, percent=Decimal(20)),)
    shop.price_lists.update(
        manager, wholesale.id, PriceListUpdate(category_percents=percents)
    )
    inside = a_product(shop, manager, category_id=memory.id)
    own = a_product(shop, manager, category_id=memory.id)
    outside = a_product(shop, manager)
    shop.price_lists.set_price(manager, wholesale.id, own.id, Decimal("66.60"))
    cart = a_wholesaler(shop, manager, wholesale)
    for product in (inside, own, outside):
        cart = carts.add(cart, a_line(shop, product))
    asked = [str(line.unit_price) for line in for_customer(shop, cart).lines]
    assert asked == ["80.00", "66.60", "92.50"]
    [listed] = shop.price_lists.prices(wholesale.id)
    assert (listed.product_id, listed.amount) == (own.id, Decimal("66.60"))
    shop.price_lists.remove_price(manager, wholesale.id, own.id)
    assert shop.price_lists.prices(wholesale.id) == []
    assert verify(shop.database).differences == ()


def test_changing_the_customer_prices_the_lines_anew_but_not_what_was_typed(
    shop: Shop, manager: Actor, wholesale: PriceListResponse
) -> None:
    mouse, keyboard = a_product(shop, manager), a_product(shop, manager)
    cart = a_cart(a_line(shop, mouse), a_line(shop, keyboard))
    cart = carts.set_price(cart, cart.lines[1].id, Decimal(95))
    wholesaler = a_wholesaler(shop, manager, wholesale).customer_id
    trade = for_customer(shop, carts.with_customer(cart, wholesaler, "Ana"))
    assert [line.unit_price for line in trade.lines] == [Decimal("92.50"), 95]
    retail = for_customer(shop, carts.with_customer(trade, None))
    assert [line.unit_price for line in retail.lines] == [100, 95]
    assert [line.price_list_id for line in retail.lines] == [None, None]


def test_a_sale_waits_until_the_customers_prices_are_on_it(
    shop: Shop, manager: Actor, cashier: Actor, wholesale: PriceListResponse
) -> None:
    open_drawer(shop, cashier)
    cart = a_wholesaler(shop, manager, wholesale)
    cart = carts.add(cart, a_line(shop, a_product(shop, manager)))
    with pytest.raises(RuleBroken, match=r"sale\.prices_not_looked_up"):
        shop.sales.complete(cashier, cart, tenders(("cash", "100")))


def test_only_who_may_set_prices_gives_a_customer_a_list(
    shop: Shop, manager: Actor, cashier: Actor, wholesale: PriceListResponse
) -> None:
    customer = a_customer(shop, cashier)
    change = CustomerUpdate(price_list_id=wholesale.id)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.customers.update(cashier, customer.id, change)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.customers.create(
            cashier, CustomerCreate(name="Eva", price_list_id=wholesale.id)
        )
    shop.customers.update(manager, customer.id, change)
    assert shop.customers.get(customer.id).price_list_id == wholesale.id
    shop.customers.update(cashier, customer.id, CustomerUpdate(name="Ana Q."))
    assert shop.customers.get(customer.id).price_list_id == wholesale.id
    shop.customers.update(manager, customer.id, CustomerUpdate(price_list_id=None))
    assert shop.price_lists.for_customer(customer.id) is None


def test_an_archived_list_is_the_usual_prices(
    shop: Shop, manager: Actor, wholesale: PriceListResponse
) -> None:
    cart = a_wholesaler(shop, manager, wholesale)
    assert shop.price_lists.price_lists()[0].customer_count == 1
    shop.price_lists.archive(manager, wholesale.id)
    assert shop.price_lists.for_customer(cart.customer_id) is None
    assert shop.price_lists.price_lists() == []
    shop.price_lists.restore(manager, wholesale.id)
    assert shop.price_lists.for_customer(cart.customer_id) is not None


def test_names_are_taken_once_and_cashiers_edit_none(
    shop: Shop, manager: Actor, cashier: Actor, wholesale: PriceListResponse
) -> None:
    again = PriceListCreate(name="Wholesale")
    with pytest.raises(RuleBroken, match=r"price_list\.name_taken"):
        shop.price_lists.create(manager, again)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.price_lists.create(cashier, PriceListCreate(name="Friends"))
    for wrong in ("-1", "0.001"):
        product = a_product(shop, manager)
        with pytest.raises(RuleBroken, match=r"price\."):
            shop.price_lists.set_price(
                manager, wholesale.id, product.id, Decimal(wrong)
            )


def test_the_usual_price_may_change_while_a_list_has_its_own(
    shop: Shop, manager: Actor, wholesale: PriceListResponse
) -> None:
    mouse = a_product(shop, manager)
    shop.price_lists.set_price(manager, wholesale.id, mouse.id, Decimal(90))
    shop.price_lists.set_price(manager, wholesale.id, mouse.id, Decimal(85))
    shop.products.update(manager, mouse.id, ProductUpdate(price=Decimal(120)))
    [listed] = shop.price_lists.prices(wholesale.id)
    assert (listed.list_price, listed.amount) == (120, 85)


def test_a_list_goes_out_as_a_file_and_comes_in_again(
    shop: Shop, manager: Actor, wholesale: PriceListResponse, tmp_path: Path
) -> None:
    product = a_product(shop, manager, sku="=MOU-1")
    shop.price_lists.set_price(manager, wholesale.id, product.id, Decimal("1234.50"))
    for name in ("prices.csv", "prices.xlsx"):
        file = tmp_path / name
        assert shop.price_lists.export(wholesale.id, file) == 1
        sheet = shop.price_lists.read_sheet(file)
        if name.endswith("xlsx"):
            assert sheet.prices == ((product.id, Decimal("1234.50")),)
    with pytest.raises(RuleBroken, match=r"export\.kind_unknown"):
        shop.price_lists.export(wholesale.id, tmp_path / "prices.doc")


def test_every_bad_row_of_a_file_is_told_with_its_line(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    product = a_product(shop, manager, sku="MOU-1", barcodes=["4006381333931"])
    file = tmp_path / "prices.csv"
    file.write_text(
        "SKU;Precio\nmou-1;1.234,50\nMOU-1;2\nGONE;3\nMOU-1;cheap\n;4\nMOU-1;\n",
        "utf-8",
    )
    sheet = shop.price_lists.read_sheet(file)
    assert sheet.prices == ((product.id, Decimal("1234.50")),)
    assert [(row.line, row.reason) for row in sheet.bad] == [
        (3, "import.repeated"),
        (4, "product.unknown"),
        (5, "amount.unreadable"),
        (6, "text.missing"),
        (7, "text.missing"),
    ]
    file.write_text("barcode,price\n4006381333931,9.90\n", "utf-8")
    assert shop.price_lists.read_sheet(file).prices == ((product.id, Decimal("9.90")),)
    file.write_text("sku,name\nMOU-1,Mouse\n", "utf-8")
    with pytest.raises(RuleBroken, match=r"import\.column_missing"):
        shop.price_lists.read_sheet(file)
