"""The receipt of a payment on account says what was owed and what is owed now."""

from decimal import Decimal

import pytest

from techstore_desktop.core.accounts.schemas import AccountPaymentCreate
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.printing.account_receipt import account_receipt_pdf
from techstore_desktop.printing.paper import PAPERS, ROLL_80, Paper
from techstore_desktop.printing.words import SPANISH
from techstore_desktop.shop import Shop
from tests import builders
from tests.printing.reading import text_of


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_it_prints_what_is_stored(
    shop: Shop, manager: Actor, cashier: Actor, paper: Paper
) -> None:
    builders.open_drawer(shop, cashier)
    customer = builders.a_customer(shop, manager, name="Íñigo Ñandú")
    limit = CustomerUpdate(credit_limit=Decimal(5000))
    shop.customers.update(manager, customer.id, limit)
    cart = builders.a_cart(builders.a_free_line("1234.50"), customer_id=customer.id)
    shop.sales.complete(cashier, cart, builders.tenders(("account", "1234.50")))
    payment = shop.accounts.pay(
        cashier,
        AccountPaymentCreate(
            customer_id=customer.id,
            amount=Decimal("1000.00"),
            tenders=tuple(builders.tenders(("cash", "1100"))),
        ),
    )
    profile = shop.profiles.current()
    pdf = account_receipt_pdf(
        payment, profile, paper=paper, words=SPANISH, is_copy=True
    )
    text = text_of(pdf)
    for words in (
        profile.name,
        "Pago a cuenta PA1-000001",
        "Íñigo Ñandú",
        "1.000,00",
        "1.100,00",
        "100,00",
        "Saldo anterior",
        "1.234,50",
        "Saldo actual",
        "234,50",
        "COPIA",
    ):
        assert words in text


def test_r7_what_rounding_added_in_cash_is_on_it(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    builders.open_drawer(shop, cashier)
    step = ShopUpdate(cash_rounding_step=Decimal("0.05"))
    shop.branches.update_shop(manager, step)
    payment = shop.accounts.pay(
        cashier,
        AccountPaymentCreate(
            customer_id=builders.a_customer(shop, manager).id,
            amount=Decimal("14.68"),
            tenders=tuple(builders.tenders(("cash", "14.70"))),
            note="In advance",
        ),
    )
    assert payment.amount == Decimal("14.68")
    pdf = account_receipt_pdf(
        payment, shop.profiles.current(), paper=ROLL_80, words=SPANISH
    )
    assert "Redondeo en efectivo 0,02" in text_of(pdf)
