"""The list of jobs as a file that a spreadsheet opens. Access codes are never in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.importing.exporting import write_file
from techstore_desktop.core.repairs.reading import RepairViews
from techstore_desktop.core.repairs.schemas import RepairCard, RepairFilter, RepairSort
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse

MOST_EXPORTED = 1_000_000


def _own_name(state: RepairStateResponse) -> str:
    return state.name or state.kind.value


@dataclass(frozen=True, slots=True)
class Wording:
    """How the file says what the program knows by keys; ``zone`` is the shop's."""

    titles: Mapping[str, str] = field(default_factory=dict)
    state: Callable[[RepairStateResponse], str] = _own_name
    device_kind: Callable[[str], str] = str
    yes: str = "yes"
    no: str = "no"
    zone: tzinfo = UTC

    def moment(self, moment: datetime | None) -> datetime | None:
        """Return a moment as the shop's clock shows it."""
        return moment.astimezone(self.zone) if moment else None


_READ: Mapping[str, Callable[[RepairCard, Wording], object]] = {
    "number": lambda job, _say: job.number,
    "state": lambda job, say: say.state(job.state),
    "device_kind": lambda job, say: say.device_kind(job.device_kind),
    "brand": lambda job, _say: job.brand,
    "model": lambda job, _say: job.model,
    "serial": lambda job, _say: job.serial,
    "imei": lambda job, _say: job.imei,
    "fault": lambda job, _say: job.fault,
    "customer": lambda job, _say: job.customer_name,
    "phone": lambda job, _say: job.customer_phone,
    "branch": lambda job, _say: job.branch_name,
    "technician": lambda job, _say: job.technician_name,
    "received_at": lambda job, say: say.moment(job.received_at),
    "promised_at": lambda job, say: say.moment(job.promised_at),
    "delivered_at": lambda job, say: say.moment(job.delivered_at),
    "price": lambda job, _say: job.price,
    "deposit": lambda job, _say: job.deposit,
    "waiting_for": lambda job, _say: job.waiting_for,
    "parts_have_come": lambda job, _say: job.has_parts,
    "sent_to": lambda job, _say: job.sent_to,
    "express": lambda job, _say: job.is_express,
    "overdue": lambda job, _say: job.is_overdue,
    "due_soon": lambda job, _say: job.is_due_soon,
    "warranty_claim": lambda job, _say: job.is_claim,
    "unrepaired": lambda job, _say: job.is_unrepaired,
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
    wording: Wording | None = None,
) -> int:
    """Write every job that meets a filter as CSV or XLSX; return how many they were.

    Raises RuleBroken ``export.kind_unknown``, Unavailable ``export.not_written``.
    """
    page = repairs.jobs(
        actor, wanted, sort=sort, descending=descending, limit=MOST_EXPORTED
    )
    say = wording or Wording()
    write_file(path, [_row(job, say) for job in page.cards], HEADER, say.titles)
    return len(page.cards)


def _row(job: RepairCard, say: Wording) -> dict[str, object]:
    cells = {name: read(job, say) for name, read in _READ.items()}
    answers = {True: say.yes, False: say.no}
    return {
        name: answers[cell] if isinstance(cell, bool) else cell
        for name, cell in cells.items()
    }
