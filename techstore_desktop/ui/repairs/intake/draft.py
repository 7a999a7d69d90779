"""What is typed at the counter, as a value: it outlives widgets and crashes.

Access codes and photos are never among what is kept on disk.
"""

from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from pydantic import Field, ValidationError

from techstore_desktop.core.devices.imei import cleaned, imei_of
from techstore_desktop.core.devices.kinds import DeviceKind
from techstore_desktop.core.repairs.intake_choices import CodeKind
from techstore_desktop.core.repairs.intake_schemas import (
    AccessCodeCreate,
    CheckedQuestion,
    ConditionMark,
    ConsentCreate,
    DeviceCondition,
    IntakeExtras,
)
from techstore_desktop.core.repairs.ticket_schemas import RepairJobCreate
from techstore_desktop.core.schema import Schema

SUGGESTED = "suggested"
"""Promised for the day that the workshop's queue and calendar suggest."""

NEVER_ON_DISK = {"code", "photos"}


class DeviceDraft(Schema):
    """One device as far as it is typed."""

    brand: str = ""
    model: str = ""
    kind: DeviceKind = DeviceKind.PHONE
    number: str = ""
    second_number: str = ""
    colour: str = ""
    fault: str = ""
    checks: tuple[CheckedQuestion, ...] = ()
    marks: tuple[ConditionMark, ...] = ()
    note: str = ""
    accessories: tuple[str, ...] = ()
    estimate: Decimal | None = None
    is_estimate_typed: bool = False
    is_approved: bool = False
    diagnosis_fee: Decimal | None = None
    claim_of_id: UUID | None = None
    device_id: UUID | None = None
    deposit: Decimal | None = None
    technician_id: UUID | None = None
    code_kind: CodeKind = CodeKind.PIN
    code: str = Field(default="", repr=False)
    photos: tuple[bytes, ...] = Field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The device in words."""
        if self.model.casefold().startswith(self.brand.casefold()):
            return self.model
        return f"{self.brand} {self.model}".strip()

    def with_price(self, price: Decimal | None) -> Self:
        """Return it with a suggested price, unless one is typed or it is a claim."""
        if self.is_estimate_typed or self.claim_of_id is not None:
            return self
        return self.model_copy(update={"estimate": price})

    def job(self) -> RepairJobCreate:
        """Return what the service takes in."""
        number = cleaned(self.number)
        imei = imei_of(number)
        condition = DeviceCondition(
            marks=self.marks, checks=self.checks, note=self.note
        )
        return RepairJobCreate(
            device_kind=self.kind.value,
            brand=self.brand,
            model=self.model,
            colour=self.colour,
            imei=imei or "",
            imei2=(imei_of(cleaned(self.second_number)) or "") if imei else "",
            serial="" if imei else number,
            fault=self.fault,
            accessories=self.accessories,
            condition=condition.model_dump(mode="json"),
            estimate=self.estimate,
            approved_amount=self.estimate if self.is_approved else None,
            diagnosis_fee=self.diagnosis_fee,
            claim_of_id=self.claim_of_id,
            device_id=self.device_id,
            technician_id=self.technician_id,
        )

    def extras(self) -> IntakeExtras:
        """Return what goes with it."""
        code = (
            AccessCodeCreate(kind=self.code_kind, code=self.code) if self.code else None
        )
        return IntakeExtras(access_code=code, photos=self.photos)


class SignedDraft(Schema):
    """What a customer signed, and the language in which they read it."""

    consent: ConsentCreate
    language: str


class TicketDraft(Schema):
    """The whole page as far as it is typed."""

    customer_id: UUID | None = None
    customer_name: str = ""
    devices: tuple[DeviceDraft, ...] = ()
    is_express: bool = False
    promised_in: str = SUGGESTED
    note_for_shop: str = ""
    deposit_method: str = "cash"
    signed: SignedDraft | None = Field(default=None, repr=False)

    @property
    def has_deposit(self) -> bool:
        """Whether money is left for any of the devices."""
        return any(each.deposit for each in self.devices)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed yet."""
        return self == TicketDraft() or (
            self.customer_id is None and not any(d.model for d in self.devices)
        )

    def for_disk(self) -> dict[str, Any]:
        """Return what may lie on disk: without codes, without photos."""
        kept = self.model_dump(mode="json", exclude={"devices"})
        kept["devices"] = [
            each.model_dump(mode="json", exclude=NEVER_ON_DISK) for each in self.devices
        ]
        return kept


def from_disk(kept: dict[str, Any]) -> TicketDraft:
    """Return what was typed; nothing, where another program wrote it."""
    # A program before this one knew a deposit of the ticket: its first device's.
    deposit, devices = kept.pop("deposit", None), kept.get("devices", ())
    if deposit is not None and devices:
        devices[0].setdefault("deposit", deposit)
    for device in devices:
        # A program before this one knew only estimates that somebody had typed.
        is_typed = device.get("estimate") is not None
        device.setdefault("is_estimate_typed", is_typed)
    try:
        return TicketDraft.model_validate(kept)
    except ValidationError:
        return TicketDraft()
