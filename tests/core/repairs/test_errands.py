"""Work is sent to a workshop or another branch and back; its cost is the job's."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.errands.schemas import (
    ErrandCreate,
    ErrandResponse,
    ErrandReturnCreate,
    WorkshopEdit,
)
from techstore_desktop.core.repairs.schemas import RepairCard, RepairFilter
from techstore_desktop.shop import Shop
from tests.core.repairs.arranging import a_job, a_technician, approved, labour


def send(
    shop: Shop, actor: Actor, job: RepairCard, to: str = "Micro Lab", **values: object
) -> ErrandResponse:
    data = {"job_id": job.id, "to": to} | values
    return shop.errands.send_out(actor, ErrandCreate.model_validate(data))


def take_back(
    shop: Shop, actor: Actor, job: RepairCard, cost: str = "0", **values: object
) -> ErrandResponse:
    data = {"job_id": job.id, "cost": cost} | values
    return shop.errands.take_back(actor, ErrandReturnCreate.model_validate(data))


def a_branch(shop: Shop, manager: Actor, name: str) -> None:
    with shop.database.transaction("branch.created", manager) as transaction:
        transaction.add(
            Branch(id=transaction.new_id(), name=name, address="", phone="+54 11 4444")
        )


def test_a_device_goes_to_a_workshop_and_comes_back(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    bench, job = a_technician(shop, manager), a_job(shop, manager)
    assert shop.errands.destinations() == ()
    day = date(2030, 1, 1)
    errand = send(shop, bench, job, expected_on=day, note="Reball the chip")
    assert (errand.to, errand.is_branch, errand.is_late) == ("Micro Lab", False, False)
    assert errand.cost is None
    (place,) = shop.errands.destinations()
    assert place.name == "Micro Lab"
    with pytest.raises(RuleBroken, match="already_out"):
        send(shop, bench, job)
    wanted = RepairFilter(is_sent_out=True)
    assert [card.id for card in shop.repairs.board(bench, wanted).cards] == [job.id]
    clock.advance(timedelta(days=2000))
    assert shop.errands.errands(bench)[0].is_late
    back = take_back(shop, bench, job)
    assert back.id == errand.id
    assert back.taken_by_name == bench.name
    assert shop.repairs.board(bench, wanted).cards == ()
    with pytest.raises(RuleBroken, match="not_out"):
        take_back(shop, bench, job)
    kinds = [event.kind for event in shop.repairs.job(manager, job.id).events]
    assert kinds[-2:] == [EventKind.SENT_OUT, EventKind.TAKEN_BACK]
    send(shop, bench, job, "micro lab")
    assert len(shop.errands.destinations()) == 1


def test_another_branch_is_known_by_its_name(shop: Shop, manager: Actor) -> None:
    a_branch(shop, manager, "Norte")
    job = a_job(shop, manager)
    errand = send(shop, manager, job, "norte")
    assert (errand.to, errand.is_branch) == ("Norte", True)
    assert errand.phone == "+54 11 4444"
    assert shop.repairs.job(manager, job.id).card.sent_to == "Norte"


def test_a_workshop_is_changed_and_offered_no_more(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    workshop_id = send(shop, manager, job).workshop_id
    assert workshop_id is not None
    changed = WorkshopEdit(name="Micro Lab SA", phone="+54 11 4321")
    shop.errands.change_workshop(manager, workshop_id, changed)
    assert shop.errands.workshop(workshop_id) == changed
    assert shop.errands.of_job(manager, job.id)[0].phone == "+54 11 4321"
    gone = changed.model_copy(update={"is_out_of_use": True})
    shop.errands.change_workshop(manager, workshop_id, gone)
    assert shop.errands.destinations() == ()
    assert shop.errands.of_job(manager, job.id)[0].to == "Micro Lab SA"


def test_what_the_work_cost_is_the_cost_of_the_job_s_labour(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    approved(shop, manager, job.id, labour("100", unit_cost="10"))
    send(shop, manager, job)
    back = take_back(shop, manager, job, "35.50")
    assert back.cost == Decimal("35.50")
    detail = shop.repairs.job(manager, job.id)
    assert (detail.cost, detail.bill.total) == (Decimal("45.50"), Decimal(100))
    assert detail.margin == Decimal("37.14")
    assert detail.approved_amount == Decimal(100)


def test_without_a_quote_the_cost_is_a_line_that_still_has_no_price(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    send(shop, manager, job)
    take_back(shop, manager, job, "35", work="Reball the chip")
    (line,) = shop.repairs.job(manager, job.id).lines
    assert (line.name, line.unit_price, line.unit_cost) == ("Reball the chip", 0, 35)


def test_a_cost_on_a_line_that_is_not_there_changes_nothing(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    send(shop, manager, job)
    wrong = "00000000-0000-0000-0000-000000000001"
    with pytest.raises(RuleBroken, match="repair_line"):
        take_back(shop, manager, job, "10", line_id=wrong)
    assert shop.repairs.job(manager, job.id).card.sent_to == "Micro Lab"


def test_the_costs_of_every_errand_add_up(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    approved(shop, manager, job.id, labour("100"))
    for cost in ("10.10", "0", "20.25"):
        send(shop, manager, job)
        take_back(shop, manager, job, cost)
    errands = shop.errands.of_job(manager, job.id)
    total = sum((each.cost or Decimal(0) for each in errands), Decimal(0))
    assert total == shop.repairs.job(manager, job.id).cost == Decimal("30.35")
