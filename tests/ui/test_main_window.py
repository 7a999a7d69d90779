"""The window: sign in, go about by keys, lock, find, and keep what is in hand."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import formats_for
from techstore_desktop.core.money import Currency
from techstore_desktop.core.permissions import (
    ROLE_PERMISSIONS,
    Actor,
    Permission,
    Role,
)
from techstore_desktop.shop import Shop
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.entries import entries as every_screen
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.navigation import Found, ScreenEntry, first_for, seen_by
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session, Shell
from techstore_desktop.ui.shell.doors import Doors
from techstore_desktop.ui.shell.help_sheet import HelpSheet
from techstore_desktop.ui.shell.palette import Palette
from techstore_desktop.ui.shell.status_line import Status
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.keys import click, press, type_text
from tests.ui.showing import at_rest


@dataclass(frozen=True)
class Person:
    """Somebody on the sign-in screen."""

    id: UUID
    name: str
    role: str


LUCIA = Person(uuid4(), "Lucía Ferro", "cashier")
ANA = Person(uuid4(), "Ana Quiroga", "manager")


class NoteScreen(Screen):
    """A screen with a field, a key and a memory of scans."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.note = QLineEdit(self)
        self.scans: list[str] = []
        self.opened_with: dict[str, object] = {}
        self.paid = 0
        QVBoxLayout(self).addWidget(self.note)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        return (Shortcut("F12", "Payment", self.pay),)

    def pay(self) -> None:
        self.paid += 1

    def first_focus(self) -> QWidget:
        return self.note

    def on_scan(self, code: str) -> bool:
        self.scans.append(code)
        return True

    def open_with(self, **arguments: object) -> None:
        self.opened_with = arguments

    def state(self) -> object:
        return self.note.text()

    def restore(self, state: object) -> None:
        self.note.setText(str(state))


def sign_in(staff_id: UUID, pin: str) -> Actor:
    """Let in whoever types 1234."""
    if pin == "9999":
        raise RuleBroken("pin.locked", seconds=60)
    if pin != "1234":
        raise RuleBroken("pin.wrong", tries_left=4)
    if staff_id == LUCIA.id:
        return Actor(staff_id, LUCIA.name, Role.CASHIER, frozenset())
    return Actor(staff_id, ANA.name, Role.MANAGER, frozenset(Permission))


def entries() -> list[ScreenEntry]:
    """Return two screens for everybody and one for managers."""
    return [
        ScreenEntry("checkout", "cash-register", lambda: "Checkout", NoteScreen),
        ScreenEntry(
            "products",
            "package",
            lambda: "Products",
            NoteScreen,
            find=lambda _session, text: [
                Found("Ryzen 7", arguments={"product": "r7", "asked": text})
            ],
        ),
        ScreenEntry(
            "settings",
            "settings",
            lambda: "Settings",
            NoteScreen,
            permission=Permission.EDIT_SETTINGS,
        ),
    ]


@pytest.fixture
def window(qtbot: QtBot, shop: Shop) -> MainWindow:
    """Return the window, asking who is there."""
    changes = Changes()

    def begin(actor: Actor, shell: Shell) -> Session:
        formats = formats_for("US", Currency("USD", "$"))
        return Session(actor, shop, formats, changes, shell)

    doors = Doors(
        entries=entries(),
        people=lambda: (LUCIA, ANA),
        sign_in=sign_in,
        begin=begin,
        read_status=lambda: Status(place="Centro · Till A1"),
        sign_in_hint=lambda: "Demo shop: every PIN is 1234.",
    )
    made = MainWindow(doors, changes, locale=QLocale("en_GB"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: bool(made._sign_in._tiles))
    return made


def enter(qtbot: QtBot, window: MainWindow, pin: str = "1234") -> None:
    """Type a PIN into the pad."""
    qtbot.waitUntil(window._sign_in._pad.isEnabled)
    type_text(window._sign_in._pad, pin)
    press(window._sign_in._pad, Qt.Key.Key_Return)


def screen_of(window: MainWindow) -> NoteScreen:
    """Return the screen that is open."""
    screen = window.current_screen()
    assert isinstance(screen, NoteScreen)
    return screen


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Return the window with Lucía signed in, who is first."""
    enter(qtbot, window)
    qtbot.waitUntil(lambda: window.current_screen() is not None)
    return window


def navigation_width(window: MainWindow) -> int:
    """Return how wide the navigation stands."""
    assert window._desk is not None
    return window._desk.navigation.width()


def focus() -> QWidget:
    """Return the widget with the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_a_right_pin_opens_the_first_screen_with_the_cursor_in_place(
    qtbot: QtBot, desk: MainWindow
) -> None:
    qtbot.waitUntil(screen_of(desk).note.hasFocus)


def test_who_signs_in_to_the_demo_shop_is_told_the_pin_as_long_as_it_is_asked(
    window: MainWindow,
) -> None:
    labels = window._sign_in.findChildren(Label)
    assert any(
        "every PIN is 1234" in each.text() for each in labels if each.isVisible()
    )


def test_a_wrong_pin_says_how_many_tries_are_left(
    qtbot: QtBot, window: MainWindow
) -> None:
    enter(qtbot, window, "1111")
    said = window._sign_in._hint
    qtbot.waitUntil(lambda: "Tries left: 4" in said.text())
    assert window.current_screen() is None


def test_who_is_locked_out_sees_the_seconds_and_cannot_type(
    qtbot: QtBot, window: MainWindow
) -> None:
    enter(qtbot, window, "9999")
    said = window._sign_in._hint
    qtbot.waitUntil(lambda: "60 seconds" in said.text())
    assert not window._sign_in._pad.isEnabled()
    qtbot.waitUntil(lambda: "59 seconds" in said.text())


def test_arrows_choose_another_person(qtbot: QtBot, window: MainWindow) -> None:
    press(window._sign_in._pad, Qt.Key.Key_Right)
    enter(qtbot, window)
    qtbot.waitUntil(lambda: window.current_screen() is not None)
    assert screen_of(window).session.actor.name == ANA.name


def test_only_permitted_screens_are_there(desk: MainWindow) -> None:
    desk.open_screen("settings")
    assert desk._desk is not None
    assert desk._desk.names() == ("checkout", "products")
    assert desk._desk.current_name() == "checkout"


@pytest.mark.parametrize(
    ("role", "screen"),
    [
        (Role.MANAGER, "dashboard"),
        (Role.CASHIER, "checkout"),
        (Role.TECHNICIAN, "repairs"),
    ],
)
def test_everybodys_day_begins_where_they_work(role: Role, screen: str) -> None:
    person = Actor(uuid4(), "Ana", role, ROLE_PERMISSIONS[role])
    assert first_for(person, seen_by(person, every_screen())) == screen


def test_numbers_open_the_screens_in_order(qtbot: QtBot, desk: MainWindow) -> None:
    first = screen_of(desk)
    press(focus(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert screen_of(desk) is not first
    press(focus(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert screen_of(desk) is first


def test_a_screens_keys_work_only_while_it_is_open_and_nothing_lies_over_it(
    qtbot: QtBot, desk: MainWindow
) -> None:
    first = screen_of(desk)
    press(focus(), Qt.Key.Key_F12)
    assert first.paid == 1
    press(focus(), Qt.Key.Key_F1)
    assert isinstance(open_sheet(desk), HelpSheet)
    press(focus(), Qt.Key.Key_F12)
    assert first.paid == 1
    press(focus(), Qt.Key.Key_Escape)
    assert open_sheet(desk) is None
    assert first.note.hasFocus()
    desk.open_screen("products")
    press(focus(), Qt.Key.Key_F12)
    assert first.paid == 1
    assert screen_of(desk).paid == 1


def test_the_palette_does_what_a_screen_declares(
    qtbot: QtBot, desk: MainWindow
) -> None:
    press(focus(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(open_sheet(desk), Palette)
    focused = focus()
    assert isinstance(focused, QLineEdit)
    focused.setText("paym")
    press(focused, Qt.Key.Key_Return)
    assert screen_of(desk).paid == 1


def test_the_palette_finds_and_opens_what_a_screen_knows(
    qtbot: QtBot, desk: MainWindow
) -> None:
    press(focus(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = open_sheet(desk)
    assert isinstance(palette, Palette)
    palette._field.set_text("ryzen")
    qtbot.waitUntil(lambda: palette._table.model.rowCount() == 1)
    palette._table.mark(0)
    press(palette._table.view, Qt.Key.Key_Return)
    assert screen_of(desk).opened_with == {"product": "r7", "asked": "ryzen"}


@pytest.mark.parametrize("waits", [True, False])
def test_enter_opens_what_was_found_or_is_being_looked_for(
    qtbot: QtBot, desk: MainWindow, *, waits: bool
) -> None:
    press(focus(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = open_sheet(desk)
    assert isinstance(palette, Palette)
    palette._field.line.setText("ryzen")
    if waits:
        qtbot.waitUntil(lambda: palette._table.model.rowCount() == 1)
    press(palette._field.line, Qt.Key.Key_Return)
    wanted = {"product": "r7", "asked": "ryzen"}
    qtbot.waitUntil(lambda: screen_of(desk).opened_with == wanted)


def test_a_scan_reaches_the_screen_that_is_open(qtbot: QtBot, desk: MainWindow) -> None:
    field = screen_of(desk).note
    type_text(field, "5901234123457")
    press(field, Qt.Key.Key_Return)
    assert screen_of(desk).scans == ["5901234123457"]
    assert field.text() == ""


def test_another_person_signs_in_over_it_and_finds_the_work_in_hand(
    qtbot: QtBot, desk: MainWindow
) -> None:
    screen_of(desk).note.setText("two cables")
    press(focus(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not screen_of(desk).isVisible()
    qtbot.waitUntil(lambda: len(desk._sign_in._tiles) == 2)
    press(desk._sign_in._pad, Qt.Key.Key_Right)
    enter(qtbot, desk)
    qtbot.waitUntil(lambda: screen_of(desk).session.actor.name == ANA.name)
    assert screen_of(desk).note.text() == "two cables"


def test_a_click_on_the_person_lets_another_sign_in(desk: MainWindow) -> None:
    status = desk._desk.status if desk._desk is not None else None
    assert status is not None
    click(status._place)
    assert screen_of(desk).isVisible()
    click(status._person)
    assert not screen_of(desk).isVisible()
    assert desk._sign_in.isVisible()


def test_the_same_person_comes_back_to_the_same_screen(
    qtbot: QtBot, desk: MainWindow
) -> None:
    before = screen_of(desk)
    desk.lock()
    enter(qtbot, desk)
    qtbot.waitUntil(before.isVisible)
    assert screen_of(desk) is before


def test_a_rebuild_keeps_the_screen_and_the_work_in_hand(
    qtbot: QtBot, desk: MainWindow
) -> None:
    desk.open_screen("products")
    screen_of(desk).note.setText("draft")
    desk.rebuild()
    assert desk._desk is not None
    assert desk._desk.current_name() == "products"
    assert screen_of(desk).note.text() == "draft"


def test_a_locked_window_stays_locked_when_it_is_made_anew(desk: MainWindow) -> None:
    desk.lock()
    desk.rebuild()
    assert not screen_of(desk).isVisible()
    assert desk._sign_in.isVisible()


def test_the_status_line_is_read_on_the_worker(qtbot: QtBot, desk: MainWindow) -> None:
    assert desk._desk is not None
    place = desk._desk.status._place
    qtbot.waitUntil(lambda: place.accessibleName() == "Centro · Till A1")


def test_a_narrow_window_folds_the_navigation_as_long_as_nobody_chose(
    qtbot: QtBot, desk: MainWindow
) -> None:
    desk.resize(1280, 800)
    qtbot.waitUntil(lambda: navigation_width(desk) == tokens.NAVIGATION_WIDTH)
    desk.resize(1024, 768)
    qtbot.waitUntil(lambda: navigation_width(desk) == tokens.NAVIGATION_COLLAPSED)
    desk.resize(1280, 800)
    qtbot.waitUntil(lambda: navigation_width(desk) == tokens.NAVIGATION_WIDTH)


def test_what_somebody_chose_for_the_navigation_stays_at_any_width(
    qtbot: QtBot, desk: MainWindow
) -> None:
    desk.resize(1024, 768)
    qtbot.waitUntil(lambda: navigation_width(desk) == tokens.NAVIGATION_COLLAPSED)
    press(focus(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: navigation_width(desk) == tokens.NAVIGATION_WIDTH)
    desk.resize(1100, 768)
    at_rest(qtbot)
    assert navigation_width(desk) == tokens.NAVIGATION_WIDTH
