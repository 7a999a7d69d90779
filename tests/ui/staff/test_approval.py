"""Who lends a permission reads what it is for."""

from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.staff.permission_words import WORDS, permission_words
from techstore_desktop.ui.widgets.label import Label
from tests.ui.cash.test_cash_screen import a_screen


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
