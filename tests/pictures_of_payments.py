"""Pictures of how the shop is paid: the settings of methods, rates and vouchers."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from techstore_desktop.shop import Shop
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.payments.settings_page import PaymentsPage
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet

Save = Callable[[QWidget, str], None]


def picture_payments(window: MainWindow, shop: Shop, save: Save) -> None:
    """Picture the page of the payments and the dialog of a method."""
    window.open_screen("settings")
    screen = window.current_screen()
    assert isinstance(screen, SettingsScreen)
    screen.open_page("payments")
    page = screen.page()
    assert isinstance(page, PaymentsPage)
    save(window, "settings-payments")
    page.methods.table.mark(1)
    page.methods.edit()
    save(window, "settings-payments-edit")
    close(window)


def close(window: MainWindow) -> None:
    """Close the sheet on top."""
    sheet = open_sheet(window)
    if sheet is not None:
        sheet.reject()
