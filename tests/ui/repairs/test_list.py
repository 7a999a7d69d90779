"""The list: sorted whole, exported, numbers pasted, several jobs changed at once."""

import csv
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairCard, RepairFilter, RepairSort
from techstore_desktop.core.repairs.state_schemas import RepairStateCreate
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs import entry
from techstore_desktop.ui.repairs.choice_dialog import ChoiceDialog
from techstore_desktop.ui.repairs.listing.batch import states_for_all
from techstore_desktop.ui.repairs.listing.export import write_jobs
from techstore_desktop.ui.repairs.listing.job_list import Order
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.repairs.arranging import IMEI, a_device, a_technician, take_in
from tests.ui.conftest import BareShell
from tests.ui.keys import press
from tests.ui.showing import at_rest

Jobs = dict[str, RepairCard]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def as_list(qtbot: QtBot, screen: RepairsScreen) -> None:
    press(QApplication.focusWidget() or screen, Key.Key_F3)
    qtbot.waitUntil(lambda: len(screen.list.list.table.model.rows()) == 3)


def numbers(screen: RepairsScreen) -> list[str]:
    return [job.number for job in screen.list.list.table.model.rows()]


def search(screen: RepairsScreen, text: str) -> None:
    screen.filters.search.setFocus()
    screen.filters.search.set_text(text)


def choose(qtbot: QtBot, screen: RepairsScreen, words: str) -> None:
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), ChoiceDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, ChoiceDialog)
    dialog.choose(words)
    press(dialog.list, Key.Key_Return)


def test_f3_turns_the_board_into_a_list_and_back(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    as_list(qtbot, screen)
    assert set(numbers(screen)) == {job.number for job in jobs.values()}
    assert screen.list.list.table.view.hasFocus()
    press(screen.list.list.table.view, Key.Key_F3)
    assert not screen.is_list


def test_a_click_on_a_title_orders_all_of_the_list(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    as_list(qtbot, screen)
    header = screen.list.list.table.view.horizontalHeader()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    rising = sorted(job.number for job in jobs.values())
    qtbot.waitUntil(lambda: numbers(screen) == rising)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    qtbot.waitUntil(lambda: numbers(screen) == rising[::-1])


def test_many_numbers_pasted_find_each_job_and_say_which_nobody_has(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    as_list(qtbot, screen)
    search(screen, f"{jobs['console'].number}, {IMEI}\nRA1-999999")
    qtbot.waitUntil(lambda: len(numbers(screen)) == 2)
    assert set(numbers(screen)) == {jobs["console"].number, jobs["phone"].number}
    qtbot.waitUntil(screen.list._missing.isVisible)
    assert "RA1-999999" in screen.list._missing.text()


def test_enter_in_the_search_goes_to_what_the_list_found(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    as_list(qtbot, screen)
    search(screen, jobs["laptop"].number)
    qtbot.waitUntil(lambda: numbers(screen) == [jobs["laptop"].number])
    press(screen.filters.search.line, Key.Key_Return)
    assert screen.list.list.table.view.hasFocus()
    assert [job.id for job in screen.list.list.selected()] == [jobs["laptop"].id]
    press(screen.list.list.table.view, Key.Key_Return)
    qtbot.waitUntil(lambda: screen.detail.job_id() == jobs["laptop"].id)


def test_several_jobs_go_to_another_technician_at_once(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    rocio = a_technician(shop, actor)
    as_list(qtbot, screen)
    view = screen.list.list.table.view
    press(view, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    press(view, Key.Key_Down, SHIFT)
    press(view, Key.Key_Down, SHIFT)
    assert len(screen.list.list.selected()) == 3
    press(view, Key.Key_F7)
    choose(qtbot, screen, rocio.name)

    def technicians() -> set[object]:
        found = (shop.repairs.job(actor, job.id).card for job in jobs.values())
        return {card.technician_id for card in found}

    qtbot.waitUntil(lambda: technicians() == {rocio.staff_id})

    def said() -> set[str]:
        return {job.technician_name for job in screen.list.list.table.model.rows()}

    qtbot.waitUntil(lambda: said() == {rocio.name})
    assert len(screen.list.list.selected()) == 3, "for the labels, or another state"


def test_several_jobs_change_state_at_once_where_the_table_lets_all_of_them(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    as_list(qtbot, screen)
    view = screen.list.list.table.view
    rows = numbers(screen)
    view.selectRow(rows.index(jobs["phone"].number))
    press(view, Key.Key_F6)
    choose(qtbot, screen, "Diagnosing")
    qtbot.waitUntil(
        lambda: (
            shop.repairs.job(actor, jobs["phone"].id).card.state.kind
            is RepairKind.DIAGNOSING
        )
    )


def test_only_states_that_the_table_allows_for_all_are_offered(
    shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    states = shop.repairs.states()
    one = [state.kind for state in states_for_all([jobs["phone"]], states)]
    assert one == [RepairKind.DIAGNOSING] or RepairKind.DIAGNOSING in one
    ready = shop.repairs.job(screen.session.actor, jobs["laptop"].id).card
    mixed = states_for_all([jobs["phone"], ready], states)
    assert RepairKind.DIAGNOSING not in [state.kind for state in mixed]


def test_every_field_goes_into_the_file(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs, tmp_path: Path
) -> None:
    path = tmp_path / "repairs.csv"
    write_jobs(screen.session, screen, RepairFilter(), Order(), path)
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["Number"]: row for row in csv.DictReader(file)}
    assert set(rows) == {job.number for job in jobs.values()}
    laptop = rows[jobs["laptop"].number]
    assert laptop["State"] == "Ready"
    assert laptop["Price"] == "210.00"
    assert rows[jobs["phone"].number]["IMEI"] == IMEI


def test_a_state_wears_its_own_colour_in_the_list_too(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    wanted = RepairStateCreate(
        name="Ask the customer", kind=RepairKind.DIAGNOSING, colour="bad"
    )
    own = shop.repair_states.add(actor, wanted)
    shop.repairs.move(actor, jobs["console"].id, own.key)
    as_list(qtbot, screen)
    model = screen.list.list.table.model
    columns = {column.key: column for column in model.columns}

    def pills() -> set[tuple[str, str]]:
        state = columns[RepairSort.STATE]
        assert state.pill is not None
        return {(state.text(job), state.pill(job)) for job in model.rows()}

    qtbot.waitUntil(lambda: ("Ask the customer", "bad") in pills())
    assert {columns["kind"].text(job) for job in model.rows()} == {"Phone"}


def test_enter_opens_the_marked_job_beside_the_list(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    as_list(qtbot, screen)
    press(screen.list.list.table.view, Key.Key_Return)
    qtbot.waitUntil(screen.detail.isVisible)
    assert screen.detail.job_id() in {job.id for job in jobs.values()}
    assert screen.step_back()
    assert QApplication.focusWidget() is screen.list.list.table.view


def test_the_devices_stay_readable_however_narrow_the_list(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    as_list(qtbot, screen)
    table = screen.list.list.table
    device = [column.key for column in table.model.columns].index("device")
    table.setParent(None)
    qtbot.addWidget(table)
    for width in range(440, 1100, 20):
        table.resize(width, 400)
        table.show()
        at_rest(qtbot)
        assert table.width() == width
        assert table.view.columnWidth(device) >= 140, width


def test_the_palette_offers_first_the_device_whose_number_is_typed(
    at_work: Session, shop: Shop, manager: Actor
) -> None:
    ticket = take_in(shop, manager, a_device(), a_device(imei="", serial="SN-1"))
    for job in ticket.jobs:
        found = entry.find(at_work, job.number.lower())
        assert found[0].arguments == {"job_id": job.id}
