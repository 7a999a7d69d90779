"""The counter is told what a repair may cost and when it can be fetched."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.branches.workdays import USUAL_WEEK, Span
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.estimates.promising import PartsStanding
from techstore_desktop.core.estimates.schemas import (
    ClosedDayCreate,
    DeviceToEstimate,
    Estimate,
    PromiseSuggestion,
    RepairPriceCreate,
    RepairPriceUpdate,
)
from techstore_desktop.core.estimates.suggesting import PriceSource
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.part_order_schemas import PartOrderCreate
from techstore_desktop.core.repairs.quote_schemas import RepairLineEdit
from techstore_desktop.shop import Shop
from tests.builders import a_product, open_drawer
from tests.core.repairs.arranging import (
    a_device,
    a_job,
    a_technician,
    approved,
    deliver,
    labour,
    part,
    ready,
    take_in,
)

S21 = DeviceToEstimate(
    device_kind="phone", brand="Samsung", model="Galaxy S21", fault="Screen broken"
)
PRICE = RepairPriceCreate(
    device_kind="phone", brand="Samsung", fault="Screen broken", price=150, minutes=45
)


@pytest.fixture
def till(shop: Shop, manager: Actor) -> Actor:
    open_drawer(shop, manager)
    return manager


def closed(
    shop: Shop,
    actor: Actor,
    clock: SetClock,
    *lines: RepairLineEdit,
    minutes: int = 30,
    **device: object,
) -> UUID:
    """Repair a device in so many minutes and hand it out."""
    job = a_job(shop, actor, imei="", **device)
    shop.repairs.start_work(actor, job.id)
    clock.advance(timedelta(minutes=minutes))
    shop.repairs.stop_work(actor, job.id)
    detail = ready(shop, actor, job.id, *lines)
    total = str(detail.bill.total)
    deliver(shop, actor, job.id, paid=(("cash", total),) if detail.bill.total else ())
    return job.id


def asked(shop: Shop, actor: Actor, *devices: DeviceToEstimate) -> Estimate:
    return shop.estimates.suggest(actor, devices or (S21,))


def test_without_experience_only_the_usual_time_is_told(
    shop: Shop, manager: Actor
) -> None:
    told = asked(shop, manager)
    (price,) = told.prices
    assert (price.price, price.minutes) == (None, 60)
    assert price.source is PriceSource.NOTHING
    # Monday at noon in Buenos Aires: an hour's work is ready when they close.
    assert told.promise.promised_at == datetime.fromisoformat("2026-11-23T18:00-03:00")


def test_the_shops_own_jobs_tell_price_time_margin_and_come_backs(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    screen = a_product(shop, till, price=Decimal(100), cost=Decimal(40))
    jobs = [
        closed(shop, till, clock, labour(price), part(screen), minutes=minutes)
        for price, minutes in (("20", 30), ("30", 40), ("70", 90))
    ]
    (told,) = asked(shop, till).prices
    assert told.source is PriceSource.SAME_MODEL
    assert (told.price, told.minutes, told.count) == (Decimal("130.00"), 40, 3)
    # 130 with 21 % tax are 107.44 without; the screen cost 40.
    assert told.margin == Decimal("67.44")
    assert told.come_backs == 0
    take_in(shop, till, a_device(imei="", claim_of_id=jobs[0]))
    (told,) = asked(shop, till).prices
    assert told.come_backs == Decimal("33.3")


def test_another_model_tells_by_its_kind(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    for _ in range(3):
        closed(shop, till, clock, labour("50"), model="Galaxy A52")
    (told,) = asked(shop, till).prices
    assert (told.source, told.price) == (PriceSource.SAME_KIND, Decimal("50.00"))
    tablet = S21.model_copy(update={"device_kind": "tablet"})
    assert asked(shop, till, tablet).prices[0].source is PriceSource.NOTHING


def test_the_list_wins_over_what_jobs_came_to(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    for _ in range(3):
        closed(shop, till, clock, labour("50"))
    shop.repair_prices.add(till, PRICE)
    (told,) = asked(shop, till).prices
    assert (told.source, told.price, told.minutes) == (PriceSource.LIST, 150, 45)
    assert (told.told_by, told.median_price) == (PriceSource.SAME_MODEL, 50)


def test_a_cashier_is_told_no_margin(
    shop: Shop, till: Actor, cashier: Actor, clock: SetClock
) -> None:
    for _ in range(3):
        closed(shop, till, clock, labour("50"))
    (told,) = asked(shop, cashier).prices
    assert told.price == 50
    assert told.margin is None


def test_what_went_back_unrepaired_and_claims_tell_nothing(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    first = closed(shop, till, clock, labour("50"))
    for _ in range(3):
        closed(shop, till, clock, labour("0"), claim_of_id=first)
        job = a_job(shop, till, imei="")
        shop.repairs.cancel(till, job.id, "Too dear")
        shop.repairs.move(till, job.id, RepairKind.READY)
        deliver(shop, till, job.id)
    assert asked(shop, till).prices[0].source is PriceSource.NOTHING


def test_open_work_before_the_bench_moves_the_promise(
    shop: Shop, manager: Actor
) -> None:
    shop.repair_prices.add(
        manager, PRICE.model_copy(update={"brand": "", "minutes": 300})
    )
    assert asked(shop, manager).promise.queue_minutes == 0
    for _ in range(2):
        a_job(shop, manager)
    told = asked(shop, manager).promise
    assert (told.queue_jobs, told.queue_minutes, told.hands) == (2, 600, 1)
    # 6 h are left on Monday; 10 h wait and 5 more are needed.
    assert told.promised_at == datetime.fromisoformat("2026-11-24T18:00-03:00")
    a_technician(shop, manager, "Rocío Paz")
    a_technician(shop, manager, "Bruno Sosa")
    assert asked(shop, manager).promise.hands == 2


def test_only_the_technicians_own_queue_counts_for_a_technician(
    shop: Shop, manager: Actor
) -> None:
    bench = a_technician(shop, manager)
    a_job(shop, manager, technician_id=bench.staff_id)
    a_job(shop, manager)
    hers = S21.model_copy(update={"technician_id": bench.staff_id})
    told = shop.estimates.suggest(manager, (hers,))
    assert (told.promise.queue_jobs, told.promise.queue_minutes) == (1, 60)


def test_express_waits_for_express_work_alone(shop: Shop, manager: Actor) -> None:
    a_job(shop, manager)
    take_in(shop, manager, is_express=True)
    told = shop.estimates.suggest(manager, (S21,), is_express=True)
    assert told.promise.queue_jobs == 1


def test_time_that_was_worked_on_an_open_job_is_off_the_queue(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    job = a_job(shop, manager)
    shop.repairs.start_work(manager, job.id)
    clock.advance(timedelta(minutes=20))
    assert asked(shop, manager).promise.queue_minutes == 40
    clock.advance(timedelta(minutes=300))
    assert asked(shop, manager).promise.queue_minutes == 15


def usual_screen(shop: Shop, till: Actor, clock: SetClock) -> ProductResponse:
    """Return the screen that three jobs took; none is left on the shelf."""
    screen = a_product(shop, till, opening_stock=Decimal(3))
    for _ in range(3):
        closed(shop, till, clock, labour("20"), part(screen))
    return screen


def test_a_part_that_is_missing_moves_the_promise_by_the_shops_days(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    screen = usual_screen(shop, till, clock)
    told = asked(shop, till).promise
    assert told.parts is PartsStanding.MISSING
    # Five days from Monday are Saturday, half a day.
    assert told.promised_at == datetime.fromisoformat("2026-11-28T13:00-03:00")
    shop.branches.update_shop(till, ShopUpdate(repair_parts_days=2))
    told = asked(shop, till).promise
    assert told.promised_at == datetime.fromisoformat("2026-11-25T18:00-03:00")
    waiting = a_job(shop, till, imei="")
    approved(shop, till, waiting.id, part(screen))
    clock.advance(timedelta(days=1))
    told = asked(shop, till).promise
    assert told.parts is PartsStanding.ON_ORDER
    assert told.promised_at == datetime.fromisoformat("2026-11-25T18:00-03:00")


def test_a_part_that_was_ordered_comes_when_its_supplier_said(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    screen = usual_screen(shop, till, clock)
    order = PartOrderCreate(
        product_id=screen.id, quantity=Decimal(1), expected_on=date(2026, 11, 27)
    )
    made = shop.part_orders.order(till, order)
    told = asked(shop, till).promise
    assert told.parts is PartsStanding.ON_ORDER
    assert told.promised_at == datetime.fromisoformat("2026-11-27T18:00-03:00")
    shop.part_orders.take_back(till, made.id)
    assert asked(shop, till).promise.parts is PartsStanding.MISSING


def test_a_part_on_the_shelf_moves_nothing(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    screen = a_product(shop, till, opening_stock=Decimal(4))
    for _ in range(3):
        closed(shop, till, clock, labour("20"), part(screen))
    assert asked(shop, till).promise.parts is PartsStanding.ON_HAND


def test_the_calendar_is_usual_until_the_shop_says_its_own(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    calendars = shop.work_calendar
    assert calendars.calendar().week == USUAL_WEEK
    morning, evening = Span(time(9), time(13)), Span(time(16), time(20))
    calendars.set_week(manager, {0: (morning, evening), 1: (morning,)})
    assert calendars.calendar().week == {0: (morning, evening), 1: (morning,)}
    calendars.set_week(manager, {0: (morning,)})
    assert calendars.calendar().week == {0: (morning,)}
    with pytest.raises(RuleBroken, match=r"hours\.never_open"):
        calendars.set_week(manager, {})
    with pytest.raises(RuleBroken, match=r"hours\.wrong_way_round"):
        calendars.set_week(manager, {0: (Span(time(9), time(9)),)})
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        calendars.set_week(cashier, {0: (morning,)})
    assert shop.verify().holds


def test_nothing_is_promised_for_a_closed_day(shop: Shop, manager: Actor) -> None:
    today = ClosedDayCreate(day=date(2026, 11, 23), name="Stocktaking")
    kept = shop.work_calendar.close_day(manager, today)
    with pytest.raises(RuleBroken, match=r"closed_day\.exists"):
        shop.work_calendar.close_day(manager, today)
    told = asked(shop, manager).promise.promised_at
    assert told == datetime.fromisoformat("2026-11-24T18:00-03:00")
    shop.work_calendar.open_days(manager, [kept.id])
    assert shop.work_calendar.closed_days() == ()
    assert shop.verify().holds


def test_a_ticket_is_ready_when_the_last_of_its_technicians_is(
    shop: Shop, manager: Actor
) -> None:
    rocio = a_technician(shop, manager, "Rocío Paz")
    bruno = a_technician(shop, manager, "Bruno Sosa")
    for _ in range(12):
        a_job(shop, manager, technician_id=rocio.staff_id)
    hers = S21.model_copy(update={"technician_id": rocio.staff_id})
    his = S21.model_copy(update={"technician_id": bruno.staff_id})
    alone = shop.estimates.suggest(manager, (his,)).promise
    both = shop.estimates.suggest(manager, (his, hers)).promise
    assert alone.queue_jobs == 0
    assert both.queue_jobs == 12
    assert both == shop.estimates.suggest(manager, (hers,)).promise


def test_each_of_several_faults_costs_in_price_and_queue(
    shop: Shop, manager: Actor
) -> None:
    shop.repair_prices.add(manager, PRICE)
    battery = {"fault": "Battery", "price": Decimal(40), "minutes": 30}
    shop.repair_prices.add(manager, PRICE.model_copy(update=battery))
    both = S21.model_copy(update={"fault": "Screen broken, battery"})
    (price,) = shop.estimates.suggest(manager, (both,)).prices
    assert (price.source, price.price, price.minutes) == (PriceSource.LIST, 190, 75)
    a_job(shop, manager, fault="Screen broken; Battery + It hums")
    assert asked(shop, manager).promise.queue_minutes == 75 + 60
    odd = S21.model_copy(update={"fault": "Battery, it hums"})
    (price,) = shop.estimates.suggest(manager, (odd,)).prices
    assert (price.price, price.unknown) == (None, ("it hums",))


def test_any_fault_of_a_model_has_its_price(shop: Shop, manager: Actor) -> None:
    any_fault = {"model": "Galaxy S21", "fault": "", "price": Decimal(99)}
    shop.repair_prices.add(manager, PRICE.model_copy(update=any_fault))
    (price,) = asked(shop, manager).prices
    assert (price.source, price.price) == (PriceSource.LIST, 99)
    nameless = RepairPriceCreate(price=10)
    with pytest.raises(RuleBroken, match=r"repair_price\.for_everything"):
        shop.repair_prices.add(manager, nameless)


def test_the_price_list_has_each_fault_once(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    prices = shop.repair_prices
    kept = prices.add(manager, PRICE)
    twice = PRICE.model_copy(update={"brand": "SAMSUNG", "fault": "screen  BROKEN"})
    with pytest.raises(RuleBroken, match=r"repair_price\.exists"):
        prices.add(manager, twice)
    other = prices.add(manager, PRICE.model_copy(update={"brand": "Apple"}))
    with pytest.raises(RuleBroken, match=r"repair_price\.exists"):
        prices.update(manager, other.id, RepairPriceUpdate(brand="Samsung"))
    changed = prices.update(manager, kept.id, RepairPriceUpdate(price="160.004"))
    assert changed.price == 160
    prices.archive(manager, other.id)
    assert [row.id for row in prices.every()] == [kept.id]
    prices.restore(manager, other.id)
    assert len(prices.every()) == 2
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        prices.add(cashier, PRICE)
    assert shop.verify().holds


def test_a_file_comes_in_whole_and_says_what_it_cannot_take(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    kept = shop.repair_prices.add(manager, PRICE)
    file = tmp_path / "precios.csv"
    file.write_text(
        "Tipo;Marca;Modelo;Falla;Precio;Minutos\n"
        "celular;Samsung;;Screen broken;175,50;50\n"
        "celular;Apple;iPhone 12;Batería;40;\n"
        "celular;Apple;iPhone 12;batería;41;\n"
        "celular;Apple;iPhone 12;;40;\n"
        "heladera;;;No enfría;40;\n"
        "celular;Apple;iPhone 13;Batería;mucho;\n"
    )
    plan = shop.repair_price_import.preview(file)
    assert [row.model for row in plan.new] == ["iPhone 12"]
    assert list(plan.changed) == [kept.id]
    assert [(bad.line, bad.column, bad.reason) for bad in plan.bad_rows] == [
        (4, "fault", "import.repeated"),
        (5, "fault", "text.missing"),
        (6, "device_kind", "repair_price.kind_unknown"),
        (7, "price", "amount.unreadable"),
    ]
    shop.repair_price_import.apply(manager, plan)
    rows = {(row.brand, row.fault): row for row in shop.repair_prices.every()}
    assert rows["Samsung", "Screen broken"].price == Decimal("175.50")
    assert rows["Samsung", "Screen broken"].minutes == 50
    assert rows["Apple", "Batería"].device_kind == "phone"
    assert shop.verify().holds


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_is_exported_imports_again_unchanged(
    shop: Shop, manager: Actor, tmp_path: Path, ending: str
) -> None:
    shop.repair_prices.add(manager, PRICE)
    shop.repair_prices.add(manager, PRICE.model_copy(update={"brand": ""}))
    shop.repair_prices.add(manager, PRICE.model_copy(update={"fault": ""}))
    file = tmp_path / f"list{ending}"
    assert shop.repair_price_import.export(file) == 3
    plan = shop.repair_price_import.preview(file)
    assert (plan.new, plan.changed, plan.unchanged, plan.bad_rows) == ((), {}, 3, ())


def test_a_file_without_faults_is_refused(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    file = tmp_path / "prices.csv"
    file.write_text("name,price\nScreen,10\n")
    with pytest.raises(RuleBroken, match=r"repair_price\.columns_missing"):
        shop.repair_price_import.preview(file)


def test_an_open_job_is_promised_by_the_parts_that_are_on_it(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    joystick = a_product(shop, till, opening_stock=Decimal(0))
    job = a_job(shop, till)
    approved(shop, till, job.id, part(joystick))

    def told() -> PromiseSuggestion:
        return shop.estimates.suggest(till, (S21,), besides=job.id).promise

    assert told().parts is PartsStanding.ON_ORDER
    order = PartOrderCreate(
        product_id=joystick.id, quantity=Decimal(1), expected_on=date(2026, 11, 27)
    )
    shop.part_orders.order(till, order)
    assert told().promised_at == datetime.fromisoformat("2026-11-27T18:00-03:00")


def test_a_part_that_is_kept_for_an_open_job_is_there_for_it(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    screen = usual_screen(shop, till, clock)
    shop.stock.adjust(till, screen.id, Decimal(1), "One more")
    job = a_job(shop, till)
    approved(shop, till, job.id, part(screen))
    assert asked(shop, till).promise.parts is not PartsStanding.ON_HAND
    told = shop.estimates.suggest(till, (S21,), besides=job.id).promise
    assert told.parts is PartsStanding.ON_HAND
