"""The figures of the dashboard are those of the documents, to the cent."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.reports.comparing import same_time_last_week
from techstore_desktop.core.reports.figures import FIGURES
from techstore_desktop.core.reports.schemas import Dashboard
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.choices import Disposition, SaleKind
from techstore_desktop.core.sales.schemas import SaleFilter, SaleResponse
from techstore_desktop.shop import Shop
from tests import builders
from tests.builders import a_customer, a_free_line, a_line, a_product, sell, tenders

CENTS = 2
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.fixture
def open_shop(shop: Shop, manager: Actor) -> Shop:
    """Return a shop whose drawer is open."""
    builders.open_drawer(shop, manager)
    return shop


def take_back(shop: Shop, actor: Actor, sale: SaleResponse) -> SaleResponse:
    """Take one piece of the first line back, for cash."""
    line = sale.lines[0]
    item = CartReturn(
        sale_id=sale.id,
        sale_number=sale.number,
        line_id=line.id,
        name=line.name,
        quantity=min(Decimal(1), line.quantity),
        amount=line.total,
        disposition=Disposition.STOCK,
    )
    cart = carts.set_return_reason(carts.take_back(Cart(id=uuid4()), item), "Broken")
    return shop.sales.complete(actor, cart, [])


def test_an_empty_shop_has_figures_of_nothing(shop: Shop, manager: Actor) -> None:
    seen = shop.reports.dashboard(manager)
    assert seen.sales is not None
    assert seen.tickets is not None
    assert (seen.sales.now, seen.sales.change) == (Decimal(0), None)
    assert (seen.tickets.now, seen.hours, seen.methods) == (Decimal(0), (), ())
    assert seen.margin is not None
    assert seen.margin.rate is None
    assert seen.drawer is None
    assert seen.receivables is not None
    assert (seen.receivables.total, seen.receivables.count) == (Decimal(0), 0)


def test_today_is_beside_the_same_day_last_week_until_the_same_time(
    open_shop: Shop, manager: Actor, clock: SetClock
) -> None:
    sell(open_shop, manager, a_free_line("100"), paid=(("cash", "100"),))
    clock.advance(timedelta(hours=2))
    sell(open_shop, manager, a_free_line("500"), paid=(("card", "500"),))
    clock.advance(WEEK - timedelta(hours=1))
    sell(open_shop, manager, a_free_line("150"), paid=(("cash", "150"),))
    seen = open_shop.reports.dashboard(manager)
    assert seen.sales is not None
    assert seen.tickets is not None
    assert seen.hours is not None
    assert (seen.sales.now, seen.sales.before) == (Decimal(150), Decimal(100))
    assert seen.sales.change == Decimal(50)
    assert (seen.tickets.now, seen.tickets.before) == (1, 1)
    assert seen.sales.trend[-8] == Decimal(600)
    assert sum(hour.before for hour in seen.hours) == Decimal(600)


def test_margin_is_without_taxes_and_a_return_takes_its_own_back(
    open_shop: Shop, manager: Actor
) -> None:
    product = a_product(open_shop, manager, price="121.00", cost="60.00")
    line = a_line(open_shop, product, "2")
    sale = sell(open_shop, manager, line, paid=(("cash", "242"),))
    seen = open_shop.reports.dashboard(manager)
    assert seen.margin is not None
    assert (seen.margin.now, seen.margin.rate) == (Decimal(80), Decimal("40.0"))
    take_back(open_shop, manager, sale)
    seen = open_shop.reports.dashboard(manager)
    assert seen.margin is not None
    assert seen.margin.now == Decimal(40)


def test_returns_subtract_but_are_no_tickets_and_a_voided_sale_is_none(
    open_shop: Shop, manager: Actor
) -> None:
    first = sell(open_shop, manager, a_free_line("30"), paid=(("cash", "30"),))
    second = sell(open_shop, manager, a_free_line("70"), paid=(("card", "70"),))
    take_back(open_shop, manager, first)
    seen = open_shop.reports.dashboard(manager)
    assert seen.sales is not None
    assert seen.tickets is not None
    assert seen.basket is not None
    assert (seen.sales.now, seen.tickets.now) == (Decimal(70), Decimal(2))
    assert seen.basket.now == Decimal(50)
    open_shop.sales.void(manager, second.id, "Mistyped")
    seen = open_shop.reports.dashboard(manager)
    assert seen.sales is not None
    assert seen.tickets is not None
    assert (seen.sales.now, seen.tickets.now) == (Decimal(0), Decimal(1))


def test_a_day_of_returns_alone_is_below_zero(
    open_shop: Shop, manager: Actor, clock: SetClock
) -> None:
    sale = sell(open_shop, manager, a_free_line("30"), paid=(("cash", "30"),))
    clock.advance(DAY)
    take_back(open_shop, manager, sale)
    seen = open_shop.reports.dashboard(manager)
    assert seen.sales is not None
    assert seen.basket is not None
    assert seen.methods is not None
    assert (seen.sales.now, seen.basket.now) == (Decimal(-30), Decimal(0))
    assert [(each.method, each.amount) for each in seen.methods] == [
        ("cash", Decimal(-30))
    ]


def test_the_drawer_is_what_the_cash_desk_expects(
    open_shop: Shop, manager: Actor
) -> None:
    sell(open_shop, manager, a_free_line("30"), paid=(("cash", "30"),))
    session = open_shop.cash.current()
    seen = open_shop.reports.dashboard(manager)
    assert session is not None
    assert seen.drawer is not None
    assert seen.drawer.expected == open_shop.cash.expected_cash(session.id)


def test_who_owes_most_comes_first_with_the_age_of_the_oldest_debt(
    open_shop: Shop, manager: Actor, clock: SetClock
) -> None:
    for name, amount in (("Ana", "40"), ("Bruno", "90")):
        customer = a_customer(open_shop, manager, name=name, credit_limit=Decimal(500))
        cart = builders.a_cart(a_free_line(amount), customer_id=customer.id)
        open_shop.sales.complete(manager, cart, tenders(("account", amount)))
    clock.advance(timedelta(days=33))
    owed = open_shop.reports.dashboard(manager).receivables
    assert owed is not None
    assert (owed.total, owed.count) == (Decimal(130), 2)
    assert [(each.name, each.balance, each.days) for each in owed.largest] == [
        ("Bruno", Decimal(90), 33),
        ("Ana", Decimal(40), 33),
    ]


def test_low_stock_is_what_the_products_list_calls_low(
    shop: Shop, manager: Actor
) -> None:
    a_product(shop, manager, opening_stock=Decimal(9))
    low = a_product(shop, manager, opening_stock=Decimal(1))
    seen = shop.reports.dashboard(manager).low_stock
    assert seen is not None
    assert (seen.count, [each.id for each in seen.lowest]) == (1, [low.id])


def test_nobody_is_told_what_they_may_not_know(
    open_shop: Shop, cashier: Actor, manager: Actor
) -> None:
    seen = open_shop.reports.dashboard(cashier)
    assert (seen.sales, seen.margin, seen.hours, seen.drawer) == (None,) * 4
    assert seen.low_stock is not None
    without_cost = Actor(
        manager.staff_id,
        manager.name,
        manager.role,
        manager.permissions - {Permission.SEE_COST},
    )
    seen = open_shop.reports.dashboard(without_cost)
    assert seen.sales is not None
    assert seen.margin is None
    counts_blind = Actor(
        manager.staff_id,
        manager.name,
        manager.role,
        manager.permissions - {Permission.SEE_CASH_REPORT},
    )
    seen = open_shop.reports.dashboard(counts_blind)
    assert seen.sales is not None
    assert seen.drawer is None


def test_every_figure_says_what_it_means() -> None:
    assert all(figure.title and figure.meaning.endswith(".") for figure in FIGURES)
    assert all(figure.tables and figure.permissions for figure in FIGURES)


def recomputed(
    documents: Sequence[SaleResponse], seen: Dashboard, shop: Shop
) -> dict[str, object]:
    """Work the day out again from the documents, one by one."""
    voided = {each.reverses_id for each in documents if each.kind is SaleKind.VOID}
    now = shop.database.clock.now()
    zone = shop.profiles.current().zone
    until = same_time_last_week(now, zone)
    today = [each for each in documents if each.business_day == seen.day]
    then = [
        each
        for each in documents
        if each.business_day == seen.compared_day and each.occurred_at <= until
    ]
    return {
        "sales": (_sales(today), _sales(then)),
        "margin": (_margin(today), _margin(then)),
        "tickets": (len(_tickets(today, voided)), len(_tickets(then, voided))),
        "basket": (_basket(today, voided), _basket(then, voided)),
        "methods": _methods(today),
        "hours": sum((each.total for each in today), Decimal(0)),
    }


def _sales(documents: Sequence[SaleResponse]) -> Decimal:
    return sum((each.total for each in documents), Decimal(0))


def _margin(documents: Sequence[SaleResponse]) -> Decimal:
    lines = [line for each in documents for line in each.lines]
    costs = (round_half_up(line.unit_cost * line.quantity, CENTS) for line in lines)
    return sum((line.base for line in lines), Decimal(0)) - sum(costs, Decimal(0))


def _tickets(
    documents: Sequence[SaleResponse], voided: set[UUID | None]
) -> list[SaleResponse]:
    kinds = {SaleKind.SALE, SaleKind.EXCHANGE}
    return [each for each in documents if each.kind in kinds and each.id not in voided]


def _basket(documents: Sequence[SaleResponse], voided: set[UUID | None]) -> Decimal:
    tickets = _tickets(documents, voided)
    if not tickets:
        return Decimal(0)
    return round_half_up(_sales(tickets) / len(tickets), CENTS)


def _methods(documents: Sequence[SaleResponse]) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for each in documents:
        for payment in each.payments:
            totals[payment.method] += payment.amount
    return dict(totals)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["sell", "sell", "sell", "return", "void"]),
        st.integers(500, 5_000),
        st.integers(500, 99_999),
        st.sampled_from(["cash", "card", "transfer"]),
        st.sampled_from([7, 45, 60 * 5, 60 * 24, 60 * 24 * 7]),
    ),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.generate),
)
@given(acts=ACTS)
def test_every_figure_is_what_the_documents_come_to(
    open_shop: Shop,
    manager: Actor,
    clock: SetClock,
    acts: list[tuple[str, int, int, str, int]],
) -> None:
    _play(open_shop, manager, clock, acts)
    summaries = open_shop.sales.page(SaleFilter(), limit=10_000)
    documents = [open_shop.sales.get(each.id) for each in summaries]
    seen = open_shop.reports.dashboard(manager)
    assert seen.sales is not None
    assert seen.margin is not None
    assert seen.tickets is not None
    assert seen.basket is not None
    assert seen.methods is not None
    assert seen.hours is not None
    assert {
        "sales": (seen.sales.now, seen.sales.before),
        "margin": (seen.margin.now, seen.margin.before),
        "tickets": (seen.tickets.now, seen.tickets.before),
        "basket": (seen.basket.now, seen.basket.before),
        "methods": {each.method: each.amount for each in seen.methods},
        "hours": sum((each.now for each in seen.hours), Decimal(0)),
    } == recomputed(documents, seen, open_shop)


def _play(
    shop: Shop,
    actor: Actor,
    clock: SetClock,
    acts: list[tuple[str, int, int, str, int]],
) -> None:
    last: SaleResponse | None = None
    for act, thousandths, cents, method, minutes in acts:
        clock.advance(timedelta(minutes=minutes))
        if act == "sell" or last is None:
            last = _sell(shop, actor, thousandths, cents, method)
        elif act == "return":
            take_back(shop, actor, last)
            last = None
        else:
            is_today = last.business_day == shop.profiles.current().business_day(
                clock.now()
            )
            if is_today:
                shop.sales.void(actor, last.id, "Mistyped")
            last = None


def _sell(
    shop: Shop, actor: Actor, thousandths: int, cents: int, method: str
) -> SaleResponse:
    price = Decimal(cents) / 100
    product = a_product(
        shop,
        actor,
        price=price,
        cost=round_half_up(price * Decimal("0.6"), CENTS),
        opening_stock=Decimal(100),
    )
    line = a_line(shop, product, str(Decimal(thousandths) / 1000))
    cart = builders.a_cart(line)
    due = carts.price(cart, shop.sales.rules()).total
    return shop.sales.complete(actor, cart, tenders((method, str(due))))
