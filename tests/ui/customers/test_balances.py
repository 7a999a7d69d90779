"""The list of customers says who owes, in figures and by a traffic light."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from techstore_desktop.core.accounts.schemas import CorrectionCreate
from techstore_desktop.core.permissions import Permission
from techstore_desktop.shop import Shop
from techstore_desktop.ui.customers.screen import CustomersScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.table_column import Column
from tests import builders
from tests.ui.showing import shown

STANDING = {
    "Ana": ("30", 100),
    "Bruno": ("0", 100),
    "Carla": ("-5", 0),
    "Dora": ("9", 0),
}


@pytest.fixture
def indebted(shop: Shop, at_work: Session) -> Session:
    """Return a session of a shop whose customers stand as ``STANDING`` says."""
    actor = at_work.actor
    builders.open_drawer(shop, actor)
    for name, (amount, limit) in STANDING.items():
        customer = builders.a_customer(
            shop, actor, name=name, phone="", credit_limit=limit
        )
        if Decimal(amount):
            data = CorrectionCreate(
                customer_id=customer.id, amount=Decimal(amount), reason="as it was"
            )
            shop.accounts.correct(actor, data)
    return at_work


def listing(qtbot: QtBot, session: Session) -> CustomersScreen:
    made = shown(qtbot, CustomersScreen(session))
    qtbot.waitUntil(lambda: names(made) == sorted(STANDING))
    return made


def names(screen: CustomersScreen) -> list[str]:
    return [row.name for row in screen.list.table.model.rows()]


def balance_column(screen: CustomersScreen) -> Column[object]:
    return next(each for each in columns(screen) if each.key == "balance")


def columns(screen: CustomersScreen) -> list[Column[object]]:
    return list(screen.list.table.model.columns)  # type: ignore[arg-type]


def test_a_balance_has_a_figure_a_light_and_a_word(
    qtbot: QtBot, indebted: Session
) -> None:
    screen = listing(qtbot, indebted)
    column = balance_column(screen)
    assert column.second is not None
    assert column.colour is not None
    told = {
        row.name: (column.text(row), column.colour(row), column.second(row))
        for row in screen.list.table.model.rows()
    }
    assert told == {
        "Ana": ("30,00", "warning", "owes"),
        "Bruno": ("", "", ""),
        "Carla": ("−5,00", "good", "in hand"),
        "Dora": ("9,00", "bad", "over the limit"),
    }


def test_a_click_on_its_title_sorts_by_what_is_owed(
    qtbot: QtBot, indebted: Session
) -> None:
    screen = listing(qtbot, indebted)
    header = screen.list.table.view.horizontalHeader()
    place = columns(screen).index(balance_column(screen))
    qtbot.waitUntil(lambda: header.sectionSize(place) > 0)
    middle = header.sectionViewportPosition(place) + header.sectionSize(place) // 2
    spot = header.viewport().rect().center()
    spot.setX(middle)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: names(screen) == ["Carla", "Bruno", "Dora", "Ana"])
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: names(screen) == ["Ana", "Dora", "Bruno", "Carla"])


def test_a_copy_has_the_balances(qtbot: QtBot, indebted: Session) -> None:
    table = listing(qtbot, indebted).list.table
    table.view.selectAll()
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Name", "Balance"]
    assert lines[1].split("\t")[:2] == ["Ana", "30,00"]


def test_who_may_not_see_accounts_sees_no_balance(
    qtbot: QtBot, indebted: Session
) -> None:
    actor = indebted.actor
    fewer = replace(actor, permissions=actor.permissions - {Permission.SEE_ACCOUNTS})
    screen = listing(qtbot, replace(indebted, actor=fewer))
    assert "balance" not in [each.key for each in columns(screen)]
    assert {row.balance for row in screen.list.table.model.rows()} == {None}
