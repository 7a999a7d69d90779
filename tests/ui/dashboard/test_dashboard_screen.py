"""The dashboard: what it shows, how it is read out, where each figure leads."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.dashboard.entry import entry
from techstore_desktop.ui.dashboard.figure_card import FigureCard
from techstore_desktop.ui.dashboard.need_list import Need, NeedRow
from techstore_desktop.ui.dashboard.screen import DashboardScreen
from techstore_desktop.ui.entries import entries
from techstore_desktop.ui.navigation import seen_by
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.axis import ticks
from tests import builders
from tests.builders import a_customer, a_free_line, a_product, sell, tenders
from tests.core.repairs.arranging import a_job
from tests.ui.conftest import BareShell
from tests.ui.keys import click, press


@pytest.fixture
def screen(qtbot: QtBot, at_work: Session) -> DashboardScreen:
    """Return the screen as a manager has it."""
    made = DashboardScreen(at_work)
    made.resize(1090, 760)
    qtbot.addWidget(made)
    made.show()
    return made


def card(screen: DashboardScreen, title: str) -> FigureCard:
    """Return a figure's card."""
    return screen.cards[title]


def opened(screen: DashboardScreen) -> list[tuple[str, dict[str, object]]]:
    """Return which screens were asked for."""
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    return shell.opened


def test_an_empty_shop_says_so_everywhere(
    qtbot: QtBot, screen: DashboardScreen
) -> None:
    qtbot.waitUntil(lambda: card(screen, "Sales today").shown.value == "0,00")
    assert card(screen, "Drawer").shown.pill == "not open"
    assert screen.charts.hours.accessibleDescription().startswith("No sales yet")
    assert not screen.grab().isNull()


def test_a_sale_shows_at_once_by_the_journal_s_signal(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: DashboardScreen
) -> None:
    builders.open_drawer(shop, manager)
    sell(shop, manager, a_free_line("1250"), paid=(("cash", "1250"),))
    qtbot.waitUntil(lambda: card(screen, "Sales today").shown.value == "1.250,00")
    assert card(screen, "Tickets").shown.value == "1"
    assert card(screen, "Drawer").shown.value == "1.300,00"
    assert "1.250,00" in screen.charts.methods.accessibleDescription()


def test_a_chart_is_read_by_keyboard_and_told_in_words(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: DashboardScreen
) -> None:
    builders.open_drawer(shop, manager)
    sell(shop, manager, a_free_line("80"), paid=(("card", "80"),))
    chart = screen.charts.hours
    qtbot.waitUntil(lambda: "80,00" in chart.accessibleDescription())
    press(chart, Qt.Key.Key_Right)
    assert chart.told().startswith("12 h: 80,00")
    press(chart, Qt.Key.Key_Return)
    assert opened(screen)[-1] == ("sales", {"period": "today"})


def test_enter_opens_the_list_of_the_figure_with_the_focus(
    qtbot: QtBot, screen: DashboardScreen
) -> None:
    with qtbot.waitActive(screen):
        screen.activateWindow()
    owing = card(screen, "Owed to the shop")
    owing.setFocus()
    qtbot.waitUntil(owing.hasFocus)
    press(owing, Qt.Key.Key_Return)
    assert opened(screen) == [("customers", {"owing": True})]


def test_a_method_leads_to_the_sales_that_it_paid(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: DashboardScreen
) -> None:
    builders.open_drawer(shop, manager)
    sell(shop, manager, a_free_line("80"), paid=(("card", "80"),))
    chart = screen.charts.methods
    qtbot.waitUntil(lambda: "80,00" in chart.accessibleDescription())
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    wanted = {"period": "today", "method": "card"}
    assert opened(screen)[-1] == ("sales", wanted)


def test_each_figure_and_row_leads_to_its_list(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: DashboardScreen
) -> None:
    builders.open_drawer(shop, manager)
    low = a_product(shop, manager, name="Mouse", opening_stock=Decimal(1))
    customer = a_customer(shop, manager, credit_limit=Decimal(100))
    cart = builders.a_cart(a_free_line("40"), customer_id=customer.id)
    shop.sales.complete(manager, cart, tenders(("account", "40")))
    qtbot.waitUntil(lambda: bool(screen.needs.owed.rows()))
    for title, wanted in (
        ("Sales today", ("sales", {"period": "today"})),
        ("Drawer", ("cash", {})),
        ("Owed to the shop", ("customers", {"owing": True})),
    ):
        click(card(screen, title))
        assert opened(screen)[-1] == wanted
    qtbot.waitUntil(lambda: bool(screen.needs.low.rows()))
    click(screen.needs.low.rows()[0])
    assert opened(screen)[-1] == ("products", {"product_id": low.id})
    click(screen.needs.low.all)
    assert opened(screen)[-1] == ("products", {"shelf": "low"})
    click(screen.needs.owed.rows()[0])
    assert opened(screen)[-1] == ("customers", {"customer_id": customer.id})


def test_what_needs_somebody_is_listed_with_its_age(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: DashboardScreen
) -> None:
    mouse = a_product(shop, manager, name="Mouse", opening_stock=Decimal(0))
    shop.stock.adjust(manager, mouse.id, Decimal(-1), "counted")
    qtbot.waitUntil(lambda: screen.needs.attention.all.text() == "1 open")
    row = screen.needs.attention.rows()[0]
    assert row.accessibleName() == "Stock below zero: −1 in stock: Mouse: today"
    click(row)
    assert opened(screen)[-1] == ("attention", {})


def test_it_is_the_first_screen_of_whoever_may_see_it(
    manager: Actor, cashier: Actor
) -> None:
    assert seen_by(manager, entries())[0].name == entry().name
    assert seen_by(cashier, entries())[0].name == "checkout"


@pytest.mark.parametrize(
    ("lowest", "highest"),
    [("0", "0"), ("0", "3097.10"), ("-30", "0"), ("-1200", "48"), ("0", "0.03")],
)
def test_an_axis_has_round_numbers_around_all_values(lowest: str, highest: str) -> None:
    numbers = ticks(Decimal(lowest), Decimal(highest))
    assert numbers[0] <= Decimal(lowest)
    assert numbers[-1] >= Decimal(highest)
    assert Decimal(0) in numbers
    assert 2 <= len(numbers) <= 8


def test_repairs_lead_to_the_board_and_to_what_is_late(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: DashboardScreen
) -> None:
    soon = shop.database.clock.now() + timedelta(hours=1)
    a_job(shop, manager, promised_at=soon)
    qtbot.waitUntil(lambda: screen.needs.repairs.all.text() == "1 open")
    rows = screen.needs.repairs.rows()
    names = [row.accessibleName() for row in rows]
    assert names == ["Due soon: 1", "Received: 1"]
    click(rows[0])
    assert opened(screen)[-1] == ("repairs", {"quick": "due_soon"})
    click(rows[1])
    assert opened(screen)[-1] == ("repairs", {"state": "received"})


def test_a_narrow_list_of_who_owes_says_the_amount_whole_and_leaves_the_days_out(
    qtbot: QtBot,
) -> None:
    row = NeedRow(Need("Hugo Sosa", "329.95 · 11 days", "neutral", lambda: None))
    qtbot.addWidget(row)
    assert row._pill(320) == "329.95 · 11 days"
    assert row._pill(150) == "329.95"
