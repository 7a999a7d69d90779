"""Scanner or person: real keys at real speeds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.ui.scanner import Scanner
from tests.ui.keys import press

SCANNER_GAP = 8
PERSON_GAP = 75


class Till(QWidget):
    """A field, a button that pays, and a key that counts."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.field = QLineEdit(self)
        self.pay = QPushButton("Pay", self)
        self.pay.setAutoDefault(True)
        column.addWidget(self.field)
        column.addWidget(self.pay)
        self.paid = 0
        self.minus = 0
        self.entered = 0
        self.pay.clicked.connect(self._count_pay)
        self.field.returnPressed.connect(self._count_enter)
        QShortcut("-", self).activated.connect(self._count_minus)
        self.codes: list[str] = []
        self.scanner = Scanner(self)
        self.scanner.scanned.connect(self.codes.append)

    def _count_pay(self) -> None:
        self.paid += 1

    def _count_enter(self) -> None:
        self.entered += 1

    def _count_minus(self) -> None:
        self.minus += 1


@pytest.fixture
def till(qtbot: QtBot) -> Till:
    """Return a till on screen with the focus in its window."""
    made = Till()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def type_keys(
    qtbot: QtBot,
    widget: QWidget,
    text: str,
    gap: int,
    end: Qt.Key | None = Qt.Key.Key_Return,
) -> None:
    """Type as a scanner or a person does, with a gap in milliseconds."""
    for character in text:
        press(widget, character)
        qtbot.wait(gap)
    if end is not None:
        press(widget, end)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_burst_ended_by_enter_or_tab_is_a_scan(
    qtbot: QtBot, till: Till, end: Qt.Key
) -> None:
    type_keys(qtbot, till.field, "5901234123457", SCANNER_GAP, end)
    assert till.codes == ["5901234123457"]
    assert till.field.hasFocus()


def test_nothing_of_a_scan_stays_in_the_field(qtbot: QtBot, till: Till) -> None:
    till.field.setText("ryz")
    till.field.setSelection(1, 2)
    type_keys(qtbot, till.field, "5901234123457", SCANNER_GAP)
    assert till.field.text() == "ryz"
    assert till.field.selectedText() == "yz"
    assert till.entered == 0


def test_a_scan_never_presses_a_button_and_never_pays(qtbot: QtBot, till: Till) -> None:
    till.pay.setFocus()
    type_keys(qtbot, till.pay, "SN 12 34", SCANNER_GAP)
    qtbot.wait(100)
    assert till.codes == ["SN 12 34"]
    assert till.paid == 0
    assert not till.pay.isDown()


def test_a_scan_triggers_no_shortcut_of_its_letters(qtbot: QtBot, till: Till) -> None:
    till.pay.setFocus()
    type_keys(qtbot, till.pay, "A1-000123", SCANNER_GAP)
    assert till.codes == ["A1-000123"]
    assert till.minus == 0


def test_a_person_types_without_delay(qtbot: QtBot, till: Till) -> None:
    for count, character in enumerate("ryzen", start=1):
        press(till.field, character)
        assert till.field.text() == "ryzen"[:count]
        qtbot.wait(PERSON_GAP)
    press(till.field, Qt.Key.Key_Return)
    assert till.codes == []
    assert till.entered == 1


def test_keys_that_were_no_scan_arrive_in_order(qtbot: QtBot, till: Till) -> None:
    type_keys(qtbot, till.field, "abcdef", SCANNER_GAP, end=None)
    qtbot.waitUntil(lambda: till.field.text() == "abcdef", timeout=300)
    assert till.codes == []


def test_three_quick_keys_and_enter_are_a_person(qtbot: QtBot, till: Till) -> None:
    type_keys(qtbot, till.field, "3*4", SCANNER_GAP)
    assert till.field.text() == "3*4"
    assert till.entered == 1
    assert till.codes == []


def test_a_person_still_presses_a_button(qtbot: QtBot, till: Till) -> None:
    till.pay.setFocus()
    press(till.pay, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: till.paid == 1, timeout=300)


def test_a_single_key_still_works_as_a_shortcut(qtbot: QtBot, till: Till) -> None:
    till.pay.setFocus()
    press(till.pay, "-")
    assert till.minus == 1


def test_two_scans_in_a_row_are_two_codes(qtbot: QtBot, till: Till) -> None:
    type_keys(qtbot, till.field, "11112222", SCANNER_GAP)
    type_keys(qtbot, till.field, "33334444", SCANNER_GAP)
    assert till.codes == ["11112222", "33334444"]
    assert till.field.text() == ""


def test_a_pin_pad_is_left_alone(qtbot: QtBot, till: Till) -> None:
    till.pay.setProperty("noScan", True)
    till.pay.setFocus()
    type_keys(qtbot, till.pay, "1234", SCANNER_GAP)
    assert till.codes == []
