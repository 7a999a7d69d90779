"""Customers who are one person: history and account move, and move back (R25)."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from techstore_desktop.core.accounts.schemas import (
    AccountPaymentCreate,
    CorrectionCreate,
)
from techstore_desktop.core.customers.schemas import CustomerResponse, CustomerUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.schemas import PriceListCreate
from techstore_desktop.core.sales.cart import take_back
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.quotes.schemas import QuoteCreate, QuoteFilter
from techstore_desktop.core.sales.schemas import SaleFilter
from techstore_desktop.shop import Shop
from tests.builders import (
    a_cart,
    a_customer,
    a_free_line,
    a_line,
    a_product,
    open_drawer,
    sell,
    tenders,
)


@pytest.fixture
def open_shop(shop: Shop, manager: Actor) -> Shop:
    open_drawer(shop, manager)
    return shop


def two(shop: Shop, manager: Actor) -> tuple[CustomerResponse, CustomerResponse]:
    """Return Ana and Anita, each with a limit, who are one."""
    limit = {"credit_limit": Decimal(500)}
    ana = a_customer(shop, manager, name="Ana Quiroga", phone="5555-0142", **limit)
    again = a_customer(shop, manager, name="Anita Quiroga", phone="4444-9000", **limit)
    return ana, again


def owe(shop: Shop, manager: Actor, customer_id: UUID, amount: str) -> UUID:
    line = a_free_line(amount)
    paid = (("account", amount),)
    return sell(shop, manager, line, paid=paid, customer_id=customer_id).id


def balance(shop: Shop, customer_id: UUID) -> Decimal:
    return shop.accounts.standing(customer_id).balance


def sold_to(shop: Shop, customer_id: UUID) -> set[UUID]:
    return {each.id for each in shop.sales.page(SaleFilter(customer_id=customer_id))}


def test_documents_and_account_are_the_survivors_and_undo_gives_them_back(
    open_shop: Shop, manager: Actor
) -> None:
    ana, again = two(open_shop, manager)
    first = owe(open_shop, manager, ana.id, "30")
    second = owe(open_shop, manager, again.id, "12")
    before = [open_shop.customers.get(each.id) for each in (ana, again)]
    assert open_shop.customers.merge(manager, again.id, ana.id).id == ana.id
    for same in (ana.id, again.id):
        assert balance(open_shop, same) == 42
        assert sold_to(open_shop, same) == {first, second}
        assert open_shop.customers.survivor(same).id == ana.id
    merged = open_shop.customers.merged_into(ana.id)
    assert [each.name for each in merged] == ["Anita Quiroga"]
    assert open_shop.verify().holds
    open_shop.customers.part(manager, again.id)
    assert [open_shop.customers.get(each.id) for each in (ana, again)] == before
    assert (balance(open_shop, ana.id), balance(open_shop, again.id)) == (30, 12)
    assert sold_to(open_shop, again.id) == {second}
    assert open_shop.verify().holds


def test_search_and_lists_lead_to_the_survivor(open_shop: Shop, manager: Actor) -> None:
    ana, again = two(open_shop, manager)
    owe(open_shop, manager, again.id, "12")
    open_shop.customers.merge(manager, again.id, ana.id)
    customers = open_shop.customers
    for text in ("Anita", "4444-9000", "Ana Quiroga", "5555-0142"):
        assert [each.id for each in customers.search(text)] == [ana.id], text
        assert [each.id for each in customers.page(text)] == [ana.id]
    assert customers.count() == customers.count(is_owing=True) == 1
    owed = open_shop.reports.dashboard(manager).receivables
    assert owed is not None
    (debtor,) = owed.largest
    assert (debtor.customer_id, debtor.balance) == (ana.id, 12)
    for text in ("Anita", "Ana Quiroga"):
        assert len(open_shop.sales.page(SaleFilter(text=text))) == 1


def test_one_owes_what_the_other_has_in_hand(open_shop: Shop, manager: Actor) -> None:
    ana, again = two(open_shop, manager)
    owe(open_shop, manager, ana.id, "30")
    data = CorrectionCreate(customer_id=again.id, amount=Decimal(-30), reason="gift")
    open_shop.accounts.correct(manager, data)
    assert open_shop.customers.count(is_owing=True) == 1
    open_shop.customers.merge(manager, again.id, ana.id)
    assert balance(open_shop, ana.id) == 0
    assert open_shop.customers.count(is_owing=True) == 0
    owed = open_shop.reports.dashboard(manager).receivables
    assert owed is not None
    assert owed.count == 0


def test_what_is_done_for_the_merged_one_is_done_for_the_survivor(
    open_shop: Shop, manager: Actor
) -> None:
    ana, again = two(open_shop, manager)
    listed = open_shop.price_lists.create(
        manager, PriceListCreate(name="Staff", percent=Decimal(5))
    )
    update = CustomerUpdate(price_list_id=listed.id, credit_limit=Decimal(20))
    open_shop.customers.update(manager, ana.id, update)
    cart = a_cart(a_free_line("15"), customer_id=again.id)
    cart = cart.model_copy(update={"priced_for": again.id})
    parked = open_shop.parking.park(manager, cart)
    quote = open_shop.quotes.create(manager, cart, QuoteCreate())
    open_shop.customers.merge(manager, again.id, ana.id)
    assert open_shop.accounts.standing(again.id).credit_limit == 20
    terms = open_shop.price_lists.for_customer(again.id)
    assert terms is not None
    assert terms.name == "Staff"
    assert open_shop.parking.take_up(manager, parked).customer_id == ana.id
    assert open_shop.quotes.offer(quote.id).as_quoted.customer_id == ana.id
    found = open_shop.quotes.page(QuoteFilter(customer_id=ana.id))
    assert [each.id for each in found] == [quote.id]
    sale = open_shop.sales.complete(manager, cart, tenders(("account", "15")))
    assert (sale.customer_id, sale.customer_name) == (ana.id, "Ana Quiroga")
    payment = open_shop.accounts.pay(
        manager,
        AccountPaymentCreate(
            customer_id=again.id,
            amount=Decimal(15),
            tenders=tuple(tenders(("cash", "15"))),
        ),
    )
    assert (payment.customer_id, payment.balance_before) == (ana.id, 15)


def test_merges_that_make_no_sense_are_refused(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    ana, again = two(open_shop, manager)
    customers = open_shop.customers
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        customers.merge(cashier, again.id, ana.id)
    with pytest.raises(RuleBroken, match=r"customer\.merged_with_itself"):
        customers.merge(manager, ana.id, ana.id)
    with pytest.raises(RuleBroken, match=r"customer\.not_merged"):
        customers.part(manager, ana.id)
    customers.merge(manager, again.id, ana.id)
    for pair in ((again.id, ana.id), (ana.id, again.id)):
        with pytest.raises(RuleBroken, match=r"customer\.merged_with_itself"):
            customers.merge(manager, *pair)
    third = a_customer(open_shop, manager, name="Third", phone="")
    customers.archive(manager, third.id)
    with pytest.raises(RuleBroken, match=r"customer\.archived"):
        customers.merge(manager, ana.id, third.id)


def test_who_is_erased_takes_the_merged_ones_along(
    open_shop: Shop, manager: Actor
) -> None:
    ana, again = two(open_shop, manager)
    sale = sell(
        open_shop,
        manager,
        a_free_line("15"),
        paid=(("cash", "15"),),
        customer_id=again.id,
    )
    open_shop.customers.merge(manager, again.id, ana.id)
    open_shop.customers.erase(manager, ana.id)
    assert open_shop.customers.get(again.id).is_erased
    assert not open_shop.customers.get(again.id).name
    assert not open_shop.sales.get(sale.id).customer_name
    with pytest.raises(RuleBroken, match=r"customer\.erased"):
        open_shop.customers.part(manager, again.id)
    assert open_shop.verify().holds


def test_likely_duplicates_are_merged_from_the_attention_list(
    open_shop: Shop, manager: Actor
) -> None:
    ana = a_customer(open_shop, manager, name="Ana", phone="5555-0142")
    again = a_customer(open_shop, manager, name="Anita", phone="5555-0142")
    (item,) = open_shop.attention.open_items()
    assert item.kind == "duplicate_customers"
    open_shop.attention.settle(manager, item.key, "merge")
    assert open_shop.customers.survivor(again.id).id == ana.id
    assert open_shop.attention.count() == 0


@settings(
    max_examples=12,
)
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_every_balance_is_counted_once_however_they_are_merged_and_parted(
    open_shop: Shop, manager: Actor, steps: list[tuple[int, int, bool]]
) -> None:
    people = [
        a_customer(open_shop, manager, name=f"P{number}", phone="").id
        for number in range(5)
    ]
    for number, customer_id in enumerate(people):
        amount = Decimal(10) ** number
        data = CorrectionCreate(customer_id=customer_id, amount=amount, reason="x")
        open_shop.accounts.correct(manager, data)
    into: dict[UUID, UUID] = {}

    def last(customer_id: UUID) -> UUID:
        while customer_id in into:
            customer_id = into[customer_id]
        return customer_id

    for first, second, is_merge in steps:
        one, other = people[first], people[second]
        try:
            if is_merge:
                open_shop.customers.merge(manager, one, other)
                into[last(one)] = last(other)
            else:
                open_shop.customers.part(manager, one)
                del into[one]
        except RuleBroken:
            continue
        for person in people:
            same = [each for each in people if last(each) == last(person)]
            owed = sum(Decimal(10) ** people.index(each) for each in same)
            assert balance(open_shop, person) == owed
            assert open_shop.customers.survivor(person).id == last(person)


def test_purchases_add_up_by_product_with_what_came_back_taken_off(
    open_shop: Shop, manager: Actor
) -> None:
    ana, again = two(open_shop, manager)
    mouse = a_product(open_shop, manager, name="Mouse")
    for customer_id, pieces in ((ana.id, "2"), (again.id, "1")):
        line = a_line(open_shop, mouse, pieces)
        paid = (("card", str(100 * int(pieces))),)
        sale = sell(open_shop, manager, line, paid=paid, customer_id=customer_id)
    owe(open_shop, manager, ana.id, "30")
    open_shop.customers.merge(manager, again.id, ana.id)
    (item,) = open_shop.sales.with_amounts(
        [
            CartReturn(
                sale_id=sale.id,
                sale_number=sale.number,
                line_id=sale.lines[0].id,
                name="Mouse",
                quantity=Decimal(1),
                amount=Decimal(0),
            )
        ]
    )
    open_shop.sales.complete(manager, take_back(a_cart(), item), ())
    bought = open_shop.sales.bought_by(ana.id)
    found = [(each.name, each.quantity, each.total) for each in bought]
    assert found == [("Mouse", 2, 200), ("Cable", 1, 30)]
