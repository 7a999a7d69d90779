"""What a step lacks is known before anybody tries it (R50)."""

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import ApprovalWay, RepairKind
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.shop import Shop
from tests.builders import a_product, open_drawer
from tests.core.repairs.arranging import a_job, approved, diagnosed, labour, part, ready


def told(job: RepairJobResponse) -> dict[RepairKind, str]:
    return {each.kind: each.code for each in job.obstacles}


def test_a_quote_waits_for_a_diagnosis(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    assert told(shop.repairs.job(manager, job.id)) == {}
    shop.repairs.move(manager, job.id, RepairKind.DIAGNOSING)
    detail = shop.repairs.job(manager, job.id)
    assert told(detail)[RepairKind.QUOTED] == "repair.diagnosis_needed"
    assert RepairKind.QUOTED not in told(diagnosed(shop, manager, job.id))


def test_the_board_is_told_the_same_as_the_open_job(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    for bring in (diagnosed, approved):
        bring(shop, manager, job.id)
        whole, steps = shop.repairs.job(manager, job.id), shop.repairs.steps
        told = steps(manager, job.id)
        assert (told.job_id, told.kind) == (job.id, whole.card.state.kind)
        assert (told.main_next, told.obstacles) == (whole.main_next, whole.obstacles)


def test_the_yes_itself_is_asked_by_its_step(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    diagnosed(shop, manager, job.id)
    assert told(shop.repairs.quote(manager, job.id)) == {}


def test_a_device_is_not_ready_while_a_part_lies_on_the_shelf(
    shop: Shop, manager: Actor
) -> None:
    screen = a_product(shop, manager)
    job = a_job(shop, manager)
    line = approved(shop, manager, job.id, part(screen)).lines[0]
    shop.repairs.move(manager, job.id, RepairKind.REPAIRING)
    shop.repairs.move(manager, job.id, RepairKind.TESTING)
    detail = shop.repairs.job(manager, job.id)
    assert told(detail) == {RepairKind.READY: "repair.parts_to_fit"}
    detail = shop.repair_parts.fit(manager, line.id)
    assert told(detail) == {RepairKind.CANCELLED: "repair.parts_fitted"}


def test_more_than_was_agreed_stands_in_the_way(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    diagnosed(shop, manager, job.id, labour("100"))
    shop.repairs.approve(manager, job.id, way=ApprovalWay.PHONE)
    shop.repairs.edit_lines(manager, job.id, [labour("150")])
    detail = shop.repairs.job(manager, job.id)
    assert detail.main_next is RepairKind.QUOTED
    assert RepairKind.QUOTED not in told(detail)


def test_a_device_is_handed_out_while_the_drawer_is_open(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    detail = ready(shop, manager, job.id)
    assert told(detail)[RepairKind.DELIVERED] == "cash.no_session"
    open_drawer(shop, manager)
    assert RepairKind.DELIVERED not in told(shop.repairs.job(manager, job.id))
