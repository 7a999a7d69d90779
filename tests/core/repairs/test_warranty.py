"""Warranty runs from delivery, the last day included, and no claim renews it (R56)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import (
    ApprovalWay,
    EventKind,
    RepairKind,
)
from techstore_desktop.core.repairs.quote_schemas import DiagnosisEdit
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.state_schemas import (
    RepairStateCreate,
    RepairWorkKindEdit,
)
from techstore_desktop.core.repairs.warranty import holds, last_day
from techstore_desktop.printing.repair_consent import warranty_term
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.shop import Shop
from tests.builders import a_customer, open_drawer
from tests.core.repairs.arranging import (
    IMEI,
    a_device,
    a_job,
    deliver,
    diagnosed,
    ready,
    take_in,
)

days = st.integers(1, 3650)
moments = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(moments, days)
def test_the_last_day_counts_and_the_next_does_not(delivered: date, term: int) -> None:
    end = last_day(delivered, term)
    assert holds(end, delivered, term)
    assert not holds(end + timedelta(days=1), delivered, term)
    assert (end - delivered).days == term


@given(moments)
def test_without_a_term_nothing_holds(delivered: date) -> None:
    assert not holds(delivered, delivered, 0)


@pytest.fixture
def first(shop: Shop, manager: Actor) -> RepairCard:
    """Return a repair with 60 days of warranty, delivered today."""
    open_drawer(shop, manager)
    kind = shop.repair_work_kinds.add(
        manager, RepairWorkKindEdit(name="Screen", warranty_days=60)
    )
    job = a_job(shop, manager, work_kind_id=kind.id)
    ready(shop, manager, job.id)
    deliver(shop, manager, job.id, paid=(("cash", "100"),))
    return shop.repairs.job(manager, job.id).card


def test_rework_on_day_50_leaves_the_end_on_day_60(
    shop: Shop, manager: Actor, clock: SetClock, first: RepairCard
) -> None:
    before = shop.repair_warranty.standing(manager, first.id)
    assert before is not None
    clock.advance(timedelta(days=50))
    claim = a_job(shop, manager, claim_of_id=first.id)
    ready(shop, manager, claim.id)
    deliver(shop, manager, claim.id, paid=(("cash", "100"),))
    again = shop.repair_warranty.standing(manager, claim.id)
    assert again == before.model_copy(update={"is_valid": True})
    assert (before.until - first.received_at.date()).days == 60
    clock.advance(timedelta(days=10))
    second = a_job(shop, manager, claim_of_id=claim.id)
    assert shop.repairs.job(manager, second.id).claim_of_id == first.id
    assert len(shop.repair_warranty.claims(manager, first.id)) == 2


def test_a_claim_tells_the_first_term_and_what_the_device_had_before(
    shop: Shop, manager: Actor, clock: SetClock, first: RepairCard
) -> None:
    clock.advance(timedelta(days=50))
    buyer = a_customer(shop, manager, name="Bruno Paz", phone="")
    device = a_device(claim_of_id=first.id)
    card = take_in(shop, manager, device, customer_id=buyer.id).jobs[0]
    claim = shop.repairs.job(manager, card.id)
    standing = shop.repair_warranty.standing(manager, first.id)
    assert standing is not None
    assert claim.claim_until == standing.until
    assert [each.number for each in claim.device_jobs] == [first.number]
    assert claim.device_jobs[0].customer_name == first.customer_name
    profile = shop.profiles.current()
    words = repair_words_for("en")
    last = profile.formats.date(standing.until)
    said = warranty_term(claim, profile, words)
    assert said == f"until {last} · {first.number}"
    assert warranty_term(shop.repairs.job(manager, first.id), profile, words) == (
        words.days(60)
    )


def test_a_late_claim_is_the_managers_good_will(
    shop: Shop, cashier: Actor, manager: Actor, clock: SetClock, first: RepairCard
) -> None:
    clock.advance(timedelta(days=61))
    standing = shop.repair_warranty.of_number(cashier, IMEI)[0]
    assert not standing.is_valid
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        a_job(shop, cashier, claim_of_id=first.id)
    assert a_job(shop, manager, claim_of_id=first.id).is_claim


def test_what_was_not_delivered_can_not_be_claimed(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    with pytest.raises(RuleBroken, match=r"repair\.claim_of_open"):
        a_job(shop, manager, claim_of_id=job.id)


def test_the_counter_sees_a_devices_repairs_whoever_owned_it(
    shop: Shop, manager: Actor, first: RepairCard
) -> None:
    buyer = a_customer(shop, manager, name="Bruno Paz", phone="")
    card = take_in(shop, manager, a_device(), customer_id=buyer.id).jobs[0]
    device_id = shop.repairs.job(manager, card.id).device_id
    assert device_id is not None
    found = shop.repair_warranty.of_device(manager, device_id)
    assert [each.number for each in found] == [first.number]
    assert found[0].is_valid
    assert found[0].work == "Screen"


def test_another_kind_of_work_brings_its_term(shop: Shop, manager: Actor) -> None:
    kind = shop.repair_work_kinds.add(
        manager, RepairWorkKindEdit(name="Battery", warranty_days=180)
    )
    job = a_job(shop, manager)
    detail = shop.repairs.set_diagnosis(
        manager, job.id, DiagnosisEdit(diagnosis="Swollen", work_kind_id=kind.id)
    )
    assert detail.warranty_days == 180


def test_a_state_of_the_shops_own_follows_the_rules_of_its_kind(
    shop: Shop, manager: Actor
) -> None:
    own = shop.repair_states.add(
        manager,
        RepairStateCreate(name="In the queue", kind=RepairKind.DIAGNOSING),
    )
    keys = [state.key for state in shop.repairs.states()]
    assert keys.index(own.key) == keys.index(RepairKind.DIAGNOSING) + 1
    job = a_job(shop, manager)
    moved = shop.repairs.move(manager, job.id, own.key)
    assert (moved.state.name, moved.state.kind) == (
        "In the queue",
        RepairKind.DIAGNOSING,
    )
    shop.repairs.move(manager, job.id, RepairKind.DIAGNOSING)
    with pytest.raises(RuleBroken, match=r"repair\.diagnosis_needed"):
        shop.repairs.move(manager, job.id, RepairKind.QUOTED)
    shop.repairs.move(manager, job.id, own.key)
    with pytest.raises(RuleBroken, match=r"repair_state\.in_use"):
        shop.repair_states.archive(manager, own.id or job.id)
    shop.repairs.move(manager, job.id, RepairKind.CANCELLED)
    shop.repair_states.archive(manager, own.id or job.id)
    assert own.key not in [state.key for state in shop.repairs.states()]
    passed = [event.to_state for event in shop.repairs.job(manager, job.id).events]
    assert "In the queue" in [state.name for state in passed if state]


def test_what_customers_say_and_tests_give_may_be_states_of_the_shops_own(
    shop: Shop, manager: Actor
) -> None:
    own = {
        kind: shop.repair_states.add(
            manager, RepairStateCreate(name=f"Our {kind}", kind=kind)
        )
        for kind in RepairKind
    }
    repairs, job = shop.repairs, a_job(shop, manager)
    diagnosed(shop, manager, job.id)
    states = [
        repairs.quote(manager, job.id, state=own[RepairKind.QUOTED].key).card,
        repairs.approve(
            manager,
            job.id,
            way=ApprovalWay.PHONE,
            state=own[RepairKind.APPROVED].key,
        ).card,
        repairs.move(manager, job.id, own[RepairKind.REPAIRING].key),
        repairs.move(manager, job.id, own[RepairKind.TESTING].key),
        repairs.check(
            manager,
            job.id,
            "All works",
            is_passed=True,
            state=own[RepairKind.READY].key,
        ),
    ]
    assert [card.state.name for card in states] == [
        "Our quoted",
        "Our approved",
        "Our repairing",
        "Our testing",
        "Our ready",
    ]
    with pytest.raises(RuleBroken, match=r"repair\.delivered_at_checkout"):
        repairs.move(manager, job.id, own[RepairKind.DELIVERED].key)
    with pytest.raises(RuleBroken, match=r"repair_state\.not_found"):
        repairs.cancel(manager, job.id, "No", state=own[RepairKind.DECLINED].key)
    gone = repairs.cancel(
        manager, job.id, "No", state=own[RepairKind.CANCELLED].key
    ).card
    assert gone.is_unrepaired
    assert gone.state.name == "Our cancelled"
    other = a_job(shop, manager, imei="")
    diagnosed(shop, manager, other.id)
    repairs.quote(manager, other.id)
    declined = repairs.decline(
        manager, other.id, state=own[RepairKind.DECLINED].key
    ).card
    assert (declined.state.name, declined.is_unrepaired) == ("Our declined", True)


def test_only_the_time_in_the_shops_hands_counts(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    """Four hours at the bench, a weekend of waiting for the customer (R57)."""
    job = a_job(shop, manager)
    clock.advance(timedelta(hours=1))
    shop.repairs.set_diagnosis(manager, job.id, DiagnosisEdit(diagnosis="Screen"))
    clock.advance(timedelta(hours=2))
    shop.repairs.quote(manager, job.id)
    clock.advance(timedelta(days=2))
    shop.repairs.decline(manager, job.id)
    clock.advance(timedelta(hours=1))
    shop.repairs.move(manager, job.id, RepairKind.READY)
    clock.advance(timedelta(days=9))
    detail = shop.repairs.job(manager, job.id)
    assert detail.hours_in_hand == 4
    assert [event.kind for event in detail.events][-2:] == [
        EventKind.DECLINED,
        EventKind.STATE_CHANGED,
    ]


def test_the_kind_of_work_is_chosen_on_an_open_job_and_told_of(
    shop: Shop, manager: Actor
) -> None:
    kind = shop.repair_work_kinds.add(
        manager, RepairWorkKindEdit(name="Screens", warranty_days=180)
    )
    job = a_job(shop, manager)
    shop.repairs.choose_work_kind(manager, job.id, kind.id)
    detail = shop.repairs.job(manager, job.id)
    assert (detail.work_kind_name, detail.warranty_days) == ("Screens", 180)
    assert detail.events[-1].kind is EventKind.WORK_KIND_CHOSEN
    shop.repairs.choose_work_kind(manager, job.id, None)
    detail = shop.repairs.job(manager, job.id)
    assert (detail.work_kind_name, detail.warranty_days) == ("", 90)
    open_drawer(shop, manager)
    ready(shop, manager, job.id)
    deliver(shop, manager, job.id, paid=(("cash", "100"),))
    with pytest.raises(RuleBroken):
        shop.repairs.choose_work_kind(manager, job.id, kind.id)
    assert shop.verify().holds
