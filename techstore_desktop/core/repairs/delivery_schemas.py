"""What goes in and out when a device is fetched, and its warranty from then on."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.repairs.choices import IdentityCheck
from techstore_desktop.core.sales.cart_parts import CartDelivery, CartLine
from techstore_desktop.core.schema import Schema


class StorageFeeResponse(Schema):
    """A fee for a device that nobody fetched; ``total`` is with tax."""

    id: UUID
    name: str
    total: Decimal


class RepairToDeliver(Schema):
    """A ready job as the checkout takes it."""

    lines: tuple[CartLine, ...]
    delivery: CartDelivery
    customer_id: UUID
    customer_name: str


class RepairDeliveryResponse(Schema):
    """A device handed out."""

    id: UUID
    sale_id: UUID
    sale_number: str
    delivered_at: datetime
    delivered_by_name: str
    identity_check: IdentityCheck
    is_voided: bool


class WarrantyStanding(Schema):
    """Whether a repair's warranty holds; ``until`` is the last day, included (R56)."""

    job_id: UUID
    number: str
    delivered_at: datetime
    until: date
    is_valid: bool
    work: str
