"""An office that works on the hub itself: its acts enter the same order as all."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from techstore_desktop.core.clock import SystemClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.core.sales.schemas import SaleFilter
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.shop import Shop
from techstore_desktop.sync.direct import look, office_engine, office_origin
from techstore_desktop.sync.hub_terminals import NewTerminal, add_terminal
from techstore_desktop.sync.joining import join_office
from techstore_desktop.sync.secrets import Secrets
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


@pytest.fixture
def office(hub_engine: Engine, first_till: Till, tmp_path: object) -> Iterator[Shop]:
    branch_id = first_till.shop.database.origin.branch_id
    place = NewTerminal("Office", "H1", branch_id, is_office=True)
    enrolment = add_terminal(hub_engine, place)
    secrets = Secrets(tmp_path, uses_keyring=False)  # type: ignore[arg-type]
    join_office(enrolment, secrets)
    engine = office_engine(enrolment.address, enrolment.password)
    database = Database(engine, office_origin(engine), clock=SystemClock(), is_hub=True)
    shop = Shop(database)
    yield shop
    shop.close()


def test_what_the_office_does_the_tills_have(
    office: Shop, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    product = builders.a_product(office, boss)
    first_till.sync()
    found = first_till.shop.products.find_by_code(product.sku)
    assert found is not None
    line = builders.a_line(first_till.shop, product)
    builders.open_drawer(first_till.shop, boss)
    builders.sell(first_till.shop, boss, line, paid=(("cash", "100"),))
    first_till.sync()
    sold = office.products.find_by_code(product.sku)
    assert sold is not None
    assert sold.on_hand == 9
    assert first_till.shop.verify().holds
    assert office.verify().holds
    assert digest(first_till) == hub_digest(hub_engine)


def test_a_transaction_left_open_on_the_hub_keeps_no_till_waiting(
    office: Shop, first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    second = another_till("B1")
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    other = builders.a_product(first_till.shop, boss)
    first_till.sync()
    with office.database.transaction("product.updated", boss) as transaction:
        transaction.session.get_one(Product, product.id).name = "Renamed"
        transaction.flush()
        first_till.shop.products.update(
            boss, other.id, ProductUpdate(price=Decimal(55))
        )
        first_till.sync()
        second.sync()
        assert second.shop.products.get(other.id).price == 55
        assert second.shop.products.get(product.id).name == product.name
    second.sync()
    assert second.shop.products.get(product.id).name == "Renamed"


def test_the_office_edits_after_what_it_has_seen_although_its_clock_is_slow(
    office: Shop, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    with hub_engine.begin() as connection:
        connection.execute(
            text("UPDATE sync_head SET highest_stamp = highest_stamp + (1::bigint<<33)")
        )
        connection.execute(
            text(
                "UPDATE product SET stamps = jsonb_build_object('price',"
                " jsonb_build_array((SELECT highest_stamp FROM sync_head), 'f'))"
            )
        )
    office.products.update(boss, product.id, ProductUpdate(price=Decimal(77)))
    assert office.products.get(product.id).price == 77


def test_an_edit_that_a_till_made_meanwhile_stays_beside_the_office_s(
    office: Shop, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    product = builders.a_product(first_till.shop, boss)
    first_till.sync()
    with office.database.transaction("product.updated", boss) as transaction:
        read_before = transaction.session.get_one(Product, product.id)
        change = ProductUpdate(price=Decimal(55), name="By the till")
        first_till.shop.products.update(boss, product.id, change)
        first_till.sync()
        read_before.name = "By the office"
    first_till.sync()
    for shop in (office, first_till.shop):
        kept = shop.products.get(product.id)
        assert (kept.price, kept.name) == (55, "By the till")
    assert digest(first_till) == hub_digest(hub_engine)


def test_whom_the_office_erases_is_forgotten_on_the_tills_too(
    office: Shop, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    builders.open_drawer(first_till.shop, boss)
    customer = builders.a_customer(first_till.shop, boss, name="Ana Quiroga")
    first_till.sync()
    office.customers.erase(boss, customer.id)
    line = builders.a_free_line("100")
    paid = (("cash", "100"),)
    builders.sell(first_till.shop, boss, line, paid=paid, customer_id=customer.id)
    first_till.sync()
    first_till.sync()
    assert office.customers.get(customer.id).is_erased
    assert first_till.shop.customers.get(customer.id).name == ""
    (sale,) = office.sales.page(SaleFilter())
    assert not sale.customer_name
    assert digest(first_till) == hub_digest(hub_engine)
    assert first_till.shop.verify().holds
    assert office.verify().holds


def test_an_act_of_the_office_that_does_not_follow_on_is_refused(
    office: Shop, boss: Actor, hub_engine: Engine
) -> None:
    builders.a_customer(office, boss)
    columns = ", ".join(
        f"j.{name}"
        for name in JournalEntry.__table__.columns.keys()  # noqa: SIM118 - columns
        if name not in {"id", "seq", "hub_seq"}
    )
    skipping = text(
        f"INSERT INTO journal_entry (id, seq, {columns.replace('j.', '')})"
        f" SELECT gen_random_uuid(), j.seq + 2, {columns} FROM journal_entry j"
        " WHERE j.terminal_id = :office ORDER BY j.seq DESC LIMIT 1"
    )
    wanted = {"office": office.database.origin.terminal_id}
    with (
        pytest.raises(DBAPIError, match="does not follow on"),
        hub_engine.begin() as connection,
    ):
        connection.execute(skipping, wanted)


def test_the_office_hears_what_tills_changed(
    office: Shop, first_till: Till, boss: Actor
) -> None:
    heard: list[str] = []
    office.database.on_commit(heard.extend)
    seen = look(office.database, None)
    builders.a_customer(first_till.shop, boss)
    first_till.sync()
    assert look(office.database, seen) > seen
    assert "customer" in heard


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE sale",
        "ALTER TABLE sale ADD COLUMN x int",
        "CREATE TABLE mine (x int)",
        "UPDATE sync_head SET last = 0",
        "DELETE FROM sync_terminal",
        "DELETE FROM sale",
        "DELETE FROM product",
        "UPDATE sale SET total = 0",
        "UPDATE journal_entry SET action = ''",
    ],
)
def test_the_office_changes_records_but_no_fact_no_table_and_no_place(
    office: Shop, statement: str
) -> None:
    with pytest.raises(DBAPIError), office.database.engine.begin() as connection:
        connection.execute(text(statement))
