"""A throw-away shop: a real catalogue, made-up customers, half a year of sales.

Everything goes through the services, from a seed, on a clock that is set; so the demo
shop is proved by ``verify`` like any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from uuid import UUID

from techstore_desktop.core.branches.schemas import (
    BranchBase,
    ShopCreate,
    TaxCreate,
    TerminalBase,
)
from techstore_desktop.core.clock import SetClock, SystemClock
from techstore_desktop.core.customers.schemas import CustomerCreate
from techstore_desktop.core.identifiers import Identifiers
from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Role
from techstore_desktop.core.staff import pins
from techstore_desktop.core.staff.founding import Founding
from techstore_desktop.core.staff.schemas import StaffMemberCreate
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.accessories import make_accessories
from techstore_desktop.demo.cash import DemoCash
from techstore_desktop.demo.counter import make_counter
from techstore_desktop.demo.offers import make_offers
from techstore_desktop.demo.repairs import DemoRepairs
from techstore_desktop.demo.sales import DemoSales, Told
from techstore_desktop.demo.serials import make_units
from techstore_desktop.demo.words import Say, as_written, catalogue
from techstore_desktop.shop import Shop, assemble, hold_file

PIN = "2580"
CUSTOMERS, SALES, DAYS = 300, 2000, 182
_CUTOFF = time(4)
_FOOTER = QT_TRANSLATE_NOOP(
    "Demo", "Thank you! Changes within 10 days with this receipt."
)
_TAX = QT_TRANSLATE_NOOP("Demo", "VAT")
_TILL = QT_TRANSLATE_NOOP("Demo", "Till A1")
_TAX = QT_TRANSLATE_NOOP("Demo", "VAT")
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
    country: str = "US",
    now: datetime | None = None,
    say: Say = as_written,
) -> Shop:
    """Make the demo shop in a new file and return it open, its clock running.

    ``told`` hears how far it is: done, total, what is being made. With a moment for
    ``now``, the shop is as at that moment and stays there, the same at every making.
    ``say`` puts the shop's own words into the language that it is made in; dates and
    numbers are written as in ``country``.
    """
    tell = told or _tell_nobody
    clock = SetClock(now or SystemClock().now())
    shop = _empty_shop(file, clock, seed)
    wanted = size or DemoSize()
    try:
        with pins.known_to_all():
            _found(shop, country, time_zone, say)
        random = Random(seed)  # noqa: S311 - a demo, no secret
        _fill(shop, clock, random, wanted, tell, say)
    except BaseException:
        shop.close()
        raise
    if now is None:
        shop.database.run_on(SystemClock())
    else:
        clock.set(now)
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


def _fill(  # noqa: PLR0917 - one caller, in this module
    shop: Shop,
    clock: SetClock,
    random: Random,
    size: DemoSize,
    told: Told,
    say: Say,
) -> None:
    today = clock.now()
    clock.set(today - timedelta(days=size.days + 1))
    manager, cashier = demo_actor(shop), demo_actor(shop, Role.CASHIER)
    told(0, size.sales, "catalogue")
    with catalogue(say) as listed:
        shop.imports.apply(manager, shop.imports.preview(listed))
    customers = _add_customers(shop, manager, random, size.customers)
    counter = DemoSales(
        shop,
        random,
        manager,
        customers,
        cashier=cashier,
        sales=size.sales,
        told=told,
        say=say,
    )
    till = Random(_DRAWER_SEED)  # noqa: S311 - a demo, no secret
    drawer = DemoCash(shop, till, manager, today=today, say=say)
    workshop = DemoRepairs(
        shop, clock, manager, customers, today=today, days=size.days, say=say
    )
    for day, moments in _days(random, today, size):
        clock.set(day)
        drawer.open(cashier)
        workshop.begin_day(day)
        for moment in moments:
            workshop.catch_up(moment)
            counter.serve()
        counter.end_day()
        drawer.spend(cashier)
        if today - day > _OPEN_SINCE:
            drawer.close(cashier)
    workshop.catch_up(today)
    make_offers(shop, manager, customers, say)
    make_units(shop, manager, Random(_UNITS_SEED), say)  # noqa: S311 - a demo
    make_accessories(shop, manager, say)
    make_counter(shop, manager, say)
    if shop.cash.current() is None:
        drawer.open(cashier)


def _add_customers(
    shop: Shop, manager: Actor, random: Random, count: int
) -> list[UUID]:
    """Register customers and return who they are."""
    return [
        shop.customers.create(manager, _customer(random, number)).id
        for number in range(count)
    ]


def _found(shop: Shop, country: str, time_zone: str, say: Say) -> None:
    manager = shop.founding.found(
        Founding(
            shop=ShopCreate(
                name="TechStore Centro",
                address="Av. Corrientes 1234",
                phone="+54 11 5555-0100",
                tax_number="30-71234567-9",
                country=country,
                currency="USD",
                time_zone=time_zone,
                receipt_footer=say(_FOOTER),
                day_cutoff=_CUTOFF,
                is_demo=True,
            ),
            branch=BranchBase(name="Centro", address="Av. Corrientes 1234"),
            terminal=TerminalBase(name=say(_TILL), code="A1"),
            taxes=(
                _tax(say(_TAX), "21", is_default=True),
                _tax(say(_TAX), "10.5", is_default=False),
            ),
            manager_name="Lucía Ferro",
            manager_pin=PIN,
        )
    )
    for name, role in _PEOPLE:
        shop.staff.create(manager, StaffMemberCreate(name=name, role=role, pin=PIN))


def _tax(name: str, rate: str, *, is_default: bool) -> TaxCreate:
    component = TaxComponent(name=name, rate=Decimal(rate))
    return TaxCreate(
        name=f"{name} {rate} %", components=(component,), is_default=is_default
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


def _tell_nobody(_done: int, _total: int, _what: str) -> None:
    """Stand in for a progress that nobody watches."""
