"""A shop with years behind it, journaled like any other, kept between runs."""

import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from techstore_desktop import demo, places
from techstore_desktop.core.branches.numbers import document_number
from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.products.importing.reading import read_sheet
from techstore_desktop.core.products.models import Product, ProductBarcode
from techstore_desktop.core.sales.models import Sale, SaleLine, SaleLineTax
from techstore_desktop.core.sales.schemas import SaleFilter
from techstore_desktop.core.stock.models import StockMovement
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.core.storage.transaction import Transaction
from techstore_desktop.demo import making
from techstore_desktop.shop import Shop
from tests.rows import row

BATCH = 200
TAX = Decimal(21)


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything a shop has."""

    products: int
    customers: int
    sales: int


FULL = Size(100_000, 20_000, 200_000)
TENTH = Size(100_000, 20_000, 20_000)
QUICK = Size(20_000, 2_000, 20_000)
QUICK_TENTH = Size(20_000, 2_000, 2_000)


def big_shop(size: Size) -> Path:
    """Return the file of a shop of this size, made now if it is not there."""
    folder = Path(tempfile.gettempdir()) / f"techstore-bench-{SCHEMA_VERSION}"
    name = f"{size.products}-{size.customers}-{size.sales}.db"
    file = folder / name
    if not file.exists():
        folder.mkdir(exist_ok=True)
        unfinished = folder / f"{name}.unfinished"
        for left in folder.glob(f"{name}.unfinished*"):
            left.unlink()
        _make(unfinished, size)
        unfinished.rename(file)
    return file


def _make(file: Path, size: Size) -> None:
    shop = demo.make_demo(file, size=demo.DemoSize(customers=1, sales=10, days=3))
    chance = random.Random(1)
    products = list(_products(shop, size.products))
    customers = list(_customers(shop, chance, size.customers))
    _sell(shop, chance, products, customers, size.sales)
    with shop.database.engine.connect().execution_options(alone=True) as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("PRAGMA optimize")
    shop.close()


def _products(shop: Shop, count: int) -> Iterator[tuple[UUID, str, Decimal]]:
    sheet = read_sheet(places.resources() / "sample-data" / "catalogue.csv")
    names = [cells[2] for _, cells in sheet.rows]
    existing = len(names)
    for start in range(existing, count, BATCH * 10):
        with shop.database.transaction("product.imported", None) as transaction:
            for number in range(start, min(start + BATCH * 10, count)):
                name = f"{names[number % existing]} {number // existing}"
                yield _product(transaction, number, name)


def _product(
    transaction: Transaction, number: int, name: str
) -> tuple[UUID, str, Decimal]:
    price = Decimal(number % 90_000 + 999) / 100
    product = transaction.add(
        row(
            Product,
            id=transaction.new_id(),
            sku=f"BIG-{number:06d}",
            name=name,
            brand=name.split(maxsplit=1)[0],
            price=price,
            cost=price / 2 // Decimal("0.01") * Decimal("0.01"),
            minimum_stock=Decimal(1),
            is_stocked=True,
            tracks_serial_numbers=False,
            warranty_months=12,
            notes="",
        )
    )
    transaction.add(ProductBarcode(product_id=product.id, code=f"21{number:011d}"))
    return product.id, name, price


def _customers(shop: Shop, chance: random.Random, count: int) -> Iterator[UUID]:
    with shop.database.transaction("customer.imported", None) as transaction:
        for number in range(count):
            customer = making._customer(chance, number)
            added = transaction.add(
                row(
                    Customer,
                    id=transaction.new_id(),
                    **customer.model_dump(),
                    phone_key="",
                    email_key="",
                )
            )
            yield added.id


def _sell(
    shop: Shop,
    chance: random.Random,
    products: list[tuple[UUID, str, Decimal]],
    customers: list[UUID],
    count: int,
) -> None:
    session = shop.cash.current()
    cashier = demo.demo_actor(shop)
    profile = shop.profiles.current()
    first = shop.sales.totals(SaleFilter()).sale_count
    assert session is not None
    for start in range(0, count, BATCH):
        with shop.database.transaction("sale.completed", cashier) as transaction:
            for number in range(start, min(start + BATCH, count)):
                moment = transaction.now - timedelta(minutes=3 * (count - number))
                picked = chance.sample(products, 3)
                total = sum((price for _, _, price in picked), Decimal(0))
                sale_id = transaction.new_id()
                sequence = first + number + 1
                amounts = _amounts(total)
                transaction.add(
                    row(
                        Sale,
                        id=sale_id,
                        number=document_number("A1", sequence),
                        sequence=sequence,
                        occurred_at=moment,
                        business_day=profile.business_day(moment),
                        cashier_id=cashier.staff_id,
                        cash_session_id=session.id,
                        customer_id=chance.choice(customers),
                        prices_include_tax=True,
                        cash_rounding=Decimal(0),
                        change_due=Decimal(0),
                        line_discounts=Decimal(0),
                        sale_discount=Decimal(0),
                        **amounts,
                    )
                )
                for position, product in enumerate(picked, 1):
                    _line(transaction, sale_id, position, product)
                transaction.add(
                    row(
                        Payment,
                        sale_id=sale_id,
                        cash_session_id=session.id,
                        position=1,
                        occurred_at=moment,
                        taken_by_id=cashier.staff_id,
                        method=chance.choice(("cash", "card")),
                        amount=total,
                        tendered=total,
                        change=Decimal(0),
                        reference="",
                    )
                )


def _line(
    transaction: Transaction,
    sale_id: UUID,
    position: int,
    product: tuple[UUID, str, Decimal],
) -> None:
    product_id, name, price = product
    amounts = _amounts(price)
    line = transaction.add(
        row(
            SaleLine,
            sale_id=sale_id,
            position=position,
            product_id=product_id,
            sku="",
            name=name,
            quantity=Decimal(1),
            list_price=price,
            unit_price=price,
            line_discount=Decimal(0),
            sale_discount=Decimal(0),
            unit_cost=Decimal(0),
            warranty_months=12,
            **amounts,
        )
    )
    transaction.add(
        row(
            SaleLineTax,
            sale_id=sale_id,
            sale_line_id=line.id,
            position=1,
            name="IVA",
            rate=TAX,
            base=amounts["base"],
            amount=amounts["tax"],
        )
    )
    transaction.add(
        row(
            StockMovement,
            product_id=product_id,
            occurred_at=transaction.now,
            quantity=Decimal(-1),
            reason=MovementReason.SALE,
            unit_cost=Decimal(0),
            document_id=sale_id,
        )
    )


def _amounts(total: Decimal) -> dict[str, Decimal]:
    base = (total / Decimal("1.21")).quantize(Decimal("0.01"))
    return {
        "gross": total,
        "net": total,
        "base": base,
        "tax": total - base,
        "total": total,
    }
