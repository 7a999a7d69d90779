"""A device is sent out from the job, listed in Follow-up, and taken back there."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.repairs.errands.back_dialog import BackDialog
from techstore_desktop.ui.repairs.errands.send_dialog import SendDialog
from techstore_desktop.ui.repairs.errands.to_send import read_to_send
from techstore_desktop.ui.repairs.errands.workshop_dialog import WorkshopDialog
from techstore_desktop.ui.repairs.follow_up.screen import SENT_OUT, FollowUpScreen
from techstore_desktop.ui.repairs.quick_filters import SENT_OUT as OUT_ON_BOARD
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.repairs.arranging import a_job, labour
from tests.core.repairs.test_errands import send
from tests.ui.keys import press, type_text
from tests.ui.showing import shown

Key = Qt.Key
Jobs = dict[str, RepairCard]


def test_a_device_is_sent_out_from_its_job_and_filtered_on_the_board(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    screen.open_job(jobs["phone"].id)
    qtbot.waitUntil(lambda: not screen.detail.isHidden())
    screen.detail.deeds.send_or_take_back()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), SendDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, SendDialog)
    dialog.to.setCurrentText("")
    dialog.decide()
    assert isinstance(open_sheet(screen), SendDialog)
    dialog.to.setEditText("Micro Lab")
    press(dialog.note, Key.Key_Return)
    qtbot.waitUntil(
        lambda: shop.repairs.job(actor, jobs["phone"].id).card.sent_to == "Micro Lab"
    )
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    slip = open_sheet(screen)
    assert slip is not None
    press(slip, Key.Key_Escape)
    screen.filters.quick.choose(OUT_ON_BOARD)
    qtbot.waitUntil(lambda: screen.board.column_of("diagnosing").model.rowCount() == 0)
    column = screen.board.column_of("received").model
    assert (column.rowCount(), column.row_of(jobs["phone"].id)) == (1, 0)


def test_what_goes_along_is_ticked_and_stands_on_the_slip(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen
) -> None:
    actor = screen.session.actor
    job = a_job(shop, actor, accessories=("charger", "Red bag"))
    detail = read_to_send(screen.session, job, "en")
    assert detail.accessories == [("charger", "Charger"), ("Red bag", "Red bag")]
    dialog = SendDialog(screen, screen.session, detail)
    dialog.open()
    dialog.along._buttons["Red bag"].click()
    dialog.to.setEditText("Micro Lab")
    press(dialog.note, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shop.errands.of_job(actor, job.id)))
    (errand,) = shop.errands.of_job(actor, job.id)
    assert errand.accessories == ("Red bag",)


def test_ctrl_p_shows_the_slip_of_the_marked_device(
    qtbot: QtBot, shop: Shop, at_work: Session, jobs: Jobs
) -> None:
    send(shop, at_work.actor, jobs["console"])
    screen = shown(qtbot, FollowUpScreen(at_work))
    screen.open_with(shown=SENT_OUT)
    page = screen.shown()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    press(page.table.view, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))


def test_f12_takes_it_back_with_what_the_work_cost(
    qtbot: QtBot, shop: Shop, at_work: Session, jobs: Jobs
) -> None:
    actor = at_work.actor
    shop.repairs.edit_lines(actor, jobs["console"].id, (labour("80"),))
    send(shop, actor, jobs["console"])
    screen = shown(qtbot, FollowUpScreen(at_work))
    screen.open_with(shown=SENT_OUT)
    page = screen.shown()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    press(page.table.view, Key.Key_F8)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), WorkshopDialog))
    workshop = open_sheet(screen)
    assert isinstance(workshop, WorkshopDialog)
    type_text(workshop.phone, "4321")
    press(workshop.phone, Key.Key_Return)
    qtbot.waitUntil(lambda: open_sheet(screen) is None)
    assert shop.errands.destinations()[0].phone == "4321"
    press(page.table.view, Key.Key_F12)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), BackDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, BackDialog)
    type_text(dialog.cost, "30")
    press(dialog.cost, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 0)
    detail = shop.repairs.job(actor, jobs["console"].id)
    assert (detail.cost, detail.card.sent_to) == (Decimal(30), "")
