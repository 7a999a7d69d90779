"""Scanner or person: keys stamped as the window system stamps them."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.ui.scanner import Scanner
from tests.ui.keys import SCANNER_GAP, Stamps, press

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
        self.stamps = Stamps(self, 1_000)
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
    app = QCoreApplication.instance()
    assert app is not None
    app.installEventFilter(made.stamps)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def type_keys(
    till: Till,
    widget: QWidget,
    text: str,
    gap: int,
    end: Qt.Key | None = Qt.Key.Key_Return,
) -> None:
    """Type as a scanner or a person does, with a gap in milliseconds."""
    for character in text:
        press(widget, character)
        till.stamps.moment += gap
    if end is not None:
        press(widget, end)
        till.stamps.moment += gap


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_burst_ended_by_enter_or_tab_is_a_scan(till: Till, end: Qt.Key) -> None:
    type_keys(till, till.field, "5901234123457", SCANNER_GAP, end)
    assert till.codes == ["5901234123457"]
    assert till.field.hasFocus()


def test_nothing_of_a_scan_stays_in_the_field(till: Till) -> None:
    till.field.setText("ryz")
    till.field.setSelection(1, 2)
    type_keys(till, till.field, "5901234123457", SCANNER_GAP)
    assert till.field.text() == "ryz"
    assert till.field.selectedText() == "yz"
    assert till.entered == 0


def test_what_follows_a_field_follows_it_back_after_a_scan(till: Till) -> None:
    said = QLineEdit(till)
    till.field.textEdited.connect(said.setText)
    till.field.setText("0")
    till.field.selectAll()
    type_keys(till, till.field, "2000000023748", SCANNER_GAP)
    assert till.field.text() == "0"
    assert said.text() == "0"


def test_a_scan_never_presses_a_button_and_never_pays(qtbot: QtBot, till: Till) -> None:
    till.pay.setFocus()
    type_keys(till, till.pay, "SN 12 34", SCANNER_GAP)
    qtbot.wait(100)
    assert till.codes == ["SN 12 34"]
    assert till.paid == 0
    assert not till.pay.isDown()


def test_a_scan_triggers_no_shortcut_of_its_letters(till: Till) -> None:
    till.pay.setFocus()
    type_keys(till, till.pay, "A1-000123", SCANNER_GAP)
    assert till.codes == ["A1-000123"]
    assert till.minus == 0


def test_a_person_types_without_delay(till: Till) -> None:
    for count, character in enumerate("ryzen", start=1):
        press(till.field, character)
        assert till.field.text() == "ryzen"[:count]
        till.stamps.moment += PERSON_GAP
    press(till.field, Qt.Key.Key_Return)
    assert till.codes == []
    assert till.entered == 1


def test_keys_that_were_no_scan_arrive_in_order(qtbot: QtBot, till: Till) -> None:
    type_keys(till, till.field, "abcdef", SCANNER_GAP, end=None)
    qtbot.waitUntil(lambda: till.field.text() == "abcdef")
    assert till.codes == []


def test_three_quick_keys_and_enter_are_a_person(till: Till) -> None:
    type_keys(till, till.field, "3*4", SCANNER_GAP)
    assert till.field.text() == "3*4"
    assert till.entered == 1
    assert till.codes == []


def test_a_person_still_presses_a_button(qtbot: QtBot, till: Till) -> None:
    till.pay.setFocus()
    press(till.pay, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: till.paid == 1)


def test_a_single_key_still_works_as_a_shortcut(till: Till) -> None:
    till.pay.setFocus()
    press(till.pay, "-")
    assert till.minus == 1


def test_two_scans_in_a_row_are_two_codes(till: Till) -> None:
    type_keys(till, till.field, "11112222", SCANNER_GAP)
    type_keys(till, till.field, "33334444", SCANNER_GAP)
    assert till.codes == ["11112222", "33334444"]
    assert till.field.text() == ""


def test_a_digit_that_a_quick_scanner_doubles_is_no_key_held_down(till: Till) -> None:
    for character, is_repeat in (("2", 0), ("0", 0), ("0", 1), ("0", 1), ("7", 0)):
        key = Qt.Key(ord(character))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            plain = Qt.KeyboardModifier.NoModifier
            event = QKeyEvent(kind, key, plain, character, bool(is_repeat))
            QCoreApplication.sendEvent(till.field, event)
        till.stamps.moment += 2
    press(till.field, Qt.Key.Key_Return)
    assert till.codes == ["20007"]
    assert till.field.text() == ""


def test_a_key_that_is_held_down_is_no_scan(till: Till) -> None:
    for is_repeat in (False, True, True, True, True):
        plain = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0, plain, "0", is_repeat)
        QCoreApplication.sendEvent(till.field, event)
        till.stamps.moment += 30
    press(till.field, Qt.Key.Key_Return)
    assert till.codes == []
    assert till.field.text() == "00000"


def test_a_scan_that_finds_the_program_busy_is_a_scan(till: Till) -> None:
    code = "5901234123457"
    for character in code:
        press(till.field, character)
        till.stamps.moment += SCANNER_GAP
        time.sleep(0.1 if character == "9" else 0)
        QCoreApplication.processEvents()
    press(till.field, Qt.Key.Key_Return)
    assert till.codes == [code]
    assert till.field.text() == ""


def test_keys_from_far_apart_are_no_scan_however_late_they_are_seen(
    till: Till,
) -> None:
    type_keys(till, till.field, "12345", PERSON_GAP)
    assert till.codes == []
    assert till.field.text() == "12345"


def test_a_pin_pad_is_left_alone(till: Till) -> None:
    till.pay.setProperty("noScan", True)
    till.pay.setFocus()
    type_keys(till, till.pay, "1234", SCANNER_GAP)
    assert till.codes == []
