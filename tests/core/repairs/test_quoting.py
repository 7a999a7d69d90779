"""Diagnosis, quote and approval (R51, R52)."""

from decimal import Decimal

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import ApprovalWay, EventKind, RepairKind
from techstore_desktop.core.repairs.quote_schemas import DiagnosisEdit, RepairLineEdit
from techstore_desktop.shop import Shop
from tests.builders import a_product
from tests.core.repairs.arranging import (
    a_job,
    a_technician,
    approved,
    diagnosed,
    labour,
    part,
    ready,
)


def test_the_total_is_labour_and_parts_and_their_taxes(
    shop: Shop, manager: Actor
) -> None:
    screen = a_product(shop, manager, name="Screen", price=Decimal("60.50"))
    job = a_job(shop, manager)
    detail = diagnosed(shop, manager, job.id, labour("60.50"), part(screen))
    assert detail.bill.total == Decimal("121.00")
    assert detail.bill.tax == Decimal("21.00")
    assert detail.bill.labour == detail.bill.parts == Decimal("60.50")
    assert detail.card.price == Decimal("121.00")


def test_what_is_typed_comes_to_what_is_written(shop: Shop, manager: Actor) -> None:
    edits = [labour("33.33", quantity="1.5"), labour("0.05")]
    job = a_job(shop, manager)
    typed = shop.repairs.preview(manager, edits)
    assert diagnosed(shop, manager, job.id, *edits).bill == typed


def test_an_edit_from_a_later_state_sets_diagnosing_again(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    line = approved(shop, manager, job.id, labour("100")).lines[0]
    shop.repairs.move(manager, job.id, RepairKind.REPAIRING)
    edit = RepairLineEdit(
        id=line.id, kind=line.kind, name=line.name, unit_price=Decimal(80)
    )
    detail = shop.repairs.edit_lines(manager, job.id, [edit])
    assert detail.card.state.kind is RepairKind.DIAGNOSING
    assert detail.events[-1].from_state is not None
    assert detail.events[-1].from_state.kind is RepairKind.REPAIRING
    assert not detail.needs_approval


@pytest.mark.parametrize(
    "state",
    [RepairKind.QUOTED, RepairKind.APPROVED, RepairKind.REPAIRING, RepairKind.TESTING],
)
def test_r51_another_diagnosis_sets_diagnosing_again_and_both_are_told(
    shop: Shop, manager: Actor, state: RepairKind
) -> None:
    job = a_job(shop, manager)
    diagnosed(shop, manager, job.id)
    shop.repairs.quote(manager, job.id)
    if state is not RepairKind.QUOTED:
        shop.repairs.approve(manager, job.id, way=ApprovalWay.PHONE)
    for step in (RepairKind.REPAIRING, RepairKind.TESTING):
        if state in {RepairKind.TESTING, step}:
            shop.repairs.move(manager, job.id, step)
    found = DiagnosisEdit(diagnosis="The battery, too")
    detail = shop.repairs.set_diagnosis(manager, job.id, found)
    assert detail.card.state.kind is RepairKind.DIAGNOSING
    written, sent_back = detail.events[-2:]
    assert (written.kind, written.note) == (EventKind.DIAGNOSED, "The battery, too")
    assert written.details["before"] == "The display is broken, the rest works"
    assert sent_back.from_state is not None
    assert sent_back.from_state.kind is state


def test_a_quote_above_what_was_approved_needs_a_new_approval(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    approved(shop, manager, job.id, labour("100"))
    detail = shop.repairs.edit_lines(manager, job.id, [labour("100.01")])
    assert detail.needs_approval
    with pytest.raises(RuleBroken, match=r"repair\.approval_needed"):
        shop.repairs.move(manager, job.id, RepairKind.APPROVED)
    shop.repairs.quote(manager, job.id)
    again = shop.repairs.approve(
        manager, job.id, way=ApprovalWay.MESSAGE, note="by WhatsApp"
    )
    assert again.card.state.kind is RepairKind.APPROVED
    assert [each.amount for each in again.approvals] == [
        Decimal("100.00"),
        Decimal("100.01"),
    ]
    assert again.approvals[-1].way is ApprovalWay.MESSAGE
    assert again.approvals[-1].recorded_by_name == manager.name


def test_an_amount_below_the_quote_is_no_approval(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    diagnosed(shop, manager, job.id, labour("100"))
    shop.repairs.quote(manager, job.id)
    with pytest.raises(RuleBroken, match=r"repair\.approval_too_small"):
        shop.repairs.approve(
            manager, job.id, way=ApprovalWay.PHONE, amount=Decimal("99.99")
        )


def test_what_is_ready_can_not_be_edited(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    with pytest.raises(RuleBroken, match=r"repair\.not_editable"):
        shop.repairs.edit_lines(manager, job.id, [labour("1")])


@pytest.mark.parametrize("is_assigned", [True, False])
def test_who_repaired_a_device_does_not_check_it_where_the_shop_says_so(
    shop: Shop, manager: Actor, *, is_assigned: bool
) -> None:
    shop.branches.update_shop(manager, ShopUpdate(repair_second_check=True))
    technician, job = a_technician(shop, manager), a_job(shop, manager)
    approved(shop, manager, job.id)
    if is_assigned:
        shop.repairs.assign(manager, job.id, technician.staff_id)
    shop.repairs.move(technician, job.id, RepairKind.REPAIRING)
    shop.repairs.start_work(technician, job.id)
    shop.repairs.stop_work(technician, job.id)
    shop.repairs.move(technician, job.id, RepairKind.TESTING)
    with pytest.raises(RuleBroken, match=r"repair\.check_by_another"):
        shop.repairs.check(technician, job.id, "All works", is_passed=True)
    shop.repairs.start_work(manager, job.id)
    if not is_assigned:
        shop.repairs.assign(manager, job.id, technician.staff_id)
    card = shop.repairs.check(manager, job.id, "All works", is_passed=True)
    assert card.state.kind is RepairKind.READY


def test_a_failed_check_goes_back_to_the_bench(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    approved(shop, manager, job.id)
    shop.repairs.move(manager, job.id, RepairKind.REPAIRING)
    shop.repairs.move(manager, job.id, RepairKind.TESTING)
    card = shop.repairs.check(manager, job.id, "No sound", is_passed=False)
    assert card.state.kind is RepairKind.REPAIRING
    kinds = [event.kind for event in shop.repairs.job(manager, job.id).events]
    assert kinds[-2:] == [EventKind.CHECKED, EventKind.STATE_CHANGED]


def test_who_may_not_see_costs_sees_none(shop: Shop, manager: Actor) -> None:
    technician = a_technician(shop, manager)
    screen = a_product(shop, manager)
    job = a_job(shop, manager)
    detail = diagnosed(shop, technician, job.id, part(screen))
    assert detail.cost is None
    assert detail.lines[0].unit_cost is None
    seen = shop.repairs.job(manager, job.id)
    assert seen.cost == Decimal("60.00")
    assert seen.margin == seen.bill.total - seen.bill.tax - Decimal("60.00")
    assert seen.bill.tax > 0


def test_a_cashier_does_not_quote(shop: Shop, cashier: Actor) -> None:
    job = a_job(shop, cashier)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.repairs.edit_lines(cashier, job.id, [labour("1")])
