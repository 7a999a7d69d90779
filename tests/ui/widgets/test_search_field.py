"""A search field whose text is looked for anew by whoever comes back to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.ui.widgets.search_field import SearchField
from tests.ui.keys import type_text


def test_what_stands_there_is_replaced_by_who_comes_back(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, other = SearchField("Name"), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(other)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    type_text(field.line, "ximena")
    other.setFocus()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    type_text(field.line, "marta")
    assert field.text() == "marta"
