"""A shop for tests, made through the services as a person would."""

from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

from techstore_desktop.core.branches.schemas import (
    BranchBase,
    ShopCreate,
    TaxCreate,
    TerminalBase,
)
from techstore_desktop.core.cash.schemas import CashSessionCreate, CashSessionResponse
from techstore_desktop.core.customers.schemas import CustomerCreate, CustomerResponse
from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Role
from techstore_desktop.core.products.schemas import ProductCreate, ProductResponse
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.staff.founding import Founding
from techstore_desktop.core.staff.schemas import StaffMemberCreate
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.shop import Shop

MANAGER_PIN = "2580"
CASHIER_PIN = "1470"
IVA = Decimal(21)


def an_empty_file(path: Path) -> None:
    """Make a shop's file, migrated and empty, that may be copied as it lies there."""
    engine = dialects.sqlite_engine(path)
    migrate.ensure_current(engine)
    with engine.connect().execution_options(alone=True) as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def a_founding(**shop: object) -> Founding:
    """Return what the first run asks for, for a shop in Buenos Aires."""
    values = {
        "name": "TechStore Centro",
        "address": "Av. Corrientes 1234",
        "tax_number": "30-12345678-9",
        "country": "AR",
        "currency": "ARS",
        "time_zone": "America/Argentina/Buenos_Aires",
        "receipt_footer": "¡Gracias por su compra!",
    }
    return Founding(
        shop=ShopCreate.model_validate(values | shop),
        branch=BranchBase(name="Centro", address="Av. Corrientes 1234"),
        terminal=TerminalBase(name="Till A1", code="A1"),
        taxes=(
            TaxCreate(
                name="IVA 21 %",
                components=(TaxComponent(name="IVA", rate=IVA),),
                is_default=True,
            ),
        ),
        manager_name="Lucía Ferro",
        manager_pin=MANAGER_PIN,
    )


def found(shop: Shop, **values: object) -> Actor:
    """Found a shop and return its manager."""
    return shop.founding.found(a_founding(**values))


def sign_in(shop: Shop, name: str = "Lucía Ferro", pin: str = MANAGER_PIN) -> Actor:
    """Return a person as signed in; the manager unless said otherwise."""
    person = next(each for each in shop.staff.people() if each.name == name)
    return shop.staff.sign_in(person.id, pin)


def a_cashier(shop: Shop, manager: Actor, name: str = "Marcos Giménez") -> Actor:
    """Return a cashier of the shop, with a PIN."""
    person = shop.staff.create(
        manager, StaffMemberCreate(name=name, role=Role.CASHIER, pin=CASHIER_PIN)
    )
    role = Role.CASHIER
    return Actor(person.id, person.name, role, ROLE_PERMISSIONS[role])


def a_product(shop: Shop, manager: Actor, **values: object) -> ProductResponse:
    """Return a product, a mouse unless said otherwise."""
    number = uuid4().hex[:8]
    usual = {
        "sku": f"MOU-{number}",
        "name": "Logitech MX Master 3S",
        "brand": "Logitech",
        "price": Decimal("100.00"),
        "cost": Decimal("60.00"),
        "tax_id": shop.branches.taxes()[0].id,
        "opening_stock": Decimal(10),
        "minimum_stock": Decimal(2),
    }
    return shop.products.create(manager, ProductCreate.model_validate(usual | values))


def a_customer(shop: Shop, actor: Actor, **values: object) -> CustomerResponse:
    """Return a customer."""
    usual = {"name": "Ana Quiroga", "phone": "+54 11 5555-0142"}
    return shop.customers.create(actor, CustomerCreate.model_validate(usual | values))


def open_drawer(shop: Shop, actor: Actor, amount: str = "50") -> CashSessionResponse:
    """Open the terminal's cash session."""
    data = CashSessionCreate(float_amount=Decimal(amount))
    return shop.cash.open(actor, data)


def a_line(shop: Shop, product: ProductResponse, quantity: str = "1") -> CartLine:
    """Return a line for a product, as the checkout makes it."""
    summary = shop.products.find_by_code(product.sku)
    assert summary is not None
    return line_for(
        summary, shop.branches.taxes(), line_id=uuid4(), quantity=Decimal(quantity)
    )


def a_free_line(price: str, name: str = "Cable") -> CartLine:
    """Return a line for something that is not in the catalogue."""
    amount = Decimal(price)
    return CartLine(id=uuid4(), name=name, list_price=amount, unit_price=amount)


def a_cart(*lines: CartLine, customer_id: UUID | None = None) -> Cart:
    """Return a sale on the screen."""
    cart = Cart(id=uuid4(), customer_id=customer_id)
    for line in lines:
        cart = carts.add(cart, line)
    return cart


def tenders(*given: tuple[str, str]) -> list[Tender]:
    """Return tenders from pairs of method and amount."""
    return [Tender(method=method, amount=Decimal(amount)) for method, amount in given]


def sell(
    shop: Shop,
    actor: Actor,
    *lines: CartLine,
    paid: tuple[tuple[str, str], ...],
    customer_id: UUID | None = None,
) -> SaleResponse:
    """Sell lines and return the sale."""
    cart = a_cart(*lines, customer_id=customer_id)
    return shop.sales.complete(actor, cart, tenders(*paid))
