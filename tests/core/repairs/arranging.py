"""Repairs for tests, made through the services as people would."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Role
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.repairs.choices import (
    ApprovalWay,
    IdentityCheck,
    LineKind,
    RepairKind,
)
from techstore_desktop.core.repairs.deposit_schemas import (
    RepairDepositCreate,
    RepairDepositResponse,
)
from techstore_desktop.core.repairs.quote_schemas import DiagnosisEdit, RepairLineEdit
from techstore_desktop.core.repairs.schemas import (
    RepairCard,
    RepairJobResponse,
    RepairTicketResponse,
)
from techstore_desktop.core.repairs.ticket_schemas import (
    RepairJobCreate,
    RepairTicketCreate,
)
from techstore_desktop.core.sales.cart import Cart, with_customer, with_price_list
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.repairs_on_sale import bring_repair
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.staff.schemas import StaffMemberCreate
from techstore_desktop.shop import Shop
from tests.builders import CASHIER_PIN, a_cart, a_customer, tenders

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


def deposit(
    shop: Shop, actor: Actor, job_id: UUID, *given: tuple[str, str]
) -> RepairDepositResponse:
    """Take a deposit by pairs of method and amount."""
    amount = sum((Decimal(each) for _method, each in given), Decimal(0))
    return shop.repair_money.take_deposit(
        actor,
        RepairDepositCreate(job_id=job_id, amount=amount, tenders=tenders(*given)),
    )


def brought(
    shop: Shop,
    actor: Actor,
    *job_ids: UUID,
    goods: Sequence[CartLine] = (),
    puts_rest_on_account: bool | None = None,
) -> Cart:
    """Return a sale with ready repairs on it, and other goods."""
    cart = a_cart(*goods)
    for job_id in job_ids:
        found = shop.repair_money.deliver(
            actor,
            job_id,
            identity_check=IdentityCheck.TICKET,
            puts_rest_on_account=puts_rest_on_account,
        )
        cart = bring_repair(cart, found.lines, found.delivery)
        cart = with_price_list(
            with_customer(cart, found.customer_id, found.customer_name), None, 2
        )
    return cart


def deliver(
    shop: Shop, actor: Actor, *job_ids: UUID, paid: tuple[tuple[str, str], ...] = ()
) -> SaleResponse:
    """Hand ready repairs out."""
    cart = brought(shop, actor, *job_ids)
    return shop.sales.complete(actor, cart, tenders(*paid))
