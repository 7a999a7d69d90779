"""Devices that nobody fetches: each step once, dated, on the bill, then the stock."""

from datetime import timedelta
from decimal import Decimal

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.schemas import CollectionStepEdit, KeepDevice
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.notices.choices import Channel, Occasion
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import DepositKind, EventKind, RepairKind
from techstore_desktop.core.stock.units import Place
from techstore_desktop.shop import Shop
from tests.builders import a_line, open_drawer, sell, tenders
from tests.core.collection.arranging import (
    a_ladder,
    climb,
    pass_days,
    tell,
    waiting,
)
from tests.core.repairs.arranging import (
    IMEI,
    a_job,
    a_technician,
    brought,
    deposit,
    labour,
    ready,
)


@pytest.fixture
def drawer(shop: Shop, manager: Actor) -> Actor:
    open_drawer(shop, manager, "100")
    return manager


def test_who_waits_is_listed_with_the_step_that_is_due(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    reminder, *_rest = a_ladder(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("400"))
    fresh = waiting(shop, manager, job.id)
    assert (fresh.step, fresh.is_due, fresh.due) == (reminder, False, Decimal(400))
    assert shop.collection.due_count(manager) == 0
    pass_days(clock, 7)
    late = waiting(shop, manager, job.id)
    assert (late.waited_days, late.is_due) == (7, True)
    assert shop.collection.due_count(manager) == 1


def test_a_reminder_is_told_once_by_each_way_and_is_one_step(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    reminder, fee, *_rest = a_ladder(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("400"))
    with pytest.raises(RuleBroken, match=r"collection\.not_due"):
        tell(shop, manager, job.id, reminder)
    pass_days(clock, 9)
    notice = tell(shop, manager, job.id, reminder)
    assert notice.occasion is Occasion.NOT_FETCHED
    assert "ready for 9 days" in notice.text
    assert "400,00" in notice.text
    with pytest.raises(RuleBroken, match="already_told"):
        tell(shop, manager, job.id, reminder)
    tell(shop, manager, job.id, reminder, Channel.PHONE)
    (act,) = shop.collection.acts(manager, job.id)
    assert (act.kind, act.person_name) == (CollectionKind.REMINDER, manager.name)
    following = waiting(shop, manager, job.id)
    assert following.step == fee
    assert not following.is_due


def test_each_reminder_of_the_ladder_is_told_anew(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    first, second = a_ladder(shop, manager, (3, "reminder", "0"), (6, "reminder", "0"))
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    pass_days(clock, 3)
    tell(shop, manager, job.id, first)
    pass_days(clock, 3)
    tell(shop, manager, job.id, second)
    assert len(shop.notices.of_job(manager, job.id)) == 2
    assert waiting(shop, manager, job.id).step is None


def test_a_storage_fee_is_paid_when_the_device_is_fetched(
    shop: Shop, drawer: Actor, clock: SetClock
) -> None:
    (fee,) = a_ladder(shop, drawer, (30, "storage_fee", "150"))
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id, labour("400"))
    cart = brought(shop, drawer, job.id)
    pass_days(clock, 30)
    charged = shop.collection.charge(drawer, job.id, fee.id)
    assert charged.due == Decimal(550)
    with pytest.raises(RuleBroken, match=r"collection\.done_already"):
        shop.collection.charge(drawer, job.id, fee.id)
    with pytest.raises(RuleBroken, match=r"repair\.quote_changed"):
        shop.sales.complete(drawer, cart, tenders(("cash", "400")))
    sale = shop.sales.complete(
        drawer, brought(shop, drawer, job.id), tenders(("cash", "550"))
    )
    assert [(line.name, line.total) for line in sale.lines] == [
        ("Change the screen", Decimal(400)),
        ("Day 30", Decimal(150)),
    ]
    detail = shop.repairs.job(drawer, job.id)
    assert [(each.name, each.total) for each in detail.storage_fees] == [
        ("Day 30", Decimal(150))
    ]
    assert EventKind.STORAGE_CHARGED in [event.kind for event in detail.events]


def test_a_device_that_was_not_repaired_is_charged_its_storage_too(
    shop: Shop, drawer: Actor, clock: SetClock
) -> None:
    (fee,) = a_ladder(shop, drawer, (5, "storage_fee", "80"))
    job = a_job(shop, drawer, diagnosis_fee="50")
    shop.repairs.cancel(drawer, job.id, "Too dear")
    shop.repairs.move(drawer, job.id, "ready")
    pass_days(clock, 5)
    assert shop.collection.charge(drawer, job.id, fee.id).due == Decimal(130)


def test_a_device_that_is_fetched_leaves_the_list_and_a_void_begins_anew(
    shop: Shop, drawer: Actor, clock: SetClock
) -> None:
    reminder, *_rest = a_ladder(shop, drawer)
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id)
    pass_days(clock, 7)
    tell(shop, drawer, job.id, reminder)
    cart = brought(shop, drawer, job.id)
    sale = shop.sales.complete(drawer, cart, tenders(("cash", "100")))
    assert shop.collection.waiting(drawer) == ()
    clock.advance(timedelta(minutes=30))
    shop.sales.void(drawer, sale.id, "Wrong device")
    again = waiting(shop, drawer, job.id)
    assert (again.step, again.acts, again.waited_days) == (reminder, (), 0)


def test_the_device_goes_to_stock_at_the_cost_of_the_unpaid_work(
    shop: Shop, drawer: Actor, clock: SetClock
) -> None:
    steps = a_ladder(shop, drawer)
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("cash", "100"))
    ready(shop, drawer, job.id, labour("400"))
    climb(shop, drawer, clock, job.id, steps)
    data = KeepDevice(job_id=job.id, step_id=steps[-1].id, price=Decimal(900))
    kept = shop.collection.keep(drawer, data)
    assert (kept.cost, kept.paid, kept.credited) == (450, 100, 0)
    product = shop.products.get(kept.product_id)
    assert (product.cost, product.price) == (Decimal(450), Decimal(900))
    assert shop.stock.levels(kept.product_id)[0].on_hand == 1
    (unit,) = shop.serials.find(IMEI)
    assert (unit.place, unit.product_id) == (Place.IN_STOCK, kept.product_id)
    detail = shop.repairs.job(drawer, job.id)
    assert detail.card.state.kind is RepairKind.DELIVERED
    assert detail.deposit_balance == 0
    assert detail.deposits[-1].kind is DepositKind.APPLIED
    assert detail.events[-1].kind is EventKind.KEPT
    assert [act.kind for act in shop.collection.acts(drawer, job.id)] == [
        step.kind for step in steps
    ]
    assert shop.repairs.board(drawer).cards == ()
    with pytest.raises(RuleBroken, match=r"not_ready|already_billed"):
        shop.collection.keep(drawer, data)
    sold = sell(
        shop,
        drawer,
        a_line(shop, product).model_copy(update={"serial_numbers": (IMEI,)}),
        paid=(("cash", "900"),),
    )
    assert sold.lines[0].name == "Galaxy S21"


def test_more_than_the_bill_is_the_customer_s(
    shop: Shop, drawer: Actor, clock: SetClock
) -> None:
    steps = a_ladder(shop, drawer, (1, "last_letter", "0"), (2, "to_stock", "0"))
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("card", "500"))
    ready(shop, drawer, job.id, labour("400"))
    pass_days(clock, 1)
    tell(shop, drawer, job.id, steps[0], Channel.LETTER)
    pass_days(clock, 1)
    data = KeepDevice(job_id=job.id, step_id=steps[1].id)
    kept = shop.collection.keep(drawer, data)
    assert (kept.cost, kept.paid, kept.credited) == (0, 400, 100)
    assert shop.accounts.standing(job.customer_id).balance == Decimal(-100)


def test_a_shop_that_adds_tax_loses_no_cent_of_the_deposit(
    shop: Shop, drawer: Actor, clock: SetClock
) -> None:
    shop.branches.update_shop(drawer, ShopUpdate(prices_include_tax=False))
    steps = a_ladder(shop, drawer)
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("cash", "0.03"))
    ready(shop, drawer, job.id, labour("100"))
    climb(shop, drawer, clock, job.id, steps)
    owed = waiting(shop, drawer, job.id)
    data = KeepDevice(job_id=job.id, step_id=steps[-1].id)
    kept = shop.collection.keep(drawer, data)
    assert kept.paid + kept.credited == Decimal("0.03")
    assert kept.paid + kept.cost == owed.due + owed.held
    assert shop.repairs.job(drawer, job.id).deposit_balance == 0


def test_what_was_kept_does_not_come_back_by_a_void(
    shop: Shop, drawer: Actor, clock: SetClock
) -> None:
    steps = a_ladder(shop, drawer)
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("cash", "100"))
    ready(shop, drawer, job.id, labour("400"))
    climb(shop, drawer, clock, job.id, steps)
    kept = shop.collection.keep(drawer, KeepDevice(job_id=job.id, step_id=steps[-1].id))
    sale = shop.sales.find_by_number(kept.sale_number)
    assert sale is not None
    with pytest.raises(RuleBroken, match="kept_for_good"):
        shop.sales.void(drawer, sale.id, "Wrong")


def test_each_step_takes_its_permission(
    shop: Shop, manager: Actor, cashier: Actor, clock: SetClock
) -> None:
    steps = a_ladder(shop, manager)
    bench = a_technician(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    pass_days(clock, 7)
    tell(shop, cashier, job.id, steps[0])
    pass_days(clock, 23)
    with pytest.raises(RuleBroken, match="permission"):
        shop.collection.charge(bench, job.id, steps[1].id)
    shop.collection.charge(cashier, job.id, steps[1].id)
    pass_days(clock, 30)
    tell(shop, bench, job.id, steps[2], Channel.LETTER)
    pass_days(clock, 15)
    with pytest.raises(RuleBroken, match="permission"):
        shop.collection.keep(cashier, KeepDevice(job_id=job.id, step_id=steps[3].id))
    with pytest.raises(RuleBroken, match="permission"):
        shop.collection_steps.save(cashier, [])


def test_a_step_keeps_what_was_done_when_the_ladder_changes(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    steps = a_ladder(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    pass_days(clock, 7)
    tell(shop, manager, job.id, steps[0])
    sooner = [
        CollectionStepEdit(id=steps[0].id, days=5, kind=CollectionKind.REMINDER),
        CollectionStepEdit(days=20, kind=CollectionKind.REMINDER),
    ]
    now = shop.collection_steps.save(manager, sooner)
    assert [step.days for step in now] == [5, 20]
    device = waiting(shop, manager, job.id)
    assert device.step == now[1]
    assert len(device.acts) == 1
