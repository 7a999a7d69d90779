"""What was left for a repair goes back to the cent, by the methods it came by (R53)."""

from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.money import round_to_step
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.deposit_schemas import (
    RepairDepositCreate,
    RepairDepositReturn,
)
from techstore_desktop.shop import Shop
from tests.builders import open_drawer, tenders
from tests.core.repairs.arranging import a_job, deliver, deposit, labour, ready

CENTS = st.integers(6, 5_000).map(lambda cents: Decimal(cents) / 100)
PARTS = st.lists(st.integers(1, 2_000), max_size=4)


@pytest.fixture
def drawer(shop: Shop, manager: Actor) -> Actor:
    """Return who stands at a drawer with 100, in a shop that rounds cash to 0.05."""
    step = ShopUpdate(cash_rounding_step=Decimal("0.05"))
    shop.branches.update_shop(manager, step)
    open_drawer(shop, manager, "100")
    return manager


def expected(shop: Shop) -> Decimal:
    session = shop.cash.current()
    assert session is not None
    return shop.cash.expected_cash(session.id)


def test_r8_a_deposit_that_goes_back_in_parts_is_no_more_than_was_left(
    shop: Shop, drawer: Actor
) -> None:
    """R8: 10.02 were paid with 10.00; three times 3.34 is 10.00, not 3.35 each."""
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("cash", "10.02"))
    assert expected(shop) == 110
    for _ in range(3):
        part = RepairDepositReturn(job_id=job.id, amount=Decimal("3.34"))
        shop.repair_money.return_deposit(drawer, part)
    assert shop.repairs.job(drawer, job.id).deposit_balance == 0
    assert expected(shop) == 100


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cash=CENTS, card=CENTS, parts=PARTS)
def test_r8_parts_of_a_deposit_add_up_to_what_each_method_paid(
    shop: Shop, drawer: Actor, cash: Decimal, card: Decimal, parts: list[int]
) -> None:
    job = a_job(shop, drawer, imei="")
    before = expected(shop)
    coins = round_to_step(cash, Decimal("0.05"))
    data = RepairDepositCreate(
        job_id=job.id,
        amount=card + cash,
        tenders=tenders(("card", str(card)), ("cash", str(coins))),
    )
    shop.repair_money.take_deposit(drawer, data)
    paid = {"card": card, "cash": coins}
    back: dict[str, Decimal] = defaultdict(Decimal)
    for cents in [*parts, None]:
        held = shop.repairs.job(drawer, job.id).deposit_balance
        if not held:
            break
        amount = None if cents is None else min(held, Decimal(cents) / 100)
        wanted = RepairDepositReturn(job_id=job.id, amount=amount)
        for each in shop.repair_money.return_deposit(drawer, wanted).payments:
            back[each.method] -= each.amount
        assert all(0 <= back[method] <= paid[method] for method in back)
    assert back == paid
    assert expected(shop) == before


def test_r53_what_a_bill_leaves_of_a_rounded_deposit_goes_back_rounded(
    shop: Shop, drawer: Actor
) -> None:
    """R53, R7: 10.00 were left for 10.02, 8.00 are billed: 2.00 go back."""
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("cash", "10.02"))
    ready(shop, drawer, job.id, labour("8.00"))
    found = RepairDepositReturn(job_id=job.id, amount=Decimal("2.02"))
    shop.repair_money.return_deposit(drawer, found)
    deliver(shop, drawer, job.id)
    assert shop.repairs.job(drawer, job.id).deposit_balance == 0
    assert expected(shop) == 108
    assert shop.verify().holds
