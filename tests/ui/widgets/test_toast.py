"""What happened elsewhere is said in the corner, and never over what is in hand."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.ui.widgets.sheet import Sheet
from techstore_desktop.ui.widgets.toast import ToastArea


def is_above(upper: QWidget, lower: QWidget) -> bool:
    window = upper.window()
    siblings = [each for each in window.children() if each.isWidgetType()]
    return siblings.index(upper) > siblings.index(lower)


def test_a_toast_that_goes_lifts_no_other_over_a_sheet_opened_since(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    area = ToastArea(window, left=16, bottom=40)
    first = area.add("The sale is parked.")
    area.add("Two in stock.")
    sheet = Sheet(window)
    sheet.open()
    first.deleteLater()
    qtbot.waitUntil(lambda: area._column.count() == 1)
    qtbot.wait(30)
    assert is_above(sheet, area)
    area.add("The printer does not answer.")
    assert is_above(area, sheet)
