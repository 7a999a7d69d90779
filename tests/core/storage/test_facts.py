"""What happened stays as it was written, whoever asks the database (R15, R21, R61a)."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.choices import Disposition
from techstore_desktop.core.storage.facts import fact_models, fact_tables
from techstore_desktop.shop import Shop
from tests.core.repairs.arranging import a_job, deliver, deposit, ready
from tests.counter_days import CounterDays, a_stage

MONEY_AND_GOODS = {
    "account_entry",
    "account_payment",
    "cash_drawer_count",
    "cash_movement",
    "cash_session",
    "cash_session_close",
    "payment",
    "repair_approval",
    "repair_delivery",
    "repair_deposit",
    "repair_event",
    "sale",
    "sale_line",
    "sale_line_tax",
    "stock_movement",
}


def a_day(shop: Shop, manager: Actor) -> None:
    """Sell, take back, let owe, pay, spend, repair, and close."""
    days = CounterDays(shop, manager, a_stage(shop, manager))
    days.open()
    days.sell(0, 2, "cash", 0)
    days.sell(1, 1, "account", 0)
    days.take_back(0, Disposition.STOCK, 10)
    days.pay_on_account(0, 500)
    days.move_cash(MovementKind.OUT, 100, "")
    job = a_job(shop, manager)
    deposit(shop, manager, job.id, ("cash", "30"))
    ready(shop, manager, job.id)
    deliver(shop, manager, job.id, paid=(("cash", "70"),))
    days.drawer += 100
    days.close_and_open(0)


def filled(shop: Shop) -> set[str]:
    """Return the fact tables that have rows."""
    with shop.database.reading() as reading:
        count = select(func.count())
        return {
            model.__tablename__
            for model in fact_models()
            if reading.session.scalar(count.select_from(model))
        }


def test_r15_no_fact_is_changed_or_deleted(shop: Shop, manager: Actor) -> None:
    a_day(shop, manager)
    tables = filled(shop)
    assert tables >= MONEY_AND_GOODS
    for table in sorted(tables):
        for forgery in (
            f"DELETE FROM {table}",
            f"UPDATE {table} SET branch_id = branch_id",
        ):
            with (
                pytest.raises(DBAPIError, match="a fact never changes"),
                shop.database.transaction("forgery", manager) as transaction,
            ):
                transaction.connection.execute(text(forgery))
    assert shop.verify().holds


def test_every_table_of_facts_is_kept_from_changes(shop: Shop) -> None:
    """No fact that a later migration adds is forgotten."""
    names = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with shop.database.reading() as reading:
        connection = reading.connection
        there = set(connection.scalars(text(names[connection.dialect.name])))
    for table in fact_tables():
        assert {f"{table}_never_changes", f"{table}_never_goes"} <= there
