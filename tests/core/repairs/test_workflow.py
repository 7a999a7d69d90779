"""Only the table decides: which state follows which, and what must be there (R50)."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.repairs.choices import ApprovalWay
from techstore_desktop.core.repairs.choices import RepairKind as Kind
from techstore_desktop.core.repairs.workflow import (
    TRANSITIONS,
    Situation,
    kind_of,
    main_next,
    may_move,
    next_kinds,
    state_key,
)
from techstore_desktop.shop import Shop
from tests.builders import open_drawer
from tests.core.repairs.arranging import a_job, deliver, diagnosed

kinds = st.sampled_from(Kind)
amounts = st.integers(0, 10_000).map(Decimal)
situations = st.builds(
    Situation,
    kind=kinds,
    has_diagnosis=st.booleans(),
    total=amounts,
    approved_amount=st.none() | amounts,
    is_claim=st.booleans(),
    is_checked=st.booleans(),
)


def test_the_table_says_each_way_once() -> None:
    ends = [(each.start, each.end) for each in TRANSITIONS]
    assert len(ends) == len(set(ends))


def test_the_usual_way_leads_from_the_counter_to_the_counter() -> None:
    way = [Kind.RECEIVED]
    while kinds_after := next_kinds(way[-1]):
        way.append(kinds_after[0])
    assert way == [
        Kind.RECEIVED,
        Kind.DIAGNOSING,
        Kind.QUOTED,
        Kind.APPROVED,
        Kind.REPAIRING,
        Kind.TESTING,
        Kind.READY,
        Kind.DELIVERED,
    ]


def test_all_but_what_was_delivered_can_be_cancelled() -> None:
    for kind in set(Kind) - {Kind.DELIVERED, Kind.CANCELLED}:
        assert Kind.CANCELLED in next_kinds(kind)
    assert next_kinds(Kind.DELIVERED) == ()
    assert next_kinds(Kind.CANCELLED) == (Kind.READY,)
    assert Kind.READY in next_kinds(Kind.DECLINED)


def test_a_quote_is_skipped_where_an_amount_was_agreed_at_the_counter() -> None:
    job = Situation(
        kind=Kind.DIAGNOSING,
        has_diagnosis=True,
        total=Decimal(90),
        approved_amount=Decimal(100),
    )
    assert main_next(job) is Kind.APPROVED
    assert may_move(job, Kind.APPROVED).end is Kind.APPROVED


def test_an_approved_job_waits_for_the_part_that_is_to_be_ordered() -> None:
    approved = Situation(
        kind=Kind.APPROVED, total=Decimal(90), approved_amount=Decimal(90)
    )
    assert main_next(approved) is Kind.REPAIRING
    lacking = replace(approved, has_part_to_order=True)
    assert main_next(lacking) is Kind.WAITING_FOR_PART
    assert main_next(replace(lacking, kind=Kind.WAITING_FOR_PART)) is Kind.REPAIRING


@given(situations)
def test_nobody_repairs_without_an_approval_of_all_of_it(job: Situation) -> None:
    try:
        may_move(job, Kind.REPAIRING)
    except RuleBroken:
        return
    came_from_the_bench = job.kind in {Kind.TESTING, Kind.REPAIRING}
    assert came_from_the_bench or job.is_covered_by_approval


@given(situations, kinds)
def test_nothing_is_delivered_or_sent_back_by_hand(job: Situation, end: Kind) -> None:
    if job.kind is end:
        return
    try:
        may_move(job, end)
    except RuleBroken:
        return
    assert end is not Kind.DELIVERED
    assert end is not Kind.DIAGNOSING or job.kind is Kind.RECEIVED


@given(situations)
def test_nothing_is_quoted_without_a_diagnosis_or_ready_unchecked(
    job: Situation,
) -> None:
    if job.kind is Kind.DIAGNOSING and not job.has_diagnosis:
        with pytest.raises(RuleBroken, match=r"repair\.diagnosis_needed"):
            may_move(job, Kind.QUOTED)
    if job.kind is Kind.TESTING and not job.is_checked:
        with pytest.raises(RuleBroken, match=r"repair\.check_needed"):
            may_move(job, Kind.READY)


@given(kinds, st.none() | st.uuids())
def test_a_state_tells_its_kind(kind: Kind, own: object) -> None:
    assert kind_of(state_key(kind, own)) is kind  # type: ignore[arg-type]


def test_each_step_takes_its_own_permission(shop: Shop, manager: Actor) -> None:
    """R50: whoever lacks it is refused, and the job stays where it was."""
    open_drawer(shop, manager)
    repairs, job = shop.repairs, a_job(shop, manager)

    def without(needed: Permission) -> Actor:
        return replace(manager, permissions=manager.permissions - {needed})

    def refused(needed: Permission, step: Callable[[Actor], object]) -> None:
        before = repairs.job(manager, job.id).card.state
        with pytest.raises(RuleBroken, match=r"permission\.missing") as refusal:
            step(without(needed))
        assert refusal.value.values["permission"] == needed
        assert repairs.job(manager, job.id).card.state == before

    work, yes = Permission.REPAIR_WORK, ApprovalWay.PHONE
    refused(work, lambda who: repairs.move(who, job.id, Kind.DIAGNOSING))
    refused(Permission.REPAIR_CANCEL, lambda who: repairs.cancel(who, job.id, "No"))
    refused(
        Permission.REPAIR_CANCEL, lambda who: repairs.move(who, job.id, Kind.CANCELLED)
    )
    diagnosed(shop, manager, job.id)
    refused(Permission.REPAIR_QUOTE, lambda who: repairs.quote(who, job.id))
    repairs.quote(manager, job.id)
    says = Permission.REPAIR_APPROVE
    refused(says, lambda who: repairs.approve(who, job.id, way=yes))
    refused(says, lambda who: repairs.decline(who, job.id))
    repairs.approve(manager, job.id, way=yes)
    refused(work, lambda who: repairs.move(who, job.id, Kind.REPAIRING))
    repairs.move(manager, job.id, Kind.REPAIRING)
    repairs.move(manager, job.id, Kind.TESTING)
    refused(work, lambda who: repairs.check(who, job.id, "Works", is_passed=True))
    repairs.check(manager, job.id, "Works", is_passed=True)
    refused(Permission.REPAIR_DELIVER, lambda who: deliver(shop, who, job.id))
