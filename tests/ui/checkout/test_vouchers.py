"""Gift cards at the counter: sold, scanned, paid with, all by keys."""

from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.checkout.voucher_sheet import VoucherSheet
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.checkout.conftest import PRODUCTS, Till
from tests.ui.checkout.test_parking import scan

MOUSE = PRODUCTS[0]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def voucher_sheet(till: Till) -> VoucherSheet:
    till.key(Qt.Key.Key_F5)
    sheet = open_sheet(till.window)
    assert isinstance(sheet, VoucherSheet)
    return sheet


def test_a_gift_card_gets_a_number_and_prints_a_slip(till: Till) -> None:
    voucher_sheet(till)
    till.write("50")
    till.key(Qt.Key.Key_Return)
    assert till.sale_names == ["Gift card"]
    [line] = till.checkout.cart_state.cart.lines
    assert line.voucher_number in till.checkout.sale.lines.words()
    till.key(Qt.Key.Key_F11)
    sale = till.shop.sales.get(till.until_sold().id)
    assert (sale.total, sale.tax, sale.voucher_total) == (50, 0, 50)
    found = till.shop.vouchers.find(line.voucher_number)
    assert found is not None
    assert found.balance == 50
    focused = QApplication.focusWidget() or till.window
    QTest.keyClick(focused, Qt.Key.Key_F5, SHIFT)
    till.until(lambda: isinstance(open_sheet(till.window), PreviewSheet))


def test_a_printed_card_is_sold_by_its_number_and_loaded_again(
    till: Till, manager: Actor
) -> None:
    till.shop.vouchers.correct(manager, "CARD0001", Decimal(30), "For a friend")
    sheet = voucher_sheet(till)
    sheet.on_scan("card-0001")
    till.until(lambda: "30,00 left on it" in sheet._number_field._below.text())
    till.write("20")
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_F11)
    till.until_sold()
    found = till.shop.vouchers.find("CARD0001")
    assert found is not None
    assert found.balance == 50


def test_what_is_wrong_with_a_card_is_said_beside_it_and_nothing_is_lost(
    till: Till,
) -> None:
    sheet = voucher_sheet(till)
    till.key(Qt.Key.Key_Return)
    assert sheet._amount_field.error()
    sheet.on_scan("4111111111111111")
    till.write("20")
    till.key(Qt.Key.Key_Return)
    assert sheet._number_field.error()
    assert sheet._amount.value() == 20
    sheet.on_scan("CARD0001")
    till.key(Qt.Key.Key_Return)
    assert till.sale_names == ["Gift card"]
    again = voucher_sheet(till)
    again.on_scan("CARD0001")
    till.write("5")
    till.key(Qt.Key.Key_Return)
    assert again._number_field.error()


def test_the_value_of_a_card_on_the_sale_can_be_changed(till: Till) -> None:
    voucher_sheet(till)
    till.write("50")
    till.key(Qt.Key.Key_Return)
    editor = till.checkout.sale.lines.editor
    till.key(Qt.Key.Key_Return, control=True)
    editor.price.set_value(Decimal(80))
    editor.confirm()
    till.key(Qt.Key.Key_F11)
    assert till.until_sold().total == 80


def test_a_scanned_voucher_tells_its_balance_and_pays_at_the_payment(
    till: Till, manager: Actor
) -> None:
    till.shop.vouchers.correct(manager, "CARD0001", Decimal(30), "For a friend")
    till.scan("CARD0001")
    notice = till.checkout.search.voucher
    till.until(notice.isVisible)
    assert notice.rows[0].words.text() == "30,00 left on it · without an end"
    assert notice._pay.isHidden()
    scan(till, MOUSE[0], MOUSE[1])
    assert notice._pay.isVisible()
    till.key(Qt.Key.Key_F12)
    sheet = till.payment()
    till.until(lambda: sheet._given.value() == 30)
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_F4)
    sheet.on_scan("CARD0001")
    till.until(lambda: "Nothing is left" in sheet._reference_field.error())
    till.key(Qt.Key.Key_F6)
    sale = till.shop.sales.get(till.until_sold().id)
    paid = [(payment.method, payment.amount) for payment in sale.payments]
    assert paid == [("voucher", 30), ("card", 70)]
    assert notice.isHidden()


def test_every_scanned_voucher_is_kept_and_pays_in_its_turn(
    till: Till, manager: Actor
) -> None:
    for number, amount in (("CARD0001", 30), ("CARD0002", 25), ("CARD0003", 90)):
        till.shop.vouchers.correct(manager, number, Decimal(amount), "For a friend")
    notice = till.checkout.search.voucher
    for count, number in enumerate(("CARD0001", "CARD0002"), 1):
        till.scan(number)
        till.until(lambda wanted=count: len(notice.rows) == wanted)  # type: ignore[misc]
    scan(till, MOUSE[0], MOUSE[1])
    till.key(Qt.Key.Key_F12)
    sheet = till.payment()
    till.until(lambda: sheet._given.value() == 30)
    assert sheet._waiting.text() == "Then: CARD0002"
    sheet.on_scan("card-0003")
    assert sheet._waiting.text() == "Then: CARD0002, CARD0003"
    till.key(Qt.Key.Key_Return)
    till.until(lambda: sheet._given.value() == 25)
    till.key(Qt.Key.Key_Return)
    # The rest is as much: Enter counts once it is known what is left on the voucher.
    till.until(lambda: sheet._given.value() == 45 and sheet._offers_voucher())
    till.key(Qt.Key.Key_Return)
    sale = till.shop.sales.get(till.until_sold().id)
    paid = [(payment.reference, payment.amount) for payment in sale.payments]
    assert paid == [("CARD0001", 30), ("CARD0002", 25), ("CARD0003", 45)]
    assert notice.isHidden()


def test_one_of_the_scanned_vouchers_is_put_away(till: Till, manager: Actor) -> None:
    for number in ("CARD0001", "CARD0002"):
        till.shop.vouchers.correct(manager, number, Decimal(30), "For a friend")
    notice = till.checkout.search.voucher
    for count, number in enumerate(("CARD0001", "CARD0002"), 1):
        till.scan(number)
        till.until(lambda wanted=count: len(notice.rows) == wanted)  # type: ignore[misc]
    till.click(notice.rows[0].away)
    assert [row.number for row in notice.rows] == ["CARD0002"]
    till.key(Qt.Key.Key_Escape)
    assert notice.isHidden()


def test_an_expired_voucher_says_so_where_it_is_scanned(
    till: Till, manager: Actor
) -> None:
    shop = till.shop
    shop.branches.update_shop(manager, ShopUpdate(voucher_months=1))
    shop.vouchers.correct(manager, "CARD0001", Decimal(30), "For a friend")
    clock = shop.database.clock
    assert isinstance(clock, SetClock)
    clock.advance(timedelta(days=40))
    till.scan("CARD0001")
    notice = till.checkout.search.voucher
    till.until(notice.isVisible)
    assert "expired on" in notice.rows[0].words.text()
    till.key(Qt.Key.Key_Escape)
    assert notice.isHidden()
