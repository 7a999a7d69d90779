"""Parts are kept, fitted, taken off again, and never in two places (R30, R55)."""

from decimal import Decimal

import pytest

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.repairs.choices import PartStatus, RepairKind
from techstore_desktop.core.repairs.quote_schemas import RepairLineResponse
from techstore_desktop.shop import Shop
from tests.builders import a_product
from tests.core.repairs.arranging import a_job, approved, diagnosed, labour, part

ONE, NONE = Decimal(1), Decimal(0)


def shelf(shop: Shop, product: ProductResponse) -> tuple[Decimal, Decimal]:
    """Return what is on hand and what is kept of it."""
    level = shop.stock.levels(product.id)[0]
    return level.on_hand, level.reserved


@pytest.fixture
def screen(shop: Shop, manager: Actor) -> ProductResponse:
    return a_product(shop, manager, name="Screen", opening_stock=ONE)


def test_a_part_on_the_quote_is_kept_for_it(
    shop: Shop, manager: Actor, screen: ProductResponse
) -> None:
    first, second = a_job(shop, manager), a_job(shop, manager)
    assert diagnosed(shop, manager, first.id, part(screen)).lines[0].part_status is (
        PartStatus.RESERVED
    )
    assert shelf(shop, screen) == (ONE, ONE)
    assert diagnosed(shop, manager, second.id, part(screen)).lines[0].part_status is (
        PartStatus.TO_ORDER
    )
    wanted = shop.part_orders.needed(manager)
    assert [(each.name, each.waiting) for each in wanted] == [("Screen", ONE)]


def test_a_fitted_part_leaves_the_stock_and_comes_back_or_is_scrap(
    shop: Shop, manager: Actor, screen: ProductResponse
) -> None:
    job = a_job(shop, manager)
    line = approved(shop, manager, job.id, part(screen)).lines[0]
    shop.repair_parts.fit(manager, line.id)
    assert shelf(shop, screen) == (NONE, NONE)
    movement = shop.stock.movements(screen.id)[0]
    assert movement.document_number == job.number
    shop.repair_parts.take_off(manager, line.id)
    assert shelf(shop, screen) == (ONE, NONE)
    shop.repair_parts.put(manager, line.id)
    assert shelf(shop, screen) == (ONE, ONE)
    shop.repair_parts.fit(manager, line.id)
    shop.repair_parts.take_off(manager, line.id, to_scrap=True)
    assert shelf(shop, screen) == (NONE, NONE)
    assert shop.verify().holds


def test_what_is_taken_off_the_quote_or_cancelled_is_let_go(
    shop: Shop, manager: Actor, screen: ProductResponse
) -> None:
    job = a_job(shop, manager)
    diagnosed(shop, manager, job.id, part(screen))
    shop.repairs.edit_lines(manager, job.id, [labour("10")])
    assert shelf(shop, screen) == (ONE, NONE)
    shop.repairs.edit_lines(manager, job.id, [part(screen)])
    assert shelf(shop, screen) == (ONE, ONE)
    shop.repairs.cancel(manager, job.id, "Not worth it")
    assert shelf(shop, screen) == (ONE, NONE)


def test_nobody_is_billed_for_a_part_that_lies_on_the_shelf(
    shop: Shop, manager: Actor, screen: ProductResponse
) -> None:
    job = a_job(shop, manager)
    approved(shop, manager, job.id, part(screen))
    shop.repairs.move(manager, job.id, RepairKind.REPAIRING)
    shop.repairs.move(manager, job.id, RepairKind.TESTING)
    with pytest.raises(RuleBroken, match=r"repair\.parts_to_fit"):
        shop.repairs.check(manager, job.id, "Works", is_passed=True)


def test_what_is_in_the_hand_is_fitted_unless_the_shop_is_strict(
    shop: Shop, manager: Actor, screen: ProductResponse
) -> None:
    lines: list[RepairLineResponse] = []
    for _ in range(2):
        job = a_job(shop, manager)
        lines += approved(shop, manager, job.id, part(screen)).lines
    shop.repair_parts.fit(manager, lines[1].id)
    strict = ShopUpdate(stock_policy=StockPolicy.REFUSE)
    shop.branches.update_shop(manager, strict)
    third = a_job(shop, manager)
    line = approved(shop, manager, third.id, part(screen)).lines[0]
    with pytest.raises(RuleBroken, match=r"repair\.part_not_there"):
        shop.repair_parts.fit(manager, line.id)


def test_nothing_goes_back_unpaid_with_a_part_in_it(
    shop: Shop, manager: Actor, screen: ProductResponse
) -> None:
    job = a_job(shop, manager)
    line = approved(shop, manager, job.id, part(screen)).lines[0]
    shop.repair_parts.fit(manager, line.id)
    for give_up in (
        lambda: shop.repairs.cancel(manager, job.id, "Too late"),
        lambda: shop.repairs.move(manager, job.id, RepairKind.CANCELLED),
    ):
        with pytest.raises(RuleBroken, match=r"repair\.parts_fitted"):
            give_up()
    shop.repair_parts.take_off(manager, line.id)
    shop.repairs.cancel(manager, job.id, "Too late")


def test_a_part_with_serial_numbers_is_fitted_by_them(
    shop: Shop, manager: Actor
) -> None:
    battery = a_product(shop, manager, tracks_serial_numbers=True)
    job = a_job(shop, manager)
    line = approved(shop, manager, job.id, part(battery)).lines[0]
    with pytest.raises(RuleBroken, match=r"repair\.serials_needed"):
        shop.repair_parts.fit(manager, line.id)
    detail = shop.repair_parts.fit(manager, line.id, serial_numbers=["BAT-1"])
    assert detail.lines[0].serial_numbers == ("BAT-1",)
    other = a_job(shop, manager)
    second = approved(shop, manager, other.id, part(battery)).lines[0]
    with pytest.raises(RuleBroken, match=r"repair\.unit_elsewhere"):
        shop.repair_parts.fit(manager, second.id, serial_numbers=["bat-1"])
    shop.repair_parts.take_off(manager, line.id)
    shop.repair_parts.fit(manager, second.id, serial_numbers=["bat-1"])


def test_a_part_that_the_shop_does_not_stock_is_fitted_all_the_same(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    glue = labour("5", kind="part", name="Glue")
    line = approved(shop, manager, job.id, glue).lines[0]
    detail = shop.repair_parts.fit(manager, line.id)
    assert detail.lines[0].part_status is PartStatus.FITTED


def test_nothing_is_fitted_before_the_customer_agrees(
    shop: Shop, manager: Actor, screen: ProductResponse
) -> None:
    job = a_job(shop, manager)
    line = diagnosed(shop, manager, job.id, part(screen)).lines[0]
    with pytest.raises(RuleBroken, match=r"repair\.not_approved_yet"):
        shop.repair_parts.fit(manager, line.id)
