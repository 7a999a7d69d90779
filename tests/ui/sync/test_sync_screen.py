"""The page about the shop's computers tells how it stands and what can be done."""

import shlex
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from techstore_desktop.cli import _parser
from techstore_desktop.sync.status import OtherTerminal, SyncState, SyncStatus
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.status import read_status
from techstore_desktop.ui.sync.screen import SyncScreen
from techstore_desktop.ui.sync.words import offset_words, short_words, title_words
from tests.ui.keys import click

README = Path(__file__).parents[3] / "README.md"

NOON = datetime(2026, 11, 23, 15, tzinfo=UTC)
OTHER = OtherTerminal(
    name="Till 2",
    code="B1",
    last_push_at=NOON,
    last_contact_at=NOON,
    waiting=0,
    clock_offset=timedelta(),
    program_version="1.0",
    is_retired=False,
)
IN_STEP = SyncStatus(
    SyncState.IN_STEP,
    last_contact_at=NOON,
    place="127.0.0.1:5432/shop",
    terminals=(OTHER,),
)


@pytest.fixture
def screen(qtbot: QtBot, at_work: Session) -> SyncScreen:
    made = SyncScreen(at_work)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def test_a_shop_of_one_computer_is_told_what_a_hub_is_for(
    qtbot: QtBot, screen: SyncScreen
) -> None:
    qtbot.waitUntil(lambda: bool(screen.card._title.text()))
    assert screen.card._title.text() == "This computer works alone"
    assert not screen.card._sync.isVisible()
    assert not screen.card._leave.isVisible()
    qtbot.waitUntil(screen.steps.isVisible)
    assert not screen.terminals.isVisible()
    assert not screen.waiting.isVisible()


def test_the_commands_that_are_taught_are_those_that_there_are(
    qtbot: QtBot, screen: SyncScreen
) -> None:
    qtbot.waitUntil(screen.steps.isVisible)
    database, *typed = (step.command for step in screen.steps.steps)
    page = README.read_text(encoding="utf-8")
    assert all(line in page for line in database.splitlines())
    for command in typed:
        assert command in page
        program, *words = shlex.split(command)
        assert program == "techstore"
        assert callable(_parser().parse_args(words).command)


def test_a_click_copies_a_command_whole(qtbot: QtBot, screen: SyncScreen) -> None:
    qtbot.waitUntil(screen.steps.isVisible)
    for step, button in zip(screen.steps.steps, screen.steps.copy_buttons, strict=True):
        qtbot.waitUntil(button.isVisible)
        click(button)
        assert QGuiApplication.clipboard().text() == step.command


def test_in_step_shows_the_other_terminals(screen: SyncScreen) -> None:
    screen._show(IN_STEP, [], None)
    assert screen.card._title.text() == "In step"
    assert screen.terminals.model.rowCount() == 1
    assert not screen.steps.isVisible()
    assert screen.card._sync.isVisible()
    assert screen.card._place.text() == "127.0.0.1:5432/shop"


def test_a_wrong_clock_is_warned_of(screen: SyncScreen) -> None:
    screen._show(replace(IN_STEP, clock_offset=timedelta(minutes=7)), [], None)
    assert screen.card._clock.text() == "7 minutes behind the hub's"
    assert screen.card._clock.property("role") == "warning"


def test_trouble_says_what_to_do(screen: SyncScreen) -> None:
    status = replace(IN_STEP, state=SyncState.TROUBLE, trouble="sync.fork")
    screen._show(status, [], None)
    assert "new code" in screen.card._words.text()


def test_the_report_is_copied_without_the_password_or_the_login(
    screen: SyncScreen,
) -> None:
    screen._show(IN_STEP, [], None)
    screen.copy_report()
    text = QGuiApplication.clipboard().text()
    assert "state: in_step" in text
    assert "terminal B1" in text
    assert "hub_b1@" not in text


def test_the_status_line_says_the_same_in_short(at_work: Session) -> None:
    profile = at_work.shop.profiles.current()
    waiting = replace(IN_STEP, state=SyncState.WAITING, waiting=3, waiting_since=NOON)
    assert short_words(waiting, profile) == ("3 waiting since 12:00", "good")
    offline = replace(IN_STEP, state=SyncState.OFFLINE)
    assert short_words(offline, profile) == ("Offline since 12:00", "warning")
    assert read_status(at_work.shop).sync == ""
    assert title_words(IN_STEP, profile) == "In step"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "as the hub's"),
        (1, "as the hub's"),
        (30, "30 seconds behind the hub's"),
        (-30, "30 seconds ahead of the hub's"),
        (-600, "10 minutes ahead of the hub's"),
    ],
)
def test_offsets_in_words(seconds: int, words: str) -> None:
    assert offset_words(timedelta(seconds=seconds)) == words
