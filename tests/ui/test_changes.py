"""Screens hear of changes once per turn, and catch up when they are shown."""

from threading import Thread
from uuid import uuid4

from pytestqt.qtbot import QtBot

from techstore_desktop.ui.changes import Changed, Changes
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session


class CountingScreen(Screen):
    """A screen of sales that counts how often it reads."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.reads = 0
        self.refresh_on("sale")

    def refresh(self) -> None:
        self.reads += 1


def test_commits_of_one_turn_are_announced_together(qtbot: QtBot) -> None:
    changes = Changes()
    heard: list[Changed] = []
    changes.changed.connect(heard.append)
    first, second = uuid4(), uuid4()
    changes.feed({"sale": [first], "stock": [first]})
    changes.feed({"sale": [second]})
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [{"sale": {first, second}, "stock": {first}}]


def test_a_commit_on_the_worker_is_heard_on_the_gui_thread(qtbot: QtBot) -> None:
    changes = Changes()
    with qtbot.waitSignal(changes.changed):
        Thread(target=changes.feed, args=({"sale": [uuid4()]},)).start()


def test_a_screen_refreshes_only_on_what_it_shows(
    qtbot: QtBot, session: Session
) -> None:
    screen = CountingScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    with qtbot.waitSignal(session.changes.changed):
        session.changes.feed({"customer": [uuid4()]})
    assert screen.reads == 0
    with qtbot.waitSignal(session.changes.changed):
        session.changes.feed({"sale": [uuid4()]})
    assert screen.reads == 1


def test_a_hidden_screen_catches_up_when_it_is_shown(
    qtbot: QtBot, session: Session
) -> None:
    screen = CountingScreen(session)
    qtbot.addWidget(screen)
    with qtbot.waitSignal(session.changes.changed):
        session.changes.feed({"sale": [uuid4()]})
    assert screen.reads == 0
    screen.show()
    assert screen.reads == 1


def test_a_dropped_screen_hears_nothing(qtbot: QtBot, session: Session) -> None:
    screen = CountingScreen(session)
    screen.show()
    screen.drop()
    with qtbot.waitSignal(session.changes.changed):
        session.changes.feed({"sale": [uuid4()]})
    assert screen.reads == 0
