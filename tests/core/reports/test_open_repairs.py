"""The dashboard counts the open repairs, those that are late and that soon will be."""

from datetime import timedelta

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.state_schemas import RepairStateCreate
from techstore_desktop.core.reports.schemas import OpenRepairs
from techstore_desktop.shop import Shop
from tests.builders import open_drawer
from tests.core.repairs.arranging import a_job, deliver, labour, ready


def seen(shop: Shop, actor: Actor) -> OpenRepairs:
    found = shop.reports.dashboard(actor).open_repairs
    assert found is not None
    return found


def test_open_repairs_stand_by_state_in_the_boards_order(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    own = shop.repair_states.add(
        manager, RepairStateCreate(name="In the bath", kind=RepairKind.DIAGNOSING)
    )
    soon = clock.now() + timedelta(hours=1)
    jobs = [a_job(shop, manager, imei="", promised_at=soon) for _ in range(4)]
    shop.repairs.move(manager, jobs[0].id, RepairKind.DIAGNOSING)
    shop.repairs.move(manager, jobs[0].id, own.key)
    for job in jobs[2:]:
        ready(shop, manager, job.id, labour("10"))
    deliver(shop, manager, jobs[3].id, paid=(("cash", "10"),))
    found = seen(shop, manager)
    assert (found.overdue, found.due_soon) == (0, 2)
    assert [(each.state.key, each.count) for each in found.states] == [
        ("received", 1),
        (own.key, 1),
        ("ready", 1),
    ]
    clock.advance(timedelta(hours=2))
    assert (seen(shop, manager).overdue, seen(shop, manager).due_soon) == (2, 0)


def test_who_may_not_see_repairs_is_told_nothing(shop: Shop, manager: Actor) -> None:
    rights = manager.permissions - {Permission.REPAIR_SEE}
    clerk = Actor(manager.staff_id, manager.name, manager.role, rights)
    assert shop.reports.dashboard(clerk).open_repairs is None
