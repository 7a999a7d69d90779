"""Whatever happens to devices that nobody fetches, the books hold on both databases."""

from contextlib import suppress
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from tests.builders import open_drawer, tenders
from tests.core.collection.arranging import a_ladder
from tests.core.collection.lives import (
    STEPS,
    Collecting,
    check_collected,
    check_history,
    jobs,
)
from tests.core.repairs.arranging import a_job, brought, deposit, labour, ready

RUNS = settings(
    max_examples=8,
    stateful_step_count=20,
    suppress_health_check=list(HealthCheck),
)
cents = st.integers(1, 9000).map(lambda cents: Decimal(cents) / 100)


class Waits(Collecting):
    """Three devices that are ready: one paid for in part, one that is not repaired."""

    @initialize()
    def make_ready(self) -> None:
        shop, actor = self.shops[0], self.actor
        self.job_ids = [
            a_job(shop, actor, imei="", diagnosis_fee=fee).id
            for fee in (None, None, "20")
        ]
        deposit(shop, actor, self.job_ids[1], ("cash", "30"))
        for job_id in self.job_ids[:2]:
            ready(shop, actor, job_id, labour("50"))
        shop.repairs.cancel(actor, self.job_ids[2], "Too dear")
        shop.repairs.move(actor, self.job_ids[2], "ready")

    @rule(job=jobs, amount=cents)
    def leave_deposit(self, job: int, amount: Decimal) -> None:
        with suppress(RuleBroken):
            deposit(self._shop(0), self.actor, self.job_ids[job], ("cash", str(amount)))

    @rule(job=jobs)
    def fetch(self, job: int) -> None:
        shop, job_id = self._shop(0), self.job_ids[job]
        device = self.waiting(shop, job_id)
        if device is None:
            return
        with suppress(RuleBroken):
            cart = brought(shop, self.actor, job_id, puts_rest_on_account=True)
            given = tenders(("cash", str(device.due))) if device.due else []
            shop.sales.complete(self.actor, cart, given)

    @rule(job=jobs)
    def void(self, job: int) -> None:
        shop = self._shop(0)
        for delivery in shop.repairs.job(self.actor, self.job_ids[job]).deliveries:
            with suppress(RuleBroken):
                shop.sales.void(self.actor, delivery.sale_id, "Wrong")

    @invariant()
    def the_books_hold(self) -> None:
        if self.job_ids:
            shop = self.shops[0]
            details = [shop.repairs.job(self.actor, each) for each in self.job_ids]
            check_collected(self, shop, details)
            assert all(each.deposit_balance >= 0 for each in details)

    def teardown(self) -> None:
        shop = self.shops[0]
        for job_id in self.job_ids:
            check_history(shop, self.actor, shop.repairs.job(self.actor, job_id))


def test_no_device_is_kept_before_its_day_or_twice(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    a_ladder(shop, manager, *STEPS)
    lives: Any = lambda: Waits([shop], manager, clock)  # noqa: E731 - made once a run
    run_state_machine_as_test(lives, settings=RUNS)
    assert shop.verify().holds
    assert shop.attention.open_items() == []
