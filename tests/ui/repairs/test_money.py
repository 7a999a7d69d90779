"""Deposits at the board by keys: taken by methods, given back, on the account."""

from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.delivery_schemas import RepairToDeliver
from techstore_desktop.core.repairs.quote_schemas import DiagnosisEdit
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.sales.cart import with_customer
from techstore_desktop.core.sales.repairs_on_sale import bring_repair
from techstore_desktop.printing.repair_words import ENGLISH
from techstore_desktop.shop import Shop
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.repairs.delivery.dialog import DeliveryDialog
from techstore_desktop.ui.repairs.money.amount_dialog import DepositDialog
from techstore_desktop.ui.repairs.money.return_dialog import DepositReturnDialog
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.widgets.sheet import Sheet, open_sheet
from tests.builders import a_cart, open_drawer, tenders
from tests.core.repairs.arranging import deposit, diagnosed
from tests.ui.conftest import BareShell
from tests.ui.keys import press, type_text

Jobs = dict[str, RepairCard]
Key = Qt.Key
SheetT = TypeVar("SheetT", bound=Sheet)


def opened(qtbot: QtBot, screen: RepairsScreen, card: RepairCard) -> None:
    screen.open_job(card.id)
    qtbot.waitUntil(screen.detail.isVisible)


def key(screen: RepairsScreen, name: Qt.Key | str) -> None:
    press(QApplication.focusWidget() or screen, name)


def sheet_of(qtbot: QtBot, screen: RepairsScreen, kind: type[SheetT]) -> SheetT:
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), kind))
    sheet = open_sheet(screen)
    assert isinstance(sheet, kind)
    return sheet


def held(shop: Shop, screen: RepairsScreen, card: RepairCard) -> Decimal:
    return shop.repairs.job(screen.session.actor, card.id).deposit_balance


def test_a_deposit_is_taken_at_the_job_by_keys(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    open_drawer(shop, screen.session.actor)
    receipt_choice.remember(ReceiptChoice.NONE)
    opened(qtbot, screen, jobs["phone"])
    key(screen, Key.Key_F5)
    dialog = sheet_of(qtbot, screen, DepositDialog)
    type_text(dialog.amount, "40")
    key(screen, Key.Key_Return)
    payment = sheet_of(qtbot, screen, PaymentSheet)
    press(payment._given, Key.Key_F6)
    key(screen, Key.Key_Return)
    qtbot.waitUntil(lambda: held(shop, screen, jobs["phone"]) == 40)
    document = shop.repairs.job(screen.session.actor, jobs["phone"].id).deposits[0]
    assert [paid.method for paid in document.payments] == ["card"]


def test_no_amount_is_no_deposit(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["phone"])
    key(screen, Key.Key_F5)
    dialog = sheet_of(qtbot, screen, DepositDialog)
    type_text(dialog.amount, "nothing")
    key(screen, Key.Key_Return)
    assert dialog._amount_field.error()
    assert held(shop, screen, jobs["phone"]) == 0


def test_what_is_held_goes_back_and_never_more(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    open_drawer(shop, actor)
    receipt_choice.remember(ReceiptChoice.NONE)
    deposit(shop, actor, jobs["phone"].id, ("cash", "50"))
    opened(qtbot, screen, jobs["phone"])
    qtbot.waitUntil(lambda: screen.detail._job is not None)
    screen.detail.deeds.return_deposit()
    dialog = sheet_of(qtbot, screen, DepositReturnDialog)
    dialog.amount.selectAll()
    type_text(dialog.amount, "51")
    key(screen, Key.Key_Return)
    assert "50,00" in dialog._amount_field.error()
    dialog.amount.selectAll()
    type_text(dialog.amount, "20")
    key(screen, Key.Key_Return)
    qtbot.waitUntil(lambda: held(shop, screen, jobs["phone"]) == 30)


def test_a_ready_job_goes_to_the_checkout_with_what_was_shown(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    open_drawer(shop, actor)
    deposit(shop, actor, jobs["laptop"].id, ("cash", "60"))
    opened(qtbot, screen, jobs["laptop"])
    key(screen, Key.Key_F12)
    dialog = sheet_of(qtbot, screen, DeliveryDialog)
    assert "150,00" in dialog._amounts()
    key(screen, Key.Key_Right)
    key(screen, Key.Key_Return)
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    name, arguments = shell.opened[-1]
    assert name == "checkout"
    repair = arguments["repair"]
    assert repair.delivery.identity_check == "identity_document"  # type: ignore[attr-defined]


def test_what_is_not_repaired_is_sold_as_its_diagnosis(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, job = screen.session.actor, jobs["phone"]
    open_drawer(shop, actor)
    diagnosed(shop, actor, job.id)
    fee = DiagnosisEdit(diagnosis="Not worth it", diagnosis_fee=Decimal(15))
    shop.repairs.set_diagnosis(actor, job.id, fee)
    shop.repairs.quote(actor, job.id)
    shop.repairs.decline(actor, job.id)
    shop.repairs.move(actor, job.id, RepairKind.READY)
    opened(qtbot, screen, job)
    key(screen, Key.Key_F12)
    sheet_of(qtbot, screen, DeliveryDialog)
    key(screen, Key.Key_Return)
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    qtbot.waitUntil(lambda: bool(shell.opened))
    repair = shell.opened[-1][1]["repair"]
    assert isinstance(repair, RepairToDeliver)
    cart = with_customer(
        bring_repair(a_cart(), repair.lines, repair.delivery),
        repair.customer_id,
        repair.customer_name,
    )
    sale = shop.sales.complete(actor, cart, tenders(("cash", "15")))
    name = f"{ENGLISH.diagnosis_fee}: {repair.delivery.device}"
    assert [line.name for line in sale.lines] == [name]


def test_f2_chooses_what_becomes_of_the_delivery_note(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    open_drawer(shop, screen.session.actor)
    receipt_choice.remember(ReceiptChoice.NONE, receipt_choice.DELIVERY_NOTE)
    opened(qtbot, screen, jobs["laptop"])
    key(screen, Key.Key_F12)
    dialog = sheet_of(qtbot, screen, DeliveryDialog)
    assert dialog.paper_button.text() == "No delivery note"
    key(screen, Key.Key_F2)
    assert dialog.paper_button.text() == "Delivery note: print"
    kept = receipt_choice.remembered(receipt_choice.DELIVERY_NOTE)
    assert kept is ReceiptChoice.PRINT
    assert receipt_choice.remembered() is not kept


def test_a_deposit_beyond_the_bill_is_asked_about(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    open_drawer(shop, actor)
    deposit(shop, actor, jobs["laptop"].id, ("cash", "250"))
    opened(qtbot, screen, jobs["laptop"])
    key(screen, Key.Key_F12)
    dialog = sheet_of(qtbot, screen, DeliveryDialog)
    assert dialog._job.excess == 40
    dialog.rest.choose("credit")
    key(screen, Key.Key_Return)
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    repair = shell.opened[-1][1]["repair"]
    assert repair.delivery.puts_rest_on_account is True  # type: ignore[attr-defined]
