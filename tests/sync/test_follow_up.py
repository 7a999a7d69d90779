"""Two tills apart that follow the same repair up: one step counts, a person is told."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import Engine

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.schemas import KeepDevice
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import RepairKind
from tests import builders
from tests.core.collection.arranging import a_ladder, tell
from tests.core.loaners.test_loaners import a_loaner, lend
from tests.core.repairs.arranging import a_job, deposit, labour, ready
from tests.core.repairs.test_errands import send, take_back
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def heal(*tills: Till) -> None:
    for _ in range(2):
        for till in tills:
            till.sync()


def later(days: int, *tills: Till) -> None:
    """Let days go by on some tills; below zero, begin in the past."""
    for till in tills:
        database = till.shop.database
        database.run_on(SetClock(database.clock.now() + timedelta(days=days)))


def kinds(till: Till) -> set[str]:
    return {item.kind for item in till.shop.attention.open_items()}


def test_a_fee_that_two_tills_charged_is_paid_once(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    later(-20, first_till)
    (fee,) = a_ladder(first_till.shop, boss, (5, "storage_fee", "80"))
    job = a_job(first_till.shop, boss)
    ready(first_till.shop, boss, job.id, labour("400"))
    first_till.sync()
    second = another_till("B1")
    later(-20, second)
    tills = (first_till, second)
    later(5, *tills)
    for till in tills:
        till.shop.collection.charge(boss, job.id, fee.id)
    heal(*tills)
    for till in tills:
        assert till.shop.repairs.job(boss, job.id).due == Decimal(480)
        assert len(till.shop.collection.acts(boss, job.id)) == 1
        assert till.shop.verify().holds
    assert digest(first_till) == digest(tills[1]) == hub_digest(hub_engine)


def test_a_device_that_two_tills_kept_is_counted_once_by_a_person(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    later(-20, first_till)
    shop = first_till.shop
    steps = a_ladder(
        shop, boss, (1, "reminder", "0"), (2, "last_letter", "0"), (3, "to_stock", "0")
    )
    builders.open_drawer(shop, boss)
    job = a_job(shop, boss)
    deposit(shop, boss, job.id, ("cash", "100"))
    ready(shop, boss, job.id, labour("400"))
    for step in steps[:2]:
        later(1, first_till)
        tell(shop, boss, job.id, step)
    first_till.sync()
    second = another_till("B1")
    later(-17, second)
    builders.open_drawer(second.shop, boss)
    tills = (first_till, second)
    later(1, first_till)
    kept = [
        till.shop.collection.keep(boss, KeepDevice(job_id=job.id, step_id=steps[2].id))
        for till in tills
    ]
    heal(*tills)
    for till in tills:
        assert {"device_kept_twice", "deposit_overdrawn"} <= kinds(till)
        assert till.shop.repairs.board(boss).cards == ()
    again = second.shop.sales.find_by_number(kept[1].sale_number)
    assert again is not None
    second.shop.sales.void(boss, again.id, "Kept at the other till")
    heal(*tills)
    for till in tills:
        levels = [
            level.on_hand
            for each in kept
            for level in till.shop.stock.levels(each.product_id)
        ]
        assert sum(levels) == 1
        assert not {"device_kept_twice", "deposit_overdrawn"} & kinds(till)
        detail = till.shop.repairs.job(boss, job.id)
        assert detail.card.state.kind is RepairKind.DELIVERED
        assert detail.deposit_balance == 0
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_a_loaner_and_a_workshop_agree_everywhere(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    shop = first_till.shop
    loaner, job, other = a_loaner(shop, boss), a_job(shop, boss), a_job(shop, boss)
    first_till.sync()
    second = another_till("B1")
    tills = (first_till, second)
    lend(shop, boss, loaner, job)
    lend(second.shop, boss, loaner, other)
    send(shop, boss, job)
    send(second.shop, boss, job, "Placas Sur")
    heal(*tills)
    for till in tills:
        assert "loaner_lent_twice" in kinds(till)
        assert len(till.shop.errands.destinations()) >= 2
    take_back(second.shop, boss, job, "10")
    loans = second.shop.loaners.of_job(boss, other.id)
    second.shop.loaners.take_back(boss, loans[0].id)
    heal(*tills)
    for till in tills:
        assert "loaner_lent_twice" not in kinds(till)
        assert till.shop.repairs.job(boss, job.id).card.sent_to == ""
        assert all(each.returned_at for each in till.shop.errands.of_job(boss, job.id))
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
