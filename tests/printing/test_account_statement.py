"""A statement says every entry, the balance after it, and what is owed since when."""

from datetime import timedelta
from decimal import Decimal

import pytest

from techstore_desktop.core.accounts.schemas import AccountPaymentCreate, Statement
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.printing.account_statement import account_statement_pdf
from techstore_desktop.printing.paper import A4, PAPERS, Paper
from techstore_desktop.printing.statement_words import SPANISH
from techstore_desktop.shop import Shop
from tests import builders
from tests.printing.reading import page_count, text_of


def a_statement(
    shop: Shop, manager: Actor, clock: SetClock, *, sales: int = 1
) -> Statement:
    builders.open_drawer(shop, manager)
    customer = builders.a_customer(
        shop, manager, name="Íñigo Ñandú", tax_number="20-30111222-3"
    )
    limit = CustomerUpdate(credit_limit=Decimal(10**6))
    shop.customers.update(manager, customer.id, limit)
    for _ in range(sales):
        line = builders.a_free_line("1234.50")
        owed = (("account", "1234.50"),)
        builders.sell(shop, manager, line, paid=owed, customer_id=customer.id)
    clock.advance(timedelta(days=45))
    shop.accounts.pay(
        manager,
        AccountPaymentCreate(
            customer_id=customer.id,
            amount=Decimal("1000.00"),
            tenders=tuple(builders.tenders(("cash", "1000"))),
        ),
    )
    today = shop.profiles.current().business_day(clock.now())
    return shop.accounts.statement(customer.id, last_day=today)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_it_prints_every_entry_and_what_is_owed(
    shop: Shop, manager: Actor, clock: SetClock, paper: Paper
) -> None:
    statement = a_statement(shop, manager, clock)
    profile = shop.profiles.current()
    pdf = account_statement_pdf(statement, profile, paper=paper, words=SPANISH)
    text = text_of(pdf)
    for words in (
        profile.name,
        "Estado de cuenta",
        "Íñigo Ñandú",
        "20-30111222-3",
        "Venta A1-000001",
        "1.234,50",
        "Pago PA1-000001",
        "−1.000,00",
        "Debe",
        "234,50",
        "de 30 a 59 días",
    ):
        assert words in text


def test_a_long_one_turns_over_and_loses_nothing(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    statement = a_statement(shop, manager, clock, sales=70)
    profile = shop.profiles.current()
    pdf = account_statement_pdf(statement, profile, paper=A4, words=SPANISH)
    text = text_of(pdf)
    assert page_count(pdf) > 1
    assert all(f"A1-{number:06d}" in text for number in range(1, 71))
