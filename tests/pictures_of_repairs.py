"""Pictures of the repairs: board, lanes, list, job, deposit, delivery, intake."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairFilter
from techstore_desktop.demo import demo_actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.repairs.consent.consent_sheet import ConsentSheet
from techstore_desktop.ui.repairs.intake.done_sheet import DoneSheet
from techstore_desktop.ui.repairs.intake.page import IntakePage
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.repairs.arranging import deposit
from tests.settling import settle

Save = Callable[[QWidget, str], None]


def picture_repairs(window: MainWindow, shop: Shop, save: Save) -> None:
    """Picture the repairs, and the sheets that open over them."""
    window.open_screen("repairs")
    screen = window.current_screen()
    assert isinstance(screen, RepairsScreen)
    window.keys.open_help()
    save(window, "repairs-help")
    _close_sheet(window)
    screen.filters.turn_lanes()
    save(window, "repairs-lanes")
    screen.filters.turn_lanes()
    screen.turn_over()
    save(window, "repairs-list")
    screen.list.change_technician()
    save(window, "repairs-list-technician")
    _close_sheet(window)
    screen.turn_over()
    settle()
    wanted = RepairFilter(kinds=(RepairKind.READY,))
    ready = shop.repairs.board(demo_actor(shop), wanted).cards
    if not ready:
        return
    screen.open_job(ready[0].id)
    save(window, "repairs-job")
    screen.detail.deeds.take_deposit()
    save(window, "repairs-deposit")
    _close_sheet(window)
    screen.detail.next()
    save(window, "repairs-delivery")
    _close_sheet(window)
    _picture_intake(window, shop, ready[0].ticket_id, save)


def _picture_intake(
    window: MainWindow, shop: Shop, ticket_id: UUID, save: Save
) -> None:
    actor = demo_actor(shop)
    window.open_screen("intake")
    page = window.current_screen()
    assert isinstance(page, IntakePage)
    ConsentSheet(page, page.session, "Galaxy S21\n", name="Ana Quiroga").open()
    save(window, "intake-consent")
    _close_sheet(window)
    ticket = shop.repairs.ticket(actor, ticket_id)
    taken = deposit(shop, actor, ticket.jobs[0].id, ("card", "1"))
    DoneSheet(page, page.session, ticket, [taken]).open()
    save(window, "intake-taken-in")
    _close_sheet(window)


def _close_sheet(window: MainWindow) -> None:
    settle()
    sheet = open_sheet(window)
    if sheet is not None:
        sheet.reject()
    settle()
