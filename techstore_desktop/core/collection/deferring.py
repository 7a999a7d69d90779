"""Putting a step of the collection off, or skipping it, within a transaction."""

from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.collection import ladder
from techstore_desktop.core.collection.models import CollectionDeferral
from techstore_desktop.core.collection.schemas import (
    CollectionStepResponse,
    DeferStep,
    WaitingDevice,
)
from techstore_desktop.core.collection.step_service import steps_of
from techstore_desktop.core.collection.waiting import waiting_devices
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_jobs = Repository(RepairJob)


def defer(
    transaction: Transaction, actor: Actor, data: DeferStep, profile: ShopProfile
) -> None:
    """Write that the next step waits until a day, or is left out.

    Raises RuleBroken ``collection.not_next``, ``collection.day_passed``,
    ``collection.letter_stays``.
    """
    device, step = _next(transaction, data, profile)
    today = profile.business_day(transaction.now)
    if data.until is None:
        _require_told(transaction, device, step)
    elif data.until <= today:
        raise RuleBroken("collection.day_passed")
    transaction.add(
        CollectionDeferral(
            job_id=device.card.id,
            step_id=step.id,
            ready_since=device.ready_since,
            business_day=today,
            occurred_at=transaction.now,
            person_id=actor.staff_id,
            until=data.until,
        )
    )
    is_skipped = data.until is None
    events.record(
        transaction,
        actor,
        _jobs.get(transaction, data.job_id),
        EventKind.STEP_SKIPPED if is_skipped else EventKind.STEP_PUT_OFF,
        note=data.reason,
        step=step.kind.value,
        until=data.until.isoformat() if data.until else "",
    )


def _next(
    reading: Reading, data: DeferStep, profile: ShopProfile
) -> tuple[WaitingDevice, CollectionStepResponse]:
    found = waiting_devices(reading, profile, [data.job_id])
    step = found[0].step if found else None
    if step is None or step.id != data.step_id:
        raise RuleBroken("collection.not_next")
    return found[0], step


def _require_told(
    reading: Reading, device: WaitingDevice, step: CollectionStepResponse
) -> None:
    done: set[UUID] = {act.step_id for act in device.acts}
    if device.is_erased:
        return
    if ladder.leads_to_stock(steps_of(reading), step, done):
        raise RuleBroken("collection.letter_stays")
