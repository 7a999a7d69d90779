"""What the hub cannot take is set aside: nothing behind it waits."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.customers.schemas import CustomerCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductCreate
from techstore_desktop.core.storage.entity import Record
from tests import builders
from tests.rows import row
from tests.sync.tills import Till

NUL = "Ana\x00 Quiroga"


def a_branch_of(words: str) -> Record:
    return Branch(name=words, address="", phone="")


def a_customer_of(words: str) -> Record:
    empty = dict.fromkeys(("tax_number", "second_phone", "email", "address"), "")
    keys = dict.fromkeys(("phone", "notes", "phone_key", "email_key"), "")
    return row(Customer, name=words, **empty, **keys)


@pytest.mark.parametrize(
    ("make", "words"),
    [(a_branch_of, NUL), (a_customer_of, NUL), (a_customer_of, "x" * 20_000_000)],
)
def test_text_that_the_hub_cannot_store_delays_nothing(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
    make: Callable[[str], Record],
    words: str,
) -> None:
    second = another_till("B1")
    with first_till.shop.database.transaction("record.made", None) as transaction:
        transaction.add(make(words))
    builders.open_drawer(first_till.shop, boss)
    paid = (("cash", "10"),)
    for _ in range(3):
        builders.sell(first_till.shop, boss, builders.a_free_line("10"), paid=paid)
    first_till.sync()
    second.sync()
    assert first_till.replica.outbox() == []
    with hub_engine.connect() as connection:
        aside = connection.scalar(text("SELECT count(*) FROM sync_quarantine"))
        sold = connection.scalar(text("SELECT count(*) FROM sale"))
    assert (aside, sold) == (1, 3)
    with second.shop.database.reading() as reading:
        assert reading.session.scalar(text("SELECT count(*) FROM sale")) == 3
    for till in (first_till, second):
        assert till.shop.verify().holds


def test_no_part_of_what_is_set_aside_shows(
    first_till: Till, another_till: Callable[[str], Till], hub_engine: Engine
) -> None:
    """A sale without one of its lines would be a wrong sale: all of an act, or none."""
    second = another_till("B1")
    with first_till.shop.database.transaction("records.made", None) as transaction:
        for made in (a_customer_of("Before"), a_branch_of(NUL), a_customer_of("After")):
            transaction.add(made)
    first_till.sync()
    second.sync()
    names = text("SELECT name FROM customer ORDER BY name")
    with hub_engine.connect() as connection:
        assert connection.scalars(names).all() == []
    with second.shop.database.reading() as reading:
        assert reading.session.scalars(names).all() == []
    with first_till.shop.database.reading() as reading:
        assert reading.session.scalars(names).all() == ["After", "Before"]
    for till in (first_till, second):
        assert till.shop.verify().holds


def test_people_and_scanners_cannot_bring_in_what_the_hub_cannot_store() -> None:
    assert CustomerCreate(name=NUL).name == "Ana Quiroga"
    product = {"sku": "A\x001", "name": "Mouse", "barcodes": ["77\x001"], "price": 1}
    taken = ProductCreate.model_validate(product | {"cost": 0})
    assert taken.sku == "A1"
    assert taken.barcodes == ("771",)
