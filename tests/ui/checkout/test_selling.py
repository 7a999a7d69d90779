"""The whole job at the counter, by keyboard alone, and by mouse alone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.storage.disk import Room
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop
from techstore_desktop.ui.cash.count_sheet import CountSheet
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.checkout.actions.lines import ChangeLines
from techstore_desktop.ui.checkout.actions.pay import Pay
from techstore_desktop.ui.checkout.customer_sheet import CustomerSheet
from techstore_desktop.ui.checkout.discount_sheet import DiscountSheet
from techstore_desktop.ui.checkout.free_line_sheet import FreeLineSheet
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_customer
from tests.ui.checkout.conftest import PRODUCTS, Till, a_window, signed_in

MOUSE, MEMORY, FAN = PRODUCTS


def number_of(till: Till, screen: str) -> str:
    """Return the digit that opens a screen, wherever the navigation has it."""
    assert till.window._desk is not None
    return str(till.window._desk.names().index(screen) + 1)


def test_a_day_by_keyboard_alone(closed_till: Till) -> None:
    till = closed_till
    till.until(lambda: not till.checkout.sale.drawer.isHidden())
    till.write("200")
    till.key(Qt.Key.Key_Return)
    till.until(till.checkout.sale.drawer.isHidden)
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names == [MOUSE[1]])
    till.write("2*corsair")
    till.until(lambda: till.checkout.search.table.marked_row() is not None)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: len(till.sale_names) == 2)
    till.scan(FAN[0])
    till.until(lambda: len(till.sale_names) == 3)
    assert till.checkout.sale.totals.total.text() == "578,91"
    till.key(Qt.Key.Key_F12)
    till.payment()
    till.write("100")
    till.key(Qt.Key.Key_F6)
    till.write("500")
    till.key(Qt.Key.Key_Return)
    sold = till.until_sold()
    sale = till.shop.sales.get(sold.id)
    assert [(p.method, p.amount) for p in sale.payments] == [
        ("card", 100),
        ("cash", Decimal("478.91")),
    ]
    assert sale.change_due == Decimal("21.09")
    till.until(till.checkout.sale.done.isVisible)
    till.key(number_of(till, "cash"), control=True)
    till.until(lambda: isinstance(till.window.current_screen(), CashScreen))
    desk = till.window.current_screen()
    assert isinstance(desk, CashScreen)
    till.until(desk.card.isVisible)
    till.key(Qt.Key.Key_F2)
    till.write("100")
    till.key(Qt.Key.Key_Tab)
    till.write("notes")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: open_sheet(till.window) is None)
    till.key(Qt.Key.Key_F8)
    sheet = open_sheet(till.window)
    assert isinstance(sheet, CountSheet)
    for _coin in sheet.fields.pieces_of:
        till.key(Qt.Key.Key_Return)
    till.write("778,91")
    till.key(Qt.Key.Key_Return, control=True)
    till.until(lambda: open_sheet(till.window) is not sheet)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.shop.cash.current() is None)
    closing = till.shop.cash.closing(till.shop.cash.sessions()[0].id)
    assert closing.difference == 0
    assert verify(till.shop.database).differences == ()


def test_a_sale_by_mouse_alone(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names == [MOUSE[1]])
    till.click(till.counter_button("F12"))
    sheet = till.payment()
    till.click(sheet._tiles["card"])
    till.click(till.button(sheet, "Complete sale"))
    sale = till.until_sold()
    assert sale.methods == ("card",)


def test_exact_cash_is_one_key(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.keys = 0
    till.key(Qt.Key.Key_F11)
    assert till.until_sold().methods == ("cash",)
    assert till.keys == 1


def test_cash_with_change_is_five_keys(till: Till) -> None:
    till.scan(FAN[0])
    till.until(lambda: till.sale_names)
    till.keys = 0
    till.key(Qt.Key.Key_F12)
    till.write("100")
    till.key(Qt.Key.Key_Return)
    sale = till.shop.sales.get(till.until_sold().id)
    assert sale.change_due == Decimal("20.05")
    assert till.keys <= 5


def test_card_is_two_keys(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.keys = 0
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_F6)
    assert till.until_sold().methods == ("card",)
    assert till.keys == 2


def test_half_card_half_cash_is_at_most_eight_keys(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.keys = 0
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_F9)
    till.key(Qt.Key.Key_F6)
    till.key(Qt.Key.Key_F5)
    till.key(Qt.Key.Key_Return)
    sale = till.shop.sales.get(till.until_sold().id)
    assert [payment.amount for payment in sale.payments] == [50, 50]
    assert till.keys <= 8


def test_two_enters_make_one_sale(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.checkout.action(Pay).pay_exact()
    till.checkout.action(Pay).pay_exact()
    till.until_sold(1)


def test_esc_goes_back_from_payment_with_nothing_lost(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F12)
    till.payment()
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: open_sheet(till.window) is None)
    assert till.sale_names == [MOUSE[1]]


def test_a_scan_never_pays(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F12)
    till.payment()
    till.scan(MEMORY[0])
    assert till.sales() == []


def test_an_unknown_code_says_what_can_be_done(till: Till) -> None:
    till.scan("7790000000017")
    till.until(till.checkout.search.unknown.isVisible)
    till.key("f", control=True)
    till.until(lambda: isinstance(open_sheet(till.window), FreeLineSheet))
    till.write("12,50")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.sale_names == ["7790000000017"])
    assert till.checkout.cart_state.cart.lines[0].unit_price == Decimal("12.50")


def test_a_customer_is_attached_or_made_on_the_spot(till: Till) -> None:
    a_customer(till.shop, till.checkout.session.actor)
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F3)
    till.until(lambda: isinstance(open_sheet(till.window), CustomerSheet))
    till.write("quir")
    sheet = open_sheet(till.window)
    assert isinstance(sheet, CustomerSheet)
    till.until(lambda: sheet._table.marked_row() is not None)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.checkout.cart_state.cart.customer_name == "Ana Quiroga")
    till.key(Qt.Key.Key_F3)
    till.until(lambda: isinstance(open_sheet(till.window), CustomerSheet))
    till.write("Bruno")
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.checkout.cart_state.cart.customer_name == "Bruno")


def test_discount_undo_and_the_keys_of_a_line(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key("+")
    assert till.checkout.cart_state.cart.lines[0].quantity == 2
    till.key("-")
    till.key(Qt.Key.Key_F4)
    till.until(lambda: isinstance(open_sheet(till.window), DiscountSheet))
    till.write("5,5")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.checkout.sale.totals.total.text() == "94,50")
    till.key("z", control=True)
    assert till.checkout.sale.totals.total.text() == "100,00"
    till.key(Qt.Key.Key_Delete)
    assert till.checkout.cart_state.cart.is_empty
    till.key("z", control=True)
    assert till.sale_names == [MOUSE[1]]


@pytest.mark.parametrize("typed", ["abc", "-5", "9" * 20, "🖱", ""])
def test_what_is_no_amount_is_said_beside_the_field(till: Till, typed: str) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F12)
    sheet = till.payment()
    sheet._given.setText(typed)
    sheet._typed()
    sheet.confirm()
    assert sheet._given_field._below.text()
    assert till.sales() == []
    assert sheet._given.text() == typed


@pytest.mark.parametrize("typed", ["0", "100000", "x"])
def test_an_impossible_quantity_is_said_beside_the_line(till: Till, typed: str) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    lines = till.checkout.sale.lines
    lines.open_marked()
    lines.editor.quantity.setText(typed)
    lines.editor.confirm()
    assert lines.editor._quantity_field._below.text()
    assert till.checkout.cart_state.cart.lines[0].quantity == 1


def test_a_line_is_changed_in_place(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_Return, control=True)
    till.write("3")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: not till.checkout.sale.lines.editor.isVisible())
    assert till.checkout.cart_state.cart.lines[0].quantity == 3


def test_the_sale_on_the_screen_comes_back_after_a_crash(
    till: Till, stocked: Shop, qtbot: QtBot
) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.until(lambda: stocked.sales.draft() is not None)
    till.window.hide()
    again = signed_in(a_window(stocked, qtbot), stocked, qtbot)
    again.until(lambda: again.sale_names == [MOUSE[1]])


def test_a_missing_permission_asks_for_another_persons_pin(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    line = till.checkout.cart_state.cart.lines[0]
    till.checkout.action(ChangeLines).change(line.id, Decimal(1), Decimal(90), None)
    till.key(Qt.Key.Key_F11)
    till.until(lambda: open_sheet(till.window) is not None)
    till.write("2580")
    till.key(Qt.Key.Key_Return)
    assert till.shop.sales.get(till.until_sold().id).total == 90


def test_a_full_disk_lets_the_sale_on_screen_end_and_begins_no_other(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names == [MOUSE[1]])
    monkeypatch.setattr(till.shop, "room", lambda: Room.NONE)
    till.scan(FAN[0])
    till.until(lambda: len(till.sale_names) == 2)
    till.key(Qt.Key.Key_F11)
    till.until_sold()
    till.until(till.checkout.sale.done.isVisible)
    said: list[str] = []
    monkeypatch.setattr(till.window, "toast", lambda text, *_: said.append(text))
    till.scan(FAN[0])
    till.until(lambda: said)
    assert said[0].startswith("The disk is almost full")
    assert till.sale_names == []
