"""The kinds of work and their terms are set in Settings, and chosen on a job."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.work_kinds.dialog import WorkKindDialog
from techstore_desktop.ui.repairs.work_kinds.page import WorkKindsPage
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.keys import press, type_text
from tests.ui.showing import shown

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, screen: SettingsScreen) -> WorkKindDialog:
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), WorkKindDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, WorkKindDialog)
    return dialog


def test_a_kind_of_work_is_added_changed_taken_out_of_use_and_brought_back(
    qtbot: QtBot, shop: Shop, at_work: Session
) -> None:
    screen = shown(qtbot, SettingsScreen(at_work))
    screen.open_page("work_kinds")
    page = screen.page()
    assert isinstance(page, WorkKindsPage)
    before = len(shop.repair_work_kinds.kinds())
    qtbot.waitUntil(lambda: page.table.model.rowCount() == before)
    press(page.table.view, Key.Key_N, CONTROL)
    dialog = opened(qtbot, screen)
    press(dialog.name, Key.Key_Return)
    assert open_sheet(screen) is dialog
    type_text(dialog.name, "Zocalos")
    dialog.days.selectAll()
    type_text(dialog.days, "180")
    press(dialog.days, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == before + 1)
    kind = shop.repair_work_kinds.kinds()[-1]
    assert (kind.name, kind.warranty_days) == ("Zocalos", 180)
    page.table.mark(before)
    page.edit()
    dialog = opened(qtbot, screen)
    dialog.days.selectAll()
    type_text(dialog.days, "x")
    press(dialog.days, Key.Key_Return)
    assert open_sheet(screen) is dialog
    dialog.days.selectAll()
    type_text(dialog.days, "30")
    press(dialog.days, Key.Key_Return)
    qtbot.waitUntil(lambda: shop.repair_work_kinds.kinds()[-1].warranty_days == 30)
    qtbot.waitUntil(lambda: open_sheet(screen) is None)
    page.table.mark(before)
    page.archive()
    qtbot.waitUntil(lambda: len(shop.repair_work_kinds.kinds()) == before)
    qtbot.waitUntil(lambda: page.archive_button.text() == "Restore")
    page.archive()
    qtbot.waitUntil(lambda: len(shop.repair_work_kinds.kinds()) == before + 1)
