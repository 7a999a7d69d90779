"""What the shop knows of a device by its number: sold, repaired, whose it was."""

from calendar import monthrange
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.devices.imei import cleaned
from techstore_desktop.core.devices.models import Device
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.sales.models import Sale, SaleLine
from techstore_desktop.core.schema import Schema
from techstore_desktop.core.stock.models import SerialMovement, SerialUnit
from techstore_desktop.core.stock.units import SerialAct
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Reading


class DeviceStanding(Schema):
    """A known device. Days are in the shop's calendar; empty where nothing is known.

    ``claim_of_id`` is the repair whose warranty still holds today (R56); without one,
    ``claim_until`` is when the last warranty ended. ``number`` is the device's own
    where it was looked up by that of a repair, empty where it has none.
    """

    number: str | None = None
    device_id: UUID | None = None
    brand: str = ""
    model: str = ""
    kind: str = ""
    colour: str = ""
    customer_id: UUID | None = None
    customer_name: str = ""
    sold_on: date | None = None
    sold_as: str = ""
    warranty_until: date | None = None
    is_under_warranty: bool = False
    repair_count: int = 0
    last_repair_number: str = ""
    last_repair_on: date | None = None
    claim_of_id: UUID | None = None
    claim_until: date | None = None
    open_number: str = ""


class DeviceRegister:
    """Looks devices up by serial number or IMEI, or by the number of a repair."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def standing(self, number: str) -> DeviceStanding | None:
        """Return what is known of a number; None where it is new to the shop."""
        code = cleaned(number)
        if not code:
            return None
        with self._database.reading() as reading:
            known = self._numbered(reading, code) or self._of_repair(reading, code)
        return DeviceStanding.model_validate(known) if known else None

    def _numbered(self, reading: Reading, code: str) -> dict[str, object]:
        is_it = or_(Device.imei == code, Device.imei2 == code, Device.serial == code)
        numbers = _numbers_of(reading, code)
        was_it = or_(RepairJob.imei.in_(numbers), RepairJob.serial.in_(numbers))
        known = self._device(reading, is_it) | self._sold(reading, numbers)
        return known | self._repaired(reading, was_it)

    def _of_repair(self, reading: Reading, code: str) -> dict[str, object]:
        """Return what is known of the device that a repair's papers name."""
        job = reading.session.scalars(
            select(RepairJob).where(RepairJob.number == code).limit(1)
        ).first()
        if job is None or job.device_id is None:
            return {}
        number = job.imei or job.serial
        known = self._device(reading, Device.id == job.device_id)
        if number:
            known |= self._sold(reading, _numbers_of(reading, number))
        known |= self._repaired(reading, RepairJob.device_id == job.device_id)
        return known | {"number": number}

    def _device(
        self, reading: Reading, is_it: ColumnElement[bool]
    ) -> dict[str, object]:
        query = (
            select(Device, Customer.name)
            .outerjoin(Customer, Customer.id == Device.customer_id)
            .where(is_it, Device.archived_at.is_(None))
        )
        found = reading.session.execute(query.order_by(Device.id).limit(1)).first()
        if found is None:
            return {}
        device, name = found
        return {
            "device_id": device.id,
            "brand": device.brand,
            "model": device.model,
            "kind": device.kind,
            "colour": device.colour,
            "customer_id": device.customer_id,
            "customer_name": name or "",
        }

    def _sold(self, reading: Reading, numbers: set[str]) -> dict[str, object]:
        query = (
            select(Sale.occurred_at, SaleLine.name, SaleLine.warranty_months)
            .join(SaleLine, SaleLine.sale_id == Sale.id)
            .join(SerialMovement, SerialMovement.document_id == Sale.id)
            .where(
                SerialMovement.serial_number.in_(numbers),
                SerialMovement.product_id == SaleLine.product_id,
                or_(
                    SerialMovement.act == SerialAct.SOLD,
                    SerialMovement.act.is_(None) & (SerialMovement.sold > 0),
                ),
            )
            .order_by(Sale.occurred_at.desc())
        )
        found = reading.session.execute(query.limit(1)).first()
        if found is None:
            return {}
        profile = self._profiles.of(reading)
        day = profile.business_day(found.occurred_at)
        until = months_later(day, found.warranty_months)
        return {
            "sold_on": day,
            "sold_as": found.name,
            "warranty_until": until if found.warranty_months else None,
            "is_under_warranty": bool(found.warranty_months)
            and profile.business_day(reading.now) <= until,
        }

    def _repaired(
        self, reading: Reading, was_it: ColumnElement[bool]
    ) -> dict[str, object]:
        jobs = list(
            reading.session.scalars(
                select(RepairJob).where(was_it).order_by(RepairJob.received_at.desc())
            )
        )
        if not jobs:
            return {}
        profile = self._profiles.of(reading)
        today = profile.business_day(reading.now)
        known: dict[str, object] = {
            "repair_count": len(jobs),
            "last_repair_number": jobs[0].number,
            "last_repair_on": profile.business_day(jobs[0].received_at),
        }
        known["open_number"] = next(
            (job.number for job in jobs if job.delivered_at is None), ""
        )
        for job in jobs:
            if job.delivered_at is None or job.is_unrepaired or job.claim_of_id:
                continue
            delivered = profile.business_day(job.delivered_at)
            until = delivered + timedelta(days=job.warranty_days)
            if not job.warranty_days:
                continue
            if today <= until:
                known |= {"claim_of_id": job.id, "claim_until": until}
                break
            known.setdefault("claim_until", until)
        return known


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last one (R56)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _numbers_of(reading: Reading, code: str) -> set[str]:
    """Return all numbers of what bears one: a phone of two cards has two IMEIs."""
    one = (Device.imei == code, Device.imei2 == code, Device.serial == code)
    devices = select(Device.imei, Device.imei2, Device.serial).where(
        or_(*one), Device.archived_at.is_(None)
    )
    units = select(SerialUnit.serial_number, SerialUnit.second_number).where(
        or_(SerialUnit.serial_number == code, SerialUnit.second_number == code)
    )
    rows = [*reading.session.execute(devices), *reading.session.execute(units)]
    return {code} | {number for row in rows for number in row if number}
