"""Devices that nobody fetches: the list names the step, F12 takes it, once."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.schemas import CollectionStepResponse
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.repairs.follow_up.defer_dialog import SKIP, DeferDialog
from techstore_desktop.ui.repairs.follow_up.keep_dialog import KeepDialog
from techstore_desktop.ui.repairs.follow_up.ladder_page import CollectionPage
from techstore_desktop.ui.repairs.follow_up.not_fetched_page import NotFetchedPage
from techstore_desktop.ui.repairs.follow_up.screen import NOT_FETCHED, FollowUpScreen
from techstore_desktop.ui.repairs.follow_up.step_dialog import StepDialog
from techstore_desktop.ui.repairs.follow_up.step_notice import StepNotice
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.collection.arranging import a_ladder
from tests.core.repairs.arranging import a_job, labour, ready
from tests.ui.keys import press, type_text
from tests.ui.showing import shown

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Ladder = tuple[CollectionStepResponse, ...]


@pytest.fixture
def ladder(shop: Shop, at_work: Session) -> Ladder:
    return a_ladder(shop, at_work.actor)


@pytest.fixture
def job(shop: Shop, at_work: Session) -> RepairCard:
    card = a_job(shop, at_work.actor)
    ready(shop, at_work.actor, card.id, labour("400"))
    return card


@pytest.fixture
def screen(
    qtbot: QtBot, at_work: Session, job: RepairCard, ladder: Ladder, clock: SetClock
) -> FollowUpScreen:
    assert job
    clock.advance(timedelta(days=ladder[0].days))
    made = shown(qtbot, FollowUpScreen(at_work))
    first = made.first_focus()
    assert first is not None
    first.setFocus()
    qtbot.waitUntil(lambda: page_of(made).table.model.rowCount() == 1)
    return made


def page_of(screen: FollowUpScreen) -> NotFetchedPage:
    page = screen.lists[NOT_FETCHED]
    assert isinstance(page, NotFetchedPage)
    return page


def later(
    qtbot: QtBot, screen: FollowUpScreen, clock: SetClock, days: int, kind: str
) -> None:
    """Let days go by until a step is due."""
    clock.advance(timedelta(days=days))
    screen.refresh()

    def is_due() -> bool:
        row = page_of(screen).table.marked_row()
        return row is not None and row.is_due and row.step.kind.value == kind

    qtbot.waitUntil(is_due)


def confirm(qtbot: QtBot, screen: FollowUpScreen, words: str) -> None:
    """Read the notice and confirm it."""
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), StepNotice))
    sheet = open_sheet(screen)
    assert isinstance(sheet, StepNotice)
    text = sheet.text
    qtbot.waitUntil(lambda: words in text.toPlainText())
    press(text, Key.Key_Return, CONTROL)


def test_f12_climbs_the_ladder_to_the_stock(
    qtbot: QtBot,
    shop: Shop,
    screen: FollowUpScreen,
    job: RepairCard,
    clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page, view = page_of(screen), page_of(screen).table.view
    assert page.act_button.text() == "Remind them"
    assert screen.tabs.tabText(0) == "Not fetched 1"
    press(view, Key.Key_F12)
    confirm(qtbot, screen, "ready for 7 days")
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 0)
    assert opened[0].host() == "wa.me"

    later(qtbot, screen, clock, 23, "storage_fee")
    press(view, Key.Key_F12)
    qtbot.waitUntil(lambda: open_sheet(screen) is not None)
    press(QApplication.focusWidget() or screen, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 0)

    later(qtbot, screen, clock, 30, "last_letter")
    press(view, Key.Key_F12)
    confirm(qtbot, screen, "550,00")
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    preview = open_sheet(screen)
    assert preview is not None
    preview.reject()

    later(qtbot, screen, clock, 15, "to_stock")
    press(view, Key.Key_F12)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), KeepDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, KeepDialog)
    type_text(dialog.price, "900")
    press(dialog.price, Key.Key_Return)
    actor = screen.session.actor
    qtbot.waitUntil(lambda: shop.collection.waiting(actor) == ())
    product = shop.products.search("Galaxy S21")[0]
    assert product.price == Decimal(900)
    acts = shop.collection.acts(actor, job.id)
    assert [act.kind for act in acts] == list(CollectionKind)


def test_what_is_not_due_is_shown_with_its_day_and_can_t_be_taken(
    qtbot: QtBot, screen: FollowUpScreen, clock: SetClock
) -> None:
    page = page_of(screen)
    clock.advance(timedelta(days=-3))
    screen.refresh()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 0)
    page.scope.choose("every")
    assert page.table.model.rowCount() == 1
    assert not page.act_button.isEnabled()
    press(page.table.view, Key.Key_F12)
    assert open_sheet(screen) is None


def test_the_ladder_is_set_in_settings(
    qtbot: QtBot, shop: Shop, at_work: Session
) -> None:
    screen = shown(qtbot, SettingsScreen(at_work))
    screen.open_page("collection")
    page = screen.page()
    assert isinstance(page, CollectionPage)
    page.use_usual()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 4)
    press(page.table.view, Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), StepDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, StepDialog)
    dialog.days.set_value(Decimal(45))
    dialog.kind.setCurrentIndex(list(CollectionKind).index(CollectionKind.STORAGE_FEE))
    type_text(dialog.amount, "150")
    press(dialog.amount, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 5)
    steps = shop.collection_steps.steps()
    fee = steps[2]
    assert (fee.days, fee.amount, fee.name) == (45, Decimal(150), "Storage")
    page.table.mark(3)
    page.remove()
    qtbot.waitUntil(lambda: open_sheet(screen) is not None)
    assert len(shop.collection_steps.steps()) == 5


def test_f7_puts_a_step_off_with_a_reason_or_skips_it(
    qtbot: QtBot, shop: Shop, at_work: Session, screen: FollowUpScreen, job: RepairCard
) -> None:
    def asked() -> DeferDialog:
        press(page_of(screen).table.view, Key.Key_F7)
        qtbot.waitUntil(lambda: isinstance(open_sheet(screen), DeferDialog))
        dialog = open_sheet(screen)
        assert isinstance(dialog, DeferDialog)
        return dialog

    dialog = asked()
    press(dialog.reason, Key.Key_Return)
    assert open_sheet(screen) is dialog
    type_text(dialog.reason, "Back on Friday")
    press(dialog.reason, Key.Key_Return)
    page = page_of(screen)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 0)
    (device,) = shop.collection.waiting(at_work.actor)
    assert device.is_put_off
    page.scope.choose("every")
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    dialog = asked()
    dialog.way.choose(SKIP)
    type_text(dialog.reason, "They came by")
    press(dialog.reason, Key.Key_Return)

    def is_fee() -> bool:
        step = shop.collection.waiting(at_work.actor)[0].step
        return step is not None and step.kind is CollectionKind.STORAGE_FEE

    qtbot.waitUntil(is_fee)
    notes = [event.note for event in shop.repairs.job(at_work.actor, job.id).events]
    assert notes[-2:] == ["Back on Friday", "They came by"]


def test_whoever_was_erased_is_told_nothing(
    qtbot: QtBot, shop: Shop, at_work: Session, screen: FollowUpScreen, job: RepairCard
) -> None:
    shop.customers.erase(at_work.actor, job.customer_id)
    screen.refresh()
    page = page_of(screen)
    qtbot.waitUntil(lambda: not page.act_button.isEnabled())
    assert page.later_button.isVisible()
    press(page.table.view, Key.Key_F12)
    assert open_sheet(screen) is None


def test_ctrl_p_shows_every_step_of_the_marked_device(
    qtbot: QtBot, screen: FollowUpScreen, job: RepairCard
) -> None:
    page = page_of(screen)
    assert page.record_button.isEnabled()
    press(page.table.view, Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, PreviewSheet)
    assert job.number.replace("/", "-") in sheet.windowTitle() + _texts(sheet)


def _texts(sheet: PreviewSheet) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel))
