"""Sheets, dialogs, toasts and errors: one step, one answer, back to where one was."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.widgets.dialog import Dialog, ask
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.sheet import Sheet, open_sheet
from techstore_desktop.ui.widgets.toast import Toast, ToastArea
from tests.ui.keys import press
from tests.ui.showing import whole


class Window(QWidget):
    """A window with a field and a place for toasts."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1024, 768)
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)
        self.toasts = ToastArea(self, left=16, bottom=68)

    def toast(self, text: str, kind: str = "information") -> None:
        self.toasts.add(text, kind)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """Return a window with the cursor in its field."""
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def question(window: Window, answers: list[str]) -> Dialog:
    """Ask something."""
    return ask(
        window,
        title="Close the session?",
        text="Closing is final.",
        primary="Close session",
        secondary="Back",
        then=lambda: answers.append("closed"),
    )


def test_enter_presses_the_button_that_has_the_cursor(
    qtbot: QtBot, window: Window
) -> None:
    sheet, pressed = Sheet(window), []
    for name in ("one", "two"):
        button = QPushButton(name, sheet.panel)
        sheet.body.addWidget(button)
        button.clicked.connect(lambda _on, name=name: pressed.append(name))
    sheet.open()
    press(focus(), Qt.Key.Key_Return)
    press(focus(), Qt.Key.Key_Tab)
    press(focus(), Qt.Key.Key_Enter)
    assert pressed == ["one", "two"]


def test_a_sheet_is_as_wide_as_its_buttons_need(qtbot: QtBot, window: Window) -> None:
    sheet, row = Sheet(window, width=300), QHBoxLayout()
    buttons = [QPushButton(text * 6) for text in ("sign ", "print ", "show ")]
    for button in buttons:
        row.addWidget(button)
    sheet.add_buttons(row)
    sheet.open()
    qtbot.waitUntil(
        lambda: all(each.width() >= each.sizeHint().width() for each in buttons)
    )


def focus() -> QWidget:
    """Return the widget with the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_enter_is_the_answer_and_the_cursor_goes_back(window: Window) -> None:
    answers: list[str] = []
    question(window, answers)
    press(focus(), Qt.Key.Key_Return)
    assert answers == ["closed"]
    assert window.field.hasFocus()


def test_escape_goes_one_step_back_and_does_nothing(window: Window) -> None:
    answers: list[str] = []
    question(window, answers)
    press(focus(), Qt.Key.Key_Escape)
    assert answers == []
    assert window.field.hasFocus()
    assert open_sheet(window) is None


def test_tab_stays_inside_a_sheet(window: Window) -> None:
    dialog = question(window, [])
    for _ in range(5):
        press(focus(), Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(focus())


def test_a_sheet_covers_the_window_whatever_its_size_becomes(
    qtbot: QtBot, window: Window
) -> None:
    dialog = question(window, [])
    window.resize(1280, 900)
    qtbot.waitUntil(lambda: dialog.size() == window.size())
    qtbot.waitUntil(lambda: window.rect().contains(dialog.panel.geometry()))


def test_a_broken_rule_stands_beside_its_cause_and_keeps_what_was_typed(
    window: Window,
) -> None:
    control = QLineEdit("A-1")
    field = FormField("SKU", control, window)
    show_error(
        window,
        RuleBroken("product.sku_taken", sku="A-1", product="Cable"),
        beside=field,
    )
    assert "A-1" in field.error()
    assert control.text() == "A-1"
    field.show_error("")
    assert field.error() == ""


def test_a_broken_rule_without_a_place_is_a_toast(window: Window) -> None:
    show_error(window, RuleBroken("approval.own"))
    toasts = window.findChildren(Toast)
    assert toasts[0].accessibleName() == message(RuleBroken("approval.own"))


def test_a_bug_is_logged_and_apologised_for(
    window: Window, caplog: pytest.LogCaptureFixture
) -> None:
    show_error(window, ZeroDivisionError("a secret detail"))
    dialog = open_sheet(window)
    assert isinstance(dialog, Dialog)
    assert "ZeroDivisionError" in caplog.text
    press(focus(), Qt.Key.Key_Escape)


def test_papers_that_one_printer_fails_are_tried_again_with_one_answer(
    window: Window,
) -> None:
    tried: list[str] = []
    for paper in ("receipt", "delivery note"):
        failed = Unavailable("printer.silent", printer="EPSON-1")
        show_error(window, failed, retry=partial(tried.append, paper))
    dialog = open_sheet(window)
    assert isinstance(dialog, Dialog)
    dialog.decide()
    assert tried == ["receipt", "delivery note"]
    assert open_sheet(window) is None


def test_what_fails_meanwhile_waits_until_the_first_failure_was_read(
    window: Window,
) -> None:
    tried: list[str] = []
    show_error(window, Unavailable("storage.busy"), retry=lambda: tried.append("disk"))
    first = open_sheet(window)
    assert isinstance(first, Dialog)
    show_error(window, Unavailable("storage.busy"))
    assert open_sheet(window) is first, "nothing is laid over what is being read"
    first.reject()
    second = open_sheet(window)
    assert isinstance(second, Dialog)
    second.decide()
    assert open_sheet(window) is None
    assert tried == []


def test_a_code_without_words_still_makes_a_sentence(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert "moon.full" in message(RuleBroken("moon.full"))
    assert "no words for error code moon.full" in caplog.text


def is_whole_within(area: ToastArea, toast: Toast) -> bool:
    return toast.height() >= 28 and area.rect().contains(toast.geometry())


def test_toasts_stack_and_the_oldest_gives_way(qtbot: QtBot, window: Window) -> None:
    for number in range(5):
        window.toast(f"Message {number}")
    qtbot.waitUntil(lambda: len(window.findChildren(Toast)) == 3)
    for toast in window.findChildren(Toast):
        qtbot.waitUntil(partial(is_whole_within, window.toasts, toast))


def test_no_sheet_holds_the_last_of_its_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = Sheet(window)
    sheet.open()
    assert not any(value is window for value in vars(sheet).values())
    sheet.accept()
    del window, sheet
    qtbot.wait(20)


def test_a_sheet_that_gets_smaller_draws_anew_where_it_was(
    qtbot: QtBot, window: Window
) -> None:
    class Watched(Sheet):
        painted = 0

        def paintEvent(self, event: QPaintEvent) -> None:
            if event.region().contains(self.rect()):
                self.painted += 1
            super().paintEvent(event)

    sheet = Watched(window, width=300)
    tall = QWidget()
    tall.setFixedHeight(200)
    sheet.body.addWidget(tall)
    sheet.open()
    qtbot.waitUntil(lambda: sheet.painted > 0)
    before, height = sheet.painted, sheet.panel.height()
    tall.setFixedHeight(100)
    qtbot.waitUntil(lambda: sheet.panel.height() < height)
    qtbot.waitUntil(lambda: sheet.painted > before)
    sheet.reject()


def test_a_title_with_a_long_name_is_whole(qtbot: QtBot, window: Window) -> None:
    name = "PNY VCNRTX5000ADA-PB RTX 5000 Ada Generation Black"
    dialog = Dialog(window, title=f"Take {name} off", primary="Take it off")
    dialog.open()
    qtbot.waitUntil(dialog.panel.isVisible)
    whole(qtbot, window)
