"""The worker thread: order, errors, screens that went away."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.ui.background import Cancelled, Latest, Progress, run, worker
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.showing import at_rest


def test_work_runs_on_the_worker_and_its_result_comes_back_on_the_gui_thread(
    qtbot: QtBot, qapp: QApplication
) -> None:
    threads: list[str] = []
    run(
        lambda: threading.current_thread().name,
        lambda name: threads.extend([name, threading.current_thread().name]),
        qapp,
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads == ["database", threading.main_thread().name]


def test_there_is_one_worker_and_work_is_done_in_order(
    qtbot: QtBot, qapp: QApplication
) -> None:
    done: list[int] = []
    for number in range(20):
        run(lambda number=number: number, done.append, qapp)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))
    assert worker() is worker()


def test_an_error_goes_to_who_asked_for_it(qtbot: QtBot, qapp: QApplication) -> None:
    errors: list[Exception] = []

    def refuse() -> None:
        raise RuleBroken("approval.own")

    run(refuse, lambda _: None, qapp, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], RuleBroken)


def test_what_is_unavailable_can_be_tried_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    tries: list[int] = []

    def sometimes() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable("storage.busy")
        return "saved"

    results: list[str] = []
    run(sometimes, results.append, window)
    qtbot.waitUntil(lambda: open_sheet(window) is not None)
    dialog = open_sheet(window)
    assert isinstance(dialog, Dialog)
    dialog.decide()
    qtbot.waitUntil(lambda: results == ["saved"])


def test_a_screen_that_went_away_gets_nothing_but_its_work_is_done(
    qtbot: QtBot, qapp: QApplication
) -> None:
    screen = QWidget()
    written: list[str] = []
    shown: list[object] = []

    def write() -> str:
        sleep(0.02)
        written.append("sale")
        return "sale"

    run(write, shown.append, screen)
    screen.deleteLater()
    finished: list[int] = []
    run(lambda: 1, finished.append, qapp)
    qtbot.waitUntil(lambda: finished == [1])
    assert written == ["sale"]
    assert shown == []


def test_only_the_newest_search_is_answered_and_older_ones_are_not_even_run(
    qtbot: QtBot, qapp: QApplication
) -> None:
    ran: list[str] = []
    answers: list[str] = []
    hold = threading.Event()
    run(hold.wait, lambda _: None, qapp)
    latest = Latest(qapp)

    def search(text: str) -> str:
        ran.append(text)
        return text

    for text in ("r", "ry", "ryz"):
        latest.run(lambda text=text: search(text), answers.append)  # type: ignore[misc]
    hold.set()
    qtbot.waitUntil(lambda: answers == ["ryz"])
    assert ran == ["ryz"]


def test_long_work_tells_how_far_it_is_and_stops_when_cancelled(
    qtbot: QtBot, qapp: QApplication
) -> None:
    progress = Progress(qapp)
    seen: list[int] = []
    progress.moved.connect(lambda done, _total, _text: seen.append(done))
    errors: list[Exception] = []

    def count() -> None:
        for number in range(10_000):
            progress.report(number, 10_000)
            sleep(0.001)

    run(count, lambda _: None, qapp, failed=errors.append)
    qtbot.waitUntil(lambda: len(seen) > 3)
    progress.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    assert len(seen) < 10_000


def test_cancelled_work_says_nothing_to_a_person(
    qtbot: QtBot, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    progress = Progress(qapp)
    progress.cancel()
    finished: list[int] = []
    run(lambda: progress.report(1, 2), lambda _: None, qapp)
    run(lambda: 1, finished.append, qapp)
    qtbot.waitUntil(lambda: finished == [1])
    assert caplog.records == []


@contextmanager
def longer(timer: QTimer) -> Iterator[None]:
    """Let a pause be so long that no slow machine gets past it."""
    before = timer.interval()
    timer.setInterval(60_000)
    yield
    timer.setInterval(before)


def test_busy_is_shown_only_after_a_blink(qtbot: QtBot, qapp: QApplication) -> None:
    told: list[bool] = []
    at_rest(qtbot)
    blink = worker()._busy_timer
    worker().busy_changed.connect(told.append)
    finished: list[int] = []
    with longer(blink):
        run(lambda: 1, finished.append, qapp)
        qtbot.waitUntil(lambda: finished == [1])
    assert told == []
    assert not blink.isActive()
    release = threading.Event()
    run(release.wait, lambda _: finished.append(2), qapp)
    qtbot.waitUntil(lambda: told == [True])
    release.set()
    qtbot.waitUntil(lambda: finished == [1, 2])
    assert told == [True, False]
    worker().busy_changed.disconnect(told.append)
