"""Merging customers from the card, and what a customer wishes, kept and heeded."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from techstore_desktop.core.customers.choices import ReceiptWish
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.checkout.customer_sheet import CustomerSheet
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.customers.screen import CustomersScreen
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import MANAGER_PIN, a_customer
from tests.settling import settle
from tests.ui.checkout.conftest import (  # noqa: F401 - fixtures of the counter
    Till,
    stocked,
    till,
)

F6 = Qt.Key.Key_F6
BRUNA = "Bruna Quiroga"


@pytest.fixture
def customers(till: Till, manager: Actor) -> CustomersScreen:  # noqa: F811
    """Return the screen of a cashier with two customers who are one."""
    a_customer(till.shop, manager, name="Ana Quiroga", phone="5555-0142")
    a_customer(till.shop, manager, name=BRUNA, phone="4444-9000")
    till.window.open_screen("customers")
    till.until(lambda: isinstance(till.window.current_screen(), CustomersScreen))
    screen = till.window.current_screen()
    assert isinstance(screen, CustomersScreen)
    till.until(lambda: screen.card.customer_id() is not None)
    return screen


def names(screen: CustomersScreen) -> list[str]:
    return [row.name for row in screen.list.table.model.rows()]


def test_the_card_merges_with_a_pin_and_parts_again(
    till: Till,  # noqa: F811
    customers: CustomersScreen,
) -> None:
    till.until(lambda: len(names(customers)) == 2)
    ana = customers.list.table.model.rows()[0]
    till.until(lambda: customers.card.customer_id() == ana.id)
    till.key(F6)
    till.until(lambda: isinstance(open_sheet(till.window), CustomerSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, CustomerSheet)
    assert "Ana Quiroga" in sheet._title
    assert not sheet._register.isVisible()
    till.write("quiroga")
    till.until(lambda: [row.name for row in sheet._table.model.rows()] == [BRUNA])
    till.key(Qt.Key.Key_A, control=True)
    till.write("bruna")
    till.until(lambda: len(sheet._table.model.rows()) == 1)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: isinstance(open_sheet(till.window), Dialog))
    till.key(Qt.Key.Key_Return)
    till.until(lambda: isinstance(open_sheet(till.window), ApprovalSheet))
    till.write(MANAGER_PIN)
    if isinstance(open_sheet(till.window), ApprovalSheet):
        till.key(Qt.Key.Key_Return)
    till.until(lambda: names(customers) == [BRUNA])
    till.until(lambda: len(customers.card.merged.buttons) == 1)
    assert till.shop.customers.survivor(ana.id).name == BRUNA
    customers.card.merged.buttons[0].click()
    till.until(lambda: isinstance(open_sheet(till.window), ApprovalSheet))
    till.write(MANAGER_PIN)
    if isinstance(open_sheet(till.window), ApprovalSheet):
        till.key(Qt.Key.Key_Return)
    till.until(lambda: len(names(customers)) == 2)
    till.until(lambda: not customers.card.merged.isVisible())


def test_merging_with_nobody_found_registers_nobody(
    till: Till,  # noqa: F811
    customers: CustomersScreen,
) -> None:
    till.until(lambda: len(names(customers)) == 2)
    till.key(F6)
    till.until(lambda: isinstance(open_sheet(till.window), CustomerSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, CustomerSheet)
    till.write("zzz")
    till.until(lambda: not sheet._table.model.rows())
    till.key(Qt.Key.Key_Return)
    assert not sheet._new.isVisible()
    assert open_sheet(till.window) is sheet


def test_wishes_are_kept_and_the_receipt_follows_them(
    till: Till,  # noqa: F811
    customers: CustomersScreen,
    manager: Actor,
) -> None:
    form = customers.card.form
    form.wishes.receipt.choose(ReceiptWish.SHOW)
    form.wishes.language.choose("en")
    form.wishes.tags.setText("school")
    form.wishes.changed.emit()
    shown = customers.card.customer_id()
    assert shown is not None
    customers.card.save()
    till.until(lambda: till.shop.customers.get(shown).tags == "school")
    till.until(lambda: not customers.card.is_changed())
    kept = till.shop.customers.get(shown)
    assert (kept.receipt_wish, kept.language) == (ReceiptWish.SHOW, "en")
    till.window.open_screen("checkout")
    counter = till.checkout.counter
    counter.change(lambda cart: cart.model_copy(update={"customer_id": shown}))
    till.until(lambda: counter.account.receipt_wish is ReceiptWish.SHOW)
    pay = next(each for each in till.checkout._actions if hasattr(each, "_receipt"))
    assert pay._receipt() is ReceiptChoice.SHOW
    update = CustomerUpdate(receipt_wish=ReceiptWish.NONE, credit_limit=Decimal(0))
    till.shop.customers.update(manager, shown, update)
    till.until(lambda: counter.account.receipt_wish is ReceiptWish.NONE)
    assert pay._receipt() is ReceiptChoice.NONE


def test_the_card_and_the_mark_go_to_whom_they_were_merged_with(
    till: Till,  # noqa: F811
    customers: CustomersScreen,
    manager: Actor,
) -> None:
    a_customer(till.shop, manager, name="Aaron Abel")
    till.until(lambda: len(names(customers)) == 3)
    _aaron, ana, bruna = customers.list.table.model.rows()
    customers.open_with(customer_id=ana.id)
    till.until(lambda: customers.card.customer_id() == ana.id)
    till.shop.customers.merge(manager, ana.id, bruna.id)
    customers.card.merging.done.emit(bruna.id)
    till.until(lambda: len(names(customers)) == 2)
    settle()
    till.until(lambda: customers.card.customer_id() == bruna.id)
    marked = customers.list.table.marked_row()
    assert marked is not None
    assert marked.id == bruna.id
