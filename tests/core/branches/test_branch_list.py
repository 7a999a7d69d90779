"""The branches of a shop: added, named apart, out of use only where nothing stands."""

from collections.abc import Callable

import pytest

from techstore_desktop.core.branches.schemas import BranchBase, ListedBranch
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.errands.schemas import ErrandCreate
from techstore_desktop.shop import Shop
from tests.core.repairs.arranging import a_job

NORTH = BranchBase(name="Norte", address="Cabildo 2000", phone="11 5555-0200")


def names(shop: Shop) -> list[str]:
    return [each.name for each in shop.branch_list.listed() if not each.is_archived]


def one(shop: Shop, name: str) -> ListedBranch:
    return next(each for each in shop.branch_list.listed() if each.name == name)


def test_work_is_sent_to_a_branch_that_was_added(shop: Shop, manager: Actor) -> None:
    shop.branch_list.add(manager, NORTH)
    assert names(shop) == ["Centro", "Norte"]
    assert (one(shop, "Norte").terminals, one(shop, "Centro").terminals) == (0, 1)
    job = a_job(shop, manager)
    shop.errands.send_out(manager, ErrandCreate(job_id=job.id, to="norte"))
    assert shop.repairs.job(manager, job.id).card.sent_to == "Norte"
    assert shop.verify().holds


def test_two_branches_of_one_name_could_not_be_told_apart(
    shop: Shop, manager: Actor
) -> None:
    branches = shop.branch_list
    branches.add(manager, NORTH)
    north = one(shop, "Norte").id
    again = BranchBase(name=" norte ")
    acts: list[Callable[[], object]] = [
        lambda: branches.add(manager, again),
        lambda: branches.update(manager, one(shop, "Centro").id, again),
    ]
    for act in acts:
        with pytest.raises(RuleBroken, match=r"branch\.name_taken"):
            act()
    branches.update(manager, north, BranchBase(name="NORTE"))
    branches.archive(manager, north)
    branches.add(manager, NORTH)
    with pytest.raises(RuleBroken, match=r"branch\.name_taken"):
        branches.restore(manager, north)


def test_the_branch_where_one_is_stays_in_use(shop: Shop, manager: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"branch\.is_here"):
        shop.branch_list.archive(manager, one(shop, "Centro").id)
    shop.branch_list.add(manager, NORTH)
    shop.branch_list.archive(manager, one(shop, "Norte").id)
    assert names(shop) == ["Centro"]
    shop.branch_list.restore(manager, one(shop, "Norte").id)
    assert names(shop) == ["Centro", "Norte"]


def test_who_may_not_change_the_settings_adds_no_branch(
    shop: Shop, cashier: Actor
) -> None:
    with pytest.raises(RuleBroken):
        shop.branch_list.add(cashier, NORTH)
