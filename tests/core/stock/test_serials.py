"""Units by their serial numbers: counted in, found, sold, back, and their lives."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission
from techstore_desktop.core.products.schemas import ProductFilter, ProductResponse
from techstore_desktop.core.sales.cart_parts import CartLine, CartReturn
from techstore_desktop.core.sales.cart_units import set_units
from techstore_desktop.core.sales.choices import Disposition
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.stock import movements, serials
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.stock.units import Place, SerialAct, Unit
from techstore_desktop.shop import Shop
from tests import builders
from tests.builders import a_cart, a_line, a_product, sell, tenders
from tests.core.stock.imeis import an_imei


@pytest.fixture
def open_shop(shop: Shop, cashier: Actor) -> Shop:
    builders.open_drawer(shop, cashier)
    return shop


def a_phone(shop: Shop, manager: Actor, **values: object) -> ProductResponse:
    usual = {"tracks_serial_numbers": True, "opening_stock": Decimal(0)}
    return a_product(shop, manager, **(usual | values))


def units(*numbers: str) -> list[UnitNumbers]:
    return [UnitNumbers(serial_number=number) for number in numbers]


def receive(
    shop: Shop, manager: Actor, product: ProductResponse, *numbers: str
) -> None:
    count = Decimal(len(numbers))
    shop.stock.adjust(manager, product.id, count, "Delivery", units=units(*numbers))


def with_serials(shop: Shop, product: ProductResponse, *numbers: str) -> CartLine:
    line = a_line(shop, product, str(len(numbers)))
    return line.model_copy(update={"serial_numbers": numbers})


def sold(
    shop: Shop, actor: Actor, product: ProductResponse, *numbers: str
) -> SaleResponse:
    line = with_serials(shop, product, *numbers)
    paid = (("card", str(100 * len(numbers))),)
    return sell(shop, actor, line, paid=paid)


def back(
    sale: SaleResponse, number: str, disposition: Disposition = Disposition.STOCK
) -> CartReturn:
    line = next(each for each in sale.lines if number in each.serial_numbers)
    return CartReturn(
        sale_id=sale.id,
        sale_number=sale.number,
        line_id=line.id,
        name=line.name,
        quantity=Decimal(1),
        amount=line.total,
        disposition=disposition,
        serial_numbers=(number,),
    )


def take_back(shop: Shop, actor: Actor, item: CartReturn) -> SaleResponse:
    cart = a_cart().model_copy(update={"returned": (item,)})
    return shop.sales.complete(actor, cart, ())


def place_of(shop: Shop, product: ProductResponse, number: str) -> Place | None:
    (unit,) = shop.serials.standings(product.id, [number])
    return unit.place


def test_r34_a_product_that_tracks_them_is_not_sold_without(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    phone = a_phone(open_shop, manager)
    with pytest.raises(RuleBroken, match=r"serial\.count"):
        sell(open_shop, cashier, a_line(open_shop, phone), paid=(("card", "100"),))
    half = a_line(open_shop, phone, "1.5").model_copy(
        update={"serial_numbers": ("SN-1",)}
    )
    with pytest.raises(RuleBroken, match=r"serial\.count"):
        sell(open_shop, cashier, half, paid=(("card", "150"),))


def test_r34_a_product_that_tracks_them_is_not_received_without(
    open_shop: Shop, manager: Actor
) -> None:
    phone = a_phone(open_shop, manager)

    def adjust(count: str, *numbers: str) -> None:
        open_shop.stock.adjust(
            manager, phone.id, Decimal(count), "Delivery", units=units(*numbers)
        )

    for wrong in ((), ("SN-1",), ("SN-1", "SN-2", "SN-3")):
        with pytest.raises(RuleBroken, match=r"serial\.count"):
            adjust("2", *wrong)
    with pytest.raises(RuleBroken, match=r"serial\.repeated"):
        adjust("2", "SN-1", "sn-1 ")
    adjust("2", "SN-1", "SN-2")
    with pytest.raises(RuleBroken, match=r"serial\.in_stock"):
        adjust("1", "SN-1")
    assert place_of(open_shop, phone, "SN-1") is Place.IN_STOCK
    with pytest.raises(RuleBroken, match=r"serial\.count"):
        adjust("-1")
    adjust("-1", "SN-1")
    assert place_of(open_shop, phone, "SN-1") is Place.MISSING
    assert open_shop.products.get(phone.id).on_hand == 1
    assert open_shop.verify().holds


def test_a_unit_lives_from_the_shelf_to_the_customer_and_back(
    open_shop: Shop, manager: Actor, cashier: Actor, clock: SetClock
) -> None:
    phone = a_phone(open_shop, manager)
    receive(open_shop, manager, phone, "SN-1")
    clock.advance(timedelta(minutes=1))
    sale = sold(open_shop, cashier, phone, "SN-1")
    assert sale.lines[0].serial_numbers == ("SN-1",)
    assert open_shop.sales.get(sale.id).lines[0].serial_numbers == ("SN-1",)
    clock.advance(timedelta(minutes=1))
    note = take_back(open_shop, cashier, back(sale, "SN-1", Disposition.DAMAGED))
    assert note.lines[0].serial_numbers == ("SN-1",)
    life = open_shop.serials.life(phone.id, "SN-1")
    assert [event.act for event in life] == [
        SerialAct.DAMAGED,
        SerialAct.RETURNED,
        SerialAct.SOLD,
        SerialAct.COUNTED,
    ]
    assert [event.document_number for event in life[:3]] == [
        note.number,
        note.number,
        sale.number,
    ]
    (unit,) = open_shop.serials.of_product(phone.id)
    assert (unit.place, unit.branch_name) == (Place.DAMAGED, "Centro")


def test_r34_a_return_takes_only_what_was_on_that_line(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    phone = a_phone(open_shop, manager)
    lines = [with_serials(open_shop, phone, number) for number in ("SN-1", "SN-2")]
    sale = sell(open_shop, cashier, *lines, paid=(("card", "200"),))
    other = back(sale, "SN-1").model_copy(update={"serial_numbers": ("SN-2",)})
    with pytest.raises(RuleBroken, match=r"return\.serials_differ"):
        take_back(open_shop, cashier, other)
    take_back(open_shop, cashier, back(sale, "SN-1"))
    assert place_of(open_shop, phone, "SN-1") is Place.IN_STOCK
    assert place_of(open_shop, phone, "SN-2") is Place.SOLD
    with pytest.raises(RuleBroken, match=r"return\."):
        take_back(open_shop, cashier, back(sale, "SN-1"))


def test_a_void_brings_every_unit_back(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    phone = a_phone(open_shop, manager)
    sale = sold(open_shop, cashier, phone, "SN-1", "SN-2")
    open_shop.sales.void(manager, sale.id, "Wrong phone")
    for number in ("SN-1", "SN-2"):
        assert place_of(open_shop, phone, number) is Place.IN_STOCK


def test_either_imei_of_a_phone_means_that_phone(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    phone = a_phone(open_shop, manager, imei_count=2)
    first, second = an_imei(1), an_imei(2)
    both = UnitNumbers(serial_number=first, second_number=second)
    with pytest.raises(RuleBroken, match=r"serial\.imei_wrong"):
        open_shop.stock.adjust(
            manager, phone.id, Decimal(1), "Delivery", units=units(first)
        )
    open_shop.stock.adjust(manager, phone.id, Decimal(1), "Delivery", units=[both])
    for number in (first, second, f" {second[:8]} {second[8:]} "):
        (found,) = open_shop.serials.find(number)
        assert (found.serial_number, found.second_number) == (first, second)
        assert found.is_ready
    line = a_line(open_shop, phone)
    cart = set_units(a_cart(line), line.id, [(first, second)])
    done = open_shop.sales.complete(cashier, cart, tenders(("card", "100")))
    assert done.lines[0].unit_numbers == (f"{first} / {second}",)
    assert place_of(open_shop, phone, second) is Place.SOLD
    assert open_shop.serials.find(second)[0].document_number == "A1-000001"
    sale = open_shop.sales.find_by_number("A1-000001")
    assert sale is not None
    assert sale.lines[0].unit_numbers == (f"{first} / {second}",)
    item = back(sale, first).model_copy(update={"serial_numbers": (second, first)})
    (priced,) = open_shop.sales.with_amounts([item])
    assert priced.serial_numbers == (first,)
    take_back(open_shop, cashier, item)
    assert place_of(open_shop, phone, first) is Place.IN_STOCK


def test_units_are_found_by_the_beginning_of_either_number(
    open_shop: Shop, manager: Actor
) -> None:
    phone = a_phone(open_shop, manager)
    receive(open_shop, manager, phone, "C02XK1", "C02ZZ9", "F17AA0")
    found = open_shop.serials.search("c02")
    assert [unit.serial_number for unit in found] == ["C02XK1", "C02ZZ9"]
    assert open_shop.serials.search("") == []
    assert open_shop.serials.search("K1") == []


def test_numbers_of_what_is_on_the_shelf_already_become_known(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    phone = a_phone(open_shop, manager, opening_stock=Decimal(2))
    open_shop.serials.count_in(manager, phone.id, units("SN-1", "SN-2"))
    assert open_shop.products.get(phone.id).on_hand == 2
    lacking = ProductFilter(lacks_numbers=True)
    assert open_shop.products.count(lacking) == 0
    a_product(open_shop, manager, opening_stock=Decimal(5))
    tablet = a_phone(open_shop, manager, opening_stock=Decimal(2))
    open_shop.serials.count_in(manager, tablet.id, units("SN-1"))
    assert [each.id for each in open_shop.products.page(lacking)] == [tablet.id]
    assert open_shop.serials.lacking(tablet.id) == 1
    assert open_shop.serials.lacking(phone.id) == 0
    assert place_of(open_shop, phone, "SN-2") is Place.IN_STOCK
    with pytest.raises(RuleBroken, match=r"serial\.in_stock"):
        open_shop.serials.count_in(manager, phone.id, units("SN-2"))
    with pytest.raises(RuleBroken, match=r"serial\.missing"):
        open_shop.serials.count_in(manager, phone.id, [])
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        open_shop.serials.count_in(cashier, phone.id, units("SN-3"))


def test_r31_a_unit_that_nobody_knows_is_sold_unless_the_shop_wants_a_manager(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    phone = a_phone(open_shop, manager)
    sold(open_shop, cashier, phone, "SN-1")
    assert open_shop.serials.find("SN-1")[0].place is Place.SOLD
    refuse = ShopUpdate(serial_policy=StockPolicy.REFUSE)
    open_shop.branches.update_shop(manager, refuse)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        sold(open_shop, cashier, phone, "SN-2")
    receive(open_shop, manager, phone, "SN-2")
    sold(open_shop, cashier, phone, "SN-2")
    cart = a_cart(with_serials(open_shop, phone, "SN-3"))
    lent = Approval(manager.staff_id, frozenset({Permission.SELL_UNKNOWN_UNIT}))
    open_shop.sales.complete(cashier, cart, tenders(("card", "100")), approval=lent)
    assert place_of(open_shop, phone, "SN-3") is Place.SOLD


def test_a_unit_fitted_in_a_repair_comes_off_or_is_scrapped(
    open_shop: Shop, manager: Actor
) -> None:
    board = a_phone(open_shop, manager)
    receive(open_shop, manager, board, "SN-1")
    unit = Unit(product_id=board.id, serial_number="SN-1")
    repair_id = uuid4()
    steps = (
        (SerialAct.RESERVED, Place.RESERVED),
        (SerialAct.FITTED, Place.FITTED),
        (SerialAct.TAKEN_OFF, Place.IN_STOCK),
        (SerialAct.SCRAPPED, Place.SCRAPPED),
    )
    for act, place in steps:
        with open_shop.database.transaction("repair.part", manager) as transaction:
            serials.put_back(transaction, [unit], document_id=repair_id, act=act)
        assert place_of(open_shop, board, "SN-1") is place
    assert open_shop.verify().holds


@settings(
    max_examples=12,
)
@given(
    st.lists(
        st.tuples(st.sampled_from(("receive", "sell", "return")), st.integers(1, 3)),
        max_size=12,
    )
)
def test_r34_a_unit_is_where_the_last_thing_that_happened_put_it(
    open_shop: Shop, manager: Actor, cashier: Actor, steps: list[tuple[str, int]]
) -> None:
    phone = a_phone(open_shop, manager)
    places: dict[str, Place] = {}
    sales: dict[str, SaleResponse] = {}
    for step, which in steps:
        number = f"SN-{which}"
        if step == "receive" and places.get(number) is not Place.IN_STOCK:
            receive(open_shop, manager, phone, number)
            places[number] = Place.IN_STOCK
            sales.pop(number, None)
        elif step == "sell":
            sales[number] = sold(open_shop, cashier, phone, number)
            places[number] = Place.SOLD
        elif step == "return" and number in sales:
            take_back(open_shop, cashier, back(sales.pop(number), number))
            places[number] = Place.IN_STOCK
    known = {
        unit.serial_number: unit.place
        for unit in open_shop.serials.of_product(phone.id)
    }
    assert known == places
    assert open_shop.verify().holds


def test_a_count_is_put_right_without_a_number_where_numbers_and_pieces_differ(
    shop: Shop, manager: Actor
) -> None:
    phone = a_phone(shop, manager)
    receive(shop, manager, phone, "SN-1", "SN-2")
    with pytest.raises(RuleBroken, match=r"serial\.count"):
        shop.stock.adjust(manager, phone.id, Decimal(1), "None is missing")
    with shop.database.transaction("stock.adjusted", manager) as transaction:
        movements.move(  # As two tills that moved one unit twice leave it.
            transaction,
            phone.id,
            Decimal(-1),
            reason=MovementReason.ADJUSTMENT,
            unit_cost=Decimal(0),
        )
    assert shop.serials.without_number(phone.id) == -1
    for wrong in (Decimal(-1), Decimal(2)):
        with pytest.raises(RuleBroken, match=r"serial\.count"):
            shop.stock.adjust(manager, phone.id, wrong, "Counted")
    shop.stock.adjust(manager, phone.id, Decimal(1), "One unit, written off twice")
    assert shop.serials.without_number(phone.id) == 0
    assert shop.products.get(phone.id).on_hand == 2
    assert len(shop.serials.of_product(phone.id)) == 2


def test_pieces_that_nobody_numbered_go_without_a_number(
    shop: Shop, manager: Actor
) -> None:
    phone = a_phone(shop, manager, opening_stock=Decimal(3))
    shop.serials.count_in(manager, phone.id, units("SN-1"))
    shop.stock.adjust(manager, phone.id, Decimal(-2), "Never came")
    assert shop.products.get(phone.id).on_hand == 1
    with pytest.raises(RuleBroken, match=r"serial\.count"):
        shop.stock.adjust(manager, phone.id, Decimal(-1), "Which one?")
    assert shop.verify().holds
