"""What was done about one device, step by step, from what the tables keep of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.collection.choices import CollectionKind, HistoryKind
from techstore_desktop.core.collection.history_schemas import (
    CollectionEntry,
    CollectionHistory,
)
from techstore_desktop.core.collection.models import CollectionDeferral, CollectionStep
from techstore_desktop.core.collection.schemas import CollectionActResponse
from techstore_desktop.core.collection.waiting import acts_of, waiting_devices
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.notices import reading as notices
from techstore_desktop.core.notices.choices import Occasion
from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import (
    DepositKind,
    EventKind,
    IdentityCheck,
    RepairKind,
)
from techstore_desktop.core.repairs.details import read_job
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.schemas import (
    RepairEventResponse,
    RepairJobResponse,
)
from techstore_desktop.core.storage.transaction import Reading

Deferred = dict[tuple[datetime, UUID], int]
OCCASIONS = {
    CollectionKind.REMINDER: Occasion.NOT_FETCHED,
    CollectionKind.LAST_LETTER: Occasion.LAST_LETTER,
}
"""What a customer is told by a step."""
_TOLD_ALONGSIDE = {
    Occasion.READY,
    Occasion.READY_UNREPAIRED,
    Occasion.NOT_FETCHED,
    Occasion.LAST_LETTER,
}
_DEFERRED = {
    EventKind.STEP_PUT_OFF: HistoryKind.PUT_OFF,
    EventKind.STEP_SKIPPED: HistoryKind.SKIPPED,
}


def history_of(
    reading: Reading, actor: Actor, job: RepairJob, profile: ShopProfile
) -> CollectionHistory:
    """Return everything that was done about a job's device since it was ready."""
    detail = read_job(reading, actor, job, profile)
    acts = acts_of(reading, [job.id]).get(job.id, [])
    by_step = {act.id: _told_by(reading, since, act) for since, act in acts}
    used = {notice.id for told in by_step.values() for notice in told}
    others = [each for each in notices.of_job(reading, job.id) if each.id not in used]
    entries = [
        *_from_events(detail, _deferred_days(reading, job.id)),
        *(_taken(detail, act, by_step[act.id]) for _since, act in acts),
        *_alongside(others),
    ]
    found = waiting_devices(reading, profile, [job.id])
    device = found[0] if found else None
    return CollectionHistory(
        job=detail,
        entries=tuple(sorted(entries, key=lambda each: each.occurred_at)),
        as_of=reading.now,
        waited_days=device.waited_days if device else None,
        step=device.step if device else None,
        due_on=device.due_on if device else None,
    )


def about_of(step_id: UUID, ready_since: datetime) -> str:
    """Return what tells this reminder from the next, and this wait from another."""
    return f"{step_id}:{ready_since.isoformat()}"


def _told_by(
    reading: Reading, since: datetime, act: CollectionActResponse
) -> tuple[NoticeResponse, ...]:
    occasion = OCCASIONS.get(act.kind)
    if occasion is None:
        return ()
    about = about_of(act.step_id, since)
    return tuple(reversed(notices.told(reading, act.job_id, occasion, about)))


def _deferred_days(reading: Reading, job_id: UUID) -> Deferred:
    """Return the ladder's day of each step that was put off or skipped.

    The event says why, the deferral which step; one act wrote both.
    """
    rows = reading.session.execute(
        select(
            CollectionDeferral.occurred_at,
            CollectionDeferral.person_id,
            CollectionStep.days,
        )
        .join(CollectionStep, CollectionStep.id == CollectionDeferral.step_id)
        .where(CollectionDeferral.job_id == job_id)
    )
    return {(row.occurred_at, row.person_id): row.days for row in rows}


def _from_events(
    detail: RepairJobResponse, deferred: Deferred
) -> Iterator[CollectionEntry]:
    for event in detail.events:
        if event.kind in _DEFERRED:
            until = event.details.get("until")
            yield CollectionEntry(
                kind=_DEFERRED[event.kind],
                occurred_at=event.occurred_at,
                person_name=event.person_name,
                step=CollectionKind(event.details["step"]),
                days=deferred.get((event.occurred_at, event.person_id)),
                until=date.fromisoformat(until) if until else None,
                reason=event.note,
            )
        elif (kind := _turned(event)) is not None:
            yield CollectionEntry(
                kind=kind,
                occurred_at=event.occurred_at,
                person_name=event.person_name,
                receipt=_receipt(detail, event),
            )


def _turned(event: RepairEventResponse) -> HistoryKind | None:
    """Return whether a device became ready by an event, or was no longer."""
    start = event.from_state.kind if event.from_state else None
    end = event.to_state.kind if event.to_state else None
    if end is RepairKind.READY and start is not RepairKind.READY:
        return HistoryKind.READY
    if event.kind is EventKind.DELIVERED:
        return HistoryKind.FETCHED
    has_left = start is RepairKind.READY and end not in {None, RepairKind.READY}
    if has_left and event.kind is not EventKind.KEPT:
        return HistoryKind.BACK_TO_WORK
    return None


def _receipt(detail: RepairJobResponse, event: RepairEventResponse) -> str:
    """Return the receipt on which a device was fetched."""
    sale_id = event.details.get("sale_id")
    given = {str(each.sale_id): each.sale_number for each in detail.deliveries}
    return given.get(str(sale_id), "") if event.kind is EventKind.DELIVERED else ""


def _taken(
    detail: RepairJobResponse,
    act: CollectionActResponse,
    told: tuple[NoticeResponse, ...],
) -> CollectionEntry:
    fee = next((each for each in detail.storage_fees if each.id == act.id), None)
    entry = CollectionEntry(
        kind=HistoryKind.STEP,
        occurred_at=act.occurred_at,
        person_name=act.person_name,
        step=act.kind,
        days=act.days,
        amount=fee.total if fee else act.amount,
        name=fee.name if fee else "",
        notices=told,
    )
    if act.kind is not CollectionKind.TO_STOCK:
        return entry
    kept = (
        each.sale_number
        for each in detail.deliveries
        if each.identity_check is IdentityCheck.KEPT and not each.is_voided
    )
    return entry.model_copy(
        update={
            "kept_as": detail.card.number,
            "receipt": next(kept, ""),
            "paid": _used(detail, act, DepositKind.APPLIED),
            "credited": _used(detail, act, DepositKind.CREDITED),
        }
    )


def _used(
    detail: RepairJobResponse, act: CollectionActResponse, kind: DepositKind
) -> Decimal:
    """Return what of the deposit went one way when the device was kept."""
    return -sum(
        (
            each.amount
            for each in detail.deposits
            if each.kind is kind and each.occurred_at >= act.occurred_at
        ),
        ZERO,
    )


def _alongside(told: Sequence[NoticeResponse]) -> Iterable[CollectionEntry]:
    """Yield what the customer was told beside the ladder: that it is ready, first."""
    for notice in told:
        if notice.occasion in _TOLD_ALONGSIDE:
            yield CollectionEntry(
                kind=HistoryKind.TOLD,
                occurred_at=notice.written_at,
                person_name=notice.written_by_name,
                notices=(notice,),
            )
