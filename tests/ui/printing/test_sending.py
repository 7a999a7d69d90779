"""A receipt on its way to an ESC/POS printer, in the window."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.printing.escpos import CUT, OPEN_DRAWER
from techstore_desktop.settings import change
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.printing.receipts import hand_out
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_cart, a_free_line, open_drawer, tenders
from tests.printing.escpos_reader import read
from tests.printing.pretend import IN_TURN, PAPER_THERE, READY, WHY, pretend

PRINTS = ((WHY, READY), (IN_TURN, PAPER_THERE))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(1024, 768)
    shown.show()
    return shown


def sold(session: Session, method: str) -> SaleResponse:
    open_drawer(session.shop, session.actor)
    cart = a_cart(a_free_line("10.00", "Ratón"))
    return session.shop.sales.complete(session.actor, cart, tenders((method, "10")))


def job_in(received: bytes) -> bytes:
    return received.removeprefix(WHY).removesuffix(IN_TURN)


@pytest.mark.parametrize(
    ("method", "is_copy"), [("cash", False), ("card", False), ("cash", True)]
)
def test_the_drawer_opens_for_cash_and_not_for_a_copy(
    qtbot: QtBot,
    at_work: Session,
    window: QWidget,
    method: str,
    is_copy: bool,
) -> None:
    sale = sold(at_work, method)
    with pretend(*PRINTS) as printer:
        change(receipt_printer=f"escpos://{printer.address}")
        hand_out(at_work, sale, ReceiptChoice.PRINT, window, is_copy=is_copy)
        qtbot.waitUntil(lambda: printer.received.endswith(IN_TURN))
    paper = read(job_in(printer.received))
    assert (OPEN_DRAWER in paper.commands) == ((method, is_copy) == ("cash", False))
    assert paper.commands[-1] == CUT
    assert len(paper.rows[0]) == 576


def test_sheets_become_a_roll_on_a_printer_of_rolls(
    qtbot: QtBot, at_work: Session, window: QWidget
) -> None:
    sale = sold(at_work, "card")
    with pretend(*PRINTS) as printer:
        change(receipt_printer=f"escpos://{printer.address}", receipt_paper="a4")
        hand_out(at_work, sale, ReceiptChoice.PRINT, window)
        qtbot.waitUntil(lambda: printer.received.endswith(IN_TURN))
    assert len(read(job_in(printer.received)).rows[0]) == 576


def test_the_preview_prints_on_it_too(
    qtbot: QtBot, at_work: Session, window: QWidget
) -> None:
    sale = sold(at_work, "cash")
    with pretend(*PRINTS) as printer:
        change(receipt_printer=f"escpos://{printer.address}")
        hand_out(at_work, sale, ReceiptChoice.SHOW, window)
        qtbot.waitUntil(lambda: isinstance(open_sheet(window), PreviewSheet))
        sheet = open_sheet(window)
        assert isinstance(sheet, PreviewSheet)
        sheet.print_pages()
        qtbot.waitUntil(lambda: open_sheet(window) is None)
    assert printer.received.endswith(IN_TURN)


def test_a_printer_without_paper_says_so_and_prints_when_tried_again(
    qtbot: QtBot, at_work: Session, window: QWidget
) -> None:
    sale = sold(at_work, "card")
    with pretend((WHY, b"\x32")) as empty:
        change(receipt_printer=f"escpos://{empty.address}?name=Counter")
        hand_out(at_work, sale, ReceiptChoice.PRINT, window)
        qtbot.waitUntil(lambda: isinstance(open_sheet(window), Dialog))
    dialog = open_sheet(window)
    assert dialog is not None
    assert empty.received == WHY
    with pretend(*PRINTS) as printer:
        change(receipt_printer=f"escpos://{printer.address}")
        again = [
            button
            for button in dialog.findChildren(QPushButton)
            if button.text().startswith("Try again")
        ]
        again[0].click()
        qtbot.waitUntil(lambda: printer.received.endswith(IN_TURN))


def test_no_sale_waits_for_a_printer_that_says_nothing(
    qtbot: QtBot, at_work: Session, window: QWidget
) -> None:
    sale = sold(at_work, "card")
    seen: list[object] = []
    with pretend() as printer:
        change(receipt_printer=f"escpos://{printer.address}")
        hand_out(at_work, sale, ReceiptChoice.PRINT, window)
        qtbot.waitUntil(lambda: printer.received == WHY)
        run(lambda: "worked", lambda _said: seen.append(open_sheet(window)), window)
        qtbot.waitUntil(lambda: bool(seen))
        assert seen == [None]
        qtbot.waitUntil(lambda: isinstance(open_sheet(window), Dialog))


def test_a_till_with_such_a_printer_prints_without_being_told() -> None:
    change(receipt_printer="escpos:/dev/usb/lp0")
    assert receipt_choice.remembered() is ReceiptChoice.PRINT
