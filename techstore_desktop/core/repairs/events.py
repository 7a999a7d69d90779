"""Writing down what happens to a job: who, when, from which state to which (R57)."""

from typing import Any

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs import access_codes
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.models import RepairEvent, RepairJob
from techstore_desktop.core.repairs.workflow import UNREPAIRED, kind_of
from techstore_desktop.core.storage.transaction import Transaction

_CHECKED_KINDS = {RepairKind.TESTING, RepairKind.READY, RepairKind.DELIVERED}


def record(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    kind: EventKind,
    *,
    note: str = "",
    **details: Any,
) -> None:
    """Write an event that leaves the job's state as it is."""
    _write(transaction, actor, job, kind, details, note=note)


def change_state(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    state: str,
    *,
    kind: EventKind = EventKind.STATE_CHANGED,
    note: str = "",
    **details: Any,
) -> None:
    """Put a job into a state, and write that down.

    Whoever calls has asked the table. What a state makes void goes: a check before the
    next test, what was waited for, that a job goes back unrepaired, a delivered
    device's access code (R58).
    """
    before, after = job.state, kind_of(state)
    job.state = state
    if after in UNREPAIRED:
        job.is_unrepaired = True
    elif after is RepairKind.DIAGNOSING:
        job.is_unrepaired = False
    if after is not RepairKind.WAITING_FOR_PART:
        job.waiting_for = ""
    if after is RepairKind.DELIVERED:
        access_codes.erase(transaction, job.id)
    if after not in _CHECKED_KINDS or kind_of(before) is RepairKind.REPAIRING:
        job.checked_by_id = job.checked_at = None
        job.check_result = ""
    _write(
        transaction,
        actor,
        job,
        kind,
        details,
        note=note,
        from_state=before,
        to_state=state,
    )


def _write(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    kind: EventKind,
    details: dict[str, Any],
    *,
    note: str,
    from_state: str | None = None,
    to_state: str | None = None,
) -> None:
    transaction.add(
        RepairEvent(
            job_id=job.id,
            customer_id=job.customer_id,
            kind=kind,
            occurred_at=transaction.now,
            person_id=actor.staff_id,
            from_state=from_state,
            to_state=to_state,
            note=note.strip(),
            details=details,
        )
    )
