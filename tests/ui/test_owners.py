"""No Python object may own what Qt owns: letting go of it would delete a live widget.

PySide 6 takes what some calls without arguments return for a child of the object that
was asked. When that object dies, the "child" belongs to Python alone, and the garbage
collector deletes it under the window's feet.
"""

import ast
import gc
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget
from pytestqt.qtbot import QtBot

import techstore_desktop
from techstore_desktop.ui.shell.palette import Palette, PaletteItem
from tests.ui.keys import press

PACKAGE = Path(techstore_desktop.__file__).parent
TAKEN = {
    "nextInFocusChain",
    "previousInFocusChain",
    "focusProxy",
    "topLevelWidget",
}
"""Calls that were seen to change the owner of what they return."""
OF_THE_APPLICATION = {"QApplication", "app"}


def test_the_headers_of_a_closed_sheets_list_live_as_long_as_the_list(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    actions = [PaletteItem(f"Step {number}", lambda: None) for number in range(9)]
    palette = Palette(window, actions, [])
    palette.open()
    for _ in range(4):
        press(QApplication.focusWidget() or palette, Qt.Key.Key_Tab)
    palette.accept()
    view = palette._table.view
    gc.collect()
    assert len(view.findChildren(QHeaderView)) == 2
    QApplication.processEvents()


def test_the_window_asks_nothing_that_takes_a_widget_from_its_owner() -> None:
    asked = [
        f"{file.relative_to(PACKAGE)}:{call.lineno} {call.attr}"
        for file in PACKAGE.rglob("*.py")
        for call in _calls(file)
        if call.attr in TAKEN
        or (call.attr == "focusWidget" and _owner(call) not in OF_THE_APPLICATION)
    ]
    assert not asked


def _calls(file: Path) -> Iterator[ast.Attribute]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func


def _owner(call: ast.Attribute) -> str:
    return call.value.id if isinstance(call.value, ast.Name) else ""
