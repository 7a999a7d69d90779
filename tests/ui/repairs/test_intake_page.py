"""A device is taken in at the counter by keyboard, and nothing typed is lost."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from techstore_desktop import settings
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.devices.kinds import DeviceKind
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.intake_choices import (
    Answer,
    CodeKind,
    ConsentWay,
    DeviceSide,
    MarkKind,
)
from techstore_desktop.core.repairs.intake_schemas import ConsentCreate, DeviceCondition
from techstore_desktop.core.repairs.schemas import RepairFilter, RepairJobResponse
from techstore_desktop.core.sales.cart_units import set_units
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.schemas import PaymentMethodUpdate
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.printing.escpos import CUT
from techstore_desktop.shop import Shop
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.customer_sheet import CustomerSheet
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.repairs.choice_dialog import ChoiceDialog
from techstore_desktop.ui.repairs.consent.consent_sheet import ConsentSheet
from techstore_desktop.ui.repairs.detail.code_look import CodeLook
from techstore_desktop.ui.repairs.intake.checklists_page import ChecklistsPage
from techstore_desktop.ui.repairs.intake.done_sheet import DoneSheet
from techstore_desktop.ui.repairs.intake.page import IntakePage
from techstore_desktop.ui.repairs.intake.suggestions import Suggestion
from techstore_desktop.ui.repairs.loaners.lend_sheet import LendSheet
from techstore_desktop.ui.scanner import Scanner
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shell.keepers import keep_vault
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_cart, a_customer, a_line, open_drawer, tenders
from tests.core.loaners.test_loaners import a_loaner
from tests.core.repairs.arranging import a_job, a_technician, deliver, labour, ready
from tests.core.repairs.test_intake import CODE, a_photo, take_in
from tests.core.stock.test_serials import a_phone
from tests.ui.keys import press, scan, type_text
from tests.ui.showing import at_rest

IMEI = "356938035643809"
SECOND_IMEI = "490154203237518"
PAPERS = 3
"""The ticket, the deposit's receipt, the device's label."""


@pytest.fixture(autouse=True)
def _no_paper() -> Iterator[None]:
    before = receipt_choice.remembered()
    receipt_choice.remember(ReceiptChoice.NONE)
    yield
    receipt_choice.remember(before)


def a_page(at_work: Session, qtbot: QtBot) -> IntakePage:
    page = IntakePage(at_work)
    qtbot.addWidget(page)
    page.resize(1090, 760)
    page.show()
    page.activateWindow()  # Another page may be up already.
    page.customer.setFocus()
    qtbot.waitUntil(page.customer.hasFocus)
    at_rest(qtbot)
    return page


def the_job(shop: Shop, actor: Actor) -> RepairJobResponse:
    (card,) = shop.repairs.jobs(actor, RepairFilter(is_open=False)).cards
    return shop.repairs.job(actor, card.id)


def fill(page: IntakePage, shop: Shop, actor: Actor, qtbot: QtBot) -> int:
    """Fill the page for a known customer by keys; return how many were pressed."""
    a_customer(shop, actor, name="Ana Quiroga")
    keys = 0
    type_text(page.customer, "ana")
    qtbot.waitUntil(page.owner.found.isVisible)
    press(page.customer, Qt.Key.Key_Return)
    keys += 4
    assert page.customer.text() == "Ana Quiroga"
    type_text(page.device.name, "s21")
    qtbot.waitUntil(page.device.found.isVisible)
    press(page.device.name, Qt.Key.Key_Return)
    keys += 4
    assert page.device.name.text().startswith("Samsung Galaxy S21")
    page.on_scan(IMEI)
    press(page.device.number, Qt.Key.Key_Return)
    type_text(page.device.fault, "Screen")
    press(page.device.fault, Qt.Key.Key_Return)
    keys += 2
    for _ in range(8):
        press(page.device.checklist, "1")
    keys += 8
    type_text(page.device.estimate, "1500")
    return keys + 4


def finish(page: IntakePage, qtbot: QtBot) -> DoneSheet:
    page.take_in()
    qtbot.waitUntil(lambda: isinstance(open_sheet(page), DoneSheet))
    sheet = open_sheet(page)
    assert isinstance(sheet, DoneSheet)
    return sheet


def test_a_known_customers_phone_takes_at_most_25_keys_beside_the_faults_text(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    keys = fill(page, shop, manager, qtbot)
    finish(page, qtbot).reject()
    assert keys + 2 <= 25
    job = the_job(shop, manager)
    assert (job.card.brand, job.card.imei) == ("Samsung", IMEI)
    assert job.estimate == 1500
    checks = DeviceCondition.of(job.condition).checks
    assert [each.answer for each in checks] == [Answer.YES] * 8
    assert page.draft().is_empty
    qtbot.waitUntil(lambda: shop.intake.draft() is None)


def test_a_diagnosis_fee_is_agreed_at_the_counter(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    type_text(page.device.diagnosis_fee, "2x")
    page.take_in()
    assert open_sheet(page) is None
    page.device.diagnosis_fee.clear()
    type_text(page.device.diagnosis_fee, "25")
    finish(page, qtbot).reject()
    assert the_job(shop, manager).diagnosis_fee == 25


def test_marks_accessories_and_code_come_with_the_device(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    picture = page.device.picture
    for key in (Qt.Key.Key_Left, "2", Qt.Key.Key_Space, "1", "3", Qt.Key.Key_Delete):
        press(picture, key)
    page.device.accessories._buttons["charger"].click()
    type_text(page.device.own_accessory, "Blue bag")
    press(page.device.own_accessory, Qt.Key.Key_Return)
    page.device.code.kinds.choose(CodeKind.PATTERN.value)
    for figure in "14789":
        press(page.device.code.pad, figure)
    finish(page, qtbot).reject()
    job = the_job(shop, manager)
    marks = DeviceCondition.of(job.condition).marks
    assert [(mark.side, mark.kind) for mark in marks] == [
        (DeviceSide.FRONT, MarkKind.CRACK),
        (DeviceSide.BACK, MarkKind.SCRATCH),
    ]
    assert job.accessories == ("charger", "Blue bag")
    assert shop.intake.see_code(manager, job.card.id).code == "14789"


def test_what_is_half_typed_survives_a_crash_without_its_code(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    type_text(page.device.code.line, "80461379")
    page._keep()
    qtbot.waitUntil(lambda: shop.intake.draft() is not None)
    assert "80461379" not in repr(shop.intake.draft())
    again = a_page(at_work, qtbot)
    qtbot.waitUntil(lambda: again.customer.text() == "Ana Quiroga")
    draft = again.draft()
    assert (draft.devices[0].fault, draft.devices[0].number) == ("Screen", IMEI)
    assert not draft.devices[0].code


def test_another_language_keeps_what_is_typed_code_and_photos_included(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    type_text(page.device.code.line, "2468")
    page.device._draft = page.device.draft()
    page.device.photos.take((a_photo(), QImage()))
    state = page.state()
    again = a_page(at_work, qtbot)
    again.restore(state)
    assert again.draft() == state


def test_several_devices_go_on_one_ticket(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    page.add_device()
    type_text(page.device.name, "Framework Laptop qq")
    type_text(page.device.fault, "Slow")
    type_text(page.device.name, " 13")
    page._turn_to(0)
    assert page.device.fault.text() == "Screen"
    assert page.devices._choices[1][1] == "2 Framework Laptop qq…"
    finish(page, qtbot).reject()
    cards = shop.repairs.jobs(manager, RepairFilter(is_open=False)).cards
    assert {card.number.rpartition("/")[2] for card in cards} == {"1", "2"}
    assert {card.device_kind for card in cards} == {"phone", "laptop"}


def test_a_picture_is_pasted_while_the_cursor_is_in_a_field(
    at_work: Session, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage.fromData(a_photo()))
    press(page.device.fault, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    strip = page.device.photos.strip
    qtbot.waitUntil(lambda: strip.count() == 1)
    clipboard.setText("No charge")
    press(page.device.fault, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.device.fault.text() == "No charge"
    assert strip.count() == 1


def test_each_device_is_given_to_its_technician(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    rocio = a_technician(shop, manager)
    page = a_page(at_work, qtbot)
    box = page.ticket.technician
    qtbot.waitUntil(lambda: box.findText(rocio.name) > 0)
    fill(page, shop, manager, qtbot)
    press(page, Qt.Key.Key_F4)
    type_text(box, "Roc")
    assert box.chosen() == rocio.staff_id
    page.add_device()
    assert box.chosen() is None
    type_text(page.device.name, "Framework Laptop qq")
    type_text(page.device.fault, "Slow")
    page._turn_to(0)
    assert box.currentText() == rocio.name
    finish(page, qtbot).reject()
    cards = shop.repairs.jobs(manager, RepairFilter(is_open=False)).cards
    given = {card.model: card.technician_id for card in cards}
    assert given.pop("Framework Laptop qq") is None
    assert set(given.values()) == {rocio.staff_id}


def test_a_loaner_goes_out_for_the_device_that_is_chosen(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    a_loaner(shop, manager)
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    page.add_device()
    type_text(page.device.name, "Framework Laptop qq")
    type_text(page.device.fault, "Slow")
    sheet = finish(page, qtbot)
    sheet.lend()
    dialog = open_sheet(page)
    assert isinstance(dialog, ChoiceDialog)
    press(dialog.list, Qt.Key.Key_Down)
    press(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(open_sheet(page), LendSheet))
    lending = open_sheet(page)
    assert isinstance(lending, LendSheet)
    qtbot.waitUntil(lambda: lending.loaner.count() == 1)
    lending.confirm()
    qtbot.waitUntil(lambda: bool(shop.loaners.loans(manager)))
    (loan,) = shop.loaners.loans(manager)
    job = shop.repairs.job(manager, loan.job_id)
    assert job.card.model == "Framework Laptop qq"


def test_nothing_typed_says_what_is_missing_and_takes_nothing_in(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    page.take_in()
    assert page.customer_field.error()
    a_customer(shop, manager, name="Ana Quiroga")
    customer = shop.customers.search("ana")[0]
    page.owner.take(customer.id, customer.name)
    page.take_in()
    assert page.device.fields["name"].error()
    assert page.device.fields["fault"].error()
    assert not shop.repairs.jobs(manager, RepairFilter(is_open=False)).cards


def test_a_wrong_imei_is_said_and_the_device_is_still_taken_in(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    page.on_scan("356938035643800")
    assert page.device.fields["number"].error()
    finish(page, qtbot).reject()
    job = the_job(shop, manager)
    assert (job.card.imei, job.card.serial) == ("", "356938035643800")


def test_a_known_number_tells_what_the_shop_knows(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    finish(page, qtbot).reject()
    page.on_scan(f"IMEI: {IMEI}")
    qtbot.waitUntil(page.device.standing.isVisible)
    said = page.device.standing.text()
    assert "Ana Quiroga" in said
    assert the_job(shop, manager).card.number in said
    assert page.device.name.text().startswith("Samsung Galaxy S21")


def test_a_scan_at_the_customer_is_the_number_and_offers_nobody(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    a_customer(shop, manager, name="Ana Quiroga", phone="+54 11 3569-3803")
    page = a_page(at_work, qtbot)
    Scanner(page).scanned.connect(page.on_scan)
    page.device.name.setFocus()
    page.customer.setFocus()
    scan(page.customer, IMEI)
    assert (page.customer.text(), page.device.number.text()) == ("", IMEI)
    type_text(page.customer, "3")
    qtbot.waitUntil(page.owner.found.isVisible)
    page.customer.setText("")
    assert page.owner.found.isHidden()
    page.owner.found.show_found([Suggestion("Ana Quiroga", None)])
    assert page.owner.found.isHidden()


def test_the_warranty_of_another_number_is_not_claimed(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager, "0")
    first = a_job(shop, manager)
    ready(shop, manager, first.id, labour("60"))
    deliver(shop, manager, first.id, paid=(("card", "60"),))
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    page.on_scan(IMEI)
    qtbot.waitUntil(page.device.standing.isVisible)
    assert page.draft().devices[0].claim_of_id == first.id
    page.on_scan(SECOND_IMEI)
    finish(page, qtbot).reject()
    claims = [
        card.is_claim
        for card in shop.repairs.jobs(manager, RepairFilter(is_open=False)).cards
    ]
    assert claims == [False, False]


def test_a_unit_that_was_sold_here_is_named_by_either_of_its_numbers(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager, "0")
    phone = a_phone(shop, manager, name="Moto G84 256 GB", imei_count=2)
    unit = UnitNumbers(serial_number=IMEI, second_number=SECOND_IMEI)
    shop.stock.adjust(manager, phone.id, Decimal(1), "Delivery", units=[unit])
    line = a_line(shop, phone)
    cart = set_units(a_cart(line), line.id, [(IMEI, SECOND_IMEI)])
    shop.sales.complete(manager, cart, tenders(("card", "100")))
    page = a_page(at_work, qtbot)
    page.device.name.setFocus()
    page.on_scan(SECOND_IMEI)
    qtbot.waitUntil(page.device.standing.isVisible)
    assert page.device.fault.hasFocus()
    assert page.device.name.text() == "Moto G84 256 GB"
    assert "Sold here" in page.device.standing.text()


def test_the_cursor_goes_on_in_the_order_of_the_talk(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    page.device.fault.setFocus()
    press(page.device.fault, Qt.Key.Key_F5)
    assert page.device.estimate.hasFocus()
    press(page.device.estimate, Qt.Key.Key_Return)
    assert page.ticket.deposit.hasFocus()
    press(page.ticket.deposit, Qt.Key.Key_Return)
    assert page.take_in_button.hasFocus()
    page.ticket.deposit.setFocus()
    finish(page, qtbot).reject()
    assert page.customer.hasFocus()


def test_a_printer_that_is_off_is_told_of_once(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot, tmp_path: Path
) -> None:
    open_drawer(shop, manager, "0")
    device = tmp_path / "printer"
    os.mkfifo(device)
    settings.change(receipt_printer=f"escpos:{device}")
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    type_text(page.ticket.deposit, "500")
    finish(page, qtbot).print_all()
    qtbot.waitUntil(lambda: isinstance(open_sheet(page), Dialog))
    dialog, printed = open_sheet(page), b""
    assert isinstance(dialog, Dialog)
    printer = os.open(device, os.O_RDONLY | os.O_NONBLOCK)

    def has_all() -> bool:
        nonlocal printed
        with suppress(BlockingIOError):
            printed += os.read(printer, 65_536)
        return printed.count(CUT) == PAPERS

    dialog.decide()
    qtbot.waitUntil(has_all)
    os.close(printer)
    assert open_sheet(page) is None


def test_the_deposit_is_taken_and_without_a_drawer_the_device_still_is(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    type_text(page.ticket.deposit, "500")
    finish(page, qtbot).reject()
    assert the_job(shop, manager).deposit_balance == 0
    open_drawer(shop, manager, "0")
    second = a_page(at_work, qtbot)
    fill(second, shop, manager, qtbot)
    type_text(second.ticket.deposit, "500")
    finish(second, qtbot).reject()
    cards = shop.repairs.jobs(manager, RepairFilter(is_open=False)).cards
    assert sorted(card.deposit for card in cards) == [0, 500]


def test_the_signature_holds_for_exactly_what_was_read(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    page.sign()
    qtbot.waitUntil(lambda: isinstance(open_sheet(page), ConsentSheet))
    sheet = open_sheet(page)
    assert isinstance(sheet, ConsentSheet)
    _scribble(sheet)
    sheet.sign()
    assert page.sign_button.text() == "Signed"
    owner_id = page.owner.customer_id
    assert owner_id is not None
    shop.customers.update(manager, owner_id, CustomerUpdate(language="es"))
    press(page.device.picture, "1")
    page.device.is_approved.setChecked(True)
    assert page.sign_button.text() == "Read and sign"
    page.sign()
    qtbot.waitUntil(lambda: isinstance(open_sheet(page), ConsentSheet))
    sheet = open_sheet(page)
    assert isinstance(sheet, ConsentSheet)
    _scribble(sheet)
    sheet.sign()
    finish(page, qtbot).reject()
    job = the_job(shop, manager)
    (consent,) = shop.intake.consents(job.card.ticket_id)
    assert consent.way is ConsentWay.SCREEN
    assert consent.is_whole
    assert consent.strokes
    for told in ("Ana Quiroga", IMEI, "Screen", "Reparación aceptada hasta"):
        assert told in consent.text


OTHER_TERMS = "To be fetched within 30 days"


def signed(page: IntakePage, qtbot: QtBot) -> ConsentCreate:
    """Sign what is on the page, and return what was signed."""
    page.sign()
    qtbot.waitUntil(lambda: isinstance(open_sheet(page), ConsentSheet))
    sheet = open_sheet(page)
    assert isinstance(sheet, ConsentSheet)
    _scribble(sheet)
    sheet.sign()
    consent = page.signature.consent
    assert consent is not None
    return consent


def test_a_signature_survives_a_crash_with_the_words_that_were_signed(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    consent = signed(page, qtbot)
    qtbot.waitUntil(lambda: bool((shop.intake.draft() or {}).get("signed")))
    assert str(consent.strokes[0][0][0]) not in repr(page.draft())
    again = a_page(at_work, qtbot)
    qtbot.waitUntil(lambda: again.sign_button.text() == "Signed")
    finish(again, qtbot).reject()
    (kept,) = shop.intake.consents(the_job(shop, manager).card.ticket_id)
    assert (kept.text, kept.is_whole) == (consent.text, True)
    assert list(map(len, kept.strokes)) == list(map(len, consent.strokes))
    qtbot.waitUntil(lambda: shop.intake.draft() is None)


def test_a_signature_does_not_come_back_to_other_words(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    signed(page, qtbot)
    qtbot.waitUntil(lambda: bool((shop.intake.draft() or {}).get("signed")))
    shop.branches.update_shop(manager, ShopUpdate(repair_terms=OTHER_TERMS))
    again = a_page(at_work, qtbot)
    qtbot.waitUntil(lambda: again.customer.text() == "Ana Quiroga")
    assert again.sign_button.text() == "Read and sign"
    assert again.draft().signed is None


def test_other_terms_since_the_signature_are_signed_before_anything_is_taken_in(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    signed(page, qtbot)
    shop.branches.update_shop(manager, ShopUpdate(repair_terms=OTHER_TERMS))
    page.take_in()
    assert page.sign_button.text() == "Read and sign"
    assert open_sheet(page) is None
    assert "30 days" in signed(page, qtbot).text
    finish(page, qtbot).reject()
    (kept,) = shop.intake.consents(the_job(shop, manager).card.ticket_id)
    assert "30 days" in kept.text


def test_a_signature_goes_with_the_draft_and_comes_back_with_it(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    signed(page, qtbot)
    qtbot.waitUntil(lambda: bool((shop.intake.draft() or {}).get("signed")))
    before = page.draft()
    page.begin_anew()
    qtbot.waitUntil(lambda: shop.intake.draft() is None)
    assert page.sign_button.text() == "Read and sign"
    page.restore(before)
    assert page.sign_button.text() == "Signed"


def test_a_large_photo_is_scaled_and_comes_with_the_device(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(a_photo(4000, 3000))
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    page.device.add_photo(file)
    qtbot.waitUntil(lambda: bool(page.device.photos.photos()))
    finish(page, qtbot).reject()
    (kept,) = shop.intake.photos(the_job(shop, manager).card.id)
    with Image.open(BytesIO(kept)) as photo:
        assert max(photo.size) == 1600


def _scribble(sheet: ConsentSheet) -> None:
    pad = sheet.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    for x in range(30, 200, 10):
        QTest.mouseMove(pad, QPoint(x, 50 + x % 30))
        QApplication.processEvents()
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    assert pad.strokes()


def test_the_bench_sees_the_code_for_a_while_and_masked_before(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    job = take_in(shop, manager).jobs[0]
    look = CodeLook(at_work)
    qtbot.addWidget(look)
    look.show_job(job.id)
    qtbot.waitUntil(look.isVisible)
    assert CODE not in look.code.text()
    look.look()
    qtbot.waitUntil(lambda: look.code.text() == CODE)
    look._timer.timeout.emit()
    assert CODE not in look.code.text()
    events = shop.repairs.job(manager, job.id).events
    assert [each.kind for each in events].count(EventKind.ACCESS_CODE_SEEN) == 1


def test_where_no_code_was_left_there_is_nothing_to_look_at(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    job = a_job(shop, manager)
    look = CodeLook(at_work)
    qtbot.addWidget(look)
    look.show_job(job.id)
    at_rest(qtbot)
    assert look.isHidden()


def test_a_computer_joins_those_with_keys_by_itself(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    owner = QObject()
    keeper = keep_vault(at_work, owner)
    keeper.act()
    folder = settings.config_file().parent
    qtbot.waitUntil(lambda: bool(list(folder.glob("vault-*.secret"))))
    owner.deleteLater()


def test_the_shops_own_questions_are_asked_once_they_are_saved(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    settings_page = ChecklistsPage(at_work)
    qtbot.addWidget(settings_page)
    settings_page.load()
    edit = settings_page.lists["questions"]
    qtbot.waitUntil(lambda: "Powers on" in edit.toPlainText())
    edit.setPlainText("Powers on\nFace ID\nFace ID")
    assert settings_page.is_changed()
    settings_page.save()
    qtbot.waitUntil(lambda: not settings_page.is_changed())
    kept = shop.checklists.every()[DeviceKind.PHONE].questions
    assert kept == ("powers_on", "Face ID")
    page = a_page(at_work, qtbot)
    qtbot.waitUntil(lambda: page.device.checklist._questions == kept)


def test_a_phone_of_two_cards_has_two_imeis_each_checked(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    assert page.device.numbers.second_field.isHidden()
    fill(page, shop, manager, qtbot)
    second = page.device.numbers.second
    assert second.isVisible()
    type_text(second, SECOND_IMEI[:-1] + "0")
    page.take_in()
    assert page.device.numbers.second_field.error()
    assert open_sheet(page) is None
    second.setFocus()
    page.on_scan(SECOND_IMEI)
    finish(page, qtbot).reject()
    job = the_job(shop, manager)
    assert (job.card.imei, job.second_imei) == (IMEI, SECOND_IMEI)
    board = shop.repairs.board(manager, RepairFilter(text=SECOND_IMEI))
    assert [card.id for card in board.cards] == [job.card.id]
    known = shop.device_register.standing(SECOND_IMEI)
    assert known is not None


def test_r13_a_deposit_by_a_method_with_a_reference_asks_for_it_first(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager, "0")
    asked = PaymentMethodUpdate(reference=Reference.REQUIRED)
    shop.payment_methods.update(manager, "transfer", asked)
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    type_text(page.ticket.deposit, "500")
    page.ticket.method.setCurrentIndex(page.ticket.method.findData("transfer"))
    page.take_in()
    first = open_sheet(page)
    assert isinstance(first, PaymentSheet)
    first.confirm()
    qtbot.waitUntil(lambda: "reference" in first._reference_field.error())
    first.reject()
    assert not shop.repairs.jobs(manager, RepairFilter(is_open=False)).cards
    page.take_in()
    sheet = open_sheet(page)
    assert isinstance(sheet, PaymentSheet)
    type_text(sheet._reference, "TR-0042")
    sheet.confirm()
    qtbot.waitUntil(lambda: isinstance(open_sheet(page), DoneSheet))
    (taken,) = the_job(shop, manager).deposits
    (paid,) = taken.payments
    assert (paid.method, paid.amount, paid.reference) == ("transfer", 500, "TR-0042")


def test_each_device_of_a_ticket_has_its_own_deposit(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager, "0")
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    type_text(page.ticket.deposit, "500")
    page.add_device()
    assert page.ticket.deposit.text() == ""
    type_text(page.device.name, "Framework Laptop qq")
    type_text(page.device.fault, "Slow")
    type_text(page.ticket.deposit, "300")
    page._turn_to(0)
    assert page.ticket.deposit_value() == 500
    sheet = finish(page, qtbot)
    assert [each.amount for each in sheet._deposits] == [500, 300]
    sheet.reject()
    cards = shop.repairs.jobs(manager, RepairFilter(is_open=False)).cards
    assert {card.number.rpartition("/")[2]: card.deposit for card in cards} == {
        "1": 500,
        "2": 300,
    }


def _scanned(page: IntakePage, number: str) -> None:
    page.on_scan(number)


def _typed_as_the_device(page: IntakePage, number: str) -> None:
    type_text(page.device.name, number)
    press(page.device.name, Qt.Key.Key_Return)


@pytest.mark.parametrize("tell", [_scanned, _typed_as_the_device])
def test_a_claim_is_taken_in_by_the_number_on_the_repairs_papers(
    at_work: Session,
    shop: Shop,
    manager: Actor,
    qtbot: QtBot,
    tell: Callable[[IntakePage, str], None],
) -> None:
    open_drawer(shop, manager)
    plain = a_job(shop, manager, brand="Sony", model="WH-1000XM4", imei="", serial="")
    ready(shop, manager, plain.id, labour("80"))
    deliver(shop, manager, plain.id, paid=(("cash", "80"),))
    page = a_page(at_work, qtbot)
    type_text(page.customer, "ana")
    qtbot.waitUntil(page.owner.found.isVisible)
    press(page.customer, Qt.Key.Key_Return)
    tell(page, plain.number)
    qtbot.waitUntil(page.device.standing.isVisible)
    assert page.device.number.text() == ""
    assert page.device.name.text() == "Sony WH-1000XM4"
    assert "warranty holds until" in page.device.standing.text()
    type_text(page.device.fault, "Again no sound")
    finish(page, qtbot).reject()
    cards = shop.repairs.jobs(manager, RepairFilter(is_open=True)).cards
    (claim,) = (card for card in cards if card.id != plain.id)
    detail = shop.repairs.job(manager, claim.id)
    assert detail.claim_of_number == plain.number
    assert detail.device_id == shop.repairs.job(manager, plain.id).device_id


def test_the_intake_says_when_a_repairs_warranty_has_ended(
    at_work: Session, shop: Shop, manager: Actor, clock: SetClock, qtbot: QtBot
) -> None:
    open_drawer(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("80"))
    deliver(shop, manager, job.id, paid=(("cash", "80"),))
    clock.advance(timedelta(days=1000))
    page = a_page(at_work, qtbot)
    page.on_scan(job.number)
    qtbot.waitUntil(page.device.standing.isVisible)
    assert page.device.number.text() == IMEI
    assert "warranty ended on" in page.device.standing.text()
    assert page.device.draft().claim_of_id is None


def test_the_cursor_goes_on_to_the_fault_after_a_number_scanned_or_typed(
    at_work: Session, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    numbers, fault = page.device.numbers, page.device.fault
    page.device.number.setFocus()
    page.on_scan(IMEI)
    assert fault.hasFocus()
    numbers.second.setFocus()
    page.on_scan(SECOND_IMEI)
    assert numbers.second.text() == SECOND_IMEI
    assert fault.hasFocus()
    numbers.second.setFocus()
    press(numbers.second, Qt.Key.Key_Return)
    assert fault.hasFocus()
    page.customer.setFocus()
    page.on_scan(IMEI)
    assert page.customer.hasFocus(), "who is asked about is not known yet"


def test_a_wrong_digit_leaves_the_fields_of_a_device_in_one_line(
    at_work: Session, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    page.device.number.setFocus()
    type_text(page.device.number, IMEI[:-1] + "0")
    press(page.device.number, Qt.Key.Key_Return)
    assert page.device.numbers.field.error()
    layout = page.device.layout()
    assert layout is not None
    layout.activate()
    qtbot.waitUntil(
        lambda: (
            len(
                {
                    line.mapTo(page, QPoint(0, 0)).y()
                    for line in (
                        page.device.name,
                        page.device.number,
                        page.device.colour,
                    )
                }
            )
            == 1
        )
    )


def test_a_checklist_answered_by_mouse_moves_nothing_beneath_the_hand(
    at_work: Session, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    checklist, count = page.device.checklist, 8
    page.device.fault.setFocus()
    rows = checklist.height() // count
    for row in range(count):
        spot = QPoint(checklist._answers_left() + 10, row * rows + rows // 2)
        QTest.mouseClick(checklist, Qt.MouseButton.LeftButton, pos=spot)
    assert len(checklist.checks()) == count
    assert not page.device.estimate.hasFocus()


def test_a_name_that_nobody_bears_is_registered_as_it_is_typed_and_the_device_is_next(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    page = a_page(at_work, qtbot)
    page.customer.setFocus()
    type_text(page.customer, "Zoraida Pintos")
    press(page.customer, Qt.Key.Key_Return)
    sheet = open_sheet(page)
    assert isinstance(sheet, CustomerSheet)
    assert sheet._search.text() == "Zoraida Pintos"
    press(sheet._search.line, Qt.Key.Key_Return)
    assert sheet._new.name.text() == "Zoraida Pintos"
    press(sheet._new.phone, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.owner.customer_id is not None)
    qtbot.waitUntil(lambda: open_sheet(page) is None)
    assert page.device.name.hasFocus()
    type_text(page.device.name, "Zyntar")
    assert page.customer.text() == "Zoraida Pintos"
