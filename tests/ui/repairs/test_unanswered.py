"""The list of quotes that nobody answered: F12 reminds, and says when to ask again."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from techstore_desktop.core.clock import SetClock
from techstore_desktop.shop import Shop
from techstore_desktop.ui.notices.notice_sheet import NoticeSheet
from techstore_desktop.ui.repairs.follow_up.screen import UNANSWERED, FollowUpScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.notices.test_unanswered import quoted
from tests.ui.keys import press
from tests.ui.showing import shown

Key = Qt.Key


def test_f12_reminds_the_customer_of_the_quote(
    qtbot: QtBot,
    shop: Shop,
    at_work: Session,
    clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    quoted(shop, at_work.actor)
    clock.advance(timedelta(days=3))
    screen = shown(qtbot, FollowUpScreen(at_work))
    screen.open_with(shown=UNANSWERED)
    page = screen.shown()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    assert screen.tabs.tabText(1) == "Quotes not answered 1"
    press(page.table.view, Key.Key_F12)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), NoticeSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, NoticeSheet)
    text = sheet.text
    qtbot.waitUntil(lambda: "waiting for your answer" in text.toPlainText())
    press(text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.tabs.tabText(1) == "Quotes not answered")
    assert opened[0].host() == "wa.me"
    (quote,) = shop.quote_reminders.unanswered(at_work.actor)
    assert quote.reminder_count == 1
