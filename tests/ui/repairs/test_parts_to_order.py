"""Parts to order: marked as ordered by F12, exported, closed when they come."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.stock.units import Place
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.follow_up.arrival_dialog import ArrivalDialog
from techstore_desktop.ui.repairs.follow_up.order_dialog import OrderDialog
from techstore_desktop.ui.repairs.follow_up.parts_page import PartsPage
from techstore_desktop.ui.repairs.follow_up.screen import PARTS, FollowUpScreen
from techstore_desktop.ui.repairs.parts_come import PartsCome
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shell.keepers import keep_costs
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_product
from tests.core.products.test_costing import came, came_apart
from tests.core.repairs.arranging import a_job, approved, part
from tests.core.repairs.test_part_orders import a_part, come, only, ordered
from tests.ui.keys import press, type_text
from tests.ui.showing import shown

Key = Qt.Key


def test_a_part_is_ordered_and_comes(
    qtbot: QtBot, shop: Shop, at_work: Session, tmp_path: Path
) -> None:
    actor = at_work.actor
    screen_part = a_part(shop, actor)
    job = a_job(shop, actor)
    approved(shop, actor, job.id, part(screen_part))
    screen = shown(qtbot, FollowUpScreen(at_work))
    screen.open_with(shown=PARTS)
    page = screen.shown()
    assert isinstance(page, PartsPage)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    qtbot.waitUntil(lambda: screen.tabs.tabText(4) == "Parts to order 1")
    press(page.table.view, Key.Key_F12)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), OrderDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, OrderDialog)
    type_text(dialog.quantity, "3")
    press(dialog.quantity, Key.Key_Return)
    qtbot.waitUntil(lambda: only(shop, actor).ordered == Decimal(3))
    qtbot.waitUntil(page.more_button.isVisible)
    page.write(tmp_path / "parts.csv")
    qtbot.waitUntil((tmp_path / "parts.csv").exists)
    press(page.table.view, Key.Key_F8)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), ArrivalDialog))
    arrival = open_sheet(screen)
    assert isinstance(arrival, ArrivalDialog)
    type_text(arrival.quantity, "2")
    arrival.cost.selectAll()
    type_text(arrival.cost, "35")
    press(arrival.cost, Key.Key_Return)
    qtbot.waitUntil(lambda: only(shop, actor).ordered == Decimal(1))
    assert shop.stock.levels(screen_part.id)[0].on_hand == Decimal(2)
    assert shop.repairs.job(actor, job.id).lines[0].unit_cost == Decimal(35)


def test_units_that_come_are_scanned(
    qtbot: QtBot, shop: Shop, at_work: Session
) -> None:
    actor = at_work.actor
    battery = a_product(
        shop, actor, tracks_serial_numbers=True, opening_stock=Decimal(0)
    )
    ordered(shop, actor, battery, "1")
    screen = shown(qtbot, FollowUpScreen(at_work))
    screen.open_with(shown=PARTS)
    page = screen.shown()
    assert isinstance(page, PartsPage)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    press(page.table.view, Key.Key_F8)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), ArrivalDialog))
    arrival = open_sheet(screen)
    assert isinstance(arrival, ArrivalDialog)
    press(arrival.quantity, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), SerialSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, SerialSheet)
    type_text(sheet.number, "BAT-9")
    press(sheet.number, Key.Key_Return)
    qtbot.waitUntil(lambda: shop.part_orders.needed(actor) == ())
    assert [unit.place for unit in shop.serials.find("BAT-9")] == [Place.IN_STOCK]


def test_a_part_that_has_come_is_told_to_its_technician(
    qtbot: QtBot, shop: Shop, at_work: Session
) -> None:
    actor = at_work.actor
    screen_part, job = a_part(shop, actor), a_job(shop, actor)
    approved(shop, actor, job.id, part(screen_part))
    shop.repairs.move(actor, job.id, RepairKind.WAITING_FOR_PART)
    order = ordered(shop, actor, screen_part, "1")
    told = PartsCome(at_work, at_work.changes)
    counts: list[int] = []
    told.changed.connect(counts.append)
    qtbot.waitUntil(lambda: counts[-1:] == [0])
    come(shop, actor, order, "1")
    qtbot.waitUntil(lambda: counts[-1:] == [1])
    card = shop.repairs.job(actor, job.id).card
    assert (card.has_parts, card.state.kind) == (True, RepairKind.WAITING_FOR_PART)
    shop.repairs.move(actor, job.id, RepairKind.REPAIRING)
    assert shop.part_orders.come_for(actor) == {}


def test_a_job_waits_on_for_what_its_kept_parts_are_not(
    shop: Shop, at_work: Session
) -> None:
    actor, waits = at_work.actor, RepairKind.WAITING_FOR_PART
    here, job = a_product(shop, actor), a_job(shop, actor)
    approved(shop, actor, job.id, part(here))
    shop.repairs.move(actor, job.id, waits, waiting_for="Frame glue")
    assert not shop.repairs.job(actor, job.id).card.has_parts
    missing, second = a_part(shop, actor), a_job(shop, actor)
    approved(shop, actor, second.id, part(here), part(missing))
    shop.repairs.move(actor, second.id, waits, waiting_for=missing.name)
    come(shop, actor, ordered(shop, actor, missing, "1"), "1")
    assert shop.repairs.job(actor, second.id).card.has_parts
    assert set(shop.part_orders.come_for(actor)) == {second.id}


def test_a_cost_that_tills_apart_both_moved_is_settled_by_itself(
    qtbot: QtBot, shop: Shop, at_work: Session
) -> None:
    actor, owner = at_work.actor, QObject()
    product = a_product(shop, actor, cost=Decimal(5), opening_stock=Decimal(10))
    keeper = keep_costs(at_work, owner)
    came(shop, actor, product.id, "10", "7")
    came_apart(shop, actor, product.id, "9")
    keeper.act()
    qtbot.waitUntil(lambda: shop.products.get(product.id).cost == 7)
    owner.deleteLater()
