"""Money that buys nothing at once is asked for again where it could not be taken."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.ui.checkout.debts import debt_sheet, refuse
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """Return a window that has room for the sheet."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    window.show()
    return window


def a_sheet(over: QWidget, at_work: Session) -> tuple[PaymentSheet, list[object]]:
    """Return a sheet whose money is handed over and not taken yet."""
    sheet = debt_sheet(over, at_work, Decimal(70), caption="", completes="Take it")
    taken: list[object] = []
    sheet.complete_wanted.connect(taken.append)
    sheet.open()
    sheet.confirm()
    sheet.confirm()
    assert len(taken) == 1
    return sheet, taken


def test_what_the_rules_refuse_is_said_and_may_be_paid_again(
    over: QWidget, at_work: Session
) -> None:
    sheet, taken = a_sheet(over, at_work)
    refuse(sheet, RuleBroken("account.nothing_paid"))
    assert sheet._given_field.error()
    sheet.confirm()
    assert len(taken) == 2


def test_what_failed_otherwise_may_be_paid_again(
    over: QWidget, at_work: Session
) -> None:
    sheet, taken = a_sheet(over, at_work)
    refuse(sheet, Unavailable("storage.unreachable"))
    dialog = open_sheet(sheet)
    assert isinstance(dialog, Dialog)
    dialog.reject()
    sheet.confirm()
    assert len(taken) == 2


def test_where_nobody_lends_their_pin_it_may_be_paid_again(
    over: QWidget, at_work: Session
) -> None:
    sheet, taken = a_sheet(over, at_work)
    refuse(sheet)
    sheet.confirm()
    assert len(taken) == 2
