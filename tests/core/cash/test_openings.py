"""R61a: a drawer that was opened while no session was is in the next one."""

from datetime import timedelta

import pytest

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import CashCount
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Role
from techstore_desktop.shop import Shop
from tests.builders import open_drawer


def test_the_next_session_tells_of_what_was_tried_before_it(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    tried = shop.cash_movements.drawer_tried
    tried(manager, "Before the day")
    tried(manager, "Once more")
    clock.advance(timedelta(minutes=5))
    first = open_drawer(shop, manager)
    movements = shop.cash_movements.movements(first.id)
    assert [each.reason for each in movements] == ["Before the day", "Once more"]
    assert {each.kind for each in movements} == {MovementKind.OPENED}
    assert movements[0].occurred_at < first.opened_at
    clock.advance(timedelta(minutes=5))
    tried(manager, "While it is open")
    assert len(shop.cash_movements.movements(first.id)) == 3
    expected = shop.cash.expected_cash(first.id)
    shop.cash.close(manager, first.id, CashCount(counted={"cash": expected}))
    clock.advance(timedelta(minutes=5))
    second = open_drawer(shop, manager)
    assert shop.cash_movements.movements(second.id) == ()
    assert shop.verify().holds


def test_who_may_not_open_a_drawer_tries_none(shop: Shop, manager: Actor) -> None:
    role = Role.TECHNICIAN
    technician = Actor(manager.staff_id, "Rocío", role, ROLE_PERMISSIONS[role])
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.cash_movements.drawer_tried(technician, "Curious")
