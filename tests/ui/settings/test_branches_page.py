"""A branch is added, changed and archived in the settings by keys."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.shop import Shop
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.branch_dialog import BranchDialog
from techstore_desktop.ui.settings.branches_page import BranchesPage
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.keys import press, type_text
from tests.ui.showing import shown

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, screen: SettingsScreen) -> BranchDialog:
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), BranchDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, BranchDialog)
    return dialog


def names(shop: Shop) -> list[str]:
    return [each.name for each in shop.branch_list.listed() if not each.is_archived]


def test_a_branch_is_added_once_and_changed(
    qtbot: QtBot, shop: Shop, at_work: Session
) -> None:
    screen = shown(qtbot, SettingsScreen(at_work))
    screen.open_page("branches")
    page = screen.page()
    assert isinstance(page, BranchesPage)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    press(page.table.view, Key.Key_N, CONTROL)
    dialog = opened(qtbot, screen)
    press(dialog.name, Key.Key_Return)
    assert open_sheet(screen) is dialog, "a branch has a name"
    type_text(dialog.name, "centro")
    press(dialog.name, Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in dialog._name_field.error())
    dialog.name.selectAll()
    type_text(dialog.name, "Norte")
    press(dialog.name, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 2)
    qtbot.waitUntil(lambda: open_sheet(screen) is None)
    assert names(shop) == ["Centro", "Norte"]
    page.table.mark(1)
    page.archive()
    qtbot.waitUntil(lambda: names(shop) == ["Centro"])
