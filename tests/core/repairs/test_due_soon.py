"""The board warns days before a promise breaks, as many as the shop chose."""

from datetime import date, datetime, timedelta

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.estimates.schemas import ClosedDayCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairFilter
from techstore_desktop.shop import Shop
from tests.core.repairs.arranging import a_job, approved, labour, ready

# The clock stands at noon of Monday the 23rd in Buenos Aires.
TOMORROW = datetime.fromisoformat("2026-11-24T23:59-03:00")
DAY_AFTER = datetime.fromisoformat("2026-11-25T00:00-03:00")


@pytest.mark.parametrize(
    ("days", "promised", "is_warned"),
    [
        (1, TOMORROW, True),
        (1, DAY_AFTER, False),
        (2, DAY_AFTER, True),
        (0, TOMORROW, False),
    ],
)
def test_so_many_days_before_it_breaks_a_promise_is_pointed_out(
    shop: Shop,
    manager: Actor,
    days: int,
    promised: datetime,
    is_warned: bool,
) -> None:
    shop.branches.update_shop(manager, ShopUpdate(repair_warning_days=days))
    a_job(shop, manager, promised_at=promised)
    board = shop.repairs.board(manager)
    assert board.cards[0].is_due_soon is is_warned
    assert board.due_soon_count == int(is_warned)
    soon = shop.repairs.board(manager, RepairFilter(is_due_soon=True))
    assert len(soon.cards) == int(is_warned)


@pytest.mark.parametrize(
    ("now", "promised", "days", "is_warned"),
    [
        ("2026-11-27T12:00", "2026-11-30T10:00", 1, False),  # Friday: two days' work
        ("2026-11-28T12:00", "2026-11-30T10:00", 1, True),  # Saturday: one
        ("2026-11-27T12:00", "2026-11-30T10:00", 2, True),
        ("2026-11-27T12:00", "2026-11-29T10:00", 1, True),  # Sunday's is Saturday's
        ("2026-11-29T12:00", "2026-11-30T10:00", 1, True),
        ("2026-12-05T12:00", "2026-12-09T10:00", 1, True),  # a holiday between
        ("2026-12-05T12:00", "2026-12-10T10:00", 1, False),
        ("2026-12-04T12:00", "2026-12-09T10:00", 1, False),
    ],
)
def test_days_on_which_nobody_works_give_no_time(
    shop: Shop,
    manager: Actor,
    clock: SetClock,
    now: str,
    promised: str,
    days: int,
    is_warned: bool,
) -> None:
    shop.branches.update_shop(manager, ShopUpdate(repair_warning_days=days))
    for day in (7, 8):
        closed = ClosedDayCreate(day=date(2026, 12, day), name="Bridge")
        shop.work_calendar.close_day(manager, closed)
    a_job(shop, manager, promised_at=datetime.fromisoformat(f"{promised}-03:00"))
    clock.advance(datetime.fromisoformat(f"{now}-03:00") - clock.now())
    (card,) = shop.repairs.board(manager).cards
    assert card.is_due_soon is is_warned
    soon = shop.repairs.board(manager, RepairFilter(is_due_soon=True))
    assert bool(soon.cards) is is_warned


def test_what_is_nearly_done_is_warned_of_on_the_last_day_with_work(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    sunday = datetime.fromisoformat("2026-11-29T18:00-03:00")
    job = a_job(shop, manager, promised_at=sunday)
    approved(shop, manager, job.id)
    shop.repairs.move(manager, job.id, RepairKind.REPAIRING)
    clock.advance(datetime.fromisoformat("2026-11-27T12:00-03:00") - clock.now())
    assert not shop.repairs.board(manager).cards[0].is_due_soon
    clock.advance(timedelta(days=1))
    assert shop.repairs.board(manager).cards[0].is_due_soon


def test_what_is_on_the_bench_already_is_warned_of_on_its_day(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    job = a_job(shop, manager, promised_at=TOMORROW)
    approved(shop, manager, job.id)

    def is_warned() -> bool:
        (card,) = shop.repairs.board(manager).cards
        found = shop.repairs.board(manager, RepairFilter(is_due_soon=True)).cards
        assert card.is_due_soon is bool(found)
        return card.is_due_soon

    assert is_warned()
    for kind in (RepairKind.REPAIRING, RepairKind.TESTING):
        shop.repairs.move(manager, job.id, kind)
        assert not is_warned()
    clock.advance(timedelta(days=1))
    assert is_warned()


def test_what_is_late_ready_or_promised_for_no_day_is_not_due_soon(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    late = a_job(shop, manager, promised_at=clock.now() + timedelta(hours=1))
    done = a_job(shop, manager, imei="", promised_at=TOMORROW)
    ready(shop, manager, done.id, labour("10"))
    a_job(shop, manager, imei="")
    clock.advance(timedelta(hours=2))
    cards = {card.id: card for card in shop.repairs.board(manager).cards}
    assert cards[late.id].is_overdue
    assert not any(card.is_due_soon for card in cards.values())
    wanted = RepairFilter(is_due_soon=True)
    assert shop.repairs.board(manager, wanted).cards == ()
