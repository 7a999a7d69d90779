"""Who asks to be forgotten is: in the rows, in the journal, and for good."""

from decimal import Decimal
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from techstore_desktop import places
from techstore_desktop.core.accounts.schemas import AccountPaymentCreate
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.models import metadata
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.storage.entity import shared_tables
from techstore_desktop.core.storage.journal import JournalEntry, RecordHistory
from techstore_desktop.core.storage.owners import owner_column
from techstore_desktop.shop import Shop
from tests.builders import a_customer, a_free_line, open_drawer, sell, tenders

NAME, PHONE = "Ana María Quiroga", "+54 11 5555-0142"
KEPT = {"staff_member"}
"""Who sold and who opened the drawer is what the books are about."""


def sold_to_ana(shop: Shop, actor: Actor) -> SaleResponse:
    open_drawer(shop, actor)
    ana = a_customer(shop, actor, name=NAME, phone=PHONE)
    return sell(
        shop, actor, a_free_line("100"), paid=(("cash", "100"),), customer_id=ana.id
    )


def all_that_is_kept(shop: Shop) -> str:
    """Return the journal and every row of people and sales, as text."""
    with shop.database.reading() as reading:
        tables: list[Any] = [
            model.__table__ for model in (JournalEntry, Customer, Sale)
        ]
        return repr(
            [reading.connection.execute(select(table)).all() for table in tables]
        )


def test_every_table_with_personal_values_says_whose_they_are() -> None:
    models = {model.__tablename__: model for model in shared_tables()}
    without = {
        table.name
        for table in metadata.sorted_tables
        if any(column.info.get("personal") for column in table.columns)
        and owner_column(models[table.name]) is None
    }
    assert without == KEPT


def test_an_erased_customer_is_nowhere_and_the_books_stay(
    shop: Shop, manager: Actor
) -> None:
    sale = sold_to_ana(shop, manager)
    bruno = a_customer(shop, manager, name="Bruno Sosa", phone="+54 11 4321-7777")
    assert sale.customer_id is not None
    assert NAME in all_that_is_kept(shop)
    shop.customers.erase(manager, sale.customer_id)
    kept = all_that_is_kept(shop)
    assert NAME not in kept
    assert PHONE not in kept
    assert shop.customers.search("quiroga") == []
    assert shop.customers.get(sale.customer_id).is_erased
    assert shop.sales.get(sale.id).customer_name == ""
    assert shop.sales.get(sale.id).total == Decimal(100)
    assert shop.customers.get(bruno.id).name == "Bruno Sosa"
    assert shop.verify().holds


def test_nobody_sells_to_edits_or_restores_who_was_erased(
    shop: Shop, manager: Actor
) -> None:
    customer_id = sold_to_ana(shop, manager).customer_id
    assert customer_id is not None
    shop.customers.erase(manager, customer_id)
    with pytest.raises(RuleBroken, match=r"customer\.erased"):
        shop.customers.update(manager, customer_id, CustomerUpdate(name=NAME))
    with pytest.raises(RuleBroken, match=r"customer\.erased"):
        shop.customers.restore(manager, customer_id)
    with pytest.raises(RuleBroken, match=r"customer\.erased"):
        shop.customers.erase(manager, customer_id)
    with pytest.raises(RuleBroken, match=r"customer\.erased"):
        sell(
            shop,
            manager,
            a_free_line("10"),
            paid=(("cash", "10"),),
            customer_id=customer_id,
        )


def test_whoever_has_credit_or_debt_is_settled_first(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    ana = a_customer(shop, manager, name=NAME)
    data = AccountPaymentCreate(
        customer_id=ana.id,
        amount=Decimal(20),
        tenders=tenders(("cash", "20")),
        note="In advance",
    )
    shop.accounts.pay(manager, data)
    with pytest.raises(RuleBroken, match=r"customer\.not_settled"):
        shop.customers.erase(manager, ana.id)
    assert shop.customers.get(ana.id).name == NAME


def test_a_cashier_does_not_erase(shop: Shop, cashier: Actor) -> None:
    ana = a_customer(shop, cashier, name=NAME)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.customers.erase(cashier, ana.id)


def test_a_name_on_a_document_may_only_become_empty(shop: Shop, manager: Actor) -> None:
    sold_to_ana(shop, manager)
    table: Any = Sale.__table__
    changes: tuple[dict[str, object], ...] = (
        {"customer_name": "Somebody else"},
        {"total": Decimal(1)},
    )
    for change in changes:
        with (
            shop.database.engine.begin() as connection,
            pytest.raises(DBAPIError, match="never changes"),
        ):
            connection.execute(table.update().values(change))
    with shop.database.engine.begin() as connection:
        connection.execute(table.update().values(customer_name=""))


def test_a_shop_from_before_learns_whose_documents_stand_where(
    shop: Shop, manager: Actor
) -> None:
    sale = sold_to_ana(shop, manager)
    script = places.migrations() / "versions" / "0007_erasure.py"
    spec = spec_from_file_location("erasure", script)
    assert spec is not None
    assert spec.loader is not None
    migration = module_from_spec(spec)
    spec.loader.exec_module(migration)
    with shop.database.reading() as reading:
        found = list(migration._owners(reading.connection))
        noted = reading.session.scalars(
            select(RecordHistory.entry_id).where(
                RecordHistory.record_id == sale.customer_id
            )
        ).all()
    assert [each["record_id"] for each in found] == [sale.customer_id]
    assert found[0]["entry_id"] in noted
