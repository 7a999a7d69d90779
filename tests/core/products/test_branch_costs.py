"""What a product costs is a matter of each branch (R33), on both databases."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Literal
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.moving_average import moving_average
from techstore_desktop.core.products.schemas import (
    CostReach,
    ProductFilter,
    ProductResponse,
    ProductSort,
    ProductUpdate,
)
from techstore_desktop.core.repairs.part_order_schemas import PartOrderCreate
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.shop import Shop
from tests.builders import a_cart, a_line, a_product, open_drawer, sell
from tests.core.products.test_costing import CENTS, came
from tests.core.repairs.arranging import a_job, diagnosed, part

Kind = Literal["come", "go", "set"]
ACTS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["come", "come", "go", "set"]),
        st.integers(1, 9),
        CENTS,
    ),
    min_size=1,
    max_size=10,
)


def a_branch(shop: Shop, clock: SetClock, code: str = "N1") -> Shop:
    """Return the shop as a terminal of one more branch has it."""
    origin = Origin(terminal_id=uuid4(), branch_id=uuid4())
    database = Database(shop.database.engine, origin, clock=clock)
    with database.transaction("terminal.added", None) as transaction:
        name = f"Branch {code}"
        transaction.add(Branch(id=origin.branch_id, name=name, address="", phone=""))
        terminal = Terminal(
            id=origin.terminal_id,
            home_branch_id=origin.branch_id,
            name=f"Till {code}",
            code=code,
        )
        transaction.add(terminal)
    return Shop(database)


@pytest.fixture
def north(shop: Shop, manager: Actor, clock: SetClock) -> Shop:
    """Return the shop as a terminal of its second branch has it."""
    return a_branch(shop, clock)


@pytest.fixture
def screen(shop: Shop, manager: Actor, north: Shop) -> ProductResponse:
    """Return a product of which both branches have ten at 5."""
    product = a_product(
        shop, manager, cost=Decimal(5), price=Decimal(20), minimum_stock=Decimal(0)
    )
    north.stock.adjust(manager, product.id, Decimal(10), "Found")
    return product


def costs(product: ProductResponse, *branches: Shop) -> list[Decimal]:
    """Return what a product costs in each branch."""
    return [branch.products.get(product.id).cost for branch in branches]


def set_cost(shop: Shop, actor: Actor, product: ProductResponse, cost: str) -> None:
    """Let a person set a cost, a while after whatever happened before."""
    clock = shop.database.clock
    assert isinstance(clock, SetClock)
    clock.advance(timedelta(minutes=1))
    shop.products.update(actor, product.id, ProductUpdate(cost=Decimal(cost)))


def test_what_comes_moves_the_cost_of_its_branch_alone(
    shop: Shop, manager: Actor, north: Shop, screen: ProductResponse
) -> None:
    came(shop, manager, screen.id, "10", "7")
    assert costs(screen, shop, north) == [6, 5]
    came(north, manager, screen.id, "10", "10")
    assert costs(screen, shop, north) == [6, Decimal("7.5")]
    levels = shop.stock.levels(screen.id)
    assert [level.cost for level in levels] == [Decimal("7.5"), 6]
    assert shop.verify().holds


def test_lists_searches_and_files_tell_what_it_costs_here(
    shop: Shop, manager: Actor, north: Shop, screen: ProductResponse, tmp_path: Path
) -> None:
    other = a_product(shop, manager, cost=Decimal("5.50"), minimum_stock=Decimal(0))
    came(shop, manager, screen.id, "10", "7")
    for branch, cost, order in (
        (shop, 6, [other, screen]),
        (north, 5, [screen, other]),
    ):
        page = branch.products.page(ProductFilter(), sort=ProductSort.COST)
        assert [row.id for row in page] == [each.id for each in order]
        found = branch.products.search(screen.sku)
        assert [row.cost for row in found] == [cost]
        scanned = branch.products.scan(screen.sku)
        assert scanned is not None
        assert scanned.product.cost == cost
        file = tmp_path / f"{cost}.csv"
        branch.imports.export(file)
        assert branch.imports.preview(file).unchanged == 2
    preview = shop.imports.preview(tmp_path / "5.csv")
    assert preview.changed == 1
    shop.imports.apply(manager, preview)
    assert costs(screen, shop, north) == [5, 5]
    came(north, manager, screen.id, "10", "7")
    shop.imports.apply(manager, shop.imports.preview(tmp_path / "6.csv"))
    assert costs(screen, shop, north) == [6, 6]
    set_cost(shop, manager, screen, "9")
    assert costs(screen, shop, north) == [9, 6]


def test_a_line_keeps_what_it_cost_in_its_branch(
    shop: Shop, manager: Actor, north: Shop, screen: ProductResponse
) -> None:
    came(shop, manager, screen.id, "10", "7")
    sales = []
    for branch in (shop, north):
        open_drawer(branch, manager)
        line = a_line(branch, screen)
        sales.append(sell(branch, manager, line, paid=(("cash", "20"),)))
    came(north, manager, screen.id, "9", "50")
    kept = [shop.sales.get(sale.id).lines[0].unit_cost for sale in sales]
    assert kept == [6, 5]


def test_a_parked_sale_costs_what_it_does_where_it_is_taken_up(
    shop: Shop, manager: Actor, north: Shop, screen: ProductResponse
) -> None:
    came(shop, manager, screen.id, "10", "7")
    parked = shop.parking.park(manager, a_cart(a_line(shop, screen)))
    (line,) = north.parking.take_up(manager, parked).lines
    assert line.cost == 5


def test_quotes_of_repairs_orders_and_corrections_take_the_cost_here(
    shop: Shop, manager: Actor, north: Shop, screen: ProductResponse
) -> None:
    set_cost(north, manager, screen, "8")
    came(shop, manager, screen.id, "8", "17")
    assert costs(screen, shop, north) == [12, 8]
    for branch, cost in ((shop, 12), (north, 8)):
        job = a_job(branch, manager)
        detail = diagnosed(branch, manager, job.id, part(screen))
        assert detail.lines[0].unit_cost == cost
        branch.stock.adjust(manager, screen.id, Decimal(-1), "Broken")
    unknown = a_product(shop, manager, cost=Decimal(3))
    data = PartOrderCreate(product_id=unknown.id, quantity=Decimal(1))
    assert north.part_orders.order(manager, data).unit_cost == 3


def test_a_person_sets_the_cost_here_once_goods_came_and_elsewhere_until_then(
    shop: Shop, manager: Actor, north: Shop, screen: ProductResponse, clock: SetClock
) -> None:
    south = a_branch(shop, clock, "S1")
    reach = shop.products.get(screen.id).cost_reach
    assert reach is CostReach.WHERE_NONE_CAME
    set_cost(shop, manager, screen, "4")
    assert costs(screen, shop, north, south) == [4, 4, 4]
    came(shop, manager, screen.id, "10", "8")
    assert shop.products.get(screen.id).cost_reach is CostReach.HERE
    set_cost(shop, manager, screen, "9")
    assert costs(screen, shop, north, south) == [9, 4, 4]
    set_cost(north, manager, screen, "3")
    assert costs(screen, shop, north, south) == [9, 3, 3]
    assert shop.verify().holds


def test_a_branch_that_opens_begins_with_the_cost_and_leaves_the_first_its_own(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    product = a_product(shop, manager, cost=Decimal(5), opening_stock=Decimal(10))
    came(shop, manager, product.id, "10", "7")
    assert shop.products.get(product.id).cost_reach is CostReach.EVERYWHERE
    north = a_branch(shop, clock)
    assert costs(product, shop, north) == [6, 6]
    set_cost(north, manager, product, "9")
    assert costs(product, shop, north) == [6, 9]
    came(shop, manager, product.id, "20", "8")
    assert costs(product, shop, north) == [7, 9]
    assert shop.verify().holds


def test_the_history_goes_on_with_this_branch_s_cost(
    shop: Shop, manager: Actor, north: Shop, screen: ProductResponse, clock: SetClock
) -> None:
    clock.advance(timedelta(minutes=1))
    came(shop, manager, screen.id, "10", "7")
    set_cost(shop, manager, screen, "8")
    set_cost(north, manager, screen, "3")
    told = {
        branch: [
            (change.before, change.after)
            for change in branch.products.history(screen.id)
            if change.field == "cost"
        ]
        for branch in (shop, north)
    }
    assert told[shop] == [(6, 8), (5, 6), (None, 5)]
    assert told[north] == [(5, 3), (None, 5)]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(openings=st.tuples(st.integers(0, 9), st.integers(0, 9)), first=CENTS, acts=ACTS)
def test_whatever_comes_and_goes_each_cost_is_the_value_over_the_branch_s_pieces(
    shop: Shop,
    manager: Actor,
    north: Shop,
    openings: tuple[int, int],
    first: Decimal,
    acts: list[tuple[int, Kind, int, Decimal]],
) -> None:
    branches = (shop, north)
    product = a_product(shop, manager, cost=first, opening_stock=Decimal(openings[0]))
    if openings[1]:
        north.stock.adjust(manager, product.id, Decimal(openings[1]), "Found")
    pieces, cost = list(map(Decimal, openings)), [first, first]
    received: set[int] = set()
    for at, kind, count, amount in acts:
        if kind == "come":
            came(branches[at], manager, product.id, str(count), str(amount))
            cost[at] = moving_average(
                on_hand=pieces[at],
                cost=cost[at],
                quantity=Decimal(count),
                unit_cost=amount,
                digits=2,
            )
            pieces[at] += count
            received.add(at)
        elif kind == "go":
            branches[at].stock.adjust(manager, product.id, Decimal(-count), "Sold")
            pieces[at] -= count
        else:
            branches[at].products.update(
                manager, product.id, ProductUpdate(cost=amount)
            )
            for each in {at} if at in received else {0, 1} - received:
                cost[each] = amount
        assert costs(product, *branches) == cost
    for branch in branches:
        branch.part_orders.settle_costs()
    assert costs(product, *branches) == cost
    assert [level.cost for level in shop.stock.levels(product.id)] or not any(openings)
