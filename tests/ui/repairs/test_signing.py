"""The customer reads and signs on their own screen, where the till has one."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.intake_choices import ConsentWay
from techstore_desktop.core.repairs.intake_schemas import ConsentCreate
from techstore_desktop.ui.display.display import CustomerDisplay, DisplayWindow
from techstore_desktop.ui.repairs.consent.consent_sheet import ConsentSheet
from techstore_desktop.ui.repairs.consent.customer_page import CustomerPage
from techstore_desktop.ui.repairs.consent.signature_pad import SignaturePad
from techstore_desktop.ui.session import Session

WORDS = "Galaxy S21, broken screen. Estimate 100. I agree."


@pytest.fixture
def display(qtbot: QtBot) -> Iterator[CustomerDisplay]:
    owner = QObject()
    made = CustomerDisplay(owner)
    made.open()
    yield made
    made.close()
    owner.deleteLater()


@pytest.fixture
def sheet(
    qtbot: QtBot, at_work: Session, display: CustomerDisplay
) -> Iterator[ConsentSheet]:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 700)
    over.show()
    made = ConsentSheet(over, replace(at_work, display=display), WORDS, name="Ana")
    made.open()
    yield made
    over.close()


def shown(display: CustomerDisplay) -> tuple[DisplayWindow, QWidget]:
    window = display.window
    assert window is not None
    page = window.pages.currentWidget()
    assert page is not None
    return window, page


def write_on(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    for x in range(30, 150, 10):
        QTest.mouseMove(pad, QPoint(x, 50 + x % 30))
        QApplication.processEvents()
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(150, 60))


def test_what_the_customer_writes_on_their_screen_is_their_signature(
    sheet: ConsentSheet, display: CustomerDisplay
) -> None:
    signed: list[ConsentCreate] = []
    sheet.signed.connect(signed.append)
    window, page = shown(display)
    assert isinstance(page, CustomerPage)
    assert page.text.toPlainText() == WORDS
    write_on(page.pad)
    assert page.pad.strokes()
    assert sheet.pad.strokes() == page.pad.strokes()
    sheet.sign()
    assert (signed[0].text, bool(signed[0].strokes)) == (WORDS, True)
    assert window.pages.currentWidget() is window.board


def test_enter_takes_what_was_written_and_never_calls_it_signed_on_paper(
    sheet: ConsentSheet, display: CustomerDisplay
) -> None:
    signed: list[ConsentCreate] = []
    sheet.signed.connect(signed.append)
    _window, page = shown(display)
    assert isinstance(page, CustomerPage)
    write_on(page.pad)
    sheet.pad.clear()
    assert QApplication.focusWidget() is sheet.on_paper
    write_on(page.pad)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert signed[0].way is ConsentWay.SCREEN


def test_signing_anew_clears_both_pads(
    sheet: ConsentSheet, display: CustomerDisplay
) -> None:
    _window, page = shown(display)
    assert isinstance(page, CustomerPage)
    write_on(sheet.pad)
    assert page.pad.strokes()
    page.pad.clear()
    assert sheet.pad.strokes() == ()
    sheet.reject()


def test_going_back_gives_the_screen_to_the_sale_again(
    sheet: ConsentSheet, display: CustomerDisplay
) -> None:
    sheet.reject()
    window, page = shown(display)
    assert page is window.board
