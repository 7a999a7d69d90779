"""A loaner is with one customer at a time, and comes back before the device goes."""

from decimal import Decimal

import pytest

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.loaners.models import Loan
from techstore_desktop.core.loaners.schemas import (
    LoanCreate,
    LoanerCreate,
    LoanerResponse,
    LoanerUpdate,
    LoanResponse,
)
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from tests.builders import (
    MANAGER_PIN,
    a_line,
    a_product,
    open_drawer,
    sell,
    tenders,
)
from tests.core.repairs.arranging import a_job, brought, ready


def a_loaner(shop: Shop, manager: Actor, name: str = "Moto E13") -> LoanerResponse:
    data = LoanerCreate(name=name, number="L-77", worth=Decimal(90))
    return shop.loaners.add(manager, data)


def lend(
    shop: Shop, actor: Actor, loaner: LoanerResponse, job: RepairCard
) -> LoanResponse:
    data = LoanCreate(
        loaner_id=loaner.id,
        job_id=job.id,
        condition="Small scratch",
        text="I give it back.",
        strokes=(((0.1, 0.2), (0.3, 0.4)),),
    )
    return shop.loaners.hand_out(actor, data)


def test_a_loaner_goes_out_signed_and_comes_back(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    loaner, job = a_loaner(shop, manager), a_job(shop, manager)
    loan = lend(shop, cashier, loaner, job)
    assert (loan.customer_name, loan.is_out, loan.worth) == ("Ana Quiroga", True, 90)
    assert loan.strokes == (((0.1, 0.2), (0.3, 0.4)),)
    assert shop.loaners.loaners(cashier)[0].loan == loan
    with pytest.raises(RuleBroken, match=r"loaner\.out"):
        lend(shop, cashier, loaner, a_job(shop, manager))
    with pytest.raises(RuleBroken, match=r"loaner\.job_has_one"):
        lend(shop, cashier, a_loaner(shop, manager, "Nokia"), job)
    with pytest.raises(RuleBroken, match=r"loaner\.out"):
        shop.loaners.archive(manager, loaner.id)
    back = shop.loaners.take_back(cashier, loan.id, condition="As before")
    assert (back.is_out, back.condition_back) == (False, "As before")
    with pytest.raises(RuleBroken, match="back_already"):
        shop.loaners.take_back(cashier, loan.id)
    kinds = [event.kind for event in shop.repairs.job(manager, job.id).events]
    assert kinds[-2:] == [EventKind.LOANER_OUT, EventKind.LOANER_BACK]
    assert shop.loaners.of_job(manager, job.id) == (back,)
    shop.loaners.archive(manager, loaner.id)


def test_a_device_goes_out_without_its_loaner_by_a_manager_only(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    open_drawer(shop, manager)
    loaner, job = a_loaner(shop, manager), a_job(shop, manager)
    ready(shop, manager, job.id)
    loan = lend(shop, cashier, loaner, job)
    cart = brought(shop, cashier, job.id)
    paid = tenders(("cash", "100"))
    with pytest.raises(RuleBroken, match="permission") as refused:
        shop.sales.complete(cashier, cart, paid)
    needed = Permission.REPAIR_DELIVER_WITHOUT_LOANER
    assert refused.value.values["permission"] == needed
    approval = shop.staff.approve(manager.staff_id, MANAGER_PIN, frozenset({needed}))
    shop.sales.complete(cashier, cart, paid, approval=approval)
    assert shop.loaners.loaners(manager)[0].loan == loan
    shop.loaners.take_back(cashier, loan.id)


def test_a_device_whose_loaner_is_back_needs_nobody(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    open_drawer(shop, manager)
    loaner, job = a_loaner(shop, manager), a_job(shop, manager)
    ready(shop, manager, job.id)
    loan = lend(shop, cashier, loaner, job)
    shop.loaners.take_back(cashier, loan.id)
    shop.sales.complete(
        cashier, brought(shop, cashier, job.id), tenders(("cash", "100"))
    )
    assert shop.repairs.job(manager, job.id).deliveries


def test_only_a_manager_writes_the_register(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    with pytest.raises(RuleBroken, match="permission"):
        a_loaner(shop, cashier)
    loaner = a_loaner(shop, manager)
    with pytest.raises(RuleBroken, match="permission"):
        shop.loaners.update(cashier, loaner.id, LoanerUpdate(worth=Decimal(1)))
    changed = shop.loaners.update(manager, loaner.id, LoanerUpdate(worth=Decimal(75)))
    assert (changed.worth, changed.name) == (75, loaner.name)


def test_two_tills_that_lent_one_loaner_need_a_person(
    shop: Shop, manager: Actor
) -> None:
    loaner, first = a_loaner(shop, manager), a_job(shop, manager)
    loan = lend(shop, manager, loaner, first)
    second = a_job(shop, manager)
    with shop.database.transaction("loaner.handed_out", manager) as transaction:
        ours = transaction.session.get_one(Loan, loan.id)
        names = ("loaner_id", "lent_at", "lent_by_id", "worth")
        values = {name: getattr(ours, name) for name in (*names, "condition", "text")}
        transaction.add(
            Loan(
                job_id=second.id,
                customer_id=second.customer_id,
                signature="",
                **values,
            )
        )
    assert "loaner_lent_twice" in {each.kind for each in shop.attention.open_items()}
    shop.loaners.take_back(manager, loan.id)
    left = {each.kind for each in shop.attention.open_items()}
    assert "loaner_lent_twice" not in left


def test_a_loaner_is_found_by_its_number_however_it_is_typed(
    shop: Shop, manager: Actor
) -> None:
    loaner = a_loaner(shop, manager)
    assert shop.loaners.find(manager, " l-77 ") == loaner
    assert shop.loaners.find(manager, "") is None
    shop.loaners.archive(manager, loaner.id)
    assert shop.loaners.find(manager, "L-77") is None


def test_a_loaner_is_not_sold_while_a_customer_has_it(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    loaner, job = a_loaner(shop, manager), a_job(shop, manager)
    phone = a_product(shop, manager, tracks_serial_numbers=True)
    loan = lend(shop, manager, loaner, job)
    line = a_line(shop, phone).model_copy(update={"serial_numbers": ("L-77",)})
    with pytest.raises(RuleBroken, match=r"loaner\.lent_not_sold"):
        sell(shop, manager, line, paid=(("cash", "100"),))
    shop.loaners.take_back(manager, loan.id)
    sell(shop, manager, line, paid=(("cash", "100"),))
    assert shop.loaners.loaners(manager) == ()
