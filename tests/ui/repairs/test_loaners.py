"""A loaner is handed out from the job, listed in Follow-up, and taken back there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.repairs.delivery.dialog import DeliveryDialog
from techstore_desktop.ui.repairs.follow_up.loaners_page import LoanersPage
from techstore_desktop.ui.repairs.follow_up.screen import LOANERS, FollowUpScreen
from techstore_desktop.ui.repairs.loaners.lend_sheet import LendSheet
from techstore_desktop.ui.repairs.loaners.loaner_dialog import LoanerDialog
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.loaners.test_loaners import a_loaner, lend
from tests.ui.keys import press, type_text
from tests.ui.showing import shown

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Jobs = dict[str, RepairCard]


def follow_up(qtbot: QtBot, at_work: Session) -> tuple[FollowUpScreen, LoanersPage]:
    screen = shown(qtbot, FollowUpScreen(at_work))
    screen.open_with(shown=LOANERS)
    page = screen.shown()
    assert isinstance(page, LoanersPage)
    return screen, page


def test_a_loaner_is_handed_out_from_the_job_and_signed(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    loaner = a_loaner(shop, actor)
    screen.open_job(jobs["phone"].id)
    qtbot.waitUntil(lambda: not screen.detail.isHidden())
    screen.detail.deeds.loaner()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), LendSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, LendSheet)
    box, pad = sheet.loaner, sheet.pad
    qtbot.waitUntil(lambda: box.count() == 1)
    type_text(sheet.condition, "New")
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    QTest.mouseMove(pad, QPoint(160, 90))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(160, 90))
    press(sheet.condition, Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    (loan,) = shop.loaners.of_job(actor, jobs["phone"].id)
    assert (loan.loaner_id, loan.condition, loan.is_out) == (loaner.id, "New", True)


def test_a_loaner_that_is_out_is_said_at_the_delivery(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    lend(shop, actor, a_loaner(shop, actor), jobs["laptop"])
    screen.steps.delivery_wanted.emit(shop.repairs.cards(actor, [jobs["laptop"].id])[0])
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), DeliveryDialog))
    dialog = open_sheet(screen)
    assert dialog is not None
    assert any(
        "Moto E13 is still out" in label.text() for label in dialog.findChildren(Label)
    )


def test_the_register_is_written_and_a_loaner_taken_back(
    qtbot: QtBot, shop: Shop, at_work: Session, jobs: Jobs
) -> None:
    screen, page = follow_up(qtbot, at_work)
    press(page.table.empty, Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), LoanerDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, LoanerDialog)
    type_text(dialog.name, "Nokia G21")
    press(dialog.name, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    (loaner,) = shop.loaners.loaners(at_work.actor)
    loan = lend(shop, at_work.actor, loaner, jobs["phone"])
    qtbot.waitUntil(lambda: screen.tabs.tabText(2) == "Loaners 1")
    page.scope.choose("out")
    press(page.table.view, Key.Key_F12)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), TextDialog))
    press(QApplication.focusWidget() or screen, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 0)
    page.scope.choose("history")
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    assert not shop.loaners.loans(at_work.actor)[0].is_out
    assert shop.loaners.loans(at_work.actor)[0].id == loan.id


def test_a_scanned_loaner_comes_back_and_one_in_the_shop_is_chosen_to_lend(
    qtbot: QtBot, shop: Shop, at_work: Session, jobs: Jobs
) -> None:
    actor = at_work.actor
    loaner = a_loaner(shop, actor)
    lend(shop, actor, loaner, jobs["phone"])
    screen, page = follow_up(qtbot, at_work)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    assert screen.on_scan("l-77")
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), TextDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, TextDialog)
    press(dialog.text, Key.Key_Return)
    qtbot.waitUntil(lambda: shop.loaners.loaners(actor)[0].loan is None)
    sheet = LendSheet(screen, at_work, jobs["laptop"])
    sheet.open()
    qtbot.waitUntil(lambda: sheet.loaner.count() == 1)
    sheet.loaner.setCurrentIndex(-1)
    assert sheet.on_scan("L-77")
    assert sheet.loaner.currentIndex() == 0


def test_what_is_signed_for_a_loaner_speaks_the_customers_language(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, card = screen.session.actor, jobs["phone"]
    a_loaner(shop, actor)
    shop.customers.update(actor, card.customer_id, CustomerUpdate(language="es"))
    sheet = LendSheet(screen, screen.session, card)
    sheet.open()
    qtbot.waitUntil(sheet.primary.isEnabled)
    sheet.confirm()
    qtbot.waitUntil(lambda: bool(shop.loaners.of_job(actor, card.id)))
    (loan,) = shop.loaners.of_job(actor, card.id)
    assert loan.text.startswith("Recibí este equipo")
