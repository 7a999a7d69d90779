"""Who works here: added, changed, archived; a manager always stays (R62)."""

import pytest
from sqlalchemy import select

from techstore_desktop.core.customers.schemas import CustomerCreate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission, Role
from techstore_desktop.core.staff.schemas import StaffMemberCreate, StaffMemberUpdate
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.shop import Shop
from tests.builders import CASHIER_PIN, MANAGER_PIN, a_cashier

SECOND_PIN = "8642"


def a_second_manager(shop: Shop, manager: Actor) -> Actor:
    """Return another manager, signed in."""
    data = StaffMemberCreate(name="Bruno Sosa", role=Role.MANAGER, pin=SECOND_PIN)
    return shop.staff.sign_in(shop.staff.create(manager, data).id, SECOND_PIN)


def test_people_are_the_tiles_of_the_sign_in_by_name(
    shop: Shop, manager: Actor
) -> None:
    a_cashier(shop, manager, "Ana Quiroga")
    people = shop.staff.people()
    assert [(each.name, each.role) for each in people] == [
        ("Ana Quiroga", Role.CASHIER),
        (manager.name, Role.MANAGER),
    ]


def test_neither_a_pin_nor_its_hash_comes_out(shop: Shop, cashier: Actor) -> None:
    assert cashier.role is Role.CASHIER
    written = "".join(each.model_dump_json() for each in shop.staff.people())
    assert "argon2" not in written
    with shop.database.reading() as reading:
        changes = "".join(reading.session.scalars(select(JournalEntry.changes)))
    assert "argon2" not in changes


def test_an_archived_person_leaves_the_tiles_and_comes_back(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    shop.staff.archive(manager, cashier.staff_id)
    assert [each.name for each in shop.staff.people()] == [manager.name]
    assert len(shop.staff.people(with_archived=True)) == 2
    shop.staff.restore(manager, cashier.staff_id)
    assert shop.staff.sign_in(cashier.staff_id, CASHIER_PIN) == cashier


def test_a_change_of_role_changes_what_the_person_may_do(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    change = StaffMemberUpdate(role=Role.TECHNICIAN)
    assert shop.staff.update(manager, cashier.staff_id, change).name == cashier.name
    actor = shop.staff.sign_in(cashier.staff_id, CASHIER_PIN)
    assert not actor.may(Permission.SELL)


@pytest.mark.parametrize(
    ("pin", "code"), [("12", "not_digits"), ("1111", "too_simple")]
)
def test_a_person_needs_a_real_pin(
    shop: Shop, manager: Actor, pin: str, code: str
) -> None:
    data = StaffMemberCreate(name="Ana", role=Role.CASHIER, pin=pin)
    with pytest.raises(RuleBroken, match=rf"pin\.{code}"):
        shop.staff.create(manager, data)
    with pytest.raises(RuleBroken, match=rf"pin\.{code}"):
        shop.staff.change_pin(manager, manager.staff_id, pin)
    assert len(shop.staff.people()) == 1


def test_people_choose_their_own_pin_but_nobody_elses(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    change = shop.staff.change_pin
    change(cashier, cashier.staff_id, SECOND_PIN, old_pin=CASHIER_PIN)
    assert shop.staff.sign_in(cashier.staff_id, SECOND_PIN) == cashier
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.staff.change_pin(cashier, manager.staff_id, SECOND_PIN)
    with pytest.raises(RuleBroken, match=r"pin\.wrong"):
        shop.staff.sign_in(cashier.staff_id, CASHIER_PIN)


def test_two_people_may_have_the_same_pin(shop: Shop, manager: Actor) -> None:
    data = StaffMemberCreate(name="Ana", role=Role.CASHIER, pin=MANAGER_PIN)
    person = shop.staff.create(manager, data)
    assert shop.staff.sign_in(person.id, MANAGER_PIN).name == "Ana"


def test_only_a_manager_edits_the_staff(shop: Shop, cashier: Actor) -> None:
    data = StaffMemberCreate(name="Ana", role=Role.CASHIER, pin=SECOND_PIN)
    promotion = StaffMemberUpdate(role=Role.MANAGER)
    refused = pytest.raises(RuleBroken, match=r"permission\.missing.*staff\.edit")
    with refused:
        shop.staff.create(cashier, data)
    with refused:
        shop.staff.update(cashier, cashier.staff_id, promotion)
    with refused:
        shop.staff.archive(cashier, cashier.staff_id)
    with refused:
        shop.staff.restore(cashier, cashier.staff_id)


def test_r62_the_last_manager_is_neither_archived_nor_demoted(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    assert cashier.role is Role.CASHIER
    with pytest.raises(RuleBroken, match=r"staff\.last_manager"):
        shop.staff.archive(manager, manager.staff_id)
    with pytest.raises(RuleBroken, match=r"staff\.last_manager"):
        shop.staff.update(
            manager, manager.staff_id, StaffMemberUpdate(role=Role.CASHIER)
        )
    assert shop.staff.sign_in(manager.staff_id, MANAGER_PIN) == manager


def test_r62_the_last_manager_may_still_change_their_name(
    shop: Shop, manager: Actor
) -> None:
    change = StaffMemberUpdate(name="Lucía Ferro Díaz", role=Role.MANAGER)
    assert shop.staff.update(manager, manager.staff_id, change).name == change.name


def test_r62_one_of_two_managers_may_go_and_then_no_other(
    shop: Shop, manager: Actor
) -> None:
    second = a_second_manager(shop, manager)
    shop.staff.archive(second, manager.staff_id)
    with pytest.raises(RuleBroken, match=r"staff\.last_manager"):
        shop.staff.update(
            second, second.staff_id, StaffMemberUpdate(role=Role.TECHNICIAN)
        )


def test_r62_an_archived_manager_does_not_count(shop: Shop, manager: Actor) -> None:
    second = a_second_manager(shop, manager)
    shop.staff.archive(manager, second.staff_id)
    with pytest.raises(RuleBroken, match=r"staff\.last_manager"):
        shop.staff.archive(manager, manager.staff_id)


@pytest.mark.parametrize("old_pin", ["", "9753"])
def test_ones_own_pin_changes_only_with_the_old_one(
    shop: Shop, manager: Actor, cashier: Actor, old_pin: str
) -> None:
    with pytest.raises(RuleBroken, match=r"pin\.wrong"):
        shop.staff.change_pin(cashier, cashier.staff_id, SECOND_PIN, old_pin=old_pin)
    assert shop.staff.sign_in(cashier.staff_id, CASHIER_PIN) == cashier
    with pytest.raises(RuleBroken, match=r"pin\.wrong"):
        shop.staff.change_pin(manager, manager.staff_id, SECOND_PIN, old_pin=old_pin)


def test_r61_guessing_the_old_pin_locks_as_signing_in_does(
    shop: Shop, cashier: Actor
) -> None:
    for _ in range(4):
        with pytest.raises(RuleBroken, match=r"pin\.wrong"):
            shop.staff.change_pin(cashier, cashier.staff_id, SECOND_PIN, old_pin="1")
    for _ in range(2):
        with pytest.raises(RuleBroken, match=r"pin\.locked"):
            shop.staff.change_pin(cashier, cashier.staff_id, SECOND_PIN, old_pin="1")


def test_an_archived_person_writes_nothing_more_in_the_same_session(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    shop.staff.archive(manager, cashier.staff_id)
    with pytest.raises(RuleBroken, match=r"staff\.gone"):
        shop.customers.create(cashier, CustomerCreate(name="Estudio Vidal"))
    assert shop.customers.search("Vidal") == []
    assert shop.staff.present(cashier) is None


def test_a_demoted_person_loses_the_rights_at_once(shop: Shop, manager: Actor) -> None:
    second = a_second_manager(shop, manager)
    shop.staff.update(manager, second.staff_id, StaffMemberUpdate(role=Role.CASHIER))
    with pytest.raises(RuleBroken, match=r"staff\.rights_changed"):
        a_cashier(shop, second)
    now = shop.staff.present(second)
    assert now is not None
    assert not now.may(Permission.EDIT_STAFF)
    shop.customers.create(now, CustomerCreate(name="Estudio Vidal"))


def test_a_promoted_person_goes_on_with_what_they_were_doing(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    shop.staff.update(manager, cashier.staff_id, StaffMemberUpdate(role=Role.MANAGER))
    shop.customers.create(cashier, CustomerCreate(name="Estudio Vidal"))
    assert len(shop.customers.search("Vidal")) == 1
