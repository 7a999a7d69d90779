"""Repairs of the demo shop in all their states, made through the services."""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import cycle
from uuid import UUID

from techstore_desktop import places
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.schemas import CollectionStepEdit
from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Permission, Role
from techstore_desktop.core.products.schemas import (
    CategoryCreate,
    ProductCreate,
    ProductResponse,
)
from techstore_desktop.core.repairs.choices import (
    ON_THE_WAY,
    ApprovalWay,
    IdentityCheck,
    LineKind,
    RepairKind,
)
from techstore_desktop.core.repairs.quote_schemas import DiagnosisEdit, RepairLineEdit
from techstore_desktop.core.repairs.ticket_schemas import (
    RepairJobCreate,
    RepairTicketCreate,
)
from techstore_desktop.core.sales.cart import Cart, price, with_customer
from techstore_desktop.core.sales.repairs_on_sale import bring_repair
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.words import TOLD_IN_WORDS, Say
from techstore_desktop.demo.work_kinds import add_work_kinds
from techstore_desktop.shop import Shop

Row = dict[str, str]
_PARTS = (
    (
        "RP-SCR-IP11",
        QT_TRANSLATE_NOOP("Demo", "Screen iPhone 11 and XR"),
        "89",
        "41",
        6,
    ),
    ("RP-SCR-S21", QT_TRANSLATE_NOOP("Demo", "Screen Galaxy S21"), "139", "82", 3),
    (
        "RP-BAT-IP12",
        QT_TRANSLATE_NOOP("Demo", "Battery iPhone 12 and SE"),
        "39",
        "14",
        8,
    ),
    ("RP-BAT-S20", QT_TRANSLATE_NOOP("Demo", "Battery Galaxy S20"), "35", "12", 4),
    ("RP-BAT-IPAD", QT_TRANSLATE_NOOP("Demo", "Battery iPad 9"), "49", "21", 2),
    ("RP-USB-A52", QT_TRANSLATE_NOOP("Demo", "USB-C charging port"), "18", "5.50", 12),
    ("RP-FAN-15", QT_TRANSLATE_NOOP("Demo", "Fan HP Victus 15"), "40", "17", 2),
    ("RP-JOY-SW", QT_TRANSLATE_NOOP("Demo", "Joy-Con sticks, pair"), "22", "8", 0),
)
_LADDER = (
    (7, CollectionKind.REMINDER, 0, ""),
    (30, CollectionKind.STORAGE_FEE, 15, QT_TRANSLATE_NOOP("Demo", "Storage fee")),
    (60, CollectionKind.LAST_LETTER, 0, ""),
    (90, CollectionKind.TO_STOCK, 0, ""),
)
_SPARE_PARTS = QT_TRANSLATE_NOOP("Demo", "Spare parts")
_SOLD_AS_IS = QT_TRANSLATE_NOOP("Demo", "Sold it as it is")
_TOO_MUCH = QT_TRANSLATE_NOOP("Demo", "Too much for this device")
_ALL_WORKS = QT_TRANSLATE_NOOP("Demo", "All works")
_UNAPPROVED = (RepairKind.RECEIVED, RepairKind.DIAGNOSING, RepairKind.QUOTED)
_AT_THE_BENCH = (
    RepairKind.REPAIRING,
    RepairKind.TESTING,
    RepairKind.READY,
    RepairKind.DELIVERED,
)
_DONE = (RepairKind.READY, RepairKind.DELIVERED)


class DemoRepairs:
    """What comes to the counter and to the bench, step by step as time goes on."""

    def __init__(
        self,
        shop: Shop,
        clock: SetClock,
        manager: Actor,
        customers: Sequence[UUID],
        *,
        today: datetime,
        days: int,
        say: Say,
    ) -> None:
        self._say = say
        self._shop = shop
        self._clock = clock
        self._customers = cycle(customers)
        self._parts = _stock_parts(shop, manager, say)
        self._bench = _technicians(shop)
        self._counter = _with_all(shop, Role.CASHIER)
        self._since = clock.now()
        _set_ladder(shop, manager, say)
        self._kinds = add_work_kinds(shop, manager, say)
        rows = [row for row in _rows(say) if float(row["days"]) < days]
        self._due = sorted(
            (
                (moment, number, life)
                for number, row in enumerate(rows)
                for life in (self._life(row, _received(row, today)),)
                for moment in _moments(row, today)
            ),
            key=lambda each: (each[0], each[1]),
        )

    def begin_day(self, opening: datetime) -> None:
        """Open the workshop: what was due overnight is done first thing."""
        self._since = opening
        self.catch_up(opening)

    def catch_up(self, moment: datetime) -> None:
        """Do all that was due until a moment, each at its time."""
        while self._due and self._due[0][0] <= moment:
            due, _number, life = self._due.pop(0)
            self._clock.set(max(due, self._since))
            next(life, None)
        self._clock.set(moment)

    def _life(self, row: Row, received: datetime) -> Iterator[None]:
        """Take a job to its state, one step each time."""
        repairs, end = self._shop.repairs, RepairKind(row["state"])
        job_id, technician = self._take_in(row, received), self._technician(row)
        if end is RepairKind.CANCELLED:
            yield
            repairs.cancel(self._counter, job_id, self._say(_SOLD_AS_IS))
        if end in (RepairKind.RECEIVED, RepairKind.CANCELLED):
            return
        yield
        kind_id = self._kinds.get(row["work"])
        diagnosis = DiagnosisEdit(diagnosis=row["diagnosis"], work_kind_id=kind_id)
        repairs.set_diagnosis(technician, job_id, diagnosis)
        if end is RepairKind.DIAGNOSING:
            return
        repairs.edit_lines(technician, job_id, self._lines(row))
        repairs.quote(technician, job_id)
        if end is RepairKind.QUOTED:
            return
        yield
        if end is RepairKind.DECLINED:
            repairs.decline(self._counter, job_id, note=self._say(_TOO_MUCH))
            return
        way = ApprovalWay.MESSAGE if row["express"] else ApprovalWay.PHONE
        repairs.approve(self._counter, job_id, way=way)
        if end is RepairKind.WAITING_FOR_PART:
            key, part = RepairKind.WAITING_FOR_PART.value, row["waiting_for"]
            repairs.move(technician, job_id, key, waiting_for=part)
        if end in _AT_THE_BENCH:
            yield
            yield from self._work(technician, job_id, end)

    def _work(self, technician: Actor, job_id: UUID, end: RepairKind) -> Iterator[None]:
        repairs = self._shop.repairs
        repairs.move(technician, job_id, RepairKind.REPAIRING.value)
        repairs.start_work(technician, job_id)
        if end is RepairKind.REPAIRING:
            return
        job = repairs.job(technician, job_id)
        for line in job.lines:
            if line.part_status in ON_THE_WAY:
                self._shop.repair_parts.fit(technician, line.id)
        if any(work.stopped_at is None for work in job.works):
            repairs.stop_work(technician, job_id)
        yield
        repairs.move(technician, job_id, RepairKind.TESTING.value)
        if end in _DONE:
            repairs.check(
                self._other(technician), job_id, self._say(_ALL_WORKS), is_passed=True
            )
        if end is RepairKind.DELIVERED:
            yield
            self._deliver(job_id)

    def _deliver(self, job_id: UUID) -> None:
        """Hand a job out at the checkout, paid by card."""
        repair = self._shop.repair_money.deliver(
            self._counter, job_id, identity_check=IdentityCheck.TICKET
        )
        empty = Cart(id=self._shop.database.identifiers.new())
        cart = bring_repair(empty, repair.lines, repair.delivery)
        cart = with_customer(cart, repair.customer_id, repair.customer_name)
        total = price(cart, self._shop.sales.rules()).total
        paid = total - repair.delivery.deposit
        self._shop.sales.complete(
            self._counter, cart, [Tender(method="card", amount=paid)]
        )

    def _take_in(self, row: Row, received: datetime) -> UUID:
        promised = received + timedelta(days=float(row["promised_days"]), hours=1)
        job = RepairJobCreate(
            device_kind=row["kind"],
            brand=row["brand"],
            model=row["model"],
            imei=row["imei"],
            fault=row["fault"],
            promised_at=promised.replace(minute=0, second=0, microsecond=0),
            technician_id=self._technician(row).staff_id if row["technician"] else None,
        )
        ticket = RepairTicketCreate(
            customer_id=next(self._customers),
            jobs=(job,),
            is_express=bool(row["express"]),
        )
        return self._shop.repairs.take_in(self._counter, ticket).jobs[0].id

    def _lines(self, row: Row) -> tuple[RepairLineEdit, ...]:
        labour = RepairLineEdit(
            kind=LineKind.LABOUR, name=row["work"], unit_price=Decimal(row["labour"])
        )
        product = self._parts.get(row["part"])
        if product is None:
            return (labour,)
        part = RepairLineEdit(
            kind=LineKind.PART,
            product_id=product.id,
            name=product.name,
            unit_price=product.price,
        )
        return (labour, part)

    def _technician(self, row: Row) -> Actor:
        return self._bench[-1 if row["technician"] == "second" else 0]

    def _other(self, technician: Actor) -> Actor:
        return next(
            (each for each in self._bench if each is not technician), technician
        )


def _rows(say: Say) -> list[Row]:
    path = places.resources() / "sample-data" / "repairs.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            row | {name: say(row[name]) for name in TOLD_IN_WORDS}
            for row in csv.DictReader(file)
        ]


def _received(row: Row, today: datetime) -> datetime:
    return today - timedelta(days=float(row["days"]), hours=-float(row["hours"]))


def _moments(row: Row, today: datetime) -> list[datetime]:
    """Return when a job was taken in, and when each of its steps is due."""
    received = _received(row, today)
    end = RepairKind(row["state"])
    if end is RepairKind.RECEIVED:
        return [received]
    steps = 1 if end in (*_UNAPPROVED, RepairKind.CANCELLED) else 2
    if end in _AT_THE_BENCH:
        steps = 3 if end is RepairKind.REPAIRING else 4
        steps += end is RepairKind.DELIVERED
    gone = today - received
    return [received + gone * step / (steps + 1) for step in range(steps + 1)]


def _stock_parts(shop: Shop, manager: Actor, say: Say) -> dict[str, ProductResponse]:
    category = shop.products.create_category(
        manager, CategoryCreate(name=say(_SPARE_PARTS))
    )
    return {
        sku: shop.products.create(
            manager,
            ProductCreate(
                sku=sku,
                name=say(name),
                category_id=category.id,
                price=Decimal(price),
                cost=Decimal(cost),
                opening_stock=Decimal(stock),
                warranty_months=3,
            ),
        )
        for sku, name, price, cost, stock in _PARTS
    }


def _set_ladder(shop: Shop, manager: Actor, say: Say) -> None:
    """Say what the shop does about devices that nobody fetches."""
    steps = (
        CollectionStepEdit(days=days, kind=kind, amount=Decimal(amount), name=say(name))
        for days, kind, amount, name in _LADDER
    )
    shop.collection_steps.save(manager, list(steps))


def _technicians(shop: Shop) -> list[Actor]:
    """Return who works at the bench, with the permission to quote and to test."""
    people = [each for each in shop.staff.people() if each.role is Role.TECHNICIAN]
    permissions = ROLE_PERMISSIONS[Role.TECHNICIAN]
    return [Actor(each.id, each.name, each.role, permissions) for each in people]


def _with_all(shop: Shop, role: Role) -> Actor:
    """Return somebody at the counter."""
    person = next(each for each in shop.staff.people() if each.role is role)
    needed = {Permission.REPAIR_TAKE_IN} | ROLE_PERMISSIONS[role]
    return Actor(person.id, person.name, role, frozenset(needed))
