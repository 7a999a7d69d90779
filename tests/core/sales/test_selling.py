"""A sale is whole or absent, adds up everywhere, and says why it is refused."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from techstore_desktop.core.accounts.schemas import AccountPaymentCreate
from techstore_desktop.core.branches.schemas import TaxUpdate
from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.cash.schemas import CashCount, CashMovementCreate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.models import LineRemoval, Sale
from techstore_desktop.core.sales.quotes.schemas import QuoteCreate
from techstore_desktop.core.sales.schemas import SaleFilter
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.stock.models import serial_sold
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.shop import Shop
from tests.builders import (
    MANAGER_PIN,
    a_cart,
    a_customer,
    a_free_line,
    a_line,
    a_product,
    found,
    open_drawer,
    sell,
    tenders,
)
from tests.core.repairs.arranging import deposit, take_in


@pytest.fixture
def open_shop(shop: Shop, cashier: Actor) -> Shop:
    open_drawer(shop, cashier)
    return shop


def test_a_three_line_sale_paid_by_cash_and_card(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    memory = a_product(open_shop, manager, name="Corsair 32 GB", price="199.48")
    sale = sell(
        open_shop,
        cashier,
        a_line(open_shop, mouse, "2"),
        a_line(open_shop, memory),
        a_free_line("5.00"),
        paid=(("card", "200.00"), ("cash", "300.00")),
    )
    assert sale.number == "A1-000001"
    assert (sale.total, sale.change_due) == (Decimal("404.48"), Decimal("95.52"))
    assert sale.base + sale.tax == sale.total
    [tax] = sale.taxes
    assert (tax.base, tax.amount) == (Decimal("330.15"), Decimal("69.33"))
    assert [payment.amount for payment in sale.payments] == [200, Decimal("204.48")]
    assert open_shop.products.get(mouse.id).on_hand == 8
    assert open_shop.sales.get(sale.id) == sale
    assert verify(open_shop.database).differences == ()


def test_r12_r41_the_drawer_takes_what_was_given_less_the_change(
    open_shop: Shop, cashier: Actor
) -> None:
    sell(open_shop, cashier, a_free_line("75"), paid=(("cash", "100"),))
    session = open_shop.cash.current()
    assert session is not None
    totals = open_shop.sales.totals(SaleFilter())
    assert [(each.method, each.amount) for each in totals.methods] == [("cash", 75)]


def test_numbers_have_no_gap_also_after_a_refusal(
    open_shop: Shop, cashier: Actor
) -> None:
    """R15: a sale that was refused took no number."""
    first = sell(open_shop, cashier, a_free_line("1"), paid=(("cash", "1"),))
    with pytest.raises(RuleBroken, match=r"payment\.too_small"):
        sell(open_shop, cashier, a_free_line("5"), paid=(("cash", "1"),))
    second = sell(open_shop, cashier, a_free_line("1"), paid=(("cash", "1"),))
    assert (first.number, second.number) == ("A1-000001", "A1-000002")


def test_completing_twice_makes_one_sale(open_shop: Shop, cashier: Actor) -> None:
    cart = a_cart(a_free_line("10"))
    once = open_shop.sales.complete(cashier, cart, tenders(("cash", "10")))
    again = open_shop.sales.complete(cashier, cart, tenders(("cash", "10")))
    assert once == again
    assert open_shop.sales.totals(SaleFilter()).sale_count == 1


def test_an_empty_sale_is_no_sale(open_shop: Shop, cashier: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"sale\.empty"):
        open_shop.sales.complete(cashier, a_cart(), [])


def test_r40_money_is_taken_within_a_session_only(shop: Shop, cashier: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"cash\.no_session"):
        sell(shop, cashier, a_free_line("1"), paid=(("cash", "1"),))


def test_r9a_later_edits_change_no_document(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    """R9a: price, cost, tax, names and warranty stay as they were when it was sold."""
    ana = a_customer(open_shop, manager)
    mouse = a_product(open_shop, manager, warranty_months=12)
    cart = a_cart(a_line(open_shop, mouse), customer_id=ana.id)
    sale = open_shop.sales.complete(cashier, cart, tenders(("cash", "100")))
    line = sale.lines[0]
    assert (line.unit_price, line.unit_cost, line.warranty_months) == (100, 60, 12)
    assert (sale.taxes[0].rate, sale.tax) == (21, Decimal("17.36"))
    edit = {"price": 1, "cost": 99, "name": "Renamed", "warranty_months": 1}
    open_shop.products.update(manager, mouse.id, ProductUpdate.model_validate(edit))
    other = TaxUpdate(components=(TaxComponent(name="VAT", rate=Decimal(5)),))
    open_shop.branches.update_tax(manager, open_shop.branches.taxes()[0].id, other)
    open_shop.customers.update(manager, ana.id, CustomerUpdate(name="Ana Paz"))
    assert open_shop.sales.get(sale.id) == sale


def test_r13_each_payment_is_a_fact_with_its_session_person_and_reference(
    open_shop: Shop, cashier: Actor
) -> None:
    parts = (("card", "30", "7781"), ("transfer", "20", "TRX-9"), ("cash", "60", ""))
    given = [
        Tender(method=method, amount=Decimal(amount), reference=reference)
        for method, amount, reference in parts
    ]
    cart = a_cart(a_free_line("100"))
    sale = open_shop.sales.complete(cashier, cart, given)
    session = open_shop.cash.current()
    assert session is not None
    with open_shop.database.reading() as reading:
        rows = reading.session.scalars(select(Payment).order_by(Payment.position)).all()
    told = [(each.method, each.amount, each.reference) for each in rows]
    assert told == [("card", 30, "7781"), ("transfer", 20, "TRX-9"), ("cash", 50, "")]
    assert {each.sale_id for each in rows} == {sale.id}
    assert {each.cash_session_id for each in rows} == {session.id}
    assert {each.taken_by_id for each in rows} == {cashier.staff_id}


def test_r60_a_missing_permission_is_lent_for_one_act(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    cart = a_cart(a_line(open_shop, mouse))
    cart = carts.set_price(cart, cart.lines[0].id, Decimal(90))
    with pytest.raises(RuleBroken) as refused:
        open_shop.sales.complete(cashier, cart, tenders(("cash", "90")))
    assert refused.value.values == {"permission": Permission.CHANGE_PRICE}
    approval = open_shop.staff.approve(
        manager.staff_id, MANAGER_PIN, frozenset({Permission.CHANGE_PRICE})
    )
    sale = open_shop.sales.complete(
        cashier, cart, tenders(("cash", "90")), approval=approval
    )
    assert sale.total == 90
    assert (sale.lines[0].list_price, sale.lines[0].unit_price) == (100, 90)
    with open_shop.database.reading() as reading:
        last = select(JournalEntry).order_by(JournalEntry.seq.desc()).limit(1)
        act = reading.session.scalars(last).one()
    people = (act.actor_id, act.approved_by_id)
    assert (act.action, people) == (
        "sale.completed",
        (cashier.staff_id, manager.staff_id),
    )
    other = a_cart(*cart.lines)
    with pytest.raises(RuleBroken, match=r"approval\.spent"):
        open_shop.sales.complete(
            cashier, other, tenders(("cash", "90")), approval=approval
        )


def test_r60_nobody_approves_for_themselves(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    cart = a_cart(a_line(open_shop, mouse))
    cart = carts.set_price(cart, cart.lines[0].id, Decimal(90))
    own = Approval(cashier.staff_id, frozenset({Permission.CHANGE_PRICE}))
    with pytest.raises(RuleBroken, match=r"approval\.own"):
        open_shop.sales.complete(cashier, cart, tenders(("cash", "90")), approval=own)


def test_r61a_removed_lines_are_recorded(open_shop: Shop, cashier: Actor) -> None:
    cart = a_cart(a_free_line("10", "Kept"), a_free_line("7", "Taken off"))
    cart = carts.remove(cart, cart.lines[1].id)
    open_shop.sales.complete(cashier, cart, tenders(("cash", "10")))
    open_shop.sales.abandon(cashier, a_cart(a_free_line("3", "Given up")))
    with open_shop.database.reading() as reading:
        names = reading.session.scalars(
            select(LineRemoval.name).order_by(LineRemoval.id)
        ).all()
    assert names == ["Taken off", "Given up"]


def test_r71_a_clock_set_back_asks_and_dates_never_run_backwards(
    open_shop: Shop, cashier: Actor, clock: SetClock
) -> None:
    """R71: three hours back is asked about, and the next date is no earlier."""
    first = sell(open_shop, cashier, a_free_line("1"), paid=(("cash", "1"),))
    clock.advance(timedelta(hours=-3))
    cart = a_cart(a_free_line("1"))
    with pytest.raises(RuleBroken, match=r"clock\.set_back"):
        open_shop.sales.complete(cashier, cart, tenders(("cash", "1")))
    second = open_shop.sales.complete(
        cashier, cart, tenders(("cash", "1")), accepts_clock=True
    )
    assert second.occurred_at >= first.occurred_at


def test_r71_the_dates_of_no_other_series_run_backwards_either(
    open_shop: Shop, manager: Actor, clock: SetClock
) -> None:
    ana = a_customer(open_shop, manager)

    def dates() -> list[datetime]:
        """Make one document of each series, and return what they are dated."""
        payment = open_shop.accounts.pay(
            manager,
            AccountPaymentCreate(
                customer_id=ana.id,
                amount=Decimal(5),
                tenders=tuple(tenders(("cash", "5"))),
                note="In advance",
            ),
        )
        coffee = CashMovementCreate(kind="out", amount=Decimal(1), reason="Coffee")
        moved = open_shop.cash_movements.record(manager, coffee)
        quote = open_shop.quotes.create(
            manager, a_cart(a_free_line("5")), QuoteCreate(name="School")
        )
        ticket = take_in(open_shop, manager, customer_id=ana.id)
        left = deposit(open_shop, manager, ticket.jobs[0].id, ("cash", "9"))
        session = open_shop.cash.current()
        assert session is not None
        count = CashCount(counted={"cash": Decimal(0)})
        open_shop.cash.close(manager, session.id, count)
        documents = (payment, moved, quote, left)
        return [
            *(each.occurred_at for each in documents),
            ticket.received_at,
            open_drawer(open_shop, manager).opened_at,
        ]

    before = dates()
    clock.advance(timedelta(hours=-3))
    assert dates() == before
    clock.advance(timedelta(hours=4))
    assert all(now > then for now, then in zip(dates(), before, strict=True))


def test_r70_after_midnight_and_before_the_cutoff_it_is_still_yesterday(
    shop: Shop, clock: SetClock
) -> None:
    manager = found(shop, day_cutoff="04:00")
    open_drawer(shop, manager)
    clock.advance(timedelta(hours=13, minutes=30))  # 01:30 in Buenos Aires
    sale = sell(shop, manager, a_free_line("1"), paid=(("cash", "1"),))
    assert sale.business_day == date(2026, 11, 23)


def test_r31_a_shop_may_refuse_to_sell_below_its_stock(
    shop: Shop,
) -> None:
    """R31: two of one are refused where the shop wants it, one of one never."""
    manager = found(shop, stock_policy="refuse")
    open_drawer(shop, manager)
    mouse = a_product(shop, manager, opening_stock="1")
    with pytest.raises(RuleBroken, match=r"stock\.not_enough"):
        sell(shop, manager, a_line(shop, mouse, "2"), paid=(("cash", "200"),))
    sell(shop, manager, a_line(shop, mouse), paid=(("cash", "100"),))
    assert shop.products.get(mouse.id).on_hand == 0


def test_r32_services_move_no_stock(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    """R32: nothing leaves the shelf for work that was sold, nor comes back to it."""
    service = a_product(open_shop, manager, is_stocked=False, opening_stock="0")
    mouse = a_product(open_shop, manager)
    goods = (a_line(open_shop, service), a_line(open_shop, mouse), a_free_line("5"))
    sale = sell(open_shop, cashier, *goods, paid=(("cash", "205"),))
    assert open_shop.stock.movements(service.id) == []
    open_shop.sales.void(manager, sale.id, "Mistyped")
    assert open_shop.stock.movements(service.id) == []
    assert open_shop.products.get(mouse.id).on_hand == 10


def test_a_draft_comes_back_until_its_sale_is_completed(
    open_shop: Shop, cashier: Actor
) -> None:
    cart = a_cart(a_free_line("10"))
    open_shop.sales.keep_draft(cart)
    assert open_shop.sales.draft() == cart
    open_shop.sales.complete(cashier, cart, tenders(("cash", "10")))
    assert open_shop.sales.draft() is None
    open_shop.sales.keep_draft(cart)
    assert open_shop.sales.draft() is None


def test_sales_are_found_by_number_customer_cashier_and_day(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    customer = a_customer(open_shop, cashier)
    cart = a_cart(a_free_line("10"), customer_id=customer.id)
    sale = open_shop.sales.complete(cashier, cart, tenders(("cash", "10")))
    sell(open_shop, manager, a_free_line("7"), paid=(("card", "7"),))

    def numbers(**wanted: object) -> list[str]:
        found_sales = open_shop.sales.page(SaleFilter.model_validate(wanted))
        return [each.number for each in found_sales]

    assert numbers() == ["A1-000002", "A1-000001"]
    assert numbers(text="a1-000001") == numbers(text="1") == ["A1-000001"]
    assert numbers(text="quiroga") == ["A1-000001"]
    assert numbers(cashier_id=manager.staff_id) == ["A1-000002"]
    assert numbers(first_day="2026-11-24") == []
    assert numbers(last_day="2026-11-23", customer_id=customer.id) == ["A1-000001"]
    found_sale = open_shop.sales.find_by_number(" a1-000001 ")
    assert found_sale is not None
    assert found_sale.customer_name == "Ana Quiroga"
    assert found_sale.id == sale.id
    assert open_shop.sales.find_by_number("A1-999999") is None
    with pytest.raises(RuleBroken, match=r"sale\.not_found"):
        open_shop.sales.get(uuid4())


def test_a_discount_keeps_its_steps_and_reason(open_shop: Shop, cashier: Actor) -> None:
    cart = a_cart(a_free_line("100"))
    off = Discount(percent=Decimal("5.5"), reason="price match")
    cart = carts.set_discount(cart, cart.lines[0].id, off)
    cart = carts.set_sale_discount(cart, Discount(amount=Decimal(4), reason="friend"))
    sale = open_shop.sales.complete(cashier, cart, tenders(("cash", "90.50")))
    line = sale.lines[0]
    assert (line.line_discount, line.sale_discount) == (Decimal("5.50"), Decimal(4))
    assert (line.line_discount_reason, sale.sale_discount_reason) == (
        "price match",
        "friend",
    )


def test_a_shop_without_decimals_sells_too(shop: Shop) -> None:
    manager = found(shop, country="PY", currency="PYG", time_zone="America/Asuncion")
    open_drawer(shop, manager, "100000")
    product = a_product(shop, manager, price="850930", cost="500000")
    sale = sell(shop, manager, a_line(shop, product), paid=(("cash", "860000"),))
    assert (sale.total, sale.change_due) == (850930, 9070)
    assert verify(shop.database).differences == ()


def test_what_is_refused_leaves_nothing(open_shop: Shop, cashier: Actor) -> None:
    with pytest.raises(RuleBroken):
        sell(open_shop, cashier, a_free_line("5"), paid=(("card", "6"),))
    with open_shop.database.reading() as reading:
        assert reading.session.scalar(select(func.count()).select_from(Sale)) == 0


def test_r34_as_many_serial_numbers_as_pieces_each_once(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    product = a_product(open_shop, manager)

    def sell_with(*serials: str) -> None:
        line = a_line(open_shop, product, "2")
        line = line.model_copy(update={"serial_numbers": serials})
        sell(open_shop, cashier, line, paid=(("card", "200"),))

    with pytest.raises(RuleBroken, match=r"serial\.count"):
        sell_with("SN-1")
    with pytest.raises(RuleBroken, match=r"serial\.repeated"):
        sell_with("SN-1", "SN-1")
    sell_with("SN-1", "SN-2")
    with open_shop.database.reading() as reading:
        units = reading.session.execute(
            select(serial_sold.c.serial_number, serial_sold.c.times_sold)
        ).all()
    assert sorted(map(tuple, units)) == [("SN-1", 1), ("SN-2", 1)]
    assert verify(open_shop.database).differences == ()


def test_units_with_serial_numbers_stay_lines_of_their_own(
    open_shop: Shop, manager: Actor
) -> None:
    product = a_product(open_shop, manager)
    line = a_line(open_shop, product)
    with_serial = a_line(open_shop, product).model_copy(
        update={"serial_numbers": ("SN-1",)}
    )
    assert len(a_cart(line, with_serial).lines) == 2
    assert len(a_cart(with_serial, line).lines) == 2
