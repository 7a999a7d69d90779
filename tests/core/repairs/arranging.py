"""Repairs for tests, made through the services as people would."""

from uuid import UUID

from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Role
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.repairs.choices import ApprovalWay, LineKind, RepairKind
from techstore_desktop.core.repairs.schemas import (
    DiagnosisEdit,
    RepairCard,
    RepairJobCreate,
    RepairJobResponse,
    RepairLineEdit,
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


def labour(price: str, **values: object) -> RepairLineEdit:
    """Return a line of work."""
    usual = {"kind": "labour", "name": "Change the screen", "unit_price": price}
    return RepairLineEdit.model_validate(usual | values)


def part(product: ProductResponse, **values: object) -> RepairLineEdit:
    """Return a line for a part of the catalogue, at its price."""
    usual = {
        "kind": "part",
        "product_id": product.id,
        "name": product.name,
        "unit_price": product.price,
    }
    return RepairLineEdit.model_validate(usual | values)


def diagnosed(
    shop: Shop, actor: Actor, job_id: UUID, *lines: RepairLineEdit
) -> RepairJobResponse:
    """Write a diagnosis and the quote's lines."""
    data = DiagnosisEdit(diagnosis="The display is broken, the rest works")
    shop.repairs.set_diagnosis(actor, job_id, data)
    return shop.repairs.edit_lines(actor, job_id, lines or (labour("100"),))


def approved(
    shop: Shop, actor: Actor, job_id: UUID, *lines: RepairLineEdit
) -> RepairJobResponse:
    """Bring a job as far as the customer's yes."""
    diagnosed(shop, actor, job_id, *lines)
    shop.repairs.quote(actor, job_id)
    return shop.repairs.approve(actor, job_id, way=ApprovalWay.PHONE)


def ready(
    shop: Shop, actor: Actor, job_id: UUID, *lines: RepairLineEdit
) -> RepairJobResponse:
    """Bring a job as far as the shelf where it waits to be fetched."""
    detail = approved(shop, actor, job_id, *lines)
    shop.repairs.move(actor, job_id, RepairKind.REPAIRING)
    for line in detail.lines:
        if line.kind is LineKind.PART:
            shop.repair_parts.fit(actor, line.id)
    shop.repairs.move(actor, job_id, RepairKind.TESTING)
    shop.repairs.check(actor, job_id, "All works", is_passed=True)
    return shop.repairs.job(actor, job_id)
