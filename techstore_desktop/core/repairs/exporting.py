"""The list of jobs as a file that a spreadsheet opens. Access codes are never in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.importing.exporting import write_file
from techstore_desktop.core.repairs.reading import RepairViews
from techstore_desktop.core.repairs.schemas import RepairCard, RepairFilter, RepairSort

MOST_EXPORTED = 1_000_000
_READ: dict[str, Callable[[RepairCard], object]] = {
    "number": lambda job: job.number,
    "state": lambda job: job.state.name or job.state.kind.value,
    "device_kind": lambda job: job.device_kind,
    "brand": lambda job: job.brand,
    "model": lambda job: job.model,
    "serial": lambda job: job.serial,
    "imei": lambda job: job.imei,
    "fault": lambda job: job.fault,
    "customer": lambda job: job.customer_name,
    "phone": lambda job: job.customer_phone,
    "branch": lambda job: job.branch_name,
    "technician": lambda job: job.technician_name,
    "received_at": lambda job: job.received_at.isoformat(),
    "promised_at": lambda job: job.promised_at.isoformat() if job.promised_at else "",
    "delivered_at": lambda job: (
        job.delivered_at.isoformat() if job.delivered_at else ""
    ),
    "price": lambda job: "" if job.price is None else job.price,
    "deposit": lambda job: job.deposit,
    "waiting_for": lambda job: job.waiting_for,
    "parts_have_come": lambda job: _yes(is_so=job.has_parts),
    "sent_to": lambda job: job.sent_to,
    "express": lambda job: _yes(is_so=job.is_express),
    "overdue": lambda job: _yes(is_so=job.is_overdue),
    "due_soon": lambda job: _yes(is_so=job.is_due_soon),
    "warranty_claim": lambda job: _yes(is_so=job.is_claim),
    "unrepaired": lambda job: _yes(is_so=job.is_unrepaired),
}
HEADER = tuple(_READ)


def export_jobs(
    repairs: RepairViews,
    actor: Actor,
    wanted: RepairFilter,
    path: Path,
    *,
    sort: RepairSort = RepairSort.RECEIVED,
    descending: bool = True,
) -> int:
    """Write every job that meets a filter as CSV or XLSX; return how many they were.

    Raises RuleBroken ``export.kind_unknown``, Unavailable ``export.not_written``.
    """
    page = repairs.jobs(
        actor, wanted, sort=sort, descending=descending, limit=MOST_EXPORTED
    )
    write_file(path, [_row(job) for job in page.cards], HEADER)
    return len(page.cards)


def _row(job: RepairCard) -> dict[str, Any]:
    return {name: read(job) for name, read in _READ.items()}


def _yes(*, is_so: bool) -> str:
    return "yes" if is_so else "no"
