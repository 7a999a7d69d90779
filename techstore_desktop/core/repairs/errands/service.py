"""Sending devices to a workshop or another branch, and taking them back."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import events, lines
from techstore_desktop.core.repairs.choices import EventKind, LineKind
from techstore_desktop.core.repairs.errands import finding
from techstore_desktop.core.repairs.errands.models import (
    RepairErrand,
    RepairErrandReturn,
    Workshop,
)
from techstore_desktop.core.repairs.errands.schemas import (
    Destination,
    ErrandCreate,
    ErrandResponse,
    ErrandReturnCreate,
    WorkshopEdit,
)
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.moving import open_job
from techstore_desktop.core.repairs.owing import usual_taxes
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction

_jobs = Repository(RepairJob)
_workshops = Repository(Workshop)


class ErrandService:
    """What is repaired elsewhere."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def destinations(self) -> tuple[Destination, ...]:
        """Return where devices can be sent: other branches, then workshops."""
        with self._database.reading() as reading:
            return finding.destinations(reading)

    def errands(self, actor: Actor) -> tuple[ErrandResponse, ...]:
        """Return what is out, the longest away first, then what came back last."""
        return self._read(actor)

    def of_job(self, actor: Actor, job_id: UUID) -> tuple[ErrandResponse, ...]:
        """Return the errands of one job, what is out first."""
        return self._read(actor, RepairErrand.job_id == job_id)

    def workshop(self, workshop_id: UUID) -> WorkshopEdit:
        """Return a workshop. Raises RuleBroken ``workshop.not_found``."""
        with self._database.reading() as reading:
            row = _workshops.get(reading, workshop_id)
            return WorkshopEdit(
                name=row.name,
                phone=row.phone,
                notes=row.notes,
                is_out_of_use=row.archived_at is not None,
            )

    def change_workshop(
        self,
        actor: Actor,
        workshop_id: UUID,
        data: WorkshopEdit,
        *,
        approval: Approval | None = None,
    ) -> None:
        """Change a workshop, or take it out of use: what is there stays there.

        Raises RuleBroken ``workshop.not_found``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "workshop.updated", actor, approved_by=approved_by
        ) as transaction:
            row = _workshops.get(transaction, workshop_id)
            row.name, row.phone, row.notes = data.name, data.phone, data.notes
            is_out = row.archived_at is not None
            if data.is_out_of_use != is_out:
                row.archived_at = transaction.now if data.is_out_of_use else None

    def send_out(
        self, actor: Actor, data: ErrandCreate, *, approval: Approval | None = None
    ) -> ErrandResponse:
        """Send a device out; a name that nobody knows becomes a workshop.

        Raises RuleBroken ``repair.already_out`` with ``to``, ``repair.closed``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.sent_out", actor, approved_by=approved_by
        ) as transaction:
            self._profiles.of(transaction)
            job = open_job(transaction, data.job_id)
            if job.sent_to:
                raise RuleBroken("repair.already_out", to=job.sent_to)
            place = _destination(transaction, data.to)
            transaction.add(
                RepairErrand(
                    job_id=job.id,
                    workshop_id=None if place.is_branch else place.id,
                    to_branch_id=place.id if place.is_branch else None,
                    sent_at=transaction.now,
                    sent_by_id=actor.staff_id,
                    expected_on=data.expected_on,
                    note=data.note,
                    accessories=list(data.accessories),
                )
            )
            job.sent_to, job.sent_at = place.name, transaction.now
            events.record(
                transaction,
                actor,
                job,
                EventKind.SENT_OUT,
                note=data.note,
                to=place.name,
            )
            transaction.flush()
            return self._of_job(transaction, actor, job)[0]

    def take_back(
        self,
        actor: Actor,
        data: ErrandReturnCreate,
        *,
        approval: Approval | None = None,
    ) -> ErrandResponse:
        """Take a device back; what the work cost stands on the job from now on.

        Raises RuleBroken ``repair.not_out``, ``repair_line.not_found``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.taken_back", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            job = _jobs.get(transaction, data.job_id)
            out = finding.open_errands(transaction, job.id)
            if not job.sent_to and not out:
                raise RuleBroken("repair.not_out")
            cost = round_half_up(data.cost, profile.currency.digits)
            _end(transaction, actor, out, cost=cost, note=data.note)
            if cost:
                _put_on_job(transaction, actor, job, data, cost=cost, profile=profile)
            where, job.sent_to, job.sent_at = job.sent_to, "", None
            events.record(
                transaction,
                actor,
                job,
                EventKind.TAKEN_BACK,
                note=data.note,
                **{"from": where},
            )
            transaction.flush()
            back = self._of_job(transaction, actor, job)
            return next(each for each in back if each.returned_at is not None)

    def _read(self, actor: Actor, *criteria: object) -> tuple[ErrandResponse, ...]:
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            return finding.errands(
                reading,
                profile.business_day(reading.now),
                *criteria,
                with_cost=actor.may(Permission.REPAIR_SEE_COST),
            )

    def _of_job(
        self, transaction: Transaction, actor: Actor, job: RepairJob
    ) -> tuple[ErrandResponse, ...]:
        return finding.errands(
            transaction,
            self._profiles.of(transaction).business_day(transaction.now),
            RepairErrand.job_id == job.id,
            with_cost=actor.may(Permission.REPAIR_SEE_COST),
        )


def _destination(transaction: Transaction, name: str) -> Destination:
    """Return the branch or workshop of a name; a new workshop where there is none."""
    wanted = name.strip()
    for place in finding.destinations(transaction):
        if place.name.casefold() == wanted.casefold():
            return place
    workshop = _workshops.create(
        transaction,
        {"id": transaction.new_id(), "name": wanted, "phone": "", "notes": ""},
    )
    return Destination(id=workshop.id, name=wanted, phone="", is_branch=False)


def _end(
    transaction: Transaction,
    actor: Actor,
    out: Sequence[RepairErrand],
    *,
    cost: Decimal,
    note: str,
) -> None:
    """Write that the errands of a job ended; the cost belongs to the last one."""
    for errand in out:
        transaction.add(
            RepairErrandReturn(
                errand_id=errand.id,
                returned_at=transaction.now,
                taken_by_id=actor.staff_id,
                cost=cost if errand is out[-1] else ZERO,
                note=note,
            )
        )


def _put_on_job(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    data: ErrandReturnCreate,
    *,
    cost: Decimal,
    profile: ShopProfile,
) -> None:
    """Add a cost to the line that it belongs to; the customer's price stays.

    The line is edited: two tills that both took the device back add it once.
    """
    rows = lines.lines_of(transaction, job.id)
    line = _line_for(rows, data.line_id)
    if line is not None:
        added = round_half_up(cost / line.quantity, profile.currency.digits)
        line.unit_cost += added
        return
    transaction.add(
        RepairLine(
            id=transaction.new_id(),
            job_id=job.id,
            position=len(rows) + 1,
            kind=LineKind.LABOUR,
            product_id=None,
            sku="",
            name=data.work or job.sent_to,
            quantity=Decimal(1),
            unit_price=ZERO,
            unit_cost=cost,
            taxes=[each.model_dump(mode="json") for each in usual_taxes(transaction)],
            total=ZERO,
            is_covered=False,
            technician_id=job.technician_id or actor.staff_id,
            part_status=None,
            shelf_id=None,
            serial_numbers=[],
        )
    )


def _line_for(rows: Sequence[RepairLine], line_id: UUID | None) -> RepairLine | None:
    if line_id is not None:
        found = next((row for row in rows if row.id == line_id), None)
        if found is None:
            raise RuleBroken("repair_line.not_found")
        return found
    labour = [row for row in rows if row.kind is LineKind.LABOUR]
    return next(iter(labour or rows), None)
