"""What jobs wait for is bought once: suggested, ordered, arrived, kept for them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.repairs.choices import PartStatus
from techstore_desktop.core.repairs.part_order_schemas import (
    PartNeeded,
    PartOrderCreate,
    to_buy,
)
from techstore_desktop.shop import Shop
from tests.builders import a_product
from tests.core.repairs.arranging import a_job, approved, diagnosed, part

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


def test_what_has_come_is_kept_for_the_job_that_waits_the_longest(
    shop: Shop, manager: Actor
) -> None:
    screen = a_part(shop, manager)
    first, second = a_job(shop, manager), a_job(shop, manager)
    for job in (first, second):
        approved(shop, manager, job.id, part(screen))
    order = shop.part_orders.order(
        manager, PartOrderCreate(product_id=screen.id, quantity=Decimal(2))
    )
    shop.stock.adjust(manager, screen.id, Decimal(1), "One of two came")
    assert shop.part_orders.arrived(manager, order.id) == (first.number,)
    (line,) = shop.repairs.job(manager, first.id).lines
    assert line.part_status is PartStatus.RESERVED
    found = only(shop, manager)
    assert (found.waiting, found.to_buy, found.ordered) == (1, 1, 0)
    with pytest.raises(RuleBroken, match=r"part_order\.closed"):
        shop.part_orders.arrived(manager, order.id)


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
