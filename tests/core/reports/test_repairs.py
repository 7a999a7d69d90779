"""The repairs' figures are those of the jobs, their events, lines and bills."""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.reports.finished_jobs import (
    FinishedJob,
    grouped,
    sums_of,
    times_by_kind,
)
from techstore_desktop.core.reports.repair_figures import REPAIR_FIGURES
from techstore_desktop.core.reports.repair_service import Grouping, RepairReport
from techstore_desktop.shop import Shop
from tests.builders import a_product, open_drawer
from tests.core.repairs.arranging import (
    a_device,
    a_job,
    a_technician,
    approved,
    deliver,
    labour,
    part,
    ready,
    take_in,
)

TODAY = date(2026, 11, 23)
HOUR = timedelta(hours=1)

times = st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds))
amounts = st.decimals(0, 10**5, places=2)
jobs = st.builds(
    FinishedJob,
    id=st.uuids(),
    number=st.just("RA1-000001"),
    device_kind=st.sampled_from(["phone", "laptop"]),
    device=st.sampled_from(["A", "B", "C"]),
    fault=st.just("Broken"),
    technician_id=st.none(),
    technician=st.sampled_from(["", "Rocío"]),
    delivered_at=st.just(datetime(2026, 11, 23, tzinfo=UTC)),
    turnaround=times,
    by_kind=st.dictionaries(st.sampled_from(RepairKind), times),
    worked=st.none() | times,
    is_late=st.none() | st.booleans(),
    is_unrepaired=st.booleans(),
    is_claim=st.booleans(),
    came_back=st.booleans(),
    revenue=amounts,
    parts_cost=amounts,
    cost=amounts,
)


@given(st.lists(jobs, max_size=30))
def test_sums_lie_among_the_jobs_and_groups_add_up(finished: list[FinishedJob]) -> None:
    sums = sums_of(finished)
    assert sums.count == len(finished)
    assert sums.margin == sum(j.revenue - j.cost for j in finished)
    if finished:
        assert sums.turnaround is not None
        assert sums.slowest is not None
        took = [job.turnaround for job in finished]
        assert min(took) <= sums.turnaround <= max(took)
        assert sum(each <= sums.slowest for each in took) * 10 >= len(took) * 9
        assert sums.slowest in took
    for rate in (sums.late_rate, sums.come_back_rate):
        assert rate is None or 0 <= rate <= 100
    groups = grouped(finished, lambda job: job.device)
    parts = [sums_of(each) for each in groups.values()]
    assert sum(each.count for each in parts) == sums.count
    assert sum(each.revenue for each in parts) == sums.revenue
    counts = [each.count for each in parts]
    assert counts == sorted(counts, reverse=True)


@given(st.lists(jobs, max_size=20))
def test_times_by_kind_are_of_those_that_passed_it(
    finished: list[FinishedJob],
) -> None:
    for time in times_by_kind(finished):
        passed = [
            job.by_kind[time.kind] for job in finished if time.kind in job.by_kind
        ]
        assert time.count == len(passed)
        assert min(passed) <= time.middle <= max(passed)
        assert time.slowest in passed


@pytest.fixture
def till(shop: Shop, manager: Actor) -> Actor:
    open_drawer(shop, manager)
    return manager


def finished(
    shop: Shop, actor: Actor, clock: SetClock, *lines: object, **device: object
) -> UUID:
    """Take a device in, work an hour on it, let it be ready after three; hand it out.

    It is fetched an hour later.
    """
    job = a_job(shop, actor, imei="", **device)
    clock.advance(HOUR)
    approved(shop, actor, job.id, *lines)  # type: ignore[arg-type]
    shop.repairs.move(actor, job.id, RepairKind.REPAIRING)
    shop.repairs.start_work(actor, job.id)
    clock.advance(HOUR)
    shop.repairs.stop_work(actor, job.id)
    for line in shop.repairs.job(actor, job.id).lines:
        if line.product_id is not None:
            shop.repair_parts.fit(actor, line.id)
    shop.repairs.move(actor, job.id, RepairKind.TESTING)
    clock.advance(HOUR)
    shop.repairs.check(actor, job.id, "All works", is_passed=True)
    clock.advance(HOUR)
    total = shop.repairs.job(actor, job.id).bill.total
    deliver(shop, actor, job.id, paid=(("cash", str(total)),) if total else ())
    return job.id


def seen(shop: Shop, actor: Actor, days: int = 0) -> RepairReport:
    day = TODAY + timedelta(days=days)
    return shop.repair_reports.report(actor, day, day)


def test_a_repair_is_told_by_its_times_its_bill_and_its_parts(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    bench = a_technician(shop, till)
    screen = a_product(shop, till, price=Decimal(100), cost=Decimal(40))
    finished(
        shop,
        till,
        clock,
        labour("21"),
        part(screen),
        technician_id=bench.staff_id,
        promised_at=clock.now() + 2 * HOUR,
    )
    report = seen(shop, till)
    sums = report.sums
    assert (sums.count, sums.turnaround, sums.slowest) == (1, 3 * HOUR, 3 * HOUR)
    assert (sums.worked, sums.waited) == (HOUR, 2 * HOUR)
    assert sums.late_rate == 100
    assert sums.come_back_rate == 0
    # 121 with 21 % tax are 100 without.
    assert (sums.revenue, sums.parts_cost, sums.margin) == (100, 40, 60)
    (group,) = report.by_technician
    assert (group.key, group.sums) == ("Rocío Paz", sums)
    assert [each.key for each in report.by_device] == ["Samsung Galaxy S21"]
    assert [each.key for each in report.by_device_kind] == ["phone"]
    by_state = {each.kind: each.middle for each in report.by_state}
    assert by_state[RepairKind.RECEIVED] == HOUR
    assert by_state[RepairKind.REPAIRING] == HOUR
    assert by_state[RepairKind.TESTING] == HOUR
    assert by_state[RepairKind.READY] == HOUR


def test_a_period_holds_what_was_handed_out_on_its_days(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    finished(shop, till, clock, labour("50"))
    a_job(shop, till)
    clock.advance(timedelta(days=1))
    finished(shop, till, clock, labour("70"))
    assert seen(shop, till).sums.count == 1
    assert seen(shop, till, days=1).sums.count == 1
    assert seen(shop, till, days=2).sums.count == 0
    assert seen(shop, till, days=2).sums.turnaround is None
    both = shop.repair_reports.report(till, TODAY, TODAY + timedelta(days=1))
    assert both.sums.count == 2


def test_a_claim_is_a_come_back_of_the_first_and_costs_the_shop(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    screen = a_product(shop, till, price=Decimal(100), cost=Decimal(40))
    first = finished(shop, till, clock, labour("121"))
    free = part(screen, is_covered=True)
    finished(shop, till, clock, free, claim_of_id=first)
    sums = seen(shop, till).sums
    assert (sums.count, sums.come_back_rate) == (2, 100)
    assert (sums.revenue, sums.parts_cost, sums.margin) == (100, 40, 60)


def test_a_voided_delivery_is_no_revenue(
    shop: Shop, till: Actor, clock: SetClock
) -> None:
    job = a_job(shop, till)
    ready(shop, till, job.id, labour("121"))
    sale = deliver(shop, till, job.id, paid=(("cash", "121"),))
    shop.sales.void(till, sale.id, "Wrong device")
    assert seen(shop, till).sums.count == 0
    deliver(shop, till, job.id, paid=(("cash", "121"),))
    assert seen(shop, till).sums.revenue == 100


def test_costs_are_for_who_may_see_them(
    shop: Shop, till: Actor, cashier: Actor, clock: SetClock, tmp_path: Path
) -> None:
    screen = a_product(shop, till, price=Decimal(100), cost=Decimal(40))
    finished(shop, till, clock, part(screen))
    with pytest.raises(RuleBroken):
        seen(shop, cashier)
    rights = till.permissions - {Permission.REPAIR_SEE_COST}
    clerk = Actor(till.staff_id, till.name, till.role, rights)
    report = seen(shop, clerk)
    assert not report.has_costs
    assert (report.sums.parts_cost, report.jobs[0].cost) == (0, 0)
    file = tmp_path / "figures.csv"
    shop.repair_reports.export(report, Grouping.DEVICE, file)
    assert "margin" not in file.read_text()


@pytest.mark.parametrize("grouping", Grouping)
def test_each_table_goes_out_as_a_file(
    shop: Shop, till: Actor, clock: SetClock, tmp_path: Path, grouping: Grouping
) -> None:
    finished(shop, till, clock, labour("121"))
    report = seen(shop, till)
    file = tmp_path / "figures.csv"
    count = shop.repair_reports.export(report, grouping, file)
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) == count > 0
    assert grouping.value in rows[0]
    if grouping is not Grouping.STATE:
        assert Decimal(rows[0]["turnaround_median_hours"]) == 3
        assert Decimal(rows[0]["revenue"]) == 100


def test_an_empty_period_goes_out_as_an_empty_table(
    shop: Shop, till: Actor, tmp_path: Path
) -> None:
    take_in(shop, till, a_device())
    file = tmp_path / "figures.xlsx"
    assert shop.repair_reports.export(seen(shop, till), Grouping.DEVICE, file) == 0


def test_every_figure_says_what_it_means() -> None:
    for figure in REPAIR_FIGURES:
        assert figure.title
        assert figure.meaning.endswith(".")
        assert figure.tables
        assert Permission.SEE_REPORTS in figure.permissions
