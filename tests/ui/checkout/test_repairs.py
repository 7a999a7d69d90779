"""A repair handed out at the checkout: its deposit pays, a charger goes along."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import IdentityCheck, RepairKind
from techstore_desktop.core.repairs.deposit_schemas import RepairDepositReturn
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.sales.cart import with_customer
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from techstore_desktop.ui.widgets.toast import Toast
from tests.builders import a_customer
from tests.core.repairs.arranging import a_job, deposit, labour, ready
from tests.ui.checkout.conftest import PRODUCTS, Till

CHARGER = PRODUCTS[2]


def brought(till: Till, manager: Actor, paid: str) -> RepairCard:
    """Bring a ready repair of 120 with a deposit to the checkout."""
    job = a_job(till.shop, manager)
    if paid:
        deposit(till.shop, manager, job.id, ("card", paid))
    ready(till.shop, manager, job.id, labour("120"))
    repair = till.shop.repair_money.deliver(
        manager, job.id, identity_check=IdentityCheck.TICKET
    )
    till.window.open_screen("checkout", repair=repair)
    till.until(lambda: till.sale_names)
    return job


def state_of(till: Till, manager: Actor, job: RepairCard) -> RepairKind:
    return till.shop.repairs.job(manager, job.id).card.state.kind


def test_the_deposit_pays_first_and_the_rest_in_cash_by_one_key(
    till: Till, manager: Actor
) -> None:
    job = brought(till, manager, "50")
    till.scan(CHARGER[0])
    till.until(lambda: len(till.sale_names) == 2)
    totals = till.checkout.sale.totals
    assert totals.total.text() == "149,95"
    till.key(Qt.Key.Key_F11)
    sale = till.shop.sales.get(till.until_sold().id)
    assert sale.total == Decimal("199.95")
    paid = {payment.method: payment.amount for payment in sale.payments}
    assert paid == {"deposit": Decimal(50), "cash": Decimal("149.95")}
    assert state_of(till, manager, job) is RepairKind.DELIVERED
    assert till.shop.repairs.job(manager, job.id).deposit_balance == 0
    till.until(till.checkout.sale.done.isVisible)
    said = till.checkout.sale.done._total.text()
    assert said == "Total 199,95, of it 50,00 from the deposit"


def test_the_payment_asks_only_for_what_the_deposit_leaves(
    till: Till, manager: Actor
) -> None:
    job = brought(till, manager, "50")
    till.key(Qt.Key.Key_F12)
    payment = till.payment()
    assert payment._payment.total == 70
    till.key(Qt.Key.Key_Return)
    till.until_sold()
    assert state_of(till, manager, job) is RepairKind.DELIVERED


@pytest.mark.parametrize(
    ("on_account", "words"),
    [
        (False, "The deposit goes back: Card 30,00"),
        (True, "30,00 of the deposit are credit on the account now."),
    ],
)
def test_what_a_deposit_is_too_much_is_said_with_the_sale(
    till: Till, manager: Actor, words: str, *, on_account: bool
) -> None:
    job = a_job(till.shop, manager)
    deposit(till.shop, manager, job.id, ("card", "150"))
    ready(till.shop, manager, job.id, labour("120"))
    repair = till.shop.repair_money.deliver(
        manager,
        job.id,
        identity_check=IdentityCheck.TICKET,
        puts_rest_on_account=on_account,
    )
    till.window.open_screen("checkout", repair=repair)
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F11)
    till.until_sold()
    till.until(lambda: words in toasts(till))


def test_a_deposit_given_back_before_is_not_told_again(
    till: Till, manager: Actor, clock: SetClock
) -> None:
    job = a_job(till.shop, manager)
    deposit(till.shop, manager, job.id, ("card", "50"))
    till.shop.repair_money.return_deposit(manager, RepairDepositReturn(job_id=job.id))
    clock.advance(timedelta(minutes=5))
    ready(till.shop, manager, job.id, labour("120"))
    repair = till.shop.repair_money.deliver(
        manager, job.id, identity_check=IdentityCheck.TICKET
    )
    till.window.open_screen("checkout", repair=repair)
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F11)
    till.until_sold()
    till.until(lambda: "The repair is handed out." in toasts(till))
    assert len(toasts(till)) == 1


def toasts(till: Till) -> list[str]:
    return [each.accessibleName() for each in till.window.findChildren(Toast)]


def test_the_delivery_note_comes_as_the_till_chose(till: Till, manager: Actor) -> None:
    receipt_choice.remember(ReceiptChoice.SHOW, receipt_choice.DELIVERY_NOTE)
    brought(till, manager, "")
    till.key(Qt.Key.Key_F11)
    till.until_sold()
    till.until(lambda: isinstance(open_sheet(till.window), PreviewSheet))


def test_brought_twice_it_is_on_the_sale_once(till: Till, manager: Actor) -> None:
    job = brought(till, manager, "")
    repair = till.shop.repair_money.deliver(
        manager, job.id, identity_check=IdentityCheck.TICKET
    )
    till.window.open_screen("checkout", repair=repair)
    assert len(till.sale_names) == 1
    assert till.checkout.cart_state.cart.customer_id == repair.customer_id


def test_a_label_scanned_at_the_checkout_opens_its_job(
    till: Till, manager: Actor
) -> None:
    job = a_job(till.shop, manager)
    till.scan(job.number)
    till.until(lambda: isinstance(till.window.current_screen(), RepairsScreen))
    screen = till.window.current_screen()
    assert isinstance(screen, RepairsScreen)
    till.until(lambda: screen.detail.job_id() == job.id)


def test_a_number_that_no_repair_has_is_looked_for_in_the_catalogue(till: Till) -> None:
    till.scan("RA1-000999")
    till.until(till.checkout.search.unknown.isVisible)


def test_whoever_stayed_on_an_empty_sale_is_not_who_pays_for_a_repair(
    till: Till, manager: Actor
) -> None:
    gone = a_customer(till.shop, manager, name="Bruno Sosa")
    counter = till.checkout.counter
    counter.change(lambda cart: with_customer(cart, gone.id, gone.name))
    job = brought(till, manager, "")
    assert counter.state.cart.customer_id == job.customer_id


def test_a_repair_beside_other_goods_leaves_the_customer_of_the_sale(
    till: Till, manager: Actor
) -> None:
    payer = a_customer(till.shop, manager, name="Bruno Sosa")
    till.scan(CHARGER[0])
    till.until(lambda: till.sale_names)
    counter = till.checkout.counter
    counter.change(lambda cart: with_customer(cart, payer.id, payer.name))
    brought(till, manager, "")
    till.until(lambda: len(till.sale_names) == 2)
    assert counter.state.cart.customer_id == payer.id
