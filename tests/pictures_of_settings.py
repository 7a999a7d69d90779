"""Pictures of every page of the settings, and of the dialogs that add to them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.settings.staff_page import StaffPage
from techstore_desktop.ui.settings.taxes_page import TaxesPage
from techstore_desktop.ui.settings.topics import PAGES
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.settling import settle

Save = Callable[[QWidget, str], None]


def picture_settings(window: MainWindow, save: Save) -> None:
    """Picture the pages one after the other, as the index has them."""
    window.open_screen("settings")
    settle()
    screen = window.current_screen()
    assert isinstance(screen, SettingsScreen)
    for page in PAGES:
        screen.open_page(page.key)
        save(window, f"settings-{page.key}")
        shown = screen.page()
        if isinstance(shown, StaffPage | TaxesPage):
            shown.add()
            save(window, f"settings-{page.key}-add")
            sheet = open_sheet(window)
            assert sheet is not None
            sheet.reject()
