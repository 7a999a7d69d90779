"""Whatever happens to repairs, the books hold (R50-R57), on both databases."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from tests.builders import open_drawer
from tests.core.repairs.lives import Lives, check

RUNS = settings(
    max_examples=12,
    stateful_step_count=25,
    suppress_health_check=list(HealthCheck),
)


class OneTill(Lives):
    """All of it on one terminal: every figure holds after every act."""

    @invariant()
    def the_books_hold(self) -> None:
        if self.job_ids:
            check(self, self.shops[0])


def test_no_life_of_a_repair_loses_a_deposit_a_part_or_an_event(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    strict = ShopUpdate(stock_policy=StockPolicy.REFUSE)
    shop.branches.update_shop(manager, strict)
    lives: Any = lambda: OneTill([shop], manager, clock)  # noqa: E731 - made once a run
    run_state_machine_as_test(lives, settings=RUNS)
    assert shop.verify().holds
