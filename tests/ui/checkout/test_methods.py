"""The payment screen draws the shop's own methods, and takes each by keys."""

from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import Qt

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from tests.core.sales.payments.money import take_everything
from tests.ui.checkout.conftest import PRODUCTS, Till

MOUSE = PRODUCTS[0]


def begin(till: Till) -> None:
    till.scan(MOUSE[0])
    till.until(lambda: till.sale_names)
    till.key(Qt.Key.Key_F12)


def test_instalments_show_what_they_cost_before_they_are_confirmed(
    till: Till, manager: Actor
) -> None:
    take_everything(till.shop, manager)
    begin(till)
    sheet = till.payment()
    till.key(Qt.Key.Key_F6)
    assert not till.sales()
    till.key(Qt.Key.Key_F6)
    assert sheet._plan.text() == "3 instalments: 12,00 on top"
    till.key(Qt.Key.Key_Return)
    sale = till.shop.sales.get(till.until_sold().id)
    assert (sale.total, sale.payments[0].amount) == (112, 112)


def test_what_is_due_has_surcharge_and_tip_in_it_before_enter(
    till: Till, manager: Actor
) -> None:
    take_everything(till.shop, manager)
    begin(till)
    sheet = till.payment()
    summary = sheet._summary

    def figures() -> tuple[str, str]:
        return summary._total.text(), summary._due.text()

    assert figures() == ("100,00", "100,00")
    till.key(Qt.Key.Key_F6)
    assert sheet._given_field.control.accessibleName() == "Received"
    till.key(Qt.Key.Key_F6)
    assert figures() == ("112,00", "112,00")
    assert "before the surcharge" in sheet._given_field.control.accessibleName()
    till.key(Qt.Key.Key_F3)
    till.write("10")
    assert figures() == ("122,00", "122,00")
    sheet._given.setFocus()
    sheet._given.selectAll()
    till.write("60")
    assert figures() == ("116,00", "116,00")
    assert summary._change.text() == "50,00"
    till.key(Qt.Key.Key_Return)
    assert figures() == ("116,00", "50,00")
    till.key(Qt.Key.Key_Return)
    sale = till.shop.sales.get(till.until_sold().id)
    assert [paid.amount for paid in sale.payments] == [66, 50]


def test_typing_what_is_due_with_its_surcharge_says_what_to_type(
    till: Till, manager: Actor
) -> None:
    take_everything(till.shop, manager)
    begin(till)
    sheet = till.payment()
    till.key(Qt.Key.Key_F6)
    till.key(Qt.Key.Key_F6)
    till.write("112")
    assert "surcharge comes on top" in sheet._given_field.error()
    assert "100,00" in sheet._given_field.error()
    assert sheet._summary._due.text() == "112,00"


def test_a_voucher_pays_what_is_left_on_it_and_cash_the_rest(
    till: Till, manager: Actor
) -> None:
    till.shop.vouchers.correct(manager, "GIFT0001", Decimal(30), "For a friend")
    begin(till)
    sheet = till.payment()
    till.key(Qt.Key.Key_F4)
    till.write("gift0001")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: sheet._given.value() == 30)
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_Return)
    sale = till.shop.sales.get(till.until_sold().id)
    assert [(paid.method, paid.amount) for paid in sale.payments] == [
        ("voucher", 30),
        ("cash", 70),
    ]
    assert till.shop.vouchers.owed() == 0


def test_dollars_are_typed_in_dollars_and_change_is_the_shops(
    till: Till, manager: Actor
) -> None:
    take_everything(till.shop, manager)
    begin(till)
    sheet = till.payment()
    tile = sheet._tiles["foreign:USD"]
    tile.click()
    assert sheet._given.value() == Decimal("0.08")
    day = till.shop.payment_methods.rates()["USD"].business_day
    written = till.shop.profiles.current().formats.date(day)
    assert f"at 1.250,5 of {written}" in sheet._given_field._below.text()
    sheet._given.setFocus()
    till.write("1")
    till.key(Qt.Key.Key_Return)
    sale = till.shop.sales.get(till.until_sold().id)
    [paid] = sale.payments
    assert (paid.foreign_amount, paid.amount) == (1, 100)
    assert sale.change_due == Decimal("1150.50")


def test_r14_an_old_rate_says_its_day_and_is_refused_where_the_shop_says_so(
    till: Till, manager: Actor, clock: SetClock
) -> None:
    take_everything(till.shop, manager)
    clock.advance(timedelta(days=1))
    begin(till)
    till.key(Qt.Key.Key_Escape)  # Yesterday's drawer asks first.
    sheet = till.payment()
    assert not sheet._old_rate.isVisible()
    sheet._tiles["foreign:USD"].click()
    assert sheet._old_rate.isVisible()
    assert "not today's" in sheet._old_rate.text()
    till.key(Qt.Key.Key_Escape)
    till.shop.branches.update_shop(manager, ShopUpdate(takes_old_rates=False))
    till.key(Qt.Key.Key_F12)
    sheet = till.payment()
    sheet._tiles["foreign:USD"].click()
    assert "today's alone" in sheet._given_field.error()
    sheet._given.setFocus()
    till.write("1")
    till.key(Qt.Key.Key_Return)
    assert "today's alone" in sheet._given_field.error()
    assert not till.sales()
    till.key(Qt.Key.Key_F5)
    assert not sheet._given_field.error()


def test_a_tip_comes_on_top_by_card_and_is_no_change_in_cash(
    till: Till, manager: Actor
) -> None:
    take_everything(till.shop, manager)
    begin(till)
    sheet = till.payment()
    till.key(Qt.Key.Key_F3)
    till.write("10")
    assert sheet._given.value() == 110
    till.key(Qt.Key.Key_F7)
    sale = till.shop.sales.get(till.until_sold().id)
    [paid] = sale.payments
    assert (paid.method, paid.amount, paid.tip) == ("transfer", 110, 10)
    assert (sale.total, sale.tip) == (100, 10)
    assert till.checkout.sale.done._total.text() == "Total 100,00 · tip 10,00"
    begin(till)
    sheet = till.payment()
    till.write("150")
    till.key(Qt.Key.Key_F3)
    till.write("5")
    assert sheet._given.value() == 150
    till.key(Qt.Key.Key_Return)
    sale = till.shop.sales.get(till.until_sold(2).id)
    assert (sale.change_due, sale.tip) == (45, 5)


def test_a_tip_is_asked_only_where_the_shop_takes_tips(till: Till) -> None:
    begin(till)
    sheet = till.payment()
    assert not sheet._tip_field.isVisible()
    till.key(Qt.Key.Key_F3)
    assert sheet._given.hasFocus()


def test_what_is_no_tip_is_said_beside_it(till: Till, manager: Actor) -> None:
    take_everything(till.shop, manager)
    begin(till)
    sheet = till.payment()
    till.key(Qt.Key.Key_F3)
    till.write("ten")
    till.key(Qt.Key.Key_Return)
    assert sheet._tip_field.error()
    assert not till.sales()


def test_a_digit_too_many_is_questioned_once_and_nothing_typed_is_lost(
    till: Till,
) -> None:
    begin(till)
    sheet = till.payment()
    till.write("1000000")
    till.key(Qt.Key.Key_Return)
    assert "999.900,00 would go back" in sheet._given_field.error()
    assert (till.sales(), sheet._given.text()) == ([], "1000000")
    sheet._given.selectAll()
    till.write("200000")
    assert not sheet._given_field.error()
    till.key(Qt.Key.Key_F5)
    assert "199.900,00 would go back" in sheet._given_field.error()
    assert sheet._given.value() == 200_000
    till.key(Qt.Key.Key_Return)
    assert till.shop.sales.get(till.until_sold().id).payments[0].change == 199_900


def test_few_methods_fill_the_line_as_many_do(till: Till) -> None:
    begin(till)
    sheet = till.payment()
    last = list(sheet._tiles.values())[-1]
    till.until(lambda: last.geometry().right() == sheet._given_field.geometry().right())
