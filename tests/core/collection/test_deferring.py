"""A step that is put off to a day, or skipped: with its reason, and never unfairly."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.schemas import (
    CollectionStepResponse,
    DeferStep,
    KeepDevice,
    WaitingDevice,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.shop import Shop
from tests.builders import open_drawer
from tests.core.collection.arranging import a_ladder, pass_days, tell, waiting
from tests.core.repairs.arranging import (
    a_job,
    a_technician,
    deposit,
    labour,
    ready,
)


def defer(
    shop: Shop,
    actor: Actor,
    job_id: UUID,
    step: CollectionStepResponse,
    until: date | None = None,
) -> WaitingDevice:
    data = DeferStep(job_id=job_id, step_id=step.id, until=until, reason="They called")
    return shop.collection.defer(actor, data)


def today(shop: Shop) -> date:
    return shop.profiles.current().business_day(shop.database.clock.now())


def test_a_step_that_is_put_off_is_due_on_the_day_that_was_agreed(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    reminder, *_rest = a_ladder(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("400"))
    pass_days(clock, 7)
    agreed = today(shop) + timedelta(days=10)
    device = defer(shop, manager, job.id, reminder, agreed)
    assert (device.step, device.due_on, device.is_due) == (reminder, agreed, False)
    assert device.is_put_off
    assert shop.collection.due_count(manager) == 0
    with pytest.raises(RuleBroken, match=r"collection\.not_due"):
        tell(shop, manager, job.id, reminder)
    event = shop.repairs.job(manager, job.id).events[-1]
    assert (event.kind, event.note) == (EventKind.STEP_PUT_OFF, "They called")
    sooner = today(shop) + timedelta(days=2)
    assert defer(shop, manager, job.id, reminder, sooner).due_on == sooner
    pass_days(clock, 2)
    assert waiting(shop, manager, job.id).is_due
    with pytest.raises(RuleBroken, match=r"collection\.day_passed"):
        defer(shop, manager, job.id, reminder, today(shop))


def test_a_skipped_step_is_left_out_and_the_next_keeps_its_distance(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    reminder, fee, *_rest = a_ladder(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    pass_days(clock, 12)
    device = defer(shop, manager, job.id, reminder)
    assert (device.step, device.acts) == (fee, ())
    assert device.due_on == today(shop) + timedelta(days=fee.days - reminder.days)
    with pytest.raises(RuleBroken, match=r"collection\.not_next"):
        defer(shop, manager, job.id, reminder)
    kinds = [event.kind for event in shop.repairs.job(manager, job.id).events]
    assert kinds[-1] is EventKind.STEP_SKIPPED
    assert shop.verify().holds


def test_no_device_is_kept_that_nobody_was_written_to_about(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    letter, _last = a_ladder(
        shop, manager, (1, "last_letter", "0"), (9, "to_stock", "0")
    )
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    pass_days(clock, 1)
    with pytest.raises(RuleBroken, match=r"collection\.letter_stays"):
        defer(shop, manager, job.id, letter)
    defer(shop, manager, job.id, letter, today(shop) + timedelta(days=3))


def test_who_may_take_a_step_may_put_it_off(
    shop: Shop, manager: Actor, cashier: Actor, clock: SetClock
) -> None:
    fee, last = a_ladder(shop, manager, (1, "storage_fee", "5"), (2, "reminder", "0"))
    bench = a_technician(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    with pytest.raises(RuleBroken, match="permission"):
        defer(shop, bench, job.id, fee)
    defer(shop, cashier, job.id, fee)
    defer(shop, bench, job.id, last)
    assert waiting(shop, manager, job.id).step is None


def test_the_device_of_an_erased_customer_comes_to_its_end(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager, "100")
    steps = a_ladder(shop, manager)
    job = a_job(shop, manager)
    deposit(shop, manager, job.id, ("cash", "100"))
    ready(shop, manager, job.id, labour("400"))
    shop.customers.erase(manager, job.customer_id)
    for step in steps:
        pass_days(clock, 75)
        device = waiting(shop, manager, job.id)
        assert (device.is_erased, device.is_due, device.step) == (True, True, step)
        if step.kind is CollectionKind.STORAGE_FEE:
            shop.collection.charge(manager, job.id, step.id)
        elif step.kind is not CollectionKind.TO_STOCK:
            with pytest.raises(RuleBroken, match=r"customer\.erased"):
                tell(shop, manager, job.id, step)
            defer(shop, manager, job.id, step)
    data = KeepDevice(job_id=job.id, step_id=steps[-1].id)
    kept = shop.collection.keep(manager, data)
    assert (kept.cost, kept.paid) == (Decimal(450), Decimal(100))
    detail = shop.repairs.job(manager, job.id)
    assert detail.card.state.kind is RepairKind.DELIVERED
    assert [event.note for event in detail.events if event.note == "They called"] == []
    assert shop.collection.waiting(manager) == ()
    assert shop.verify().holds


def test_what_an_erased_customer_paid_too_much_is_nobody_s_and_not_lost(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager, "100")
    letter, last = a_ladder(
        shop, manager, (1, "last_letter", "0"), (2, "to_stock", "0")
    )
    job = a_job(shop, manager)
    deposit(shop, manager, job.id, ("cash", "500"))
    ready(shop, manager, job.id, labour("400"))
    shop.customers.erase(manager, job.customer_id)
    pass_days(clock, 1)
    defer(shop, manager, job.id, letter)
    pass_days(clock, 1)
    data = KeepDevice(job_id=job.id, step_id=last.id)
    kept = shop.collection.keep(manager, data)
    assert (kept.cost, kept.paid, kept.credited) == (0, 400, 100)
    assert shop.accounts.standing(job.customer_id).balance == Decimal(-100)
    assert shop.verify().holds
