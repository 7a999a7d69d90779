"""What people do on a terminal, in plain rows: quick, and every kind of merge in it."""

from datetime import date, datetime, time
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.choices import StockPolicy, TaxRounding
from techstore_desktop.core.branches.models import Branch, Shop
from techstore_desktop.core.branches.models import Terminal as TerminalRow
from techstore_desktop.core.branches.numbers import next_place
from techstore_desktop.core.cash.models import CashSession, Payment
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.permissions import Role
from techstore_desktop.core.products import pictures
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs.choices import DepositKind
from techstore_desktop.core.repairs.models import (
    RepairDeposit,
    RepairJob,
    RepairTicket,
)
from techstore_desktop.core.sales.models import LineRemoval, Sale, SaleLine
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.stock import branch_costs
from techstore_desktop.core.stock.models import SerialMovement, StockMovement
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Transaction
from techstore_desktop.core.vouchers.choices import VoucherEntryKind
from techstore_desktop.core.vouchers.models import VoucherEntry
from tests.rows import row

DAY = date(2026, 11, 23)
PRODUCTS = 5
SERIALS = 6
ZERO = Decimal(0)


def found(database: Database) -> None:
    """Make the shop: a branch, a terminal, a person, a few products."""
    with database.transaction("shop.founded", None) as tx:
        tx.add(
            row(
                Shop,
                name="Shop",
                address="",
                phone="",
                tax_number="",
                country="AR",
                currency="ARS",
                time_zone="UTC",
                day_cutoff=time(4),
                prices_include_tax=True,
                tax_rounding=next(iter(TaxRounding)),
                cash_rounding_step=ZERO,
                stock_policy=next(iter(StockPolicy)),
                receipt_footer="",
                is_demo=False,
            )
        )
        branch = Branch(id=tx.origin.branch_id, name="Centro", address="", phone="")
        tx.add(branch)
        tx.add(
            TerminalRow(
                id=tx.origin.terminal_id,
                home_branch_id=branch.id,
                name="A1",
                code="A1",
            )
        )
        tx.add(StaffMember(name="Lucía", role=Role.MANAGER, pin_hash="-"))
    for number in range(PRODUCTS):
        with database.transaction("product.created", None) as tx:
            tx.add(
                row(
                    Product,
                    sku=f"SKU-{number}",
                    name=f"Product {number}",
                    brand="",
                    price=Decimal(100),
                    cost=Decimal(60),
                    minimum_stock=ZERO,
                    is_stocked=True,
                    tracks_serial_numbers=False,
                    warranty_months=0,
                    notes="",
                )
            )


def sell(database: Database, random: Random) -> None:
    """Sell one to three lines, paid in one or two parts."""
    with database.transaction("sale.completed", None) as tx:
        products = _products(tx)
        lines = random.randint(1, 3)
        sale = tx.add(_sale(tx, lines))
        for position in range(lines):
            product = random.choice(products)
            quantity = Decimal(random.randint(1, 4))
            tx.add(_line(sale, position, product, quantity))
            tx.add(
                row(
                    StockMovement,
                    product_id=product,
                    occurred_at=tx.now,
                    quantity=-quantity,
                    reason=MovementReason.SALE,
                    unit_cost=ZERO,
                    document_id=sale.id,
                )
            )
        for position in range(random.randint(1, 2)):
            tx.add(_payment(tx, sale, position))


def sell_serial(database: Database, random: Random) -> None:
    """Sell one unit by its serial number, one that others may sell too."""
    with database.transaction("sale.completed", None) as tx:
        sale = tx.add(_sale(tx, 0))
        tx.add(
            row(
                SerialMovement,
                product_id=_products(tx)[0],
                serial_number=f"SN{random.randint(1, SERIALS)}",
                occurred_at=tx.now,
                sold=1,
                document_id=sale.id,
            )
        )


def change_price(database: Database, random: Random) -> None:
    """Change a guarded field."""
    with database.transaction("product.price_changed", None) as tx:
        product = tx.session.get_one(Product, random.choice(_products(tx)))
        product.price = Decimal(random.randint(1, 300))
        if random.random() < 0.3:
            product.name = f"Product {random.randint(1, 99)}"


def move_cost(database: Database, random: Random) -> None:
    """Change what a product costs in the branch, in a row that others make as well."""
    with database.transaction("repair.part_arrived", None) as tx:
        product, branch = random.choice(_products(tx)), tx.origin.branch_id
        kept = branch_costs.made(tx, product, branch, Decimal(60))
        kept.cost = Decimal(random.randint(1, 200))


def picture(database: Database, random: Random) -> None:
    """Give a product a picture, perhaps one that another till chooses as well."""
    with database.transaction("product.updated", None) as tx:
        product = tx.session.get_one(Product, random.choice(_products(tx)))
        content = f"picture {random.randint(1, 12)}".encode()
        product.picture_sha256 = pictures.keep(tx, content)


def rename(database: Database, random: Random) -> None:
    """Change a field that is not guarded."""
    with database.transaction("product.updated", None) as tx:
        product = tx.session.get_one(Product, random.choice(_products(tx)))
        product.name = f"Product {random.randint(1, 99)}"


def register(database: Database, random: Random) -> None:
    """Make a customer: personal fields."""
    with database.transaction("customer.created", None) as tx:
        tx.add(_customer(random))


def call(database: Database, random: Random) -> None:
    """Change a customer's phone, or make the first customer."""
    with database.transaction("customer.updated", None) as tx:
        ids = _customers(tx)
        if ids:
            customer = tx.session.get_one(Customer, random.choice(ids))
            customer.phone = str(random.randint(10**6, 10**7))


def sell_to_customer(database: Database, random: Random) -> None:
    """Sell to somebody, whose name goes onto the sale; perhaps one who was erased."""
    with database.transaction("sale.completed", None) as tx:
        people = _customers(tx)
        if not people:
            return
        customer = tx.session.get_one(Customer, random.choice(people))
        sale = _sale(tx, 0)
        sale.customer_id, sale.customer_name = customer.id, customer.name
        tx.add(sale)


def sell_abroad(database: Database, random: Random) -> None:
    """Sell for foreign cash with a tip: columns that an older program does not have."""
    with database.transaction("sale.completed", None) as tx:
        sale = _sale(tx, 0)
        people = _customers(tx)
        if people:
            customer = tx.session.get_one(Customer, random.choice(people))
            sale.customer_id, sale.customer_name = customer.id, customer.name
            sale.customer_tax_number = str(random.randint(10**6, 10**7))
        sale.tip, sale.return_reason = Decimal(random.randint(1, 9)), "none"
        tx.add(sale)
        payment = _payment(tx, sale, 0)
        payment.currency = random.choice(["USD", "EUR"])
        payment.foreign_amount = Decimal(random.randint(1, 20))
        tx.add(payment)


def tag(database: Database, random: Random) -> None:
    """Give a customer tags, or make one who has some: a newer column of a record."""
    with database.transaction("customer.updated", None) as tx:
        people = _customers(tx)
        tags = random.choice(["regular", "trade", "school"])
        if people and random.random() < 0.7:
            tx.session.get_one(Customer, random.choice(people)).tags = tags
        else:
            tx.add(_customer(random, tags=tags))


def erase(database: Database, random: Random) -> None:
    """Forget a customer: later edits and sales of others bring nothing back."""
    with database.transaction("customer.erased", None) as tx:
        people = _customers(tx)
        if people:
            customer = tx.session.get_one(Customer, random.choice(people))
            customer.erased_at = tx.now


def open_drawer(database: Database, random: Random) -> None:
    """Open a cash session."""
    with database.transaction("cash.opened", None) as tx:
        tx.add(
            row(
                CashSession,
                number="C",
                sequence=_next(tx, CashSession, "opened_at"),
                opened_at=tx.now,
                business_day=DAY,
                opened_by_id=_person(tx),
                float_amount=Decimal(random.randint(0, 100)),
            )
        )


def remove_line(database: Database, random: Random) -> None:
    """Note a removed line: the table that an older hub does not know."""
    with database.transaction("sale.line_removed", None) as tx:
        tx.add(
            LineRemoval(
                cart_id=tx.new_id(),
                removed_at=tx.now,
                removed_by_id=_person(tx),
                name="Cable",
                quantity=Decimal(1),
                unit_price=Decimal(random.randint(1, 9)),
            )
        )


def use_voucher(database: Database, random: Random) -> None:
    """Sell value on a voucher or spend from it; others use the same number."""
    with database.transaction("sale.completed", None) as tx:
        sale = tx.add(_sale(tx, 0))
        is_sold = random.random() < 0.5
        amount = Decimal(random.randint(1, 50))
        tx.add(
            row(
                VoucherEntry,
                number=f"GV-{random.randint(1, 3)}",
                occurred_at=tx.now,
                business_day=DAY,
                kind=VoucherEntryKind.SOLD if is_sold else VoucherEntryKind.SPENT,
                amount=amount if is_sold else -amount,
                sale_id=sale.id,
                document_number=sale.number,
                recorded_by_id=_person(tx),
                reason="",
            )
        )


def take_in(database: Database, random: Random) -> None:
    """Take a device in from a customer, with a deposit where a drawer is open."""
    with database.transaction("repair.received", None) as tx:
        people = _customers(tx)
        if not people:
            return
        customer = tx.session.get_one(Customer, random.choice(people))
        whose = {
            "customer_id": customer.id,
            "customer_name": customer.name,
            "customer_phone": customer.phone,
            "branch_id": tx.origin.branch_id,
            "received_at": tx.now,
            "is_express": False,
        }
        ticket = tx.add(_ticket(tx, whose))
        job = tx.add(_job(tx, ticket, whose))
        session = _session(tx)
        if session is not None:
            tx.add(_deposit(tx, job, session, random.randint(1, 90)))


def move_repair(database: Database, random: Random) -> None:
    """Change a repair's guarded state."""
    with database.transaction("repair.status_changed", None) as tx:
        jobs = list(tx.session.scalars(select(RepairJob.id).order_by(RepairJob.id)))
        if jobs:
            job = tx.session.get_one(RepairJob, random.choice(jobs))
            job.state = random.choice(["diagnosing", "ready", "received"])


def note(database: Database, random: Random) -> None:
    """Note something personal on a ticket, and leave whose it is as it stands."""
    with database.transaction("repair.noted", None) as tx:
        tickets = list(
            tx.session.scalars(select(RepairTicket.id).order_by(RepairTicket.id))
        )
        if tickets:
            ticket = tx.session.get_one(RepairTicket, random.choice(tickets))
            ticket.note_for_shop = f"Note {random.randint(1, 99)}"


def _ticket(tx: Transaction, whose: dict[str, Any]) -> RepairTicket:
    sequence = _next(tx, RepairTicket, "received_at")
    return row(
        RepairTicket,
        id=tx.new_id(),
        number=f"R-{sequence}",
        sequence=sequence,
        terminal_id=tx.origin.terminal_id,
        received_by_id=_person(tx),
        terms="",
        note_for_shop="",
        note_for_customer="",
        **whose,
    )


def _job(tx: Transaction, ticket: RepairTicket, whose: dict[str, Any]) -> RepairJob:
    words = ("brand", "model", "colour", "serial", "imei", "fault", "diagnosis")
    more = ("waiting_for", "sent_to", "check_result")
    return row(
        RepairJob,
        id=tx.new_id(),
        ticket_id=ticket.id,
        position=1,
        number=ticket.number,
        device_kind="phone",
        accessories=[],
        condition={},
        state="received",
        is_unrepaired=False,
        warranty_days=90,
        **dict.fromkeys((*words, *more), ""),
        **whose,
    )


def _deposit(
    tx: Transaction, job: RepairJob, session: UUID, amount: int
) -> RepairDeposit:
    sequence = _next(tx, RepairDeposit)
    return row(
        RepairDeposit,
        number=f"D-{sequence}",
        sequence=sequence,
        occurred_at=tx.now,
        business_day=DAY,
        job_id=job.id,
        job_number=job.number,
        customer_id=job.customer_id,
        customer_name=job.customer_name,
        cashier_id=_person(tx),
        cash_session_id=session,
        kind=DepositKind.TAKEN,
        amount=Decimal(amount),
        cash_rounding=ZERO,
        change_due=ZERO,
        held_before=ZERO,
        note="",
    )


def _customer(random: Random, **values: Any) -> Customer:
    return row(
        Customer,
        name=f"Ñandú {random.randint(1, 999)}",
        tax_number="",
        phone=str(random.randint(10**6, 10**7)),
        second_phone="",
        email="",
        address="",
        notes="",
        phone_key="",
        email_key="",
        **values,
    )


def _customers(tx: Transaction) -> list[UUID]:
    return list(tx.session.scalars(select(Customer.id).order_by(Customer.id)))


def _products(tx: Transaction) -> list[UUID]:
    return list(tx.session.scalars(select(Product.id).order_by(Product.id)))


def _person(tx: Transaction) -> UUID:
    return tx.session.scalars(select(StaffMember.id)).one()


def _next(tx: Transaction, model: Any, dated: str = "occurred_at") -> int:
    return next_place(tx, model, dated=dated).sequence


def _sale(tx: Transaction, lines: int) -> Sale:
    """Return a sale whose gross says how many lines it must have."""
    sequence = _next(tx, Sale)
    return row(
        Sale,
        id=tx.new_id(),
        number=f"X-{sequence}",
        sequence=sequence,
        occurred_at=_moment(tx.now),
        business_day=DAY,
        cashier_id=_person(tx),
        prices_include_tax=True,
        gross=Decimal(lines),
        line_discounts=ZERO,
        sale_discount=ZERO,
        net=ZERO,
        base=ZERO,
        tax=ZERO,
        total=ZERO,
        cash_rounding=ZERO,
        change_due=ZERO,
    )


def _moment(now: datetime) -> datetime:
    return now


def _line(sale: Sale, position: int, product: UUID, quantity: Decimal) -> SaleLine:
    return row(
        SaleLine,
        sale_id=sale.id,
        position=position,
        product_id=product,
        sku="",
        name="Product",
        quantity=quantity,
        list_price=ZERO,
        unit_price=ZERO,
        gross=ZERO,
        line_discount=ZERO,
        sale_discount=ZERO,
        net=ZERO,
        base=ZERO,
        tax=ZERO,
        total=ZERO,
        unit_cost=ZERO,
        warranty_months=0,
    )


def _session(tx: Transaction) -> UUID | None:
    return tx.session.scalars(
        select(CashSession.id)
        .where(CashSession.terminal_id == tx.origin.terminal_id)
        .order_by(CashSession.sequence.desc())
        .limit(1)
    ).first()


def _payment(tx: Transaction, sale: Sale, position: int) -> Payment:
    return row(
        Payment,
        sale_id=sale.id,
        cash_session_id=_session(tx),
        position=position,
        occurred_at=tx.now,
        taken_by_id=_person(tx),
        method="cash" if position else "card",
        amount=Decimal(10),
        tendered=Decimal(10),
        change=ZERO,
        reference="",
    )
