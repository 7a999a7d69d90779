"""Serial numbers at the counter: by scan, each unit looked up, none forgotten (R34)."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.cart_units import set_units
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.shop import Shop
from techstore_desktop.ui.checkout.return_sheet import ReturnSheet
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import (
    MANAGER_PIN,
    a_cart,
    a_line,
    a_product,
    open_drawer,
    tenders,
)
from tests.core.stock.imeis import an_imei
from tests.ui.checkout.conftest import Till, a_window, signed_in

PHONE, TABLET = "4006381333931", "96385074"
FIRST, SECOND = an_imei(1), an_imei(2)


@pytest.fixture
def stocked(shop: Shop, manager: Actor, cashier: Actor) -> Shop:
    """Return a shop with two phones of a model for two cards, and a tablet."""
    kept = {"tracks_serial_numbers": True, "opening_stock": Decimal(0)}
    phone = a_product(
        shop, manager, name="Moto G84", barcodes=[PHONE], imei_count=2, **kept
    )
    tablet = a_product(shop, manager, name="Tab A9", barcodes=[TABLET], **kept)
    units = [
        UnitNumbers(serial_number=FIRST, second_number=SECOND),
        UnitNumbers(serial_number=an_imei(3), second_number=an_imei(4)),
    ]
    shop.stock.adjust(manager, phone.id, Decimal(2), "Delivery", units=units)
    known = [UnitNumbers(serial_number="R9XT001")]
    shop.stock.adjust(manager, tablet.id, Decimal(1), "Delivery", units=known)
    return shop


@pytest.fixture
def till(stocked: Shop, cashier: Actor, qtbot: QtBot) -> Iterator[Till]:
    """Return a till that is ready to sell."""
    QSettings().clear()
    open_drawer(stocked, cashier, "50")
    yield signed_in(a_window(stocked, qtbot), stocked, qtbot)
    QSettings().clear()


def sheet_of(till: Till) -> SerialSheet:
    till.until(lambda: isinstance(open_sheet(till.window), SerialSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, SerialSheet)
    return sheet


def no_sheet(till: Till) -> None:
    till.until(lambda: open_sheet(till.window) is None)


def numbers(till: Till) -> list[tuple[str, ...]]:
    return [line.serial_numbers for line in till.checkout.cart_state.cart.lines]


def test_a_product_that_tracks_them_asks_for_as_many_as_are_sold(till: Till) -> None:
    till.write("2*")
    till.scan(PHONE)
    sheet = sheet_of(till)
    till.scan(SECOND)
    till.until(lambda: len(sheet._units) == 1)
    till.scan(an_imei(3))
    no_sheet(till)
    assert numbers(till) == [(FIRST, an_imei(3))]
    till.key(Qt.Key.Key_F11)
    sale = till.shop.sales.get(till.until_sold().id)
    assert sale.lines[0].serial_numbers == (FIRST, an_imei(3))


def test_scanning_a_unit_sells_that_very_unit(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(till.window, "toast", lambda text, *_: said.append(text))
    till.scan(an_imei(4))
    till.until(lambda: numbers(till) == [(an_imei(3),)])
    assert open_sheet(till.window) is None
    assert an_imei(3) in till.checkout.sale.lines.words()
    till.scan(an_imei(3))
    till.until(lambda: any("twice" in text for text in said))
    assert numbers(till) == [(an_imei(3),)]


def test_without_a_number_no_money_is_taken(till: Till) -> None:
    till.scan(TABLET)
    sheet_of(till)
    till.key(Qt.Key.Key_Escape)
    no_sheet(till)
    assert numbers(till) == [()]
    assert "Serial number missing: 1" in till.checkout.sale.lines.words()
    till.key(Qt.Key.Key_F12)
    sheet = sheet_of(till)
    till.key(Qt.Key.Key_Return)
    assert "Scan the serial number" in sheet._field.error()
    till.scan("r9xt 001")
    till.payment()
    assert numbers(till) == [("R9XT001",)]


def test_a_number_that_cannot_be_is_refused_where_it_stands(till: Till) -> None:
    till.scan(PHONE)
    sheet = sheet_of(till)
    till.scan("490154203237519")
    assert "is no IMEI" in sheet._field.error()
    till.scan(an_imei(9))
    till.until(lambda: "second IMEI" in sheet._caption.text())
    till.scan(an_imei(9))
    assert "two IMEIs" in sheet._field.error()
    till.key(Qt.Key.Key_Escape)
    assert sheet.isVisible()
    till.scan(FIRST)
    no_sheet(till)
    assert numbers(till) == [(FIRST,)]


def test_r31_a_unit_that_nobody_knows_is_sold_after_a_question(till: Till) -> None:
    till.scan(TABLET)
    sheet = sheet_of(till)
    till.key(Qt.Key.Key_Return)
    assert sheet._field.error(), "nothing is no number"
    till.scan("R9XT777")
    till.until(lambda: "not known to the shop" in sheet._question.text())
    assert not sheet._field.error(), "what was wrong before is settled"
    till.key(Qt.Key.Key_Return)
    no_sheet(till)
    till.key(Qt.Key.Key_F11)
    till.until_sold()
    till.scan("R9XT777")
    till.until(lambda: isinstance(open_sheet(till.window), Dialog))
    till.key(Qt.Key.Key_Escape)
    no_sheet(till)
    assert numbers(till) == []


def test_where_the_shop_wants_a_manager_a_pin_lends_it(
    till: Till, manager: Actor
) -> None:
    refuse = ShopUpdate(serial_policy=StockPolicy.REFUSE)
    till.shop.branches.update_shop(manager, refuse)
    till.scan(TABLET)
    sheet = sheet_of(till)
    till.scan("R9XT777")
    till.until(sheet._question.text)
    till.key(Qt.Key.Key_Return)
    no_sheet(till)
    till.key(Qt.Key.Key_F11)
    till.until(lambda: isinstance(open_sheet(till.window), ApprovalSheet))
    till.write(MANAGER_PIN)
    till.key(Qt.Key.Key_Return)
    till.until_sold()


def test_the_marked_lines_units_are_changed_by_a_key(till: Till) -> None:
    till.scan(an_imei(3))
    till.until(lambda: numbers(till) == [(an_imei(3),)])
    till.key(Qt.Key.Key_F2)
    sheet = sheet_of(till)
    till.until(lambda: len(sheet._units) == 1)
    till.key(Qt.Key.Key_Backspace)
    till.scan(FIRST)
    no_sheet(till)
    assert numbers(till) == [(FIRST,)]
    till.key("+")
    till.until(lambda: till.checkout.cart_state.cart.lines[0].missing_serials == 1)
    till.key("-")
    till.until(lambda: numbers(till) == [(FIRST,)])
    till.key(Qt.Key.Key_Z, control=True)
    assert till.checkout.cart_state.cart.lines[0].quantity == 2


def test_a_phone_for_two_cards_comes_back_by_its_second_imei(
    till: Till, cashier: Actor
) -> None:
    found = till.shop.products.find_by_code(PHONE)
    assert found is not None
    line = a_line(till.shop, till.shop.products.get(found.id))
    cart = set_units(a_cart(line), line.id, [(FIRST, SECOND)])
    till.shop.sales.complete(cashier, cart, tenders(("card", "100")))
    till.key(Qt.Key.Key_F8)
    sheet = open_sheet(till.window)
    assert isinstance(sheet, ReturnSheet)
    sheet.on_scan(SECOND)
    till.until(lambda: sheet._rows and sheet._rows[0]._serial_numbers() == (FIRST,))
    sheet.on_scan(FIRST)
    sheet.on_scan(an_imei(9))
    till.until(lambda: "not sold on this receipt" in sheet._number_field.error())
    assert sheet._rows[0].quantity.value() == 1
    assert SECOND in sheet._rows[0]._second.text()
    sheet.confirm()
    till.until(lambda: till.checkout.cart_state.cart.returned)
    (back,) = till.checkout.cart_state.cart.returned
    assert back.serial_numbers == (FIRST,)
