"""Goods that come back at the counter, by keyboard alone."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.schemas import SaleResponse, SaleSummary
from techstore_desktop.ui.checkout.paying.refund_sheet import RefundSheet
from techstore_desktop.ui.checkout.return_sheet import ReturnSheet
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.sales.screen import SalesScreen
from techstore_desktop.ui.sales.void_dialog import VoidDialog
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_free_line, sell
from tests.ui.checkout.conftest import PRODUCTS, Till

MOUSE, MEMORY = PRODUCTS[0], PRODUCTS[1]


def a_sale(till: Till, *paid: tuple[str, str]) -> SaleResponse:
    line = a_free_line("50.00", "Cable").model_copy(update={"quantity": Decimal(3)})
    actor = till.checkout.session.actor
    return sell(till.shop, actor, line, paid=paid or (("cash", "150"),))


def take_back(till: Till, sale: SaleResponse, quantity: str) -> None:
    till.key(Qt.Key.Key_F8)
    till.until(lambda: isinstance(open_sheet(till.window), ReturnSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, ReturnSheet)
    till.write(sale.number)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: sheet._rows)
    till.write(quantity)
    till.key(Qt.Key.Key_Return)


def until_documents(till: Till, count: int) -> SaleSummary:
    till.until(lambda: len(till.sales()) == count)
    till.until(lambda: till.checkout.cart_state.cart.is_empty)
    return till.sales()[0]


def test_a_return_by_keyboard_pays_back_as_it_was_paid(till: Till) -> None:
    sale = a_sale(till)
    take_back(till, sale, "2")
    till.until(lambda: till.checkout.cart_state.cart.returned)
    assert till.checkout.sale.totals.total.text() == "−100,00"
    till.key(Qt.Key.Key_F12)
    till.until(lambda: isinstance(open_sheet(till.window), RefundSheet))
    till.key(Qt.Key.Key_Return)
    note = until_documents(till, 2)
    assert (note.kind, note.total, note.methods) == (SaleKind.RETURN, -100, ("cash",))


def test_f8_again_takes_everything_that_is_left(till: Till) -> None:
    sale = a_sale(till)
    till.key(Qt.Key.Key_F8)
    till.until(lambda: isinstance(open_sheet(till.window), ReturnSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, ReturnSheet)
    till.key(Qt.Key.Key_F8)  # Nothing is there to take yet.
    till.write(sale.number)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: sheet._rows)
    assert "150,00 in all" in " ".join(
        each.text() for each in sheet._rows[0].findChildren(QLabel)
    )
    till.key(Qt.Key.Key_F8)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.checkout.cart_state.cart.returned)
    assert till.checkout.sale.totals.total.text() == "−150,00"


def test_more_than_was_sold_is_said_beside_the_number(till: Till) -> None:
    sale = a_sale(till)
    take_back(till, sale, "4")
    sheet = open_sheet(till.window)
    assert isinstance(sheet, ReturnSheet)
    till.until(lambda: "3" in sheet._number_field.error())
    assert sheet._number_field.error().startswith("Cable: ")
    assert sheet._rows[0].quantity.hasFocus()
    assert not till.checkout.cart_state.cart.returned


def test_an_unknown_number_is_said_and_stays(till: Till) -> None:
    till.key(Qt.Key.Key_F8)
    till.until(lambda: isinstance(open_sheet(till.window), ReturnSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, ReturnSheet)
    till.write("A1-999999")
    till.key(Qt.Key.Key_Return)
    till.until(sheet._number_field.error)
    assert sheet._number.text() == "A1-999999"


def return_sheet(till: Till) -> ReturnSheet:
    till.key(Qt.Key.Key_F8)
    till.until(lambda: isinstance(open_sheet(till.window), ReturnSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, ReturnSheet)
    return sheet


def test_an_empty_return_says_what_to_do_and_no_number_says_it_again(
    till: Till,
) -> None:
    sheet = return_sheet(till)
    (teaching,) = sheet.findChildren(EmptyState)
    assert teaching.isVisible()
    assert sheet._find.isVisible()
    till.key(Qt.Key.Key_F12)
    assert "F7" in sheet._number_field.error()
    assert sheet._number.hasFocus()


def test_f12_finds_the_receipt_and_then_takes_the_goods(till: Till) -> None:
    sale = a_sale(till)
    sheet = return_sheet(till)
    till.write(sale.number)
    till.key(Qt.Key.Key_F12)
    till.until(lambda: sheet._rows)
    assert not sheet.findChildren(EmptyState)[0].isVisible()
    till.write("1")
    till.key(Qt.Key.Key_F12)
    till.until(lambda: till.checkout.cart_state.cart.returned)


def test_a_receipt_that_came_back_wholly_says_so(till: Till, manager: Actor) -> None:
    sale = a_sale(till)
    till.shop.sales.void(manager, sale.id, "charged twice")
    sheet = return_sheet(till)
    till.write(sale.number)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: sheet._rows)
    assert sheet._number_field.error()
    assert not sheet._done.isVisible()
    assert sheet._find.isVisible()


def test_the_number_of_a_credit_note_is_no_receipt(till: Till, manager: Actor) -> None:
    sale = a_sale(till)
    void = till.shop.sales.void(manager, sale.id, "charged twice")
    sheet = return_sheet(till)
    till.write(void.number)
    till.key(Qt.Key.Key_Return)
    till.until(sheet._number_field.error)
    assert not sheet._rows
    assert sheet._find.isVisible()


def test_an_exchange_pays_the_difference(till: Till) -> None:
    sale = a_sale(till)
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    take_back(till, sale, "1")
    till.until(lambda: till.checkout.cart_state.cart.returned)
    assert till.checkout.sale.totals.total.text() == "50,00"
    till.key(Qt.Key.Key_F11)
    exchange = until_documents(till, 2)
    assert (exchange.kind, exchange.total) == (SaleKind.EXCHANGE, 50)


def test_an_even_exchange_needs_no_money(till: Till) -> None:
    sale = a_sale(till)
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    take_back(till, sale, "2")
    till.until(lambda: till.checkout.cart_state.cart.returned)
    till.key(Qt.Key.Key_F12)
    till.payment()
    till.key(Qt.Key.Key_Return)
    exchange = until_documents(till, 2)
    assert (exchange.total, exchange.methods) == (0, ())


def test_what_comes_back_is_taken_off_again_and_undone(till: Till) -> None:
    sale = a_sale(till)
    take_back(till, sale, "1")
    till.until(lambda: till.checkout.cart_state.cart.returned)
    till.key("z", control=True)
    assert till.checkout.cart_state.cart.is_empty


def test_a_manager_voids_a_sale_of_today(till: Till, manager: Actor) -> None:
    sale = a_sale(till, ("card", "150"))
    till.window.open_screen("sales", sale_id=sale.id)
    screen = till.window.current_screen()
    assert isinstance(screen, SalesScreen)
    till.until(screen.view._void.isVisible)
    till.click(screen.view._void)
    till.until(lambda: isinstance(open_sheet(till.window), VoidDialog))
    dialog = open_sheet(till.window)
    assert isinstance(dialog, VoidDialog)
    dialog._reason.setText("charged twice")
    approval = till.shop.staff.approve(
        manager.staff_id,
        "2580",
        frozenset({"sale.void"}),  # type: ignore[arg-type]
    )
    dialog._void(approval)
    till.until(lambda: len(till.sales()) == 2)
    assert till.sales()[0].kind is SaleKind.VOID
    till.until(lambda: isinstance(open_sheet(till.window), PreviewSheet))
    till.key(Qt.Key.Key_Escape)
