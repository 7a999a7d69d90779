"""An entry that the hub could apply and a terminal cannot delays nothing there."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select, text

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Actor
from tests import builders
from tests.sync.tills import Till


def test_an_entry_that_does_not_fit_here_is_set_aside_and_the_rest_goes_on(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    hub_engine: Engine,
    caplog: pytest.LogCaptureFixture,
) -> None:
    customer = builders.a_customer(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    with second.shop.database.engine.begin() as connection:
        connection.execute(text("DELETE FROM customer"))
    first_till.shop.customers.update(boss, customer.id, CustomerUpdate(phone="555"))
    builders.a_customer(first_till.shop, boss, name="Eva Ruiz", phone="556")
    first_till.sync()
    second.sync()
    with second.shop.database.reading() as reading:
        names = reading.session.scalars(text("SELECT name FROM customer")).all()
        aside = reading.session.scalars(
            text("SELECT action FROM journal_entry WHERE is_quarantined")
        ).all()
    assert names == ["Eva Ruiz"]
    assert aside == ["customer.updated"]
    position = second.replica.position()
    assert position is not None
    with hub_engine.connect() as connection:
        head = connection.scalar(text("SELECT last FROM sync_head"))
    assert position.cursor == head
    assert "cannot be applied" in caplog.text


def test_no_part_of_what_does_not_fit_here_shows(
    first_till: Till,
    boss: Actor,
    another_till: Callable[[str], Till],
    caplog: pytest.LogCaptureFixture,
) -> None:
    customer = builders.a_customer(first_till.shop, boss)
    first_till.sync()
    second = another_till("B1")
    with second.shop.database.engine.begin() as connection:
        connection.execute(text("DELETE FROM customer"))
    with first_till.shop.database.transaction("branch.opened", boss) as transaction:
        transaction.add(Branch(name="Of the same act", address="", phone=""))
        transaction.session.get_one(Customer, customer.id).phone = "555"
    first_till.sync()
    second.sync()
    with second.shop.database.reading() as reading:
        names = reading.session.scalars(select(Branch.name)).all()
    assert "Of the same act" not in names
    assert "cannot be applied" in caplog.text
