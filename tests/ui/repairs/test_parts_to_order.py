"""Parts to order: marked as ordered by F12, exported, closed when they come."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.follow_up.order_dialog import OrderDialog
from techstore_desktop.ui.repairs.follow_up.parts_page import PartsPage
from techstore_desktop.ui.repairs.follow_up.screen import PARTS, FollowUpScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.repairs.arranging import a_job, approved, part
from tests.core.repairs.test_part_orders import a_part, only
from tests.ui.keys import press, type_text

Key = Qt.Key


def test_a_part_is_ordered_and_comes(
    qtbot: QtBot, shop: Shop, at_work: Session, tmp_path: Path
) -> None:
    actor = at_work.actor
    screen_part = a_part(shop, actor)
    approved(shop, actor, a_job(shop, actor).id, part(screen_part))
    screen = FollowUpScreen(at_work)
    qtbot.addWidget(screen)
    screen.resize(1092, 754)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.open_with(shown=PARTS)
    page = screen.shown()
    assert isinstance(page, PartsPage)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    qtbot.waitUntil(lambda: screen.tabs.tabText(4) == "Parts to order 1")
    press(page.table.view, Key.Key_F12)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), OrderDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, OrderDialog)
    type_text(dialog.quantity, "3")
    press(dialog.quantity, Key.Key_Return)
    qtbot.waitUntil(lambda: only(shop, actor).ordered == Decimal(3))
    qtbot.waitUntil(page.more_button.isVisible)
    page.write(tmp_path / "parts.csv")
    qtbot.waitUntil((tmp_path / "parts.csv").exists)
    shop.stock.adjust(actor, screen_part.id, Decimal(3), "They came")
    press(page.table.view, Key.Key_F8)
    qtbot.waitUntil(lambda: open_sheet(screen) is not None)
    press(QApplication.focusWidget() or screen, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 0)
    assert shop.part_orders.needed(actor) == ()
