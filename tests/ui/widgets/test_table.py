"""One table: sort, pages, copy, keys, words where it is empty."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column
from techstore_desktop.ui.widgets.table_painter import pieces
from tests.ui.keys import press


@dataclass(frozen=True)
class Item:
    """A row."""

    name: str
    price: Decimal


CABLE, MOUSE, SCREEN = (
    Item("Cable", Decimal(9)),
    Item("Mouse", Decimal(30)),
    Item("Screen", Decimal(110)),
)


@pytest.fixture
def table(qtbot: QtBot) -> Table[Item]:
    """Return a table of two columns, empty."""
    columns: list[Column[Item]] = [
        Column(
            key="name",
            title="Name",
            text=lambda i: i.name,
            sort=lambda i: i.name,
            width=0,
        ),
        Column(
            key="price",
            title="Price",
            text=lambda i: f"{i.price:.2f}",
            sort=lambda i: i.price,
            is_number=True,
        ),
    ]
    made: Table[Item] = Table(columns, EmptyState("package", "Nothing yet"))
    qtbot.addWidget(made)
    made.show()
    return made


def names(table: Table[Item]) -> list[str]:
    """Return the names in the order shown."""
    return [item.name for item in table.model.rows()]


def test_an_empty_table_says_what_it_is_for(table: Table[Item]) -> None:
    assert table.empty.isVisible()
    table.show_rows([CABLE])
    assert not table.empty.isVisible()


def test_the_first_row_is_marked_and_enter_opens_it(
    qtbot: QtBot, table: Table[Item]
) -> None:
    table.show_rows([CABLE, MOUSE])
    assert table.marked_row() is CABLE
    press(table.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        press(table.view, Qt.Key.Key_Return)
    assert opened.args == [MOUSE]


def test_rows_sort_by_value_and_not_by_text(table: Table[Item]) -> None:
    table.show_rows([SCREEN, CABLE, MOUSE])
    table.model.sort(1, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["Cable", "Mouse", "Screen"]
    table.model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Screen", "Mouse", "Cable"]


def test_a_table_in_pages_asks_who_fills_it_to_sort(
    qtbot: QtBot, table: Table[Item]
) -> None:
    table.show_rows([SCREEN, CABLE], has_more=True)
    with qtbot.waitSignal(table.model.sort_wanted) as asked:
        table.model.sort(0, Qt.SortOrder.AscendingOrder)
    assert asked.args == ["name", True]
    assert names(table) == ["Screen", "Cable"]


def test_the_next_page_is_asked_for_once(qtbot: QtBot, table: Table[Item]) -> None:
    asked: list[int] = []
    table.model.more_wanted.connect(asked.append)
    table.show_rows([CABLE], has_more=True)
    while table.model.canFetchMore(QModelIndex()):
        table.model.fetchMore(QModelIndex())
    table.append_rows([MOUSE], has_more=False)
    assert asked == [1]
    assert names(table) == ["Cable", "Mouse"]
    assert not table.model.canFetchMore(QModelIndex())


def test_the_mark_stays_where_it_was_when_rows_are_read_anew(
    table: Table[Item],
) -> None:
    table.show_rows([CABLE, MOUSE, SCREEN])
    table.mark(2)
    table.show_rows([CABLE, MOUSE])
    assert table.marked_row() is MOUSE


def test_copy_gives_what_a_spreadsheet_takes(table: Table[Item]) -> None:
    table.show_rows([CABLE, MOUSE])
    table.view.selectAll()
    table.copy()
    assert QGuiApplication.clipboard().text() == (
        "Name\tPrice\nCable\t9.00\nMouse\t30.00"
    )


def test_what_was_looked_for_is_cut_out_of_a_name() -> None:
    assert list(pieces("AMD Ryzen 7 7700X", "ryzen 7")) == [
        ("AMD ", False),
        ("Ryzen 7", True),
        (" 7700X", False),
    ]
    assert list(pieces("Cable USB", "usb cab")) == [
        ("Cab", True),
        ("le ", False),
        ("USB", True),
    ]


def test_a_wide_table_gives_every_column_more_room_and_a_narrow_one_takes_it_back(
    table: Table[Item],
) -> None:
    table.show_rows([CABLE])
    table.resize(500, 200)
    asked = table.view.columnWidth(1)
    table.resize(1600, 200)
    assert table.view.columnWidth(1) > asked
    assert table.view.columnWidth(0) > table.view.columnWidth(1)
    table.resize(500, 200)
    assert table.view.columnWidth(1) == asked


def test_a_column_that_a_person_made_narrower_stays(table: Table[Item]) -> None:
    table.resize(500, 200)
    table.view.setColumnWidth(1, 90)
    table.resize(1600, 200)
    assert table.view.columnWidth(1) == 90
