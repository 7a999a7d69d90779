"""Finding by the beginning of any word, on both databases alike."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from techstore_desktop.core.customers.models import Customer, customer_search
from techstore_desktop.core.storage import search
from techstore_desktop.core.storage.database import Database
from tests.rows import row


def add_customer(database: Database, **fields: str) -> UUID:
    empty = dict.fromkeys(
        (
            "name",
            "tax_number",
            "phone",
            "second_phone",
            "email",
            "address",
            "notes",
            "phone_key",
            "email_key",
        ),
        "",
    )
    with database.transaction("customer.created", None) as transaction:
        return transaction.add(row(Customer, **(empty | fields))).id


def found(database: Database, query: str) -> list[UUID] | None:
    with database.reading() as reading:
        return search.find(customer_search, query, reading.connection, limit=50)


@pytest.mark.parametrize(
    "query",
    [
        "marcos",
        "gimenez MAR",
        "Giménez",
        "gime",
        "5555",
        "0142",
        "1155550142",
        "mgimenez",
        "20-12345678",
        "ñandu",
        "nandu",
    ],
)
def test_a_customer_is_found_by_what_a_person_would_type(
    database: Database, query: str
) -> None:
    customer = add_customer(
        database,
        name="Marcos Giménez Ñandú",
        phone="+54 11 5555-0142",
        email="mgimenez@example.org",
        tax_number="20-12345678-9",
    )
    add_customer(database, name="Ana Quiroga", phone="+54 11 4444 9999")
    assert found(database, query) == [customer]


def test_every_word_must_match(database: Database) -> None:
    add_customer(database, name="Marcos Giménez")
    assert found(database, "marcos quiroga") == []


def test_an_edited_name_is_found_and_the_old_one_is_not(database: Database) -> None:
    customer = add_customer(database, name="Marcos Giménez")
    with database.transaction("customer.renamed", None) as transaction:
        transaction.session.get_one(Customer, customer).name = "Bruno Costa"
    assert found(database, "bruno") == [customer]
    assert found(database, "marcos") == []


@pytest.mark.parametrize("query", ["", "   ", "...", "'\"*", "-"])
def test_a_query_without_a_word_is_no_query(database: Database, query: str) -> None:
    assert found(database, query) is None


@settings(
    max_examples=100,
)
@given(st.text(max_size=40))
def test_no_text_breaks_the_search(database: Database, query: str) -> None:
    assert found(database, query) in (None, [])
