"""The devices that are ready and were not fetched, with the step that each is due."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.collection import ladder
from techstore_desktop.core.collection.models import (
    CollectionAct,
    CollectionDeferral,
    CollectionStep,
)
from techstore_desktop.core.collection.schemas import (
    CollectionActResponse,
    CollectionStepResponse,
    WaitingDevice,
)
from techstore_desktop.core.collection.step_service import steps_of
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.repairs import owing
from techstore_desktop.core.repairs.cards import card_query, read_cards
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.models import RepairEvent, RepairJob
from techstore_desktop.core.repairs.owing import Owing
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.states import StateBook, state_book
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading


def waiting_devices(
    reading: Reading, profile: ShopProfile, job_ids: Collection[UUID] | None = None
) -> list[WaitingDevice]:
    """Return what waits to be fetched, what is due first; or some jobs of those."""
    book = state_book(reading)
    ready = book.keys([RepairKind.READY])
    query = card_query().where(RepairJob.state.in_(ready))
    if job_ids is not None:
        query = query.where(RepairJob.id.in_(job_ids))
    cards = read_cards(reading, query, book)
    found = _Found(reading, profile, cards, book)
    devices = [found.device(card) for card in cards]
    return sorted(devices, key=_pressing)


def acts_of(
    reading: Reading, job_ids: Collection[UUID]
) -> dict[UUID, list[tuple[datetime, CollectionActResponse]]]:
    """Return the steps taken for each job with the wait they belong to, oldest first.

    What two tills took at once is told of once.
    """
    rows = reading.session.execute(
        select(CollectionAct, CollectionStep.days, StaffMember.name)
        .join(CollectionStep, CollectionStep.id == CollectionAct.step_id)
        .outerjoin(StaffMember, StaffMember.id == CollectionAct.person_id)
        .where(CollectionAct.job_id.in_(job_ids))
        .order_by(CollectionAct.occurred_at, CollectionAct.id)
    )
    found: dict[UUID, list[tuple[datetime, CollectionActResponse]]] = {}
    met: set[tuple[UUID, UUID, datetime]] = set()
    for act, days, name in rows:
        once = (act.job_id, act.step_id, act.ready_since)
        if once in met:
            continue
        met.add(once)
        told = CollectionActResponse(
            id=act.id,
            job_id=act.job_id,
            step_id=act.step_id,
            kind=act.kind,
            days=days,
            business_day=act.business_day,
            occurred_at=act.occurred_at,
            person_name=name or "",
            amount=act.amount,
        )
        found.setdefault(act.job_id, []).append((act.ready_since, told))
    return found


class _Found:
    """Everything that the devices of a list need, each read once for all."""

    def __init__(
        self,
        reading: Reading,
        profile: ShopProfile,
        cards: Sequence[RepairCard],
        book: StateBook,
    ) -> None:
        self._profile = profile
        self._today = profile.business_day(reading.now)
        self._steps: tuple[CollectionStepResponse, ...] = steps_of(reading)
        ids = [card.id for card in cards]
        self._since = _ready_since(reading, ids, book)
        self._acts = acts_of(reading, ids)
        jobs = list(
            reading.session.scalars(select(RepairJob).where(RepairJob.id.in_(ids)))
        )
        self._owing: dict[UUID, Owing] = owing.of_jobs(reading, jobs, profile)
        self._deferrals = _deferrals(reading, ids)
        self._contacts = _contacts(reading, [card.customer_id for card in cards])

    def device(self, card: RepairCard) -> WaitingDevice:
        """Return one device with its step."""
        since = self._since.get(card.id, card.received_at)
        ready_on = self._profile.business_day(since)
        acts = tuple(act for wait, act in self._acts.get(card.id, ()) if wait == since)
        deferrals = self._deferrals.get((card.id, since), {})
        skipped = {
            step_id: last.business_day
            for step_id, last in deferrals.items()
            if last.until is None
        }
        done = skipped | {act.step_id: act.business_day for act in acts}
        put_off = {
            step_id: last.until
            for step_id, last in deferrals.items()
            if last.until is not None
        }
        following = ladder.next_step(self._steps, done, ready_on, put_off)
        owed = self._owing[card.id]
        phone, email, is_erased = self._contacts.get(card.customer_id, ("", "", False))
        return WaitingDevice(
            card=card,
            ready_since=since,
            waited_days=max((self._today - ready_on).days, 0),
            due=owed.due,
            held=owed.held,
            phone=phone or card.customer_phone,
            email=email,
            step=following.step if following else None,
            due_on=following.due_on if following else None,
            is_due=following is not None and following.due_on <= self._today,
            acts=acts,
            is_put_off=following is not None and following.is_put_off,
            is_erased=is_erased,
        )


def _ready_since(
    reading: Reading, job_ids: Collection[UUID], book: StateBook
) -> dict[UUID, datetime]:
    """Return when each job came among the ready ones, the last time."""
    ready = book.keys([RepairKind.READY])
    came_from_elsewhere = RepairEvent.from_state.is_(None) | (
        RepairEvent.from_state.not_in(ready)
    )
    rows = reading.session.execute(
        select(RepairEvent.job_id, func.max(RepairEvent.occurred_at).label("since"))
        .where(
            RepairEvent.job_id.in_(job_ids),
            RepairEvent.to_state.in_(ready),
            came_from_elsewhere,
        )
        .group_by(RepairEvent.job_id)
    )
    return {row.job_id: row.since for row in rows}


def _deferrals(
    reading: Reading, job_ids: Collection[UUID]
) -> dict[tuple[UUID, datetime], dict[UUID, CollectionDeferral]]:
    """Return the last word on each step, by job and wait."""
    found: dict[tuple[UUID, datetime], dict[UUID, CollectionDeferral]] = {}
    for row in reading.session.scalars(
        select(CollectionDeferral)
        .where(CollectionDeferral.job_id.in_(job_ids))
        .order_by(CollectionDeferral.occurred_at, CollectionDeferral.id)
    ):
        found.setdefault((row.job_id, row.ready_since), {})[row.step_id] = row
    return found


def _contacts(
    reading: Reading, customer_ids: Collection[UUID]
) -> dict[UUID, tuple[str, str, bool]]:
    rows = reading.session.execute(
        select(Customer.id, Customer.phone, Customer.email, Customer.erased_at).where(
            Customer.id.in_(customer_ids)
        )
    )
    return {row.id: (row.phone, row.email, row.erased_at is not None) for row in rows}


def _pressing(device: WaitingDevice) -> tuple[object, ...]:
    has_step = device.due_on is not None
    return (not device.is_due, not has_step, -device.waited_days, device.card.number)
