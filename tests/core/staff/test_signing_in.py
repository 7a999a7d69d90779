"""A person signs in by PIN; a missing permission is lent by another's (R60, R61)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, func, select

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission, Role, authorize
from techstore_desktop.core.staff.models import PinOutcome, PinUse
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop, assemble
from tests.builders import CASHIER_PIN, MANAGER_PIN

WRONG_PIN = "9753"


def try_wrong(shop: Shop, staff_id: UUID, times: int) -> list[RuleBroken]:
    """Type a wrong PIN and return what was said each time."""
    said = []
    for _ in range(times):
        with pytest.raises(RuleBroken) as refused:
            shop.staff.sign_in(staff_id, WRONG_PIN)
        said.append(refused.value)
    return said


def journal(shop: Shop) -> list[JournalEntry]:
    with shop.database.reading() as reading:
        statement = select(JournalEntry).order_by(JournalEntry.seq)
        return list(reading.session.scalars(statement))


def wrong_pins(shop: Shop) -> int:
    with shop.database.reading() as reading:
        statement = (
            select(func.count())
            .select_from(PinUse)
            .where(PinUse.outcome == PinOutcome.WRONG)
        )
        return reading.session.scalar(statement) or 0


def test_r60_the_right_pin_makes_an_actor_with_the_permissions_of_the_role(
    shop: Shop, cashier: Actor
) -> None:
    actor = shop.staff.sign_in(cashier.staff_id, CASHIER_PIN)
    assert actor == cashier
    assert actor.may(Permission.SELL)
    assert not actor.may(Permission.EDIT_STAFF)
    last = journal(shop)[-1]
    assert (last.action, last.actor_id) == ("staff.signed_in", cashier.staff_id)


def test_r61_a_wrong_pin_says_how_many_tries_are_left(
    shop: Shop, cashier: Actor
) -> None:
    said = try_wrong(shop, cashier.staff_id, 5)
    assert [broken.code for broken in said] == ["pin.wrong"] * 4 + ["pin.locked"]
    assert [broken.values["tries_left"] for broken in said[:4]] == [4, 3, 2, 1]
    assert said[4].values == {"seconds": 60}
    last = journal(shop)[-1]
    assert (last.action, last.actor_id) == ("staff.pin_wrong", None)


def test_r61_while_locked_the_right_pin_does_not_help_either(
    shop: Shop, cashier: Actor, clock: SetClock
) -> None:
    try_wrong(shop, cashier.staff_id, 5)
    clock.advance(timedelta(seconds=59.5))
    with pytest.raises(RuleBroken, match=r"pin\.locked: seconds=1$"):
        shop.staff.sign_in(cashier.staff_id, CASHIER_PIN)
    clock.advance(timedelta(seconds=0.5))
    assert shop.staff.sign_in(cashier.staff_id, CASHIER_PIN) == cashier


def test_r61_the_second_lock_is_longer(
    shop: Shop, cashier: Actor, clock: SetClock
) -> None:
    try_wrong(shop, cashier.staff_id, 5)
    clock.advance(timedelta(minutes=1))
    assert try_wrong(shop, cashier.staff_id, 5)[-1].values == {"seconds": 120}


def test_r61_a_lock_holds_for_one_person_only(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    try_wrong(shop, cashier.staff_id, 5)
    assert shop.staff.sign_in(manager.staff_id, MANAGER_PIN) == manager


def test_r61_a_lock_outlives_a_restart(
    shop: Shop, cashier: Actor, clock: SetClock, engine: Engine
) -> None:
    try_wrong(shop, cashier.staff_id, 5)
    restarted = assemble(engine, clock=clock)
    with pytest.raises(RuleBroken, match=r"pin\.locked"):
        restarted.staff.sign_in(cashier.staff_id, CASHIER_PIN)


def test_r61_a_manager_unlocks_and_nobody_else(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    try_wrong(shop, cashier.staff_id, 5)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.staff.unlock(cashier, cashier.staff_id)
    shop.staff.unlock(manager, cashier.staff_id)
    assert shop.staff.sign_in(cashier.staff_id, CASHIER_PIN) == cashier


def test_r61_a_new_pin_takes_the_lock_off(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    try_wrong(shop, cashier.staff_id, 5)
    shop.staff.change_pin(manager, cashier.staff_id, "8642")
    assert shop.staff.sign_in(cashier.staff_id, "8642") == cashier


def test_r61_pins_typed_at_once_are_no_more_than_five_tries(
    shop: Shop, cashier: Actor
) -> None:
    def attempt(_number: int) -> str:
        with pytest.raises(RuleBroken) as refused:
            shop.staff.sign_in(cashier.staff_id, WRONG_PIN)
        return refused.value.code

    with ThreadPoolExecutor(8) as threads:
        codes = list(threads.map(attempt, range(8)))
    assert codes.count("pin.wrong") == 4
    assert wrong_pins(shop) == 5
    with pytest.raises(RuleBroken, match=r"pin\.locked"):
        shop.staff.sign_in(cashier.staff_id, CASHIER_PIN)


def test_an_archived_person_does_not_sign_in(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    shop.staff.archive(manager, cashier.staff_id)
    with pytest.raises(RuleBroken, match=r"pin\.wrong"):
        shop.staff.sign_in(cashier.staff_id, CASHIER_PIN)


def test_nobody_signs_in_who_was_never_here(shop: Shop, manager: Actor) -> None:
    assert manager.role is Role.MANAGER
    with pytest.raises(RuleBroken, match=r"staff_member\.not_found"):
        shop.staff.sign_in(uuid4(), MANAGER_PIN)


def test_r60_an_approval_lends_a_permission_for_one_act(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    wanted = frozenset({Permission.CHANGE_PRICE})
    approval = shop.staff.approve(manager.staff_id, MANAGER_PIN, wanted)
    assert authorize(cashier, set(wanted), approval) == manager.staff_id
    with pytest.raises(RuleBroken, match=r"approval\.spent"):
        authorize(cashier, set(wanted), approval)
    last = journal(shop)[-1]
    assert (last.action, last.actor_id) == ("staff.approved", manager.staff_id)


def test_r60_an_approval_lends_nothing_else(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    wanted = frozenset({Permission.CHANGE_PRICE})
    approval = shop.staff.approve(manager.staff_id, MANAGER_PIN, wanted)
    with pytest.raises(RuleBroken, match=r"permission\.missing.*zero_price"):
        authorize(cashier, {Permission.SELL_AT_ZERO}, approval)


def test_r60_nobody_lends_what_they_lack_and_the_journal_says_no_such_thing(
    shop: Shop, cashier: Actor
) -> None:
    wanted = frozenset({Permission.CHANGE_PRICE})
    before = len(journal(shop))
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.staff.approve(cashier.staff_id, CASHIER_PIN, wanted)
    assert len(journal(shop)) == before


def test_r60_nobody_approves_for_themselves(shop: Shop, manager: Actor) -> None:
    wanted = frozenset({Permission.CHANGE_PRICE})
    approval = shop.staff.approve(manager.staff_id, MANAGER_PIN, wanted)
    before_promotion = Actor(
        manager.staff_id, manager.name, Role.CASHIER, frozenset({Permission.SELL})
    )
    with pytest.raises(RuleBroken, match=r"approval\.own"):
        authorize(before_promotion, set(wanted), approval)


def test_r61_a_wrong_pin_at_an_approval_counts_as_any_other(
    shop: Shop, manager: Actor
) -> None:
    wanted = frozenset({Permission.CHANGE_PRICE})
    try_wrong(shop, manager.staff_id, 4)
    with pytest.raises(RuleBroken, match=r"pin\.locked"):
        shop.staff.approve(manager.staff_id, WRONG_PIN, wanted)


def test_r60_both_people_are_in_the_journal(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    wanted = frozenset({Permission.EDIT_SETTINGS})
    approval = shop.staff.approve(manager.staff_id, MANAGER_PIN, wanted)
    change = ShopUpdate(receipt_footer="Gracias")
    shop.branches.update_shop(cashier, change, approval=approval)
    last = journal(shop)[-1]
    assert last.action == "shop.updated"
    assert (last.actor_id, last.approved_by_id) == (cashier.staff_id, manager.staff_id)
    assert verify(shop.database).differences == ()
