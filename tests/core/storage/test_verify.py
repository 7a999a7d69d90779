"""The proof holds for a shop as it was written, and for nothing else."""

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import Connection

from techstore_desktop.core.products.models import Category, Product, ProductBarcode
from techstore_desktop.core.stock.models import StockMovement
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.verify import verify


def add_product(database: Database, sku: str) -> UUID:
    with database.transaction("product.created", None) as transaction:
        product = transaction.add(
            Product(
                sku=sku,
                name=f"Mouse {sku}",
                brand="Logitech",
                price=Decimal("19.90"),
                cost=Decimal(11),
                minimum_stock=Decimal(1),
                is_stocked=True,
                tracks_serial_numbers=False,
                warranty_months=12,
                notes="",
            )
        )
        transaction.flush()
        transaction.add(ProductBarcode(product_id=product.id, code="2000000000015"))
        transaction.add(
            StockMovement(
                product_id=product.id,
                occurred_at=transaction.now,
                quantity=Decimal("2.5"),
                reason=MovementReason.OPENING,
                unit_cost=Decimal(11),
            )
        )
    return product.id


@pytest.fixture
def written(database: Database) -> Database:
    for number in range(3):
        product_id = add_product(database, f"MOU-{number}")
    with database.transaction("product.price_changed", None) as transaction:
        transaction.session.get_one(Product, product_id).price = Decimal("18.50")
        transaction.add(Category(name="Mice"))
    return database


def forge(database: Database, work: Callable[[Connection], object]) -> None:
    """Write behind the program's back, with the database's own guards off."""
    with database.engine.connect() as connection:
        if database.dialect == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER journal_entry_never_changes")
            connection.exec_driver_sql("DROP TRIGGER journal_entry_never_goes")
            connection.exec_driver_sql("DROP TRIGGER stock_movement_never_changes")
            connection.exec_driver_sql("DROP TRIGGER stock_movement_never_goes")
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
        work(connection)
        connection.commit()


def test_a_shop_as_written_is_proved(written: Database) -> None:
    proof = verify(written)
    assert proof.differences == ()
    assert (proof.entries, proof.rows) == (4, 10)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE journal_entry SET action = 'x' WHERE seq = 2", "entry_forged"),
        ("DELETE FROM journal_entry WHERE seq = 2", "journal.gap"),
        ("UPDATE stock_movement SET quantity = 9000", "row.differs"),
        ("DELETE FROM stock_movement", "row.missing"),
        ("UPDATE product SET price = 1", "row.differs"),
        ("UPDATE stock_level SET on_hand = 9", "projection.differs"),
        ("UPDATE product_document SET words = 'x'", "search.differs"),
    ],
)
def test_what_was_changed_behind_the_journal_is_found(
    written: Database, statement: str, kind: str
) -> None:
    forge(written, lambda connection: connection.exec_driver_sql(statement))
    assert kind in " ".join(each.kind for each in verify(written).differences)


def test_a_record_added_unwatched_is_proved_and_edited_like_any_other(
    database: Database,
) -> None:
    with database.transaction("category.imported", None) as transaction:
        category = Category(name="Mice")
        transaction.add_unwatched(category)
    with database.transaction("category.updated", None) as transaction:
        transaction.session.get_one(Category, category.id).name = "Keyboards"
    assert verify(database).differences == ()
    with database.reading() as reading:
        kept = reading.session.get_one(Category, category.id)
        assert (kept.name, set(kept.stamps)) == ("Keyboards", {"name"})
