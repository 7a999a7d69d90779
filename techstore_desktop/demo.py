"""A throw-away shop: a real catalogue, made-up customers, half a year of sales.

Everything goes through the services, from a seed, on a clock that is set; so the demo
shop is proved by ``verify`` like any other.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from uuid import UUID

from techstore_desktop import places
from techstore_desktop.core.branches.schemas import (
    BranchBase,
    ShopCreate,
    TaxCreate,
    TaxResponse,
    TerminalBase,
)
from techstore_desktop.core.clock import SetClock, SystemClock
from techstore_desktop.core.customers.schemas import CustomerCreate
from techstore_desktop.core.identifiers import Identifiers
from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Role
from techstore_desktop.core.products.schemas import ProductFilter, ProductSummary
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.staff import pins
from techstore_desktop.core.staff.founding import Founding
from techstore_desktop.core.staff.schemas import StaffMemberCreate
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.demo_accounts import DemoAccounts
from techstore_desktop.demo_cash import DemoCash
from techstore_desktop.demo_counter import make_counter
from techstore_desktop.demo_offers import make_offers
from techstore_desktop.demo_quotes import DemoQuotes
from techstore_desktop.demo_repairs import DemoRepairs
from techstore_desktop.demo_serials import make_units
from techstore_desktop.demo_vouchers import DemoVouchers
from techstore_desktop.shop import Shop, assemble, hold_file

Told = Callable[[int, int, str], None]
PIN = "2580"
CUSTOMERS, SALES, DAYS = 300, 2000, 182
_CUTOFF = time(4)
_PEOPLE = (
    ("Marcos Giménez", Role.CASHIER),
    ("Sofía Lema", Role.CASHIER),
    ("Tomás Kessler", Role.TECHNICIAN),
    ("Carla Benítez", Role.TECHNICIAN),
)
_FIRST = [
    "Ana",
    "Bruno",
    "Carla",
    "Diego",
    "Elena",
    "Fabio",
    "Gloria",
    "Hugo",
    "Inés",
    "Jorge",
    "Karina",
    "Luis",
    "Marta",
    "Nicolás",
    "Olga",
    "Pablo",
    "Rosa",
    "Sergio",
    "Teresa",
    "Valeria",
    "Walter",
    "Ximena",
    "Yolanda",
    "Zulema",
]
_LAST = [
    "Acosta",
    "Benítez",
    "Cabrera",
    "Duarte",
    "Estévez",
    "Ferreyra",
    "Gómez",
    "Herrera",
    "Ibáñez",
    "Juárez",
    "Klein",
    "López",
    "Martínez",
    "Núñez",
    "Ojeda",
    "Pereyra",
    "Quiroga",
    "Ríos",
    "Sosa",
    "Torres",
    "Urquiza",
    "Vidal",
]
_HOURS = (0, 1, 1, 2, 2, 3, 5, 6, 7, 7, 8, 8, 9)
_OPEN_SINCE = timedelta(hours=4)
_DRAWER_SEED = 7
_UNITS_SEED = 11
_OVERSOLD = 0.02
_MARKUP = Decimal("1.36")


@dataclass(frozen=True, slots=True)
class DemoSize:
    """How much of everything there is."""

    customers: int = CUSTOMERS
    sales: int = SALES
    days: int = DAYS


def make_demo(
    file: Path,
    *,
    seed: int = 1,
    size: DemoSize | None = None,
    told: Told | None = None,
    time_zone: str = "UTC",
) -> Shop:
    """Make the demo shop in a new file and return it open, its clock running.

    ``told`` hears how far it is: done, total, what is being made.
    """
    tell = told or _tell_nobody
    clock = SetClock(SystemClock().now())
    shop = _empty_shop(file, clock, seed)
    wanted = size or DemoSize()
    try:
        with pins.known_to_all():
            _found(shop, time_zone)
        _fill(shop, clock, Random(seed), wanted, tell)  # noqa: S311 - a demo, no secret
    except BaseException:
        shop.close()
        raise
    shop.database.run_on(SystemClock())
    return shop


def demo_actor(shop: Shop, role: Role = Role.MANAGER) -> Actor:
    """Return somebody of the demo shop with a role, signed in."""
    person = next(each for each in shop.staff.people() if each.role is role)
    return Actor(person.id, person.name, role, ROLE_PERMISSIONS[role])


def _empty_shop(file: Path, clock: SetClock, seed: int) -> Shop:
    lock = hold_file(file)
    engine = dialects.sqlite_engine(file, is_throwaway=True)
    migrate.ensure_current(engine)
    identifiers = Identifiers(clock, Random(seed))  # noqa: S311 - a demo, no secret
    return assemble(engine, clock=clock, identifiers=identifiers, lock=lock)


def _fill(
    shop: Shop, clock: SetClock, random: Random, size: DemoSize, told: Told
) -> None:
    today = clock.now()
    clock.set(today - timedelta(days=size.days + 1))
    manager = demo_actor(shop)
    told(0, size.sales, "catalogue")
    preview = shop.imports.preview(places.resources() / "sample-data" / "catalogue.csv")
    shop.imports.apply(manager, preview)
    customers = [
        shop.customers.create(manager, _customer(random, number)).id
        for number in range(size.customers)
    ]
    products = _sellable(shop, random)
    shelves = {product.id: product.on_hand for product in products}
    sold_out: set[UUID] = set()
    taxes = shop.branches.taxes()
    cashier = demo_actor(shop, Role.CASHIER)
    accounts = DemoAccounts(shop, random, manager, customers)
    drawer = DemoCash(shop, Random(_DRAWER_SEED), manager)  # noqa: S311
    workshop = DemoRepairs(shop, clock, manager, customers, today=today, days=size.days)
    quotes = DemoQuotes(shop, size.sales)
    vouchers = DemoVouchers(shop, manager, size.sales)
    done = 0
    for day, moments in _days(random, today, size):
        clock.set(day)
        drawer.open(cashier)
        workshop.begin_day(day)
        for moment in moments:
            workshop.catch_up(moment)
            customer = random.choice(customers) if random.random() < 0.3 else None
            chosen = _chosen(random, products, sold_out)
            cart = _cart(shop, random, chosen, taxes)
            cart = carts.with_customer(cart, customer)
            sale = _pay(shop, random, cashier, cart, accounts)
            _take_off(random, shelves, sold_out, cart)
            accounts.come_back(cashier, sale)
            quotes.offer(cashier, cart, done)
            vouchers.go_on(cashier, sale, done)
            done += 1
            told(done, size.sales, "sales")
        accounts.pay(cashier)
        drawer.spend(cashier)
        if today - day > _OPEN_SINCE:
            drawer.close(cashier)
    workshop.catch_up(today)
    make_offers(shop, manager, customers)
    make_units(shop, manager, Random(_UNITS_SEED))  # noqa: S311 - a demo, no secret
    make_counter(shop, manager)
    if shop.cash.current() is None:
        drawer.open(cashier)


def _found(shop: Shop, time_zone: str) -> None:
    manager = shop.founding.found(
        Founding(
            shop=ShopCreate(
                name="TechStore Centro",
                address="Av. Corrientes 1234",
                phone="+54 11 5555-0100",
                tax_number="30-71234567-9",
                country="US",
                currency="USD",
                time_zone=time_zone,
                receipt_footer="Thank you! Changes within 10 days with this receipt.",
                day_cutoff=_CUTOFF,
                is_demo=True,
            ),
            branch=BranchBase(name="Centro", address="Av. Corrientes 1234"),
            terminal=TerminalBase(name="Till A1", code="A1"),
            taxes=(_tax("21", is_default=True), _tax("10.5", is_default=False)),
            manager_name="Lucía Ferro",
            manager_pin=PIN,
        )
    )
    for name, role in _PEOPLE:
        shop.staff.create(manager, StaffMemberCreate(name=name, role=role, pin=PIN))


def _tax(rate: str, *, is_default: bool) -> TaxCreate:
    component = TaxComponent(name="IVA", rate=Decimal(rate))
    return TaxCreate(
        name=f"IVA {rate} %", components=(component,), is_default=is_default
    )


def _customer(random: Random, number: int) -> CustomerCreate:
    first, last = random.choice(_FIRST), random.choice(_LAST)
    phone = f"+54 11 {random.randint(4000, 6999)}-{number:04d}"
    has_email = random.random() < 0.6
    return CustomerCreate(
        name=f"{first} {last}",
        phone=phone,
        email=f"{first}.{last}{number}@example.org".lower() if has_email else "",
    )


def _sellable(shop: Shop, random: Random) -> list[ProductSummary]:
    """Return what the shop sells most: of everything, the cheaper the likelier.

    What would bring less than it cost after a discount needs a manager: not here.
    """
    listed = shop.products.page(ProductFilter(), limit=20_000)
    paying = [
        product
        for product in listed
        if product.on_hand > 0 and product.price >= product.cost * _MARKUP
    ]
    weights = [1 / float(product.price + 20) for product in paying]
    return random.choices(paying, weights, k=1500)


def _take_off(
    random: Random, shelves: dict[UUID, Decimal], sold_out: set[UUID], cart: Cart
) -> None:
    """Take what was sold off the shelves; now and then nobody sees the last one go."""
    for line in cart.lines:
        if line.product_id is None:
            continue
        shelves[line.product_id] -= line.quantity
        if shelves[line.product_id] <= 0 and random.random() > _OVERSOLD:
            sold_out.add(line.product_id)


def _days(
    random: Random, today: datetime, size: DemoSize
) -> Iterator[tuple[datetime, list[datetime]]]:
    """Yield each day's opening and the moments of its sales, up to now."""
    opening = today - _OPEN_SINCE - timedelta(days=size.days)
    days = [opening + timedelta(days=number) for number in range(size.days + 1)]
    working = [day for day in days if day.weekday() != 6 or day == days[-1]]
    for place, day in enumerate(working):
        already = size.sales * place // len(working)
        count = size.sales * (place + 1) // len(working) - already
        hours = _HOURS if day != working[-1] else (0, 1, 2, 3)
        moments = [
            day + timedelta(hours=random.choice(hours), seconds=random.randint(0, 3500))
            for _ in range(count)
        ]
        yield day, sorted(moments)


def _chosen(
    random: Random, products: Sequence[ProductSummary], sold_out: set[UUID]
) -> list[ProductSummary]:
    """Return what one customer takes off the shelves."""
    count = random.choice((1, 1, 1, 2, 2, 3, 4))
    chosen: dict[UUID, ProductSummary] = {}
    while len(chosen) < count:
        product = random.choice(products)
        if product.id not in sold_out:
            chosen[product.id] = product
    return list(chosen.values())


def _cart(
    shop: Shop,
    random: Random,
    products: Sequence[ProductSummary],
    taxes: Sequence[TaxResponse],
) -> Cart:
    cart = Cart(id=shop.database.identifiers.new())
    for product in products:
        line_id = shop.database.identifiers.new()
        cart = carts.add(cart, line_for(product, taxes, line_id=line_id))
    if random.random() < 0.08:
        discount = Discount(percent=Decimal(random.choice((5, 10))), reason="regular")
        cart = carts.set_sale_discount(cart, discount)
    return cart


def _pay(
    shop: Shop, random: Random, cashier: Actor, cart: Cart, accounts: DemoAccounts
) -> SaleResponse:
    total = carts.price(cart, shop.sales.rules()).total
    method = random.choices(("card", "cash", "transfer"), (45, 40, 15))[0]
    notes = (total / 10).to_integral_value() * 10 + 10
    tenders = [Tender(method=method, amount=notes if method == "cash" else total)]
    if random.random() < 0.05:
        part = (total / 2).quantize(Decimal("0.01"))
        tenders = [
            Tender(method="card", amount=part),
            Tender(method="cash", amount=total - part),
        ]
    on_account = accounts.tenders(cart, total)
    return shop.sales.complete(cashier, cart, on_account or tenders)


def _tell_nobody(_done: int, _total: int, _what: str) -> None:
    """Stand in for a progress that nobody watches."""
