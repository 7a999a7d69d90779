"""Who lends a permission reads what it is for."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.shop import Shop
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.staff.permission_words import WORDS, permission_words
from techstore_desktop.ui.widgets.label import Label
from tests.builders import MANAGER_PIN, a_cashier
from tests.ui.cash.test_cash_screen import a_screen
from tests.ui.keys import press, type_text


def test_every_permission_has_words() -> None:
    assert set(WORDS) == set(Permission)
    assert len(set(WORDS.values())) == len(WORDS)


def test_an_approval_says_what_it_allows(at_work: Session, qtbot: QtBot) -> None:
    asked = {Permission.SELL_UNDER_COST, Permission.EXCEED_DISCOUNT_LIMIT}
    screen = a_screen(at_work, qtbot)
    sheet = ApprovalSheet(screen, at_work, frozenset(asked))
    sheet.open()
    words = permission_words(asked)
    assert words == "Give a discount beyond the limit\nSell under cost"
    assert words in [label.text() for label in sheet.findChildren(Label)]
    pad, panel = sheet._pad, sheet.panel
    qtbot.waitUntil(lambda: abs(pad.x() + pad.width() / 2 - panel.width() / 2) <= 1)


def test_a_pin_that_is_typed_before_the_people_were_read_counts(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    session = replace(at_work, actor=a_cashier(shop, manager))
    asked = frozenset({Permission.SELL_UNDER_COST})
    sheet = ApprovalSheet(a_screen(session, qtbot), session, asked)
    sheet.open()
    with qtbot.waitSignal(sheet.lent):
        type_text(sheet._pad, MANAGER_PIN)
        press(sheet._pad, Qt.Key.Key_Return)
    assert sheet._error.text() == ""
