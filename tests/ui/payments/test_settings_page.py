"""The manager's page of the payments, driven as a person does."""

from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.schemas import PaymentMethodResponse
from techstore_desktop.shop import Shop
from techstore_desktop.ui.payments.method_dialog import MethodDialog
from techstore_desktop.ui.payments.settings_page import PaymentsPage
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.sales.payments.money import take_everything
from tests.ui.keys import click, press, type_text
from tests.ui.showing import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
SheetT = TypeVar("SheetT", bound=QWidget)


@pytest.fixture
def screen(qtbot: QtBot, at_work: Session) -> SettingsScreen:
    """Return the manager's settings, with the page open."""
    made = shown(qtbot, SettingsScreen(at_work))
    made.open_page("payments")
    page = page_of(made)
    qtbot.waitUntil(lambda: page.methods.table.model.rowCount() > 0)
    return made


def page_of(screen: SettingsScreen) -> PaymentsPage:
    page = screen.page()
    assert isinstance(page, PaymentsPage)
    return page


def on_top(screen: QWidget, kind: type[SheetT]) -> SheetT:
    sheet = open_sheet(screen)
    assert isinstance(sheet, kind)
    return sheet


def mark(page: PaymentsPage, code: str) -> None:
    rows = page.methods.table.model.rows()
    page.methods.table.mark([each.code for each in rows].index(code))


def method(shop: Shop, code: str) -> PaymentMethodResponse:
    return next(each for each in shop.payment_methods.methods() if each.code == code)


def test_a_method_is_named_and_turned_off_and_on(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = page_of(screen)
    mark(page, "transfer")
    press(page.methods.table.view, Qt.Key.Key_Return)
    dialog = on_top(screen, MethodDialog)
    type_text(dialog.name, "Mercado Pago")
    dialog.reference.choose(Reference.REQUIRED)
    press(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: method(shop, "transfer").name == "Mercado Pago")
    assert method(shop, "transfer").reference is Reference.REQUIRED
    mark(page, "transfer")
    click(page.methods.turn_button)
    qtbot.waitUntil(lambda: not method(shop, "transfer").is_on)
    qtbot.waitUntil(lambda: page.methods.turn_button.text() == "Turn on")
    click(page.methods.turn_button)
    qtbot.waitUntil(lambda: method(shop, "transfer").is_on)
    mark(page, "cash")
    assert not page.methods.turn_button.isEnabled()


def test_methods_move_and_the_mark_moves_along(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = page_of(screen)
    mark(page, "card")
    click(page.methods.up_button)
    qtbot.waitUntil(lambda: shop.payment_methods.methods()[0].code == "card")
    qtbot.waitUntil(lambda: page.methods.table.model.rows()[0].code == "card")
    marked = page.methods.table.marked_row()
    assert marked is not None
    assert marked.code == "card"
    assert not page.methods.up_button.isEnabled()
    assert [each.code for each in shop.current_methods.offered()][:2] == [
        "card",
        "cash",
    ]


def test_a_second_terminal_with_instalments_is_added_by_keyboard(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = page_of(screen)
    press(screen, Qt.Key.Key_N, CONTROL)
    dialog = on_top(screen, MethodDialog)
    press(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "name" in dialog._name_field.error())
    type_text(dialog.name, "Lapos")
    click(dialog.plans.more)
    single, three = dialog.plans.rows
    assert single.name.text() == "Single payment"
    press(three.name, Qt.Key.Key_Return)
    assert three._name_field.error()
    type_text(three.name, "3 instalments")
    type_text(three.rate, "12,5")
    press(three.rate, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.methods.table.model.rowCount() == 6)
    added = shop.payment_methods.methods()[-1]
    assert (added.name, [(each.name, each.rate) for each in added.plans]) == (
        "Lapos",
        [("Single payment", 0), ("3 instalments", Decimal("12.5"))],
    )
    mark(page, added.code)
    page.methods.edit()
    again = on_top(screen, MethodDialog)
    again.plans.rows[0].remove_wanted.emit()
    press(again.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(method(shop, added.code).plans) == 1)


def test_months_and_rates_are_saved_together(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop, manager: Actor
) -> None:
    page = page_of(screen)
    assert not page.rates.isVisible()
    take_everything(shop, manager)
    page.load()
    qtbot.waitUntil(page.rates.isVisible)
    field = page.rates.fields["USD"]
    qtbot.waitUntil(lambda: field.value() is not None)
    field.setFocus()
    field.selectAll()
    type_text(field, "0")
    press(screen, Qt.Key.Key_S, CONTROL)
    assert page.rates._rows["USD"].error()
    type_text(field, ",000689655")
    assert page.tips.isChecked()
    press(page.tips, Qt.Key.Key_Space)
    assert page.old_rates.isChecked()
    press(page.old_rates, Qt.Key.Key_Space)
    page.months.setFocus()
    type_text(page.months, "121")
    press(page.months, Qt.Key.Key_Return)
    assert "120" in page.fields["voucher_months"].error()
    page.months.selectAll()
    type_text(page.months, "12")
    press(page.months, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shop.branches.shop().voucher_months == 12)
    assert not shop.branches.shop().takes_tips
    assert not shop.branches.shop().takes_old_rates
    assert shop.payment_methods.rates()["USD"].rate == Decimal("0.000689655")
    qtbot.waitUntil(lambda: not page.is_changed())


def test_what_is_typed_outlives_the_window(
    qtbot: QtBot, screen: SettingsScreen, at_work: Session
) -> None:
    page = page_of(screen)
    qtbot.waitUntil(lambda: bool(page._kept))
    page.months.selectAll()
    type_text(page.months, "6")
    later = SettingsScreen(at_work)
    qtbot.addWidget(later)
    later.restore(screen.state())
    qtbot.waitUntil(lambda: page_of(later).months.text() == "6")
    assert later.page().is_changed()
    screen.discard_button.click()
    assert page.months.text() == "0"


def test_a_setting_is_found_by_its_words(screen: SettingsScreen) -> None:
    screen.open_with(topic="payments.voucher_months")
    assert page_of(screen).months.hasFocus()
    screen.open_with(topic="payments.rates")
    assert page_of(screen).methods.table.view.hasFocus()
