"""The drawer is opened with a float, moved by keys, closed by a blind count."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.cash.choices import CountKind, MovementKind
from techstore_desktop.core.cash.schemas import CashCount
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.cash.count_sheet import CountSheet
from techstore_desktop.ui.cash.movement_dialog import MovementDialog
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.cash.verification import VerifierSheet
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.pill import Pill
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import CASHIER_PIN, a_cashier, a_free_line, open_drawer, sell
from tests.ui.keys import press, type_text
from tests.ui.showing import at_rest


@pytest.fixture(autouse=True)
def _no_paper() -> Iterator[None]:
    before = receipt_choice.remembered()
    receipt_choice.remember(ReceiptChoice.NONE)
    yield
    receipt_choice.remember(before)


def a_screen(at_work: Session, qtbot: QtBot) -> CashScreen:
    screen = CashScreen(at_work)
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    screen.show()
    at_rest(qtbot)
    return screen


def texts(screen: CashScreen) -> str:
    labels = [label.text() for label in screen.findChildren(Label)]
    return "\n".join(labels + [pill.text() for pill in screen.findChildren(Pill)])


def count_in(screen: CashScreen, pieces: dict[str, str], qtbot: QtBot) -> CountSheet:
    """Count by the keyboard and hand the count over."""
    sheet = open_sheet(screen)
    assert isinstance(sheet, CountSheet)
    for value, number in pieces.items():
        type_text(sheet.fields.pieces_of[Decimal(value)], number)
    sheet.confirm()
    return sheet


def test_opening_with_a_float(at_work: Session, shop: Shop, qtbot: QtBot) -> None:
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.drawer.isVisible)
    screen.drawer._amount.setText("abc")
    screen.drawer.confirm()
    assert shop.cash.current() is None
    screen.drawer.count()
    count_in(screen, {"100": "2", "20": "1"}, qtbot)
    screen.drawer.confirm()
    qtbot.waitUntil(lambda: shop.cash.current() is not None)
    qtbot.waitUntil(screen.card.isVisible)
    opened = shop.cash.current()
    assert opened is not None
    assert opened.float_amount == 220


def test_an_expense_says_how_much_what_for_and_why(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    opened = open_drawer(shop, manager, "500")
    shop.cash_movements.add_category(manager, "Courier")
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.card.isVisible)
    screen.begin_move(MovementKind.EXPENSE)
    dialog = open_sheet(screen)
    assert isinstance(dialog, MovementDialog)
    qtbot.waitUntil(lambda: dialog.category.count() == 1)
    dialog.decide()
    assert shop.cash_movements.movements(opened.id) == ()
    type_text(dialog.amount, "55,50")
    dialog.decide()
    assert shop.cash_movements.movements(opened.id) == ()
    type_text(dialog.reason, "parcel")
    press(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(shop.cash_movements.movements(opened.id)) == 1)
    qtbot.waitUntil(lambda: screen.movements.model.rowCount() == 1)
    [spent] = shop.cash_movements.movements(opened.id)
    assert (spent.amount, spent.category_name) == (Decimal("55.50"), "Courier")


def test_a_safe_drop_of_more_than_is_there_is_questioned_once(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    opened = open_drawer(shop, manager, "50")
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.card.isVisible)
    screen.begin_move(MovementKind.DROP)
    dialog = open_sheet(screen)
    assert isinstance(dialog, MovementDialog)
    type_text(dialog.amount, "500")
    type_text(dialog.reason, "safe")
    press(dialog.reason, Qt.Key.Key_Return)
    press(dialog.reason, Qt.Key.Key_Return)  # Impatient: one question all the same.
    qtbot.waitUntil(lambda: bool(dialog._amount_field.error()))
    assert "50" not in dialog._amount_field.error()
    assert dialog.primary.text() == "Record it all the same"
    assert shop.cash_movements.movements(opened.id) == ()
    press(dialog.amount, Qt.Key.Key_Backspace)
    assert not dialog._amount_field.error()
    assert dialog.primary.text() == "Record"
    type_text(dialog.amount, "0")
    press(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog._amount_field.error()))
    press(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(shop.cash_movements.movements(opened.id)) == 1)


def test_r42_what_was_expected_is_shown_only_after_the_count(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager, "50")
    sold = sell(shop, manager, a_free_line("80"), paid=(("cash", "100"),))
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.card.isVisible)
    assert "130,00" not in texts(screen)
    screen.count()
    sheet = count_in(screen, {"100": "1", "50": "1"}, qtbot)
    assert sheet.fields.amount.isReadOnly()
    confirm = open_sheet(screen)
    assert isinstance(confirm, Dialog)
    assert shop.cash.current() is not None
    assert "130,00" not in texts(screen)
    confirm.decide()
    qtbot.waitUntil(screen.closing.isVisible)
    assert shop.cash.current() is None
    assert "130,00" in texts(screen)
    assert "+20,00" in texts(screen)
    assert sold.number in screen.closing.candidates.text()
    assert not screen.card.isVisible()
    assert screen.step_back()
    qtbot.waitUntil(screen.drawer.isVisible)


def test_pieces_taken_away_leave_the_amount_to_be_typed(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager, "50")
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.card.isVisible)
    screen.count()
    sheet = count_in(screen, {}, qtbot)
    assert sheet.isVisible()
    field = sheet.fields.pieces_of[Decimal(10)]
    type_text(field, "5")
    assert sheet.fields.amount.value() == 50
    press(field, Qt.Key.Key_Backspace)
    assert not sheet.fields.amount.isReadOnly()
    assert sheet.fields.amount.value() is None


def test_r42a_a_second_person_verifies_with_their_pin(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    cashier = a_cashier(shop, manager)
    session = open_drawer(shop, manager, "50")
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.card.isVisible)
    screen.count()
    count_in(screen, {"20": "2"}, qtbot)
    confirm = open_sheet(screen)
    assert isinstance(confirm, Dialog)
    confirm.decide()
    qtbot.waitUntil(screen.closing.isVisible)
    screen.verify()
    count_in(screen, {"50": "1"}, qtbot)
    signing = open_sheet(screen)
    assert isinstance(signing, VerifierSheet)
    qtbot.waitUntil(lambda: signing.person.count() == 2)
    assert signing.person.currentText() == cashier.name
    signing.sign(CASHIER_PIN)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    counts = shop.cash.report(manager, session.id).drawer_counts
    assert [each.kind for each in counts] == [CountKind.CLOSE, CountKind.VERIFICATION]
    assert [each.counted for each in counts] == [40, 50]
    qtbot.waitUntil(lambda: cashier.name in screen.closing.verified.text())
    assert "50,00" in screen.closing.verified.text()


def test_r44_an_x_is_shown_and_the_session_stays_as_it_is(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    opened = open_drawer(shop, manager, "50")
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.card.isVisible)
    press(screen, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    assert shop.cash.current() == opened


def until_a_closing_is_shown(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> CashScreen:
    closed = open_drawer(shop, manager, "50")
    shop.cash.close(manager, closed.id, CashCount(counted={"cash": Decimal(50)}))
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 1)
    screen._look_at(shop.cash.sessions()[0])
    qtbot.waitUntil(screen.closing.isVisible)
    return screen


def test_a_new_session_takes_the_place_of_the_closing_that_was_shown(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    screen = until_a_closing_is_shown(at_work, shop, manager, qtbot)
    opened = open_drawer(shop, manager, "50")
    qtbot.waitUntil(screen.card.isVisible)
    assert not screen.closing.isVisible()
    press(screen, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    assert f"X report {opened.number}" in texts(screen)


def test_a_movement_leads_back_to_the_session_that_it_is_of(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager, "50")
    closed_screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(closed_screen.card.isVisible)
    current = shop.cash.current()
    assert current is not None
    shop.cash.close(manager, current.id, CashCount(counted={"cash": Decimal(50)}))
    open_drawer(shop, manager, "50")
    qtbot.waitUntil(lambda: closed_screen.table.model.rowCount() == 2)
    closed = next(each for each in shop.cash.sessions() if each.closed_at)
    closed_screen._look_at(closed)
    qtbot.waitUntil(closed_screen.closing.isVisible)
    press(closed_screen, Qt.Key.Key_F2)
    dialog = open_sheet(closed_screen)
    assert isinstance(dialog, MovementDialog)
    type_text(dialog.amount, "5")
    type_text(dialog.reason, "coins")
    dialog.decide()
    qtbot.waitUntil(closed_screen.card.isVisible)
    qtbot.waitUntil(lambda: closed_screen.movements.model.rowCount() == 1)


def test_who_may_see_no_report_borrows_a_pin_for_an_x(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    cashier = a_cashier(shop, manager)
    open_drawer(shop, cashier, "50")
    screen = a_screen(replace(at_work, actor=cashier), qtbot)
    qtbot.waitUntil(screen.card.isVisible)
    screen.report()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), ApprovalSheet))


def test_a_z_of_the_past_is_found_in_the_list(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    session = open_drawer(shop, manager, "50")
    count = CashCount(counted={"cash": Decimal(50)})
    shop.cash.close(manager, session.id, count)
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 1)
    press(screen, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert screen.tabs.current_key() == "sessions"
    qtbot.waitUntil(screen.table.view.hasFocus)
    screen.table.mark(0)
    press(screen.table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.closing.isVisible)
    assert not screen.closing.candidates.isVisible()
    press(screen, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
