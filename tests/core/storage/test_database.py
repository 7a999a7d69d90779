"""Every act is one transaction and one journal entry, on both databases."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import BigInteger, Numeric, select
from sqlalchemy.exc import DBAPIError

from techstore_desktop.core.clock import SetClock, SystemClock
from techstore_desktop.core.models import metadata
from techstore_desktop.core.products.models import Category, Product
from techstore_desktop.core.storage.database import Database, Touched
from techstore_desktop.core.storage.journal import (
    NO_HASH,
    JournalEntry,
    entry_hash,
    field_changes,
)
from techstore_desktop.core.storage.types import Money, Quantity


def add_category(database: Database, name: str = "Processors") -> Category:
    with database.transaction("category.created", None) as transaction:
        return transaction.add(Category(name=name))


def entries(database: Database) -> list[JournalEntry]:
    with database.reading() as reading:
        return list(
            reading.session.scalars(select(JournalEntry).order_by(JournalEntry.seq))
        )


def test_each_transaction_leaves_one_entry_in_a_gapless_chain(
    database: Database,
) -> None:
    for name in ("Processors", "Storage", "Monitors"):
        add_category(database, name)
    chain = entries(database)
    assert [entry.seq for entry in chain] == [1, 2, 3]
    assert [entry.previous_hash for entry in chain] == [
        NO_HASH,
        chain[0].hash,
        chain[1].hash,
    ]
    assert all(entry.hash == entry_hash(entry) for entry in chain)
    assert sorted({entry.stamp for entry in chain}) == [e.stamp for e in chain]


def test_an_error_inside_leaves_neither_rows_nor_an_entry(database: Database) -> None:
    with (  # noqa: PT012 - what comes before the error is what is tested
        pytest.raises(ValueError, match="stop"),
        database.transaction("category.created", None) as transaction,
    ):
        transaction.add(Category(name="Processors"))
        transaction.flush()
        raise ValueError("stop")
    assert entries(database) == []
    with database.reading() as reading:
        assert reading.session.scalars(select(Category)).all() == []


def test_a_transaction_without_changes_leaves_no_entry(database: Database) -> None:
    with database.transaction("nothing", None):
        pass
    assert entries(database) == []


def test_a_changed_field_is_journaled_with_before_and_after(
    database: Database,
) -> None:
    category = add_category(database)
    with database.transaction("category.renamed", None) as transaction:
        row = transaction.session.get_one(Category, category.id)
        row.name = "CPUs"
    with database.reading() as reading:
        change = field_changes(reading.session, "category", category.id)[0]
        kept = reading.session.get_one(Category, category.id)
    assert (change.field, change.before, change.after) == (
        "name",
        "Processors",
        "CPUs",
    )
    assert kept.stamps["name"] == [
        entries(database)[1].stamp,
        str(database.origin.terminal_id),
    ]


def test_setting_a_field_to_what_it_was_changes_nothing(database: Database) -> None:
    category = add_category(database)
    with database.transaction("category.renamed", None) as transaction:
        transaction.session.get_one(Category, category.id).name = "Processors"
    assert len(entries(database)) == 1


def test_the_database_refuses_to_change_the_journal(database: Database) -> None:
    add_category(database)
    for statement in (
        "DELETE FROM journal_entry",
        "UPDATE journal_entry SET action = 'x'",
    ):
        with (
            pytest.raises(DBAPIError, match="a fact never changes"),
            database.transaction("forgery", None) as transaction,
        ):
            transaction.connection.exec_driver_sql(statement)


def test_listeners_hear_what_changed_after_the_commit(database: Database) -> None:
    heard: list[Touched] = []
    database.on_commit(heard.append)
    category = add_category(database)
    assert heard == [{"category": {category.id}}]


def test_a_transaction_inside_another_is_a_bug(database: Database) -> None:
    with (
        pytest.raises(RuntimeError, match="inside another"),
        database.transaction("outer", None),
        database.transaction("inner", None),
    ):
        pass


def test_money_with_too_many_decimals_never_reaches_the_database(
    database: Database,
) -> None:
    with (
        pytest.raises(Exception, match="more than 2 decimals"),
        database.transaction("product.created", None) as transaction,
    ):
        transaction.add(
            Product(
                sku="X",
                name="X",
                brand="",
                price=Decimal("1.005"),
                cost=Decimal(0),
                minimum_stock=Decimal(0),
                is_stocked=True,
                tracks_serial_numbers=False,
                warranty_months=0,
                notes="",
            )
        )


def test_r1_no_column_holds_anything_but_whole_numbers() -> None:
    """R1: money, tax and quantity are integers of their smallest unit."""
    columns = [column for table in metadata.sorted_tables for column in table.columns]
    assert not [each for each in columns if isinstance(each.type, Numeric)]
    scaled = [each.type for each in columns if isinstance(each.type, Money | Quantity)]
    assert len(scaled) > 50
    assert all(isinstance(each.impl, BigInteger) for each in scaled)


def test_a_commit_that_the_database_refuses_holds_up_nobody_after_it(
    database: Database,
) -> None:
    table: Any = Category.__table__
    dangling = {"id": uuid4(), "stamps": {}, "name": "Lost", "parent_id": uuid4()}
    with pytest.raises(DBAPIError), database.replaying() as replay:
        replay.connection.execute(table.insert(), dangling)
    with database.transaction("category.created", None) as transaction:
        transaction.add(Category(name="Found"))
    with database.reading() as reading:
        names = reading.session.scalars(select(Category.name)).all()
    assert names == ["Found"]


def test_stamps_grow_although_the_clock_stands_or_goes_back(
    database: Database,
) -> None:
    clock = SetClock(SystemClock().now())
    database.run_on(clock)
    for hours in (0, -5, 0):
        clock.advance(timedelta(hours=hours))
        for name in ("A", "B"):
            with database.transaction("category.created", None) as transaction:
                transaction.add(Category(name=name))
    with database.reading() as reading:
        stamps = reading.session.scalars(
            select(JournalEntry.stamp).order_by(JournalEntry.seq)
        ).all()
    assert stamps == sorted(set(stamps))
    assert len(stamps) == 6
