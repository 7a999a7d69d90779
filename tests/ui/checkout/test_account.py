"""Selling on account at the counter: what will be owed is seen before it is made."""

from decimal import Decimal

from PySide6.QtCore import Qt

from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.checkout.customer_sheet import CustomerSheet
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_customer
from tests.ui.checkout.conftest import PRODUCTS, Till

MOUSE = PRODUCTS[0]


def attach_ana(till: Till, manager: Actor, limit: str) -> None:
    customer = a_customer(till.shop, manager)
    update = CustomerUpdate(credit_limit=Decimal(limit))
    till.shop.customers.update(manager, customer.id, update)
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.keys = 0
    till.key(Qt.Key.Key_F3)
    till.until(lambda: isinstance(open_sheet(till.window), CustomerSheet))
    till.write("qui")
    sheet = open_sheet(till.window)
    assert isinstance(sheet, CustomerSheet)
    till.until(lambda: sheet._table.marked_row() is not None)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.checkout.counter.account.standing is not None)


def test_a_known_customers_sale_on_account_takes_ten_keys_at_most(
    till: Till, manager: Actor
) -> None:
    """R22: what will be owed is shown before the sale is confirmed."""
    attach_ana(till, manager, "500")
    till.key(Qt.Key.Key_F12)
    payment = till.payment()
    till.key(Qt.Key.Key_F8)
    assert "100,00" in payment._summary._account.text()
    assert not till.sales()
    till.key(Qt.Key.Key_Return)
    sale = till.until_sold()
    assert till.keys <= 10
    assert sale.methods == ("account",)
    customer_id = till.shop.sales.get(sale.id).customer_id
    assert customer_id is not None
    assert till.shop.accounts.standing(customer_id).balance == 100


def test_the_rest_goes_on_account_after_cash(till: Till, manager: Actor) -> None:
    attach_ana(till, manager, "500")
    till.key(Qt.Key.Key_F12)
    till.payment()
    till.write("40")
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_F8)
    till.key(Qt.Key.Key_Return)
    sale = till.until_sold()
    assert set(sale.methods) == {"account", "cash"}
    customer_id = till.shop.sales.get(sale.id).customer_id
    assert customer_id is not None
    assert till.shop.accounts.standing(customer_id).balance == 60


def test_without_a_customer_there_is_no_account_to_pay_by(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F12)
    payment = till.payment()
    till.key(Qt.Key.Key_F8)
    assert "account" not in payment._tiles
    assert not till.sales()


def test_the_strip_shows_what_the_customer_owes(till: Till, manager: Actor) -> None:
    attach_ana(till, manager, "500")
    strip = till.checkout.sale.customer
    till.until(strip._balance.isVisible)
    assert "500,00" in strip._balance.text()
