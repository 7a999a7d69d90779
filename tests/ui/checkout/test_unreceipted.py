"""Goods without a receipt, and a fee for what comes back, by keyboard alone."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.ui.checkout.paying.refund_sheet import RefundSheet
from techstore_desktop.ui.checkout.return_sheet import ReturnSheet
from techstore_desktop.ui.checkout.unreceipted_sheet import UnreceiptedSheet
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import MANAGER_PIN
from tests.ui.checkout.conftest import PRODUCTS, Till
from tests.ui.checkout.test_returning import a_sale, until_documents

MOUSE = PRODUCTS[0]


def open_bare(till: Till) -> UnreceiptedSheet:
    till.key(Qt.Key.Key_F8)
    till.until(lambda: isinstance(open_sheet(till.window), ReturnSheet))
    till.key(Qt.Key.Key_F7)
    till.until(lambda: isinstance(open_sheet(till.window), UnreceiptedSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, UnreceiptedSheet)
    return sheet


def test_it_is_found_priced_explained_and_allowed_by_a_pin(till: Till) -> None:
    sheet = open_bare(till)
    till.write("mx master")
    till.key(Qt.Key.Key_Return)
    till.until(sheet.quantity.hasFocus)
    assert sheet.price.value() == 100
    till.write("2")
    till.key(Qt.Key.Key_Return)
    till.write("80")
    till.key(Qt.Key.Key_Return)
    till.write("gift")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.checkout.cart_state.cart.returned)
    assert till.checkout.sale.totals.total.text() == "−160,00"
    till.key(Qt.Key.Key_F12)
    till.until(lambda: isinstance(open_sheet(till.window), RefundSheet))
    till.key(Qt.Key.Key_Return)
    till.until(lambda: isinstance(open_sheet(till.window), ApprovalSheet))
    till.write(MANAGER_PIN)
    till.key(Qt.Key.Key_Return)
    note = until_documents(till, 1)
    assert (note.kind, note.total) == (SaleKind.WITHOUT_RECEIPT, -160)
    assert note.methods == ("cash",)
    assert till.shop.sales.get(note.id).return_reason == "gift"


def test_who_has_to_allow_it_is_said(till: Till, manager: Actor) -> None:
    def said(sheet: UnreceiptedSheet) -> str:
        return "\n".join(label.text() for label in sheet.findChildren(Label))

    sheet = open_bare(till)
    assert "Somebody else allows it" in said(sheet)
    sheet.reject()
    own = replace(sheet._session, actor=manager)
    assert "You may allow this yourself" in said(UnreceiptedSheet(till.window, own))


def test_what_is_missing_is_said_where_it_stands(till: Till) -> None:
    sheet = open_bare(till)
    sheet.confirm()
    assert sheet.isVisible()
    till.window.on_scan(MOUSE[0])
    till.until(sheet.quantity.hasFocus)
    sheet.confirm()
    assert sheet._reason_field.error()
    sheet.price.clear()
    sheet.confirm()
    assert sheet._price_field.error()
    assert not till.checkout.cart_state.cart.returned


def test_a_fee_is_a_line_of_the_return(till: Till) -> None:
    sale = a_sale(till)
    till.key(Qt.Key.Key_F8)
    till.until(lambda: isinstance(open_sheet(till.window), ReturnSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, ReturnSheet)
    till.write(sale.number)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: sheet._rows)
    till.write("2")
    till.key(Qt.Key.Key_F6)
    till.until(sheet.fee.value.hasFocus)
    till.write("10")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.checkout.cart_state.cart.returned)
    (line,) = till.checkout.cart_state.cart.lines
    assert (line.is_restocking_fee, line.unit_price) == (True, Decimal(10))
    till.key(Qt.Key.Key_F12)
    till.until(lambda: isinstance(open_sheet(till.window), RefundSheet))
    till.key(Qt.Key.Key_Return)
    note = until_documents(till, 2)
    assert (note.kind, note.total) == (SaleKind.RETURN, -90)
