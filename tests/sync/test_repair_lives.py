"""Repairs that live on two tills at once: what they did twice is told, nothing lost."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import rule, run_state_machine_as_test
from sqlalchemy import Engine

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import IdentityCheck, PartStatus
from techstore_desktop.shop import Shop
from tests.builders import open_drawer
from tests.core.repairs.lives import STOCK, USED_UP, Lives, check_legal
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

BEFORE = timedelta(days=2000)
RUNS = settings(
    max_examples=6,
    stateful_step_count=20,
    suppress_health_check=list(HealthCheck),
)


def test_two_tills_apart_lose_nothing_and_tell_what_happened_twice(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
) -> None:
    tills = (first_till, another_till("B1"))
    for till in tills:
        open_drawer(till.shop, boss)

    def meet() -> None:
        for till in (*tills, *tills):
            till.sync()

    class TwoTills(Lives):
        @rule()
        def come_together(self) -> None:
            self.meet()

        def teardown(self) -> None:
            if self.job_ids:
                self.meet()
                for till in tills:
                    till.shop.part_orders.settle_costs()
                self.meet()
                for till in tills:
                    assert_told(self, till)
                assert digest(tills[0]) == digest(tills[1]) == hub_digest(hub_engine)

    # Behind the hub's clock, so that no day that passes here is in its future.
    clock = SetClock(datetime.now(UTC) - BEFORE)
    shops = [till.shop for till in tills]
    lives: Any = lambda: TwoTills(shops, boss, clock, meet)  # noqa: E731 - made once a run
    run_state_machine_as_test(lives, settings=RUNS)
    for till in tills:
        assert till.shop.verify().holds


def assert_told(machine: Lives, till: Till) -> None:
    """Hold what stands against the Attention list: each double act is on it."""
    shop = till.shop
    told = {
        (item.kind, each.id)
        for item in shop.attention.open_items()
        for each in item.involved
    }
    details = machine.details(shop)
    for detail in details:
        job_id = detail.card.id
        standing = [one for one in detail.deliveries if not one.is_voided]
        assert (("repair_billed_twice", job_id) in told) == (len(standing) > 1)
        fetched = [
            one for one in standing if one.identity_check is not IdentityCheck.KEPT
        ]
        on_shelf = times_kept(machine, shop, detail.card.number)
        is_twice = on_shelf > 0 and len(fetched) + on_shelf > 1
        assert (("device_kept_twice", job_id) in told) == is_twice
        overdrawn = detail.deposit_balance < 0
        assert (("deposit_overdrawn", job_id) in told) == overdrawn
        moves = [event for event in detail.events if event.to_state is not None]
        assert detail.card.state in [event.to_state for event in moves]
        for event in moves:
            check_legal(event)
    assert ("edit_conflict", machine.screen.id) not in told
    parts = [line for each in details for line in each.lines if line.product_id]
    used = sum((line.quantity for line in parts if line.part_status in USED_UP), 0)
    kept = [line.quantity for line in parts if line.part_status is PartStatus.RESERVED]
    on_hand, reserved = machine.shelf(shop)
    assert reserved == sum(kept)
    received = machine.received(shop)
    if on_hand + used != STOCK + received:
        assert ("part_moved_twice", machine.screen.id) in told
    too_many = sum(
        item.values["surplus"]
        for item in shop.attention.open_items()
        if item.kind == "part_received_twice"
    )
    assert received - too_many <= machine.ordered_pieces


def times_kept(machine: Lives, shop: Shop, number: str) -> int:
    """Return how many times a device is on the shelf."""
    return sum(
        shop.stock.levels(kept.product_id)[0].on_hand > 0
        for kept in machine.kept
        if kept.sku == number
    )
