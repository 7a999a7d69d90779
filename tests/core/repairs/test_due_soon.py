"""The board warns days before a promise breaks, as many as the shop chose."""

from datetime import datetime, timedelta

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
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
