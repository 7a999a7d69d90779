"""What happened at one drawer is known on every till, its closing report too."""

from collections.abc import Callable
from decimal import Decimal

from sqlalchemy import Engine

from techstore_desktop.core.cash.schemas import CashCount, CashMovementCreate
from techstore_desktop.core.permissions import Actor
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

KINDS = ("in", "out", "expense", "drop", "opened")


def test_a_session_with_its_movements_and_its_report_is_the_same_everywhere(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
) -> None:
    """R42b: closed before any of it was sent; all of it is in that session there."""
    shop = first_till.shop
    session = builders.open_drawer(shop, boss, "50")
    category = shop.cash_movements.add_category(boss, "Courier")
    for kind in KINDS:
        movement = {
            "kind": kind,
            "amount": "5",
            "reason": "small change",
            "category_id": category.id,
        }
        data = CashMovementCreate.model_validate(movement)
        shop.cash_movements.record(boss, data)
    line = builders.a_free_line("10")
    builders.sell(shop, boss, line, paid=(("cash", "20"),))
    fifty = CashCount(counted={"cash": Decimal(50)}, pieces={Decimal(10): 5})
    shop.cash.close(boss, session.id, fifty)
    first_till.sync()
    second = another_till("B1")
    first_till.sync()
    second.sync()
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
    for till in (first_till, second):
        assert till.shop.verify().holds
    report = shop.cash.report(boss, session.id)
    assert second.shop.cash.report(boss, session.id) == report
