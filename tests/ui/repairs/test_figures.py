"""The repairs' figures: cards, tables, the jobs behind them, the file."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.reports import repair_figures
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.figures.periods import Period, days_of
from techstore_desktop.ui.repairs.figures.screen import RepairFiguresScreen
from techstore_desktop.ui.session import Session
from tests.builders import open_drawer
from tests.core.repairs.arranging import a_technician, labour
from tests.core.reports.test_repairs import finished
from tests.ui.conftest import BareShell
from tests.ui.keys import click, press, type_text


@pytest.fixture
def screen(
    qtbot: QtBot, shop: Shop, manager: Actor, clock: SetClock, at_work: Session
) -> RepairFiguresScreen:
    """Return the figures of two phones of Rocío and a console of nobody."""
    open_drawer(shop, manager)
    bench = a_technician(shop, manager)
    for price in ("121", "242"):
        finished(shop, manager, clock, labour(price), technician_id=bench.staff_id)
    finished(shop, manager, clock, labour("121"), device_kind="console", model="Switch")
    made = RepairFiguresScreen(at_work)
    qtbot.addWidget(made)
    made.resize(1090, 760)
    made.show()
    qtbot.waitUntil(lambda: made.report is not None)
    return made


def cards(screen: RepairFiguresScreen) -> dict[str, str]:
    return {title: card.shown.value for title, card in screen.cards.items()}


def names(screen: RepairFiguresScreen) -> list[str]:
    return [screen._name(group) for group in screen.groups.model.rows()]


def test_cards_and_groups_tell_what_the_period_came_to(
    screen: RepairFiguresScreen,
) -> None:
    assert cards(screen) == {
        "Delivered": "3",
        "Turnaround": "3 h",
        "Late": "–",
        "Come-backs": "0 %".replace(" ", "\N{NO-BREAK SPACE}"),
        "Revenue": "400,00",
        "Parts": "0,00",
        "Margin": "400,00",
    }
    assert names(screen) == ["Rocío Paz", "Nobody"]
    assert len(screen.jobs.model.rows()) == 2
    screen.groups.mark(1)
    assert [job.device for job in screen.jobs.model.rows()] == ["Samsung Switch"]


def test_keys_turn_the_table_and_enter_opens_a_repair(
    screen: RepairFiguresScreen,
) -> None:
    screen.turn()
    assert names(screen) == ["Samsung Galaxy S21", "Samsung Switch"]
    screen.turn()
    assert names(screen) == ["Phone", "Console"]
    screen.turn()
    assert screen.stack.currentWidget() is screen.states
    assert len(screen.jobs.model.rows()) == 3
    job = screen.jobs.model.rows()[0]
    click(screen.cards["Turnaround"])
    press(screen.jobs.view, Qt.Key.Key_Return)
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    assert shell.opened[-1] == ("repairs", {"job_id": job.id})


def test_a_card_leads_to_the_repairs_that_it_counts(
    screen: RepairFiguresScreen,
) -> None:
    assert len(screen.jobs.model.rows()) == 2
    click(screen.cards["Delivered"])
    assert len(screen.jobs.model.rows()) == 3
    assert screen._of.text() == "Delivered"
    click(screen.cards["Late"])
    assert list(screen.jobs.model.rows()) == []
    headers = screen.groups.model
    tip = headers.headerData(4, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == repair_figures.AT_WORK.meaning


def test_another_period_is_read_and_an_empty_one_says_so(
    qtbot: QtBot, screen: RepairFiguresScreen
) -> None:
    screen.period.choose(Period.LAST_MONTH)
    qtbot.waitUntil(lambda: cards(screen)["Delivered"] == "0")
    assert cards(screen)["Turnaround"] == "–"
    assert screen.groups.empty.isVisible()


def test_what_is_handed_out_meanwhile_counts_at_once(
    qtbot: QtBot,
    shop: Shop,
    manager: Actor,
    clock: SetClock,
    screen: RepairFiguresScreen,
) -> None:
    finished(shop, manager, clock, labour("121"))
    qtbot.waitUntil(lambda: cards(screen)["Delivered"] == "4")


def test_the_table_goes_out_as_a_file(
    qtbot: QtBot, screen: RepairFiguresScreen, tmp_path: Path
) -> None:
    file = tmp_path / "figures.csv"
    screen.write(file)
    qtbot.waitUntil(file.exists)
    written = file.read_text(encoding="utf-8-sig")
    assert "Rocío Paz" in written
    assert written.startswith("Technician,Delivered,Turnaround (h),9 of 10 in (h)")


def test_one_branch_s_repairs_are_told_apart(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: RepairFiguresScreen
) -> None:
    assert screen.branch.isHidden()
    with shop.database.transaction("branch.created", manager) as transaction:
        north = transaction.add(
            Branch(id=transaction.new_id(), name="Norte", address="", phone="")
        )
        console = transaction.session.scalars(
            select(RepairJob).where(RepairJob.device_kind == "console")
        ).one()
        console.branch_id = north.id
    qtbot.waitUntil(lambda: not screen.branch.isHidden())
    type_text(screen.branch, "Nor")
    qtbot.waitUntil(lambda: cards(screen)["Delivered"] == "1")
    assert cards(screen)["Revenue"] == "100,00"
    assert names(screen) == ["Nobody"]
    state = screen.state()
    screen.branch.choose(None)
    screen.refresh()
    qtbot.waitUntil(lambda: cards(screen)["Delivered"] == "3")
    screen.restore(state)
    qtbot.waitUntil(lambda: cards(screen)["Delivered"] == "1")


def test_costs_are_not_shown_to_who_may_not_see_them(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    rights = manager.permissions - {Permission.REPAIR_SEE_COST}
    clerk = Actor(manager.staff_id, manager.name, manager.role, rights)
    session = Session(clerk, shop, at_work.formats, at_work.changes, at_work.shell)
    made = RepairFiguresScreen(session)
    qtbot.addWidget(made)
    assert "Margin" not in made.cards
    shown = {column.key for column in made.groups.model.columns}
    assert repair_figures.MARGIN.title not in shown
    assert repair_figures.REVENUE.title in shown


def test_periods_end_today_but_for_last_month() -> None:
    today = date(2026, 3, 5)
    assert days_of(Period.WEEK, today) == (date(2026, 2, 27), today)
    assert days_of(Period.MONTH, today) == (date(2026, 3, 1), today)
    february = (date(2026, 2, 1), date(2026, 2, 28))
    assert days_of(Period.LAST_MONTH, today) == february
    assert days_of(Period.YEAR, today) == (today - timedelta(days=364), today)
