"""What jobs wait for is bought once: suggested, ordered, arrived, kept for them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.repairs.choices import EventKind, PartStatus, RepairKind
from techstore_desktop.core.repairs.part_order_schemas import (
    PartArrival,
    PartNeeded,
    PartOrderCreate,
    PartOrderResponse,
    to_buy,
)
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.stock.units import Place
from techstore_desktop.shop import Shop
from tests.builders import a_product
from tests.core.repairs.arranging import (
    a_job,
    a_technician,
    approved,
    diagnosed,
    labour,
    part,
)

PIECES = st.integers(0, 50).map(Decimal)


def a_part(shop: Shop, manager: Actor, minimum: str = "0") -> ProductResponse:
    return a_product(
        shop,
        manager,
        name="Screen S21",
        opening_stock=Decimal(0),
        minimum_stock=Decimal(minimum),
    )


def only(shop: Shop, actor: Actor) -> PartNeeded:
    (found,) = shop.part_orders.needed(actor)
    return found


def ordered(
    shop: Shop, actor: Actor, product: ProductResponse, quantity: str, **values: object
) -> PartOrderResponse:
    data = {"product_id": product.id, "quantity": quantity} | values
    return shop.part_orders.order(actor, PartOrderCreate.model_validate(data))


def come(
    shop: Shop, actor: Actor, order: PartOrderResponse, quantity: str, **values: object
) -> tuple[str, ...]:
    data = {"order_id": order.id, "quantity": quantity} | values
    return shop.part_orders.arrived(actor, PartArrival.model_validate(data))


def test_what_agreed_jobs_wait_for_is_to_be_bought(shop: Shop, manager: Actor) -> None:
    screen = a_part(shop, manager, minimum="2")
    agreed, quoted = a_job(shop, manager), a_job(shop, manager)
    approved(shop, manager, agreed.id, part(screen))
    diagnosed(shop, manager, quoted.id, part(screen, quantity="2"))
    found = only(shop, manager)
    assert (found.waiting, found.agreed, found.minimum) == (3, 1, 2)
    assert found.to_buy == 3
    assert [job.number for job in found.jobs] == [agreed.number, quoted.number]
    assert [job.is_agreed for job in found.jobs] == [True, False]


def test_what_is_on_order_is_not_bought_again(shop: Shop, manager: Actor) -> None:
    screen, job = a_part(shop, manager), a_job(shop, manager)
    approved(shop, manager, job.id, part(screen))
    day = date(2030, 1, 5)
    data = PartOrderCreate(
        product_id=screen.id, quantity=Decimal(1), expected_on=day, supplier="Parts SA"
    )
    order = shop.part_orders.order(manager, data)
    found = only(shop, manager)
    assert (found.ordered, found.to_buy, found.expected_on) == (1, 0, day)
    assert found.orders == (order,)
    shop.part_orders.take_back(manager, order.id)
    assert only(shop, manager).to_buy == 1
    with pytest.raises(RuleBroken, match=r"part_order\.closed"):
        shop.part_orders.take_back(manager, order.id)


def test_what_has_come_is_on_the_shelf_and_kept_for_who_waits_the_longest(
    shop: Shop, manager: Actor
) -> None:
    screen = a_part(shop, manager)
    first, second = a_job(shop, manager), a_job(shop, manager)
    for job in (first, second):
        approved(shop, manager, job.id, part(screen))
    shop.repairs.move(manager, first.id, RepairKind.WAITING_FOR_PART)
    order = ordered(shop, manager, screen, "2")
    assert come(shop, manager, order, "1", unit_cost="37.5") == (first.number,)
    detail = shop.repairs.job(manager, first.id)
    assert detail.lines[0].part_status is PartStatus.RESERVED
    assert detail.lines[0].unit_cost == Decimal("37.5")
    assert detail.card.state.kind is RepairKind.WAITING_FOR_PART
    assert detail.events[-1].kind is EventKind.PART_RESERVED
    assert detail.events[-1].details["because"] == "arrived"
    level = shop.stock.levels(screen.id)[0]
    assert (level.on_hand, level.reserved) == (1, 1)
    found = only(shop, manager)
    assert (found.waiting, found.to_buy, found.ordered) == (1, 0, 1)
    assert come(shop, manager, found.orders[0], "1") == (second.number,)
    assert shop.part_orders.needed(manager) == ()
    for late in ("1", "2"):
        with pytest.raises(RuleBroken, match=r"part_order\.closed"):
            come(shop, manager, order, late)
    assert shop.stock.levels(screen.id)[0].on_hand == 2
    assert shop.verify().holds


def test_no_more_comes_than_was_ordered(shop: Shop, manager: Actor) -> None:
    screen = a_part(shop, manager)
    order = ordered(shop, manager, screen, "2")
    with pytest.raises(RuleBroken, match=r"part_order\.too_many"):
        come(shop, manager, order, "3")
    assert not any(each.on_hand for each in shop.stock.levels(screen.id))


def test_units_come_with_their_serial_numbers(shop: Shop, manager: Actor) -> None:
    battery = a_product(
        shop, manager, tracks_serial_numbers=True, opening_stock=Decimal(0)
    )
    order = ordered(shop, manager, battery, "1")
    with pytest.raises(RuleBroken, match=r"serial\.count"):
        come(shop, manager, order, "1")
    come(shop, manager, order, "1", units=(UnitNumbers(serial_number="BAT-7"),))
    (unit,) = shop.serials.find("bat-7")
    assert (unit.place, unit.product_id) == (Place.IN_STOCK, battery.id)


def test_a_part_that_the_shop_does_not_stock_is_ordered_by_its_name(
    shop: Shop, manager: Actor
) -> None:
    job, other = a_job(shop, manager), a_job(shop, manager)
    cable = labour("30", kind="part", name="Flex cable", unit_cost="9")
    line = approved(shop, manager, job.id, cable).lines[0]
    approved(shop, manager, other.id, cable)
    assert line.part_status is PartStatus.TO_ORDER
    found = next(
        each for each in shop.part_orders.needed(manager) if each.line_id == line.id
    )
    assert (found.name, found.to_buy, found.is_stocked) == ("Flex cable", 1, False)
    order = shop.part_orders.order(
        manager, PartOrderCreate(line_id=line.id, quantity=Decimal(1))
    )
    assert (order.name, order.unit_cost) == ("Flex cable", 9)
    assert come(shop, manager, order, "1", unit_cost="11") == (job.number,)
    detail = shop.repairs.job(manager, job.id)
    assert detail.lines[0].part_status is PartStatus.RESERVED
    assert detail.lines[0].unit_cost == 11
    (left,) = shop.part_orders.needed(manager)
    assert left.jobs[0].number == other.number
    shop.repair_parts.release(manager, line.id)
    shop.repair_parts.put(manager, line.id)
    shop.repair_parts.fit(manager, line.id)
    assert shop.repairs.job(manager, job.id).lines[0].part_status is PartStatus.FITTED
    assert shop.verify().holds


def test_what_nobody_waits_for_any_more_is_still_on_its_way(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    cable = labour("30", kind="part", name="Flex cable")
    line = approved(shop, manager, job.id, cable).lines[0]
    order = shop.part_orders.order(
        manager, PartOrderCreate(line_id=line.id, quantity=Decimal(1))
    )
    shop.repairs.cancel(manager, job.id, "Too late")
    found = only(shop, manager)
    assert (found.name, found.jobs, found.orders) == ("Flex cable", (), (order,))
    assert come(shop, manager, order, "1") == ()
    assert shop.part_orders.needed(manager) == ()


def test_who_may_not_see_costs_counts_in_at_what_was_agreed(
    shop: Shop, manager: Actor
) -> None:
    bench, screen = a_technician(shop, manager), a_part(shop, manager)
    job = a_job(shop, manager)
    approved(shop, manager, job.id, part(screen))
    order = ordered(shop, manager, screen, "1", unit_cost="40")
    assert only(shop, bench).orders[0].unit_cost is None
    come(shop, bench, order, "1", unit_cost="1")
    assert shop.repairs.job(manager, job.id).lines[0].unit_cost == 40


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(
    parcels=st.lists(st.integers(1, 4), min_size=1, max_size=6),
    wanted=st.integers(1, 9),
)
def test_what_came_is_what_the_shelf_has(
    shop: Shop, manager: Actor, parcels: list[int], wanted: int
) -> None:
    """However an order comes in parcels: never more than was ordered, nothing lost."""
    screen = a_part(shop, manager)
    order, came = ordered(shop, manager, screen, str(wanted)), 0
    for parcel in parcels:
        if came < wanted and parcel <= wanted - came:
            come(shop, manager, order, str(parcel))
            came += parcel
        else:
            with pytest.raises(RuleBroken, match="part_order"):
                come(shop, manager, order, str(parcel))
    levels = shop.stock.levels(screen.id)
    assert sum(each.on_hand for each in levels) == came
    left = [each.ordered for each in shop.part_orders.needed(manager)]
    assert sum(left) >= wanted - came
    assert shop.attention.open_items() == []
    if came < wanted:
        shop.part_orders.take_back(manager, order.id)


def test_the_list_is_written_into_a_file(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    screen, job = a_part(shop, manager), a_job(shop, manager)
    approved(shop, manager, job.id, part(screen))
    path = tmp_path / "parts.csv"
    assert shop.part_orders.export(manager, path) == 1
    text = path.read_text(encoding="utf-8-sig")
    assert screen.sku in text
    assert job.number in text


@given(agreed=PIECES, minimum=PIECES, available=PIECES, ordered=PIECES)
def test_enough_is_bought_and_no_more(
    agreed: Decimal, minimum: Decimal, available: Decimal, ordered: Decimal
) -> None:
    bought = to_buy(
        agreed=agreed, minimum=minimum, available=available, ordered=ordered
    )
    missing = max(minimum - available, Decimal(0))
    assert bought >= 0
    assert bought + ordered >= agreed + missing
    assert bought == 0 or bought + ordered == agreed + missing
