"""Putting a sale aside at the counter and going on with it, by keyboard alone."""

from PySide6.QtCore import Qt

from techstore_desktop.ui.checkout.park_sheet import ParkSheet
from techstore_desktop.ui.checkout.parked_sheet import ParkedSheet
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.checkout.conftest import PRODUCTS, Till

MOUSE, MEMORY = PRODUCTS[0], PRODUCTS[1]


def scan(till: Till, code: str, name: str) -> None:
    till.window.on_scan(code)
    till.until(lambda: name in till.sale_names)


def park(till: Till, label: str) -> None:
    till.key(Qt.Key.Key_F6)
    till.until(lambda: isinstance(open_sheet(till.window), ParkSheet))
    till.write(label)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: not till.sale_names)


def list_parked(till: Till, count: int) -> ParkedSheet:
    till.key(Qt.Key.Key_F7)
    till.until(lambda: isinstance(open_sheet(till.window), ParkedSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, ParkedSheet)
    till.until(lambda: len(sheet.table.model.rows()) == count)
    return sheet


def test_two_sales_are_parked_and_one_is_taken_up(till: Till) -> None:
    scan(till, MOUSE[0], MOUSE[1])
    park(till, "Ana")
    scan(till, MEMORY[0], MEMORY[1])
    park(till, "Bruno")
    till.until(lambda: till.counter_button("F7").text() == "Parked · 2")
    sheet = list_parked(till, 2)
    assert [row.label for row in sheet.table.model.rows()] == ["Bruno", "Ana"]
    till.key(Qt.Key.Key_Down)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.sale_names == [MOUSE[1]])
    till.until(lambda: till.counter_button("F7").text() == "Parked · 1")
    assert [each.label for each in till.shop.parking.parked()] == ["Bruno"]


def test_a_parked_sale_waits_while_another_is_on_the_screen(till: Till) -> None:
    scan(till, MOUSE[0], MOUSE[1])
    park(till, "Ana")
    scan(till, MEMORY[0], MEMORY[1])
    list_parked(till, 1)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: open_sheet(till.window) is None)
    assert till.sale_names == [MEMORY[1]]
    assert [each.label for each in till.shop.parking.parked()] == ["Ana"]


def test_a_parked_sale_is_given_up_from_the_list(till: Till) -> None:
    scan(till, MOUSE[0], MOUSE[1])
    park(till, "Ana")
    sheet = list_parked(till, 1)
    till.key(Qt.Key.Key_Delete)
    till.until(lambda: not sheet.table.model.rows())
    assert till.shop.parking.parked() == []


def test_esc_closes_the_list_of_parked_sales_where_there_are_none(till: Till) -> None:
    list_parked(till, 0)
    till.key(Qt.Key.Key_Escape)
    assert open_sheet(till.window) is None
