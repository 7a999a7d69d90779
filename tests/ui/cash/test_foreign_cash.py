"""R14: a drawer with another currency is opened, moved, counted and closed by hand."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.payments.schemas import PaymentMethodCreate
from techstore_desktop.shop import Shop
from techstore_desktop.ui.cash.count_sheet import CountSheet
from techstore_desktop.ui.cash.movement_dialog import MovementDialog
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.cash.verification import VerifierSheet
from techstore_desktop.ui.payments.currency_dialog import CurrencyDialog
from techstore_desktop.ui.payments.settings_page import PaymentsPage
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import CASHIER_PIN, a_cashier
from tests.ui.cash.test_cash_screen import _no_paper, a_screen, texts
from tests.ui.keys import click, press, type_text

__all__ = ["_no_paper"]


@pytest.fixture
def takes_dollars(shop: Shop, manager: Actor) -> None:
    """Let the shop take dollars."""
    dollars = PaymentMethodCreate(kind="foreign", currency="USD", position=60)
    shop.payment_methods.add(manager, dollars)
    shop.payment_methods.set_rate(manager, "USD", Decimal(1250))


def open_by_hand(screen: CashScreen, shop: Shop, qtbot: QtBot) -> None:
    drawer = screen.drawer
    qtbot.waitUntil(lambda: "USD" in drawer._foreign)
    drawer._amount.setFocus()
    drawer._amount.selectAll()
    type_text(drawer._amount, "100")
    press(drawer._amount, Qt.Key.Key_Return)
    field = drawer._foreign["USD"]
    assert shop.cash.current() is None
    type_text(field, "40")
    press(field, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.card.isVisible)


def drop(screen: CashScreen, amount: str, qtbot: QtBot) -> None:
    screen.begin_move(MovementKind.DROP)
    dialog = open_sheet(screen)
    assert isinstance(dialog, MovementDialog)
    dialog.currency.choose("USD")
    type_text(dialog.amount, amount)
    type_text(dialog.reason, "bank")
    press(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.movements.model.rowCount() == 1)


def counted(screen: CashScreen) -> CountSheet:
    """Count 100 pesos and 20 dollars by keys, each after the other."""
    sheet = open_sheet(screen)
    assert isinstance(sheet, CountSheet)
    for page, value, pieces in (
        (sheet.fields, 100, "1"),
        (sheet.cash.foreign["USD"], 20, "1"),
    ):
        assert page.isVisible()
        for each, field in page.pieces_of.items():
            if each == value:
                type_text(field, pieces)
            press(field, Qt.Key.Key_Return)
        press(page.amount, Qt.Key.Key_Return)
    return sheet


@pytest.mark.usefixtures("takes_dollars")
def test_r14_dollars_are_opened_dropped_counted_and_closed_by_keys(
    at_work: Session, shop: Shop, qtbot: QtBot
) -> None:
    screen = a_screen(at_work, qtbot)
    open_by_hand(screen, shop, qtbot)
    opened = shop.cash.current()
    assert opened is not None
    assert "100,00 + USD\xa040,00" in texts(screen)
    drop(screen, "15,5", qtbot)
    assert shop.cash.foreign_expected(opened.id) == {"USD": Decimal("24.5")}
    assert shop.cash.expected_cash(opened.id) == 100
    screen.count()
    sheet = counted(screen)
    assert [sheet.cash.tabs.tabText(place) for place in (0, 1)] == [
        "ARS · 100,00",
        "USD · 20,00",
    ]
    assert "24,50" not in texts(screen)
    sheet.confirm()
    confirm = open_sheet(screen)
    assert isinstance(confirm, Dialog)
    confirm.decide()
    qtbot.waitUntil(screen.closing.isVisible)
    assert "Cash USD" in texts(screen)
    assert "−4,50" in texts(screen)
    [dollars] = shop.cash.closing(opened.id).foreign
    assert (dollars.counted, dollars.pieces) == (20, {Decimal(20): 1})
    assert screen.step_back()
    qtbot.waitUntil(screen.drawer.isVisible)
    qtbot.waitUntil(screen.drawer._amount.hasFocus)
    hint = screen.drawer._foreign_fields["USD"]._below.text
    qtbot.waitUntil(lambda: "20,00" in hint())


@pytest.mark.usefixtures("takes_dollars")
def test_no_currency_is_forgotten_in_a_count(
    at_work: Session, shop: Shop, qtbot: QtBot
) -> None:
    screen = a_screen(at_work, qtbot)
    open_by_hand(screen, shop, qtbot)
    screen.count()
    sheet = open_sheet(screen)
    assert isinstance(sheet, CountSheet)
    type_text(sheet.fields.amount, "100")
    sheet.confirm()
    assert open_sheet(screen) is sheet
    dollars = sheet.cash.foreign["USD"]
    assert dollars.isVisible()
    assert dollars._field.error()
    press(sheet, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert sheet.fields.isVisible()


@pytest.mark.usefixtures("takes_dollars")
def test_r42a_a_second_person_verifies_every_currency(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    a_cashier(shop, manager)
    screen = a_screen(at_work, qtbot)
    open_by_hand(screen, shop, qtbot)
    screen.count()
    counted(screen).confirm()
    confirm = open_sheet(screen)
    assert isinstance(confirm, Dialog)
    confirm.decide()
    qtbot.waitUntil(screen.closing.isVisible)
    screen.verify()
    counted(screen).confirm()
    signing = open_sheet(screen)
    assert isinstance(signing, VerifierSheet)
    qtbot.waitUntil(lambda: signing.person.count() == 2)
    signing.sign(CASHIER_PIN)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    report = shop.cash.report(manager, shop.cash.sessions()[0].id)
    assert [each.foreign for each in report.drawer_counts] == [{"USD": 20}] * 2


def test_a_currency_is_turned_on_with_its_rate(
    at_work: Session, shop: Shop, qtbot: QtBot
) -> None:
    screen = SettingsScreen(at_work)
    qtbot.addWidget(screen)
    screen.resize(1092, 754)
    screen.show()
    screen.open_page("payments")
    page = screen.page()
    assert isinstance(page, PaymentsPage)
    qtbot.waitUntil(lambda: page.methods.table.model.rowCount() == 5)
    click(page.methods.currency_button)
    dialog = open_sheet(screen)
    assert isinstance(dialog, CurrencyDialog)
    assert dialog.currency.findData("ARS") < 0
    dialog.currency.choose("BRL")
    press(dialog.rate, Qt.Key.Key_Return)
    assert dialog._rate_field.error()
    type_text(dialog.rate, "230,5")
    press(dialog.rate, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.methods.table.model.rowCount() == 6)
    assert shop.current_methods.rates()["BRL"].rate == Decimal("230.5")
    assert shop.current_methods.offered()[-1].code == "foreign:BRL"
    qtbot.waitUntil(lambda: "BRL" in page.rates.fields)
