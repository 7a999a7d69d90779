"""The history of a device not fetched tells each step, with all that was said."""

from datetime import timedelta
from decimal import Decimal

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.choices import CollectionKind, HistoryKind
from techstore_desktop.core.collection.history_schemas import CollectionEntry
from techstore_desktop.core.collection.schemas import DeferStep, KeepDevice
from techstore_desktop.core.notices.choices import Channel, Occasion
from techstore_desktop.core.notices.schemas import NoticeCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from tests.builders import open_drawer, tenders
from tests.core.collection.arranging import a_ladder, climb, pass_days, tell
from tests.core.repairs.arranging import a_job, brought, deposit, labour, ready

Told = list[tuple[HistoryKind, CollectionKind | None]]


def entries(shop: Shop, actor: Actor, job: RepairCard) -> tuple[CollectionEntry, ...]:
    return shop.collection.history(actor, job.id).entries


def kinds(found: tuple[CollectionEntry, ...]) -> Told:
    return [(entry.kind, entry.step) for entry in found]


def test_it_tells_the_whole_way_to_the_stock(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager, "100")
    steps = a_ladder(shop, manager)
    job = a_job(shop, manager)
    deposit(shop, manager, job.id, ("cash", "100"))
    ready(shop, manager, job.id, labour("400"))
    clock.advance(timedelta(minutes=1))
    _tell_ready(shop, manager, job)
    climb(shop, manager, clock, job.id, steps)
    shop.collection.keep(manager, KeepDevice(job_id=job.id, step_id=steps[-1].id))
    history = shop.collection.history(manager, job.id)
    assert kinds(history.entries) == [
        (HistoryKind.READY, None),
        (HistoryKind.TOLD, None),
        *((HistoryKind.STEP, kind) for kind in CollectionKind),
    ]
    _ready, told, reminder, fee, letter, kept = history.entries
    assert told.notices[0].occasion is Occasion.READY
    assert reminder.notices[0].channel is Channel.WHATSAPP
    assert "450,00" in letter.notices[0].text
    assert (fee.amount, fee.name, fee.days) == (Decimal(150), "Day 30", 30)
    assert (kept.paid, kept.amount) == (Decimal(100), Decimal(450))
    assert kept.receipt.startswith("A")
    assert kept.kept_as == job.number
    assert {each.person_name for each in history.entries} == {manager.name}
    assert (history.step, history.waited_days) == (None, None)


def test_a_step_told_by_two_ways_is_one_entry_with_both(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    reminder, fee, *_rest = a_ladder(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    pass_days(clock, reminder.days)
    tell(shop, manager, job.id, reminder)
    clock.advance(timedelta(hours=1))
    tell(shop, manager, job.id, reminder, Channel.PHONE)
    history = shop.collection.history(manager, job.id)
    (taken,) = (each for each in history.entries if each.kind is HistoryKind.STEP)
    assert [notice.channel for notice in taken.notices] == [
        Channel.WHATSAPP,
        Channel.PHONE,
    ]
    assert history.step == fee
    assert history.waited_days == reminder.days


def test_what_was_put_off_or_skipped_says_why_and_which(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    reminder, *_rest = a_ladder(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    pass_days(clock, reminder.days)
    until = shop.profiles.current().business_day(clock.now()) + timedelta(days=2)
    ids = {"job_id": job.id, "step_id": reminder.id}
    shop.collection.defer(manager, DeferStep(**ids, until=until, reason="Friday"))
    clock.advance(timedelta(hours=1))
    shop.collection.defer(manager, DeferStep(**ids, reason="She came by"))
    _ready, put_off, skipped = entries(shop, manager, job)
    assert put_off.kind is HistoryKind.PUT_OFF
    assert (put_off.until, put_off.reason, put_off.days) == (until, "Friday", 7)
    assert skipped.kind is HistoryKind.SKIPPED
    assert (skipped.reason, skipped.step) == ("She came by", CollectionKind.REMINDER)


def test_whoever_fetches_at_last_ends_it_with_the_receipt(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    fee, *_rest = a_ladder(shop, manager, (1, "storage_fee", "150"))
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("400"))
    pass_days(clock, 1)
    shop.collection.charge(manager, job.id, fee.id)
    clock.advance(timedelta(hours=1))
    cart = brought(shop, manager, job.id)
    sale = shop.sales.complete(manager, cart, tenders(("cash", "550")))
    found = entries(shop, manager, job)
    assert kinds(found) == [
        (HistoryKind.READY, None),
        (HistoryKind.STEP, CollectionKind.STORAGE_FEE),
        (HistoryKind.FETCHED, None),
    ]
    assert found[-1].receipt == sale.number


def test_an_erased_customer_s_words_are_gone_and_the_steps_stay(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    reminder, *_rest = a_ladder(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    pass_days(clock, reminder.days)
    tell(shop, manager, job.id, reminder)
    shop.customers.erase(manager, job.customer_id)
    _ready, taken = entries(shop, manager, job)
    (notice,) = taken.notices
    assert (notice.text or "", notice.address or "") == ("", "")


def _tell_ready(shop: Shop, actor: Actor, job: RepairCard) -> None:
    draft = shop.notices.draft(actor, job.id, Occasion.READY, "en")
    data = NoticeCreate(
        job_id=job.id,
        occasion=draft.occasion,
        channel=Channel.PHONE,
        language=draft.language,
        address="+54 11 5555",
        subject=draft.subject,
        text=draft.text,
    )
    shop.notices.record(actor, data)
