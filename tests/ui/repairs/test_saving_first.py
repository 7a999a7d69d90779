"""What is typed about the open job is saved before the job moves, whoever moves it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.screen import RepairsScreen
from tests.core.repairs.arranging import approved, labour
from tests.ui.conftest import BareShell
from tests.ui.keys import press, type_text
from tests.ui.repairs.test_board import drop, own_column
from tests.ui.repairs.test_detail import focused, opened, read
from tests.ui.repairs.test_list import as_list, choose

Jobs = dict[str, RepairCard]
Key = Qt.Key


def _half_typed(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, card: RepairCard
) -> None:
    """Let a job be diagnosed and priced in its open detail, and save nothing."""
    shop.repairs.move(screen.session.actor, card.id, RepairKind.DIAGNOSING)
    opened(qtbot, screen, card)
    page = screen.detail.quote
    page.diagnosis.setPlainText("The screen is broken")
    page.lines.add_labour.click()
    type_text(page.lines.rows[0].name, "New screen")
    type_text(page.lines.rows[0].price, "60")


def _by_button(screen: RepairsScreen, _card: RepairCard) -> None:
    press(screen, Key.Key_F12)


def _by_key(screen: RepairsScreen, card: RepairCard) -> None:
    assert screen.board.mark_job(card.id)
    press(focused(), Key.Key_Space)


def _by_drag(screen: RepairsScreen, card: RepairCard) -> None:
    assert screen.board.mark_job(card.id)
    dragging = screen.board.column_of(RepairKind.DIAGNOSING.value).list.dragging
    dragging.emit(True)
    drop(screen, card, RepairKind.QUOTED.value)
    dragging.emit(False)


@pytest.mark.parametrize("step", [_by_button, _by_key, _by_drag])
def test_what_is_typed_is_saved_before_its_job_moves_whoever_moves_it(
    qtbot: QtBot,
    shop: Shop,
    screen: RepairsScreen,
    jobs: Jobs,
    step: Callable[[RepairsScreen, RepairCard], None],
) -> None:
    card = jobs["phone"]
    _half_typed(qtbot, shop, screen, card)
    qtbot.waitUntil(lambda: _kind_on_board(screen, card) is RepairKind.DIAGNOSING)
    step(screen, card)
    qtbot.waitUntil(
        lambda: read(shop, screen, card).card.state.kind is RepairKind.QUOTED
    )
    job = read(shop, screen, card)
    assert job.diagnosis == "The screen is broken"
    assert [line.name for line in job.lines] == ["New screen"]
    qtbot.waitUntil(lambda: not screen.detail.quote.is_changed)


@pytest.mark.parametrize("step", [_by_button, _by_key, _by_drag])
def test_no_job_moves_while_its_quote_is_not_finished(
    qtbot: QtBot,
    shop: Shop,
    screen: RepairsScreen,
    jobs: Jobs,
    step: Callable[[RepairsScreen, RepairCard], None],
) -> None:
    card = jobs["phone"]
    _half_typed(qtbot, shop, screen, card)
    qtbot.waitUntil(lambda: _kind_on_board(screen, card) is RepairKind.DIAGNOSING)
    row = screen.detail.quote.lines.rows[0]
    row.name.clear()
    step(screen, card)
    assert focused() is row.name
    assert screen.detail.quote.is_changed
    assert read(shop, screen, card).card.state.kind is RepairKind.DIAGNOSING


def test_a_step_that_the_saving_forbids_is_not_taken(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    card = jobs["phone"]
    approved(shop, screen.session.actor, card.id, labour("60"))
    opened(qtbot, screen, card)
    type_text(screen.detail.quote.diagnosis, "And the battery. ")
    qtbot.waitUntil(lambda: _kind_on_board(screen, card) is RepairKind.APPROVED)
    _by_key(screen, card)
    qtbot.waitUntil(lambda: not screen.detail.quote.is_changed)
    job = read(shop, screen, card)
    assert job.diagnosis.startswith("And the battery.")
    assert job.card.state.kind is RepairKind.DIAGNOSING


def test_several_jobs_move_once_what_is_typed_about_one_is_saved(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    card = jobs["phone"]
    approved(shop, screen.session.actor, card.id, labour("60"))
    microscope = own_column(qtbot, shop, screen, RepairKind.DIAGNOSING)
    as_list(qtbot, screen)
    opened(qtbot, screen, card)
    type_text(screen.detail.quote.diagnosis, "And the battery. ")
    screen.list.batch.choose_state([read(shop, screen, card).card])
    choose(qtbot, screen, f"Our {RepairKind.DIAGNOSING}")
    qtbot.waitUntil(lambda: read(shop, screen, card).card.state.key == microscope)
    assert read(shop, screen, card).diagnosis.startswith("And the battery.")


def test_a_step_that_the_saving_takes_already_is_taken_once(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    card = jobs["phone"]
    opened(qtbot, screen, card)
    type_text(screen.detail.quote.diagnosis, "The screen is broken")
    _by_key(screen, card)
    qtbot.waitUntil(lambda: not screen.detail.quote.is_changed)
    job = read(shop, screen, card)
    assert job.diagnosis == "The screen is broken"
    assert job.card.state.kind is RepairKind.DIAGNOSING
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    assert shell.toasts == []


def _kind_on_board(screen: RepairsScreen, card: RepairCard) -> RepairKind | None:
    screen.board.mark_job(card.id, with_focus=False)
    marked = screen.board.marked_card()
    return marked.state.kind if marked and marked.id == card.id else None
