"""What may happen to a device that nobody fetches, for random lives of repairs."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.choices import CollectionKind, HistoryKind
from techstore_desktop.core.collection.schemas import (
    DeferStep,
    KeepDevice,
    KeptDevice,
    WaitingDevice,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.notices.choices import Channel
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import (
    EventKind,
    IdentityCheck,
    RepairKind,
)
from techstore_desktop.core.repairs.delivery_schemas import RepairDeliveryResponse
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.shop import Shop
from tests.core.collection.arranging import tell

STEPS = (
    (1, "reminder", "0"),
    (2, "storage_fee", "5"),
    (4, "last_letter", "0"),
    (6, "to_stock", "0"),
)
TOLD = {CollectionKind.REMINDER, CollectionKind.LAST_LETTER}
TOLD_AS = {"not_fetched", "last_letter"}
DEFERRED = {EventKind.STEP_PUT_OFF, EventKind.STEP_SKIPPED}
STEP_EVENTS = DEFERRED | {EventKind.STORAGE_CHARGED, EventKind.KEPT}
jobs = st.integers(0, 2)
tills = st.integers(0, 1)


class Collecting(RuleBasedStateMachine):
    """Days go by; each step of the ladder is tried, put off, or skipped."""

    def __init__(self, shops: Sequence[Shop], actor: Actor, clock: SetClock) -> None:
        super().__init__()
        self.shops, self.actor, self.clock = shops, actor, clock
        self.job_ids: list[UUID] = []
        self.kept: list[KeptDevice] = []
        for shop in shops:
            shop.database.run_on(clock)

    @rule(days=st.integers(1, 4))
    def pass_days(self, days: int) -> None:
        self.clock.advance(timedelta(days=days))

    @rule(till=tills, job=jobs)
    def collect(self, till: int, job: int) -> None:
        with suppress(RuleBroken):
            self._take_step(self._shop(till), self.job_ids[job])

    @rule(till=tills, job=jobs, steps=st.integers(1, 4))
    def climb(self, till: int, job: int, steps: int) -> None:
        """Take each step on its day, so that lives get to the end of the ladder."""
        shop, job_id = self._shop(till), self.job_ids[job]
        for _ in range(steps):
            device = self.waiting(shop, job_id)
            if device is None or device.due_on is None:
                return
            today = shop.profiles.current().business_day(self.clock.now())
            self.clock.advance(max(device.due_on - today, timedelta()))
            with suppress(RuleBroken):
                self._take_step(shop, job_id)

    @rule(till=tills, job=jobs)
    def tell_again(self, till: int, job: int) -> None:
        """Tell the last step by another way as well: it stays one step."""
        shop, job_id = self._shop(till), self.job_ids[job]
        device = self.waiting(shop, job_id)
        told = [act for act in device.acts if act.kind in TOLD] if device else []
        steps = {step.id: step for step in shop.collection_steps.steps()}
        for act in told[-1:]:
            with suppress(RuleBroken):
                tell(shop, self.actor, job_id, steps[act.step_id], Channel.WHATSAPP)

    @rule(till=tills, job=jobs, days=st.none() | st.integers(0, 5))
    def defer(self, till: int, job: int, days: int | None) -> None:
        shop, job_id = self._shop(till), self.job_ids[job]
        device = self.waiting(shop, job_id)
        if device is None or device.step is None:
            return
        today = shop.profiles.current().business_day(self.clock.now())
        data = DeferStep(
            job_id=job_id,
            step_id=device.step.id,
            until=None if days is None else today + timedelta(days=days),
            reason="They called",
        )
        with suppress(RuleBroken):
            shop.collection.defer(self.actor, data)

    def waiting(self, shop: Shop, job_id: UUID) -> WaitingDevice | None:
        """Return how a device waits; None where it does not."""
        found = shop.collection.waiting(self.actor)
        return next((each for each in found if each.card.id == job_id), None)

    def _take_step(self, shop: Shop, job_id: UUID) -> None:
        device = self.waiting(shop, job_id)
        if device is None or device.step is None:
            return
        step = device.step
        if step.kind is CollectionKind.STORAGE_FEE:
            shop.collection.charge(self.actor, job_id, step.id)
        elif step.kind is CollectionKind.TO_STOCK:
            data = KeepDevice(job_id=job_id, step_id=step.id)
            kept = shop.collection.keep(self.actor, data)
            if device.held >= 0:
                assert kept.paid + kept.credited == device.held
                assert kept.cost == device.due
            self.kept.append(kept)
        else:
            is_letter = step.kind is CollectionKind.LAST_LETTER
            way = Channel.LETTER if is_letter else Channel.PHONE
            tell(shop, self.actor, job_id, step, way)
        assert device.is_due, "a step was taken before its day"

    def _shop(self, till: int) -> Shop:
        self.clock.advance(timedelta(seconds=1))
        return self.shops[till % len(self.shops)]


def is_kept(detail: RepairJobResponse) -> bool:
    """Tell whether the shop kept a device."""
    return any(event.kind is EventKind.KEPT for event in detail.events)


def check_collected(
    machine: Collecting, shop: Shop, details: Sequence[RepairJobResponse]
) -> None:
    """Hold the steps against the ladder, and what was kept against the stock."""
    for device in shop.collection.waiting(machine.actor):
        profile = shop.profiles.current()
        ready_on = profile.business_day(device.ready_since)
        for act in device.acts:
            assert act.business_day >= ready_on + timedelta(days=act.days)
        for before, after in pairwise(device.acts):
            gap = timedelta(days=after.days - before.days)
            assert after.business_day - before.business_day >= gap > timedelta()
    for detail in details:
        _check_only_while_ready(detail)
        _check_fees_are_paid_once(shop, detail)
        acts = shop.collection.acts(machine.actor, detail.card.id)
        kinds = [act.kind for act in acts]
        charged = [
            event for event in detail.events if event.kind is EventKind.STORAGE_CHARGED
        ]
        assert len(charged) == kinds.count(CollectionKind.STORAGE_FEE)
        assert len(detail.storage_fees) == len(charged)
        assert is_kept(detail) == (CollectionKind.TO_STOCK in kinds)
        if is_kept(detail):
            assert kinds[-1] is CollectionKind.TO_STOCK
            assert CollectionKind.LAST_LETTER in kinds, "nobody was written to"
            assert detail.card.state.kind is RepairKind.DELIVERED
            assert detail.deposit_balance == 0
            assert not fetched(detail), "on the shelf, and with its owner"
    for kept in machine.kept:
        assert shop.stock.levels(kept.product_id)[0].on_hand == 1
        assert shop.products.get(kept.product_id).cost == kept.cost
    assert len(machine.kept) == sum(map(is_kept, details))


def fetched(detail: RepairJobResponse) -> list[RepairDeliveryResponse]:
    """Return the deliveries that stand, to a person and not to the shelf."""
    return [
        each
        for each in detail.deliveries
        if not each.is_voided and each.identity_check is not IdentityCheck.KEPT
    ]


def check_history(shop: Shop, actor: Actor, detail: RepairJobResponse) -> None:
    """Hold what the record prints against the steps, the notices and the events."""
    entries = shop.collection.history(actor, detail.card.id).entries
    acts = shop.collection.acts(actor, detail.card.id)
    taken = [each for each in entries if each.kind is HistoryKind.STEP]
    assert [each.occurred_at for each in taken] == [each.occurred_at for each in acts]
    told = [each for each in taken if each.notices]
    assert len(told) == sum(act.kind in TOLD for act in acts)
    deferred = [event.note for event in detail.events if event.kind in DEFERRED]
    assert [each.reason for each in entries if each.reason] == deferred
    moments = [each.occurred_at for each in entries]
    assert moments == sorted(moments)


def _check_only_while_ready(detail: RepairJobResponse) -> None:
    """Let no step be taken, put off or skipped before a device is ready, or after."""
    state = None
    for event in detail.events:
        occasion = event.details.get("occasion")
        if event.kind in STEP_EVENTS or occasion in TOLD_AS:
            assert state is RepairKind.READY, event.kind
        if event.to_state is not None:
            state = event.to_state.kind


def _check_fees_are_paid_once(shop: Shop, detail: RepairJobResponse) -> None:
    """Let whoever fetches late pay the bill and each fee, and each of them once."""
    fees = sum((each.total for each in detail.storage_fees), Decimal(0))
    bill = detail.diagnosis_total if detail.card.is_unrepaired else detail.bill.total
    for delivery in fetched(detail):
        assert shop.sales.get(delivery.sale_id).total == bill + fees
