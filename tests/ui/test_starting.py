"""The application from its first window on."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from techstore_desktop.app import Application
from techstore_desktop.settings import Settings
from techstore_desktop.ui.background import Cancelled
from techstore_desktop.ui.first_run.page import FirstRunPage
from techstore_desktop.ui.widgets.dialog import Dialog


def test_a_demo_that_was_cancelled_leads_to_the_first_page(
    tmp_path: Path, qtbot: QtBot
) -> None:
    application = Application(Settings(data_folder=tmp_path), is_demo=True)
    window = application._start
    qtbot.addWidget(window)
    application._failed(Cancelled())
    qtbot.waitUntil(lambda: bool(window.findChildren(FirstRunPage)))
    assert not window.findChildren(Dialog)
    application._close_shop()
