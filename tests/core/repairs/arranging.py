"""Repairs for tests, made through the services as people would."""

from uuid import UUID

from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Role
from techstore_desktop.core.repairs.schemas import (
    RepairCard,
    RepairJobCreate,
    RepairTicketCreate,
    RepairTicketResponse,
)
from techstore_desktop.core.staff.schemas import StaffMemberCreate
from techstore_desktop.shop import Shop
from tests.builders import CASHIER_PIN, a_customer

IMEI = "356938035643809"


def a_technician(shop: Shop, manager: Actor, name: str = "Rocío Paz") -> Actor:
    """Return a technician of the shop."""
    role = Role.TECHNICIAN
    person = shop.staff.create(
        manager, StaffMemberCreate(name=name, role=role, pin=CASHIER_PIN)
    )
    return Actor(person.id, person.name, role, ROLE_PERMISSIONS[role])


def a_device(**values: object) -> RepairJobCreate:
    """Return a phone with a broken screen, unless said otherwise."""
    usual = {
        "device_kind": "phone",
        "brand": "Samsung",
        "model": "Galaxy S21",
        "imei": IMEI,
        "fault": "Screen broken",
    }
    return RepairJobCreate.model_validate(usual | values)


def take_in(
    shop: Shop,
    actor: Actor,
    *devices: RepairJobCreate,
    customer_id: UUID | None = None,
    **values: object,
) -> RepairTicketResponse:
    """Take devices in for a customer."""
    if customer_id is None:
        customer_id = a_customer(shop, actor).id
    data = {"customer_id": customer_id, "jobs": devices or (a_device(),)}
    return shop.repairs.take_in(actor, RepairTicketCreate.model_validate(data | values))


def a_job(shop: Shop, actor: Actor, **values: object) -> RepairCard:
    """Take one device in and return its card."""
    return take_in(shop, actor, a_device(**values)).jobs[0]
