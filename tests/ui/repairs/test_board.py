"""The board by keys and by mouse: jobs are marked, moved, found, opened."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.quote_schemas import DiagnosisEdit
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.state_schemas import RepairStateCreate
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.agreement_dialog import AgreementDialog
from techstore_desktop.ui.repairs.board.card_model import FACE, MIME
from techstore_desktop.ui.repairs.detail.menu import job_menu
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_product
from tests.core.repairs.arranging import (
    a_technician,
    approved,
    diagnosed,
    labour,
)
from tests.core.repairs.arranging import part as a_part
from tests.ui.conftest import BareShell
from tests.ui.keys import click, press, type_text
from tests.ui.showing import at_rest

Jobs = dict[str, RepairCard]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def kind_of(shop: Shop, screen: RepairsScreen, card: RepairCard) -> RepairKind:
    return shop.repairs.job(screen.session.actor, card.id).card.state.kind


def focused() -> object:
    return QApplication.focusWidget()


def key(screen: RepairsScreen, name: Qt.Key | str, modifier: object = None) -> None:
    target = QApplication.focusWidget() or screen
    if modifier is None:
        press(target, name)
    else:
        press(target, name, ALT)


def test_each_job_stands_in_the_column_of_its_state(
    screen: RepairsScreen, jobs: Jobs
) -> None:
    for name, state in (
        ("phone", "received"),
        ("console", "diagnosing"),
        ("laptop", "ready"),
    ):
        assert screen.board.column_of(state).model.row_of(jobs[name].id) == 0
    assert screen.board.column_of("declined").is_empty


def test_arrows_go_from_column_to_column(screen: RepairsScreen, jobs: Jobs) -> None:
    key(screen, Key.Key_Right)
    marked = screen.board.marked_card()
    assert marked is not None
    assert marked.id == jobs["console"].id
    key(screen, Key.Key_Right)
    marked = screen.board.marked_card()
    assert marked is not None
    assert marked.id == jobs["laptop"].id


def test_one_key_moves_a_job_a_step_on(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    key(screen, Key.Key_Right, ALT)
    qtbot.waitUntil(
        lambda: kind_of(shop, screen, jobs["phone"]) is RepairKind.DIAGNOSING
    )
    diagnosing = screen.board.column_of("diagnosing")
    qtbot.waitUntil(lambda: diagnosing.model.row_of(jobs["phone"].id) >= 0)
    marked = screen.board.marked_card()
    assert marked is not None
    assert marked.id == jobs["phone"].id


def drop(screen: RepairsScreen, card: RepairCard, key: str) -> None:
    carried = QMimeData()
    carried.setData(MIME, card.id.bytes)
    event = QDropEvent(
        QPointF(20, 60),
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    screen.board.column_of(key).dropEvent(event)


def test_a_job_is_dropped_on_a_column(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    drop(screen, jobs["phone"], "diagnosing")
    qtbot.waitUntil(
        lambda: kind_of(shop, screen, jobs["phone"]) is RepairKind.DIAGNOSING
    )


def test_while_a_card_is_dragged_columns_say_why_they_do_not_take_it(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    assert screen.board.mark_job(jobs["console"].id)

    def why(key: str) -> str:
        return screen.board.column_of(key).veil.words

    dragging = screen.board.column_of("diagnosing").list.dragging
    dragging.emit(True)
    qtbot.waitUntil(lambda: "diagnosis" in why("quoted"))
    assert "can't go there" in why("testing")
    assert not why("cancelled")
    assert not why("diagnosing")
    assert screen.board.column_of("testing").veil.isVisible()
    drop(screen, jobs["console"], "quoted")
    assert open_sheet(screen) is None
    dragging.emit(False)
    assert not why("quoted")
    assert not screen.board.column_of("testing").veil.isVisible()
    assert kind_of(shop, screen, jobs["console"]) is RepairKind.DIAGNOSING


def test_what_the_keys_do_is_said_before_they_are_pressed(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    bar, actor = screen.board_page.bar, screen.session.actor
    qtbot.waitUntil(lambda: jobs["phone"].number in bar.job.text())
    assert (bar.next.text(), bar.next.isEnabled()) == ("Diagnose", True)
    assert bar.back.isHidden()
    key(screen, Key.Key_Left, ALT)
    assert "no step back" in bar.lacking.text()
    assert kind_of(shop, screen, jobs["phone"]) is RepairKind.RECEIVED
    assert screen.board.mark_job(jobs["console"].id)
    qtbot.waitUntil(lambda: "diagnosis" in bar.lacking.text())
    assert (bar.next.text(), bar.next.isEnabled()) == ("Send the quote", False)
    diagnosed(shop, actor, jobs["console"].id)
    qtbot.waitUntil(bar.next.isEnabled)
    assert bar.lacking.text() == ""


def test_a_card_says_its_price_and_under_the_mouse_everything(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, job_id = screen.session.actor, jobs["console"].id
    approved(shop, actor, job_id)
    shop.repairs.move(actor, job_id, "waiting_for_part", waiting_for="HDMI port")
    shop.repairs.promise(actor, job_id, shop.database.clock.now() + timedelta(days=4))
    model = screen.board.column_of("waiting_for_part").model
    qtbot.waitUntil(lambda: model.row_of(job_id) == 0)

    def tip() -> str:
        said = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
        return str(said)

    qtbot.waitUntil(lambda: "promised: " in tip())
    face = model.index(0, 0).data(FACE)
    assert face.price == screen.session.formats.money(Decimal(100))
    for part in (jobs["console"].number, "PlayStation 5", face.price):
        assert part in tip()
    assert "waits for: HDMI port" in tip()


def test_a_step_back_goes_where_the_table_lets_it(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, job_id = screen.session.actor, jobs["console"].id
    approved(shop, actor, job_id)
    for kind in ("repairing", "testing"):
        shop.repairs.move(actor, job_id, kind)
    qtbot.waitUntil(lambda: not screen.board.column_of("testing").is_empty)
    assert screen.board.mark_job(job_id)
    bar = screen.board_page.bar
    qtbot.waitUntil(lambda: bar.back.text() == "Back: Repairing")
    key(screen, Key.Key_Left, ALT)
    qtbot.waitUntil(
        lambda: kind_of(shop, screen, jobs["console"]) is RepairKind.REPAIRING
    )


def test_what_the_table_forbids_is_said_and_nothing_moves(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    screen._drop(jobs["phone"], "testing")
    at_rest(qtbot)
    assert kind_of(shop, screen, jobs["phone"]) is RepairKind.RECEIVED


def test_a_step_that_lacks_a_diagnosis_opens_the_job(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    key(screen, Key.Key_Right)
    key(screen, Key.Key_Space)
    qtbot.waitUntil(lambda: screen.detail.job_id() == jobs["console"].id)
    qtbot.waitUntil(screen.detail.isVisible)


def test_the_customer_s_yes_is_written_down_with_amount_and_way(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, job_id = screen.session.actor, jobs["console"].id
    diagnosed(shop, actor, job_id, labour("92"))
    shop.repairs.quote(actor, job_id)
    qtbot.waitUntil(lambda: not screen.board.column_of("quoted").is_empty)
    assert screen.board.mark_job(job_id)
    key(screen, Key.Key_Space)
    dialog = open_sheet(screen)
    assert isinstance(dialog, AgreementDialog)
    assert dialog.amount.value() == 92
    dialog.amount.selectAll()
    type_text(dialog.amount, "50")
    press(dialog.amount, Key.Key_Return)
    qtbot.waitUntil(lambda: "92,00" in dialog._amount_field.error())
    dialog.amount.selectAll()
    type_text(dialog.amount, "100")
    press(dialog.amount, Key.Key_Return)
    qtbot.waitUntil(
        lambda: kind_of(shop, screen, jobs["console"]) is RepairKind.APPROVED
    )
    (approval,) = shop.repairs.job(actor, job_id).approvals
    assert approval.amount == 100


def own_column(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, kind: RepairKind
) -> str:
    """Return the key of a state of the shop's own, once the board has its column."""
    own = shop.repair_states.add(
        screen.session.actor, RepairStateCreate(name=f"Our {kind}", kind=kind)
    )
    qtbot.waitUntil(lambda: own.key in screen.board._columns)
    return own.key


def test_a_card_is_dropped_on_the_shops_own_states_with_what_they_need(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, job_id = screen.session.actor, jobs["console"].id
    diagnosed(shop, actor, job_id, labour("92"))
    quoted, approved, declined, cancelled = (
        own_column(qtbot, shop, screen, kind)
        for kind in (
            RepairKind.QUOTED,
            RepairKind.APPROVED,
            RepairKind.DECLINED,
            RepairKind.CANCELLED,
        )
    )

    def drop(key: str) -> None:
        assert screen.board.mark_job(job_id)
        card = screen.board.marked_card()
        assert card is not None
        screen._drop(card, key)

    def comes_to(key: str) -> None:
        column = screen.board.column_of(key)
        qtbot.waitUntil(lambda: column.model.row_of(job_id) >= 0)
        assert shop.repairs.job(actor, job_id).card.state.key == key

    drop(quoted)
    comes_to(quoted)
    drop(declined)
    said = open_sheet(screen)
    assert isinstance(said, TextDialog)
    press(said.text, Key.Key_Return)
    comes_to(declined)
    shop.repairs.set_diagnosis(actor, job_id, DiagnosisEdit(diagnosis="Other board"))
    shop.repairs.quote(actor, job_id)
    comes_to("quoted")
    drop(approved)
    agreed = open_sheet(screen)
    assert isinstance(agreed, AgreementDialog)
    press(agreed.amount, Key.Key_Return)
    comes_to(approved)
    assert shop.repairs.job(actor, job_id).approved_amount == 92
    drop(cancelled)
    why = open_sheet(screen)
    assert isinstance(why, TextDialog)
    type_text(why.text, "changed their mind")
    press(why.text, Key.Key_Return)
    comes_to(cancelled)


def test_the_jobs_menu_offers_the_shops_own_states_and_takes_them(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, job_id = screen.session.actor, jobs["console"].id
    diagnosed(shop, actor, job_id, labour("92"))
    key_of_own = own_column(qtbot, shop, screen, RepairKind.QUOTED)
    screen.open_job(job_id)
    qtbot.waitUntil(
        lambda: (
            (job := screen.detail.job()) is not None
            and key_of_own in [state.key for state in job.next_states]
        )
    )
    job = screen.detail.job()
    assert job is not None
    menu = job_menu(
        screen, screen.session, job, screen.detail.deeds, screen.detail._step
    )
    (action,) = (each for each in menu.actions() if each.text() == "Our quoted")
    action.trigger()
    qtbot.waitUntil(
        lambda: shop.repairs.job(actor, job_id).card.state.key == key_of_own
    )


def test_cancelling_needs_a_reason(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    screen._drop(jobs["phone"], "cancelled")
    dialog = open_sheet(screen)
    assert isinstance(dialog, TextDialog)
    press(dialog.text, Key.Key_Return)
    assert dialog._field.error()
    type_text(dialog.text, "changed their mind")
    press(dialog.text, Key.Key_Return)
    qtbot.waitUntil(
        lambda: kind_of(shop, screen, jobs["phone"]) is RepairKind.CANCELLED
    )


def test_what_another_till_changes_moves_on_this_board(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    shop.repairs.move(screen.session.actor, jobs["phone"].id, "diagnosing")
    column = screen.board.column_of("diagnosing")
    qtbot.waitUntil(lambda: column.model.row_of(jobs["phone"].id) >= 0)


def test_the_search_narrows_the_board_and_esc_brings_all_back(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    press(screen, "/")
    type_text(screen.filters.search.line, "playst")
    received = screen.board.column_of("received")
    qtbot.waitUntil(lambda: received.is_empty)
    press(screen.filters.search.line, Key.Key_Escape)
    qtbot.waitUntil(lambda: not received.is_empty)


def test_a_scanned_ticket_opens_its_job(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    screen.on_scan(jobs["laptop"].number)
    qtbot.waitUntil(lambda: screen.detail.job_id() == jobs["laptop"].id)


def test_an_empty_board_says_what_it_is_for(
    qtbot: QtBot, screen: RepairsScreen
) -> None:
    screen.filters.search.set_text("nothing like this")
    qtbot.waitUntil(screen.empty.isVisible)
    assert screen.empty.title.text() == "No job is like this"


def test_a_card_is_opened_by_a_double_click_and_closed_by_esc(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    at_rest(qtbot)
    column = screen.board.column_of("received")
    place = column.list.visualRect(column.model.index(0)).center()
    viewport = column.list.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, pos=QPoint(place.x(), place.y()))
    QTest.mouseDClick(viewport, left, pos=QPoint(place.x(), place.y()))
    qtbot.waitUntil(screen.detail.isVisible)
    assert screen.step_back()
    assert screen.detail.isHidden()
    assert screen.board.marked_card() is not None


def test_a_card_is_seen_where_it_goes_before_it_is_written(
    screen: RepairsScreen, jobs: Jobs
) -> None:
    screen.board.show_moved(jobs["phone"], "diagnosing")
    column = screen.board.column_of("diagnosing")
    assert column.model.row_of(jobs["phone"].id) == 0
    assert screen.board.column_of("received").is_empty
    marked = screen.board.marked_card()
    assert marked is not None
    assert marked.state.kind is RepairKind.DIAGNOSING


def test_ctrl_n_takes_a_device_in(screen: RepairsScreen) -> None:
    press(focused_widget(screen), Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    assert shell.opened[-1][0] == "intake"


def focused_widget(screen: RepairsScreen) -> QWidget:
    return QApplication.focusWidget() or screen


def test_by_technician_a_drop_gives_the_job_to_a_person(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    rocio = a_technician(shop, actor)
    shop.repairs.assign(actor, jobs["console"].id, rocio.staff_id)
    press(focused_widget(screen), Key.Key_F2)
    whose = str(rocio.staff_id)
    qtbot.waitUntil(lambda: whose in screen.board._columns)
    assert screen.board.column_of(whose).model.row_of(jobs["console"].id) == 0
    assert screen.board.column_of("").model.row_of(jobs["phone"].id) >= 0
    screen.board._dropped(jobs["phone"].id, whose)
    qtbot.waitUntil(
        lambda: (
            shop.repairs.job(actor, jobs["phone"].id).card.technician_id
            == rocio.staff_id
        )
    )
    press(focused_widget(screen), Key.Key_F2)
    qtbot.waitUntil(lambda: "received" in screen.board._columns)


def quick_filters(screen: RepairsScreen) -> dict[str, str]:
    return dict(screen.filters.quick._choices)


def test_each_quick_filter_says_how_many_jobs_it_would_show(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    shop.repairs.assign(actor, jobs["phone"].id, actor.staff_id)
    qtbot.waitUntil(lambda: quick_filters(screen)["mine"] == "Mine 1")
    assert quick_filters(screen)["all"] == "All 3"
    assert quick_filters(screen)["express"] == "Express"
    screen.filters.quick.choose("mine")
    qtbot.waitUntil(lambda: screen.board.column_of("diagnosing").model.rowCount() == 0)
    assert quick_filters(screen)["all"] == "All 3"
    screen.filters.quick.choose("express")
    qtbot.waitUntil(lambda: screen.stack.currentWidget() is screen.empty)
    assert quick_filters(screen)["mine"] == "Mine 1"


def is_hidden_or_whole(widget: QWidget) -> bool:
    return widget.isHidden() or widget.width() >= widget.sizeHint().width()


def test_quick_filters_are_whole_beside_an_open_job_where_there_are_branches(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    filters, phone = screen.filters, jobs["phone"]
    elsewhere = {"branch_id": uuid4(), "branch_name": "Sucursal del Norte"}
    filters.show_branches([phone, phone.model_copy(update=elsewhere)])
    assert filters.branch.isVisible()
    screen.open_job(phone.id)
    qtbot.waitUntil(lambda: not filters.branch.isVisible())
    for widget in (filters.quick, filters.technician):
        qtbot.waitUntil(partial(is_hidden_or_whole, widget))
    qtbot.waitUntil(lambda: filters.quick.geometry().right() <= filters.width())
    screen.close_job()
    qtbot.waitUntil(filters.branch.isVisible)


def test_the_lanes_are_turned_by_a_button_too(
    qtbot: QtBot, screen: RepairsScreen
) -> None:
    button = screen.head.lanes_button
    assert button.text() == "By technician"
    click(button)
    qtbot.waitUntil(lambda: screen.filters.by_technician)
    assert button.text() == "By state"
    screen.turn_over()
    assert not button.isVisible()


def test_what_is_due_soon_is_counted_found_and_in_sight(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    phone = jobs["phone"]
    tomorrow = shop.database.clock.now() + timedelta(days=1)
    shop.repairs.promise(screen.session.actor, phone.id, tomorrow)

    def face() -> object:
        model = screen.board.column_of("received").model
        return model.index(model.row_of(phone.id), 0).data(FACE)

    qtbot.waitUntil(lambda: getattr(face(), "pill_kind", "") == "warning")
    assert quick_filters(screen)["due_soon"] == "Due soon 1"
    screen.filters.quick.choose("due_soon")
    qtbot.waitUntil(lambda: screen.board.column_of("diagnosing").model.rowCount() == 0)
    assert screen.board.column_of("received").model.row_of(phone.id) == 0


def test_the_dashboard_leads_to_a_state_and_to_what_is_late(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    screen.turn_over()
    screen.open_with(state="diagnosing")
    qtbot.waitUntil(lambda: not screen.is_list)

    def marked() -> object:
        card = screen.board.marked_card()
        return card and card.id

    qtbot.waitUntil(lambda: marked() == jobs["console"].id)
    screen.open_with(quick="overdue")
    qtbot.waitUntil(screen.empty.isVisible)
    assert screen.filters.wanted().is_overdue


def test_the_part_that_is_to_be_ordered_is_the_likely_one_to_wait_for(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, job_id = screen.session.actor, jobs["console"].id
    missing = a_product(shop, actor, name="Joy-Con sticks", opening_stock=Decimal(0))
    approved(shop, actor, job_id, labour("20"), a_part(missing))
    qtbot.waitUntil(lambda: screen.board.mark_job(job_id))
    card = screen.board.marked_card()
    assert card is not None
    screen._drop(shop.repairs.job(actor, job_id).card, "waiting_for_part")
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), TextDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, TextDialog)
    assert dialog.text.text() == dialog.text.selectedText() == missing.name
    press(dialog.text, Key.Key_Return)
    qtbot.waitUntil(
        lambda: shop.repairs.job(actor, job_id).card.waiting_for == missing.name
    )
