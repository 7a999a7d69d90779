"""The help of a screen: each of its keys can be read whole, however many there are."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.ui.shell.help_sheet import HelpSheet
from techstore_desktop.ui.shortcut import Shortcut
from tests.ui.showing import shown, whole

LONG = "El paso siguiente de la orden que está marcada en el tablero"
EVERYWHERE = (Shortcut("Ctrl+1", "La primera pantalla, y así sucesivamente"),)


def test_many_long_words_are_whole_and_fit_the_window(qtbot: QtBot) -> None:
    window = shown(qtbot, QWidget(), size=(1280, 800))
    here = [Shortcut("Space  Alt+→", LONG) for _number in range(24)]
    sheet = HelpSheet(window, "Reparaciones", here=here, everywhere=EVERYWHERE)
    sheet.open()
    qtbot.waitUntil(sheet.panel.isVisible)
    whole(qtbot, window)
    assert sheet.panel.height() <= window.height()
