"""Warranty of repairs: what is still under it (R56)."""

from uuid import UUID

from sqlalchemy import or_, select

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.repairs import warranty
from techstore_desktop.core.repairs.delivery_schemas import WarrantyStanding
from techstore_desktop.core.repairs.models import RepairJob, RepairWorkKind
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading

_jobs = Repository(RepairJob)


class RepairWarrantyService:
    """Claims on the shop's own work."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def standing(self, actor: Actor, job_id: UUID) -> WarrantyStanding | None:
        """Return whether a delivered repair is under warranty; None for an open one."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            return standing_of(reading, _jobs.get(reading, job_id), profile)

    def of_device(self, actor: Actor, device_id: UUID) -> tuple[WarrantyStanding, ...]:
        """Return the repairs of a device that can be claimed on, the newest first.

        Those whose term is over are told too, for the answer at the counter.
        """
        return self._standings(actor, RepairJob.device_id == device_id)

    def of_number(self, actor: Actor, number: str) -> tuple[WarrantyStanding, ...]:
        """Return as ``of_device`` does, by a serial number or IMEI as it is scanned."""
        wanted = "".join(number.split()).upper()
        if not wanted:
            return ()
        return self._standings(
            actor, or_(RepairJob.imei == wanted, RepairJob.serial == wanted)
        )

    def claims(self, actor: Actor, job_id: UUID) -> tuple[UUID, ...]:
        """Return the repairs that were opened under a repair's warranty."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            return tuple(
                reading.session.scalars(
                    select(RepairJob.id)
                    .where(RepairJob.claim_of_id == job_id)
                    .order_by(RepairJob.received_at)
                )
            )

    def _standings(
        self, actor: Actor, condition: object
    ) -> tuple[WarrantyStanding, ...]:
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            rows = _jobs.get_multi(
                reading,
                condition,
                RepairJob.delivered_at.is_not(None),
                RepairJob.claim_of_id.is_(None),
                RepairJob.is_unrepaired.is_(False),
                order_by=(RepairJob.delivered_at.desc(),),
            )
            found = [standing_of(reading, row, profile) for row in rows]
            return tuple(each for each in found if each is not None)


def standing_of(
    reading: Reading, job: RepairJob, profile: ShopProfile
) -> WarrantyStanding | None:
    """Return how the warranty of a repair stands: that of the first for a claim."""
    first = reading.session.get(RepairJob, job.claim_of_id or job.id)
    if first is None or first.delivered_at is None or first.is_unrepaired:
        return None
    day = profile.business_day(first.delivered_at)
    kind = (
        reading.session.get(RepairWorkKind, first.work_kind_id)
        if first.work_kind_id
        else None
    )
    today = profile.business_day(reading.now)
    return WarrantyStanding(
        job_id=first.id,
        number=first.number,
        delivered_at=first.delivered_at,
        until=warranty.last_day(day, first.warranty_days),
        is_valid=warranty.holds(today, day, first.warranty_days),
        work=kind.name if kind else "",
    )
