"""What goes in and out of a quote. Amounts are in the shop's currency."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.branches.schemas import WarrantyDays
from techstore_desktop.core.repairs.choices import ApprovalWay, LineKind, PartStatus
from techstore_desktop.core.schema import Amount, Note, RequiredText, Schema
from techstore_desktop.core.tax_components import TaxComponent


class DiagnosisEdit(Schema):
    """What was found. Another kind of work brings its warranty, unless one is given."""

    diagnosis: Note = ""
    work_kind_id: UUID | None = None
    warranty_days: WarrantyDays | None = None
    diagnosis_fee: Amount | None = None


class RepairLineEdit(Schema):
    """A line of a quote as it is to be; without ``id`` it is a new one.

    What is ``is_covered`` by warranty is free, its cost is the shop's (R56).
    """

    id: UUID | None = None
    kind: LineKind
    product_id: UUID | None = None
    name: RequiredText
    quantity: Annotated[Decimal, Field(gt=0, le=99999, decimal_places=3)] = Decimal(1)
    unit_price: Amount
    unit_cost: Amount | None = None
    tax_id: UUID | None = None
    is_covered: bool = False
    technician_id: UUID | None = None


class RepairLineResponse(Schema):
    """A line of a quote; ``unit_cost`` is None for who may not see it."""

    id: UUID
    kind: LineKind
    product_id: UUID | None
    sku: str
    name: str
    quantity: Decimal
    unit_price: Decimal
    taxes: tuple[TaxComponent, ...]
    net: Decimal
    tax: Decimal
    total: Decimal
    unit_cost: Decimal | None
    is_covered: bool
    technician_id: UUID | None
    technician_name: str
    part_status: PartStatus | None
    serial_numbers: tuple[str, ...]
    tracks_serial_numbers: bool = False


class RepairBill(Schema):
    """What a quote comes to."""

    labour: Decimal
    parts: Decimal
    other: Decimal
    base: Decimal
    tax: Decimal
    total: Decimal


class RepairApprovalResponse(Schema):
    """A customer's yes."""

    id: UUID
    occurred_at: datetime
    recorded_by_name: str
    way: ApprovalWay
    amount: Decimal
    note: str
