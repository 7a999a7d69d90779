"""The account on a customer's card: what is owed, and money taken on it."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.customers.schemas import CustomerResponse, CustomerUpdate
from techstore_desktop.shop import Shop
from techstore_desktop.ui.accounts.amount_dialog import AmountDialog
from techstore_desktop.ui.accounts.correction_dialog import CorrectionDialog
from techstore_desktop.ui.accounts.limit_dialog import LimitDialog
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.customers.screen import CustomersScreen
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.theme import font, tokens
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from techstore_desktop.ui.widgets.table_painter import PADDING
from tests import builders
from tests.settling import settle
from tests.ui.keys import press, type_text
from tests.ui.showing import shown


@pytest.fixture
def ana(shop: Shop, at_work: Session) -> CustomerResponse:
    """Return a customer who owes 80 of a limit of 500."""
    actor = at_work.actor
    builders.open_drawer(shop, actor)
    made = builders.a_customer(shop, actor)
    update = CustomerUpdate(credit_limit=Decimal(500))
    shop.customers.update(actor, made.id, update)
    cart = builders.a_cart(builders.a_free_line("80"), customer_id=made.id)
    shop.sales.complete(actor, cart, builders.tenders(("account", "80")))
    return made


@pytest.fixture
def screen(
    qtbot: QtBot, at_work: Session, ana: CustomerResponse
) -> Iterator[CustomersScreen]:
    QSettings().setValue("checkout/receipt", "none")
    made = shown(qtbot, CustomersScreen(at_work))
    qtbot.waitUntil(lambda: made.card.customer_id() == ana.id)
    made.card.open_tab("account")
    qtbot.waitUntil(lambda: bool(made.card.account.table.model.rows()))
    yield made
    QSettings().remove("checkout/receipt")


def asked_amount(qtbot: QtBot, screen: CustomersScreen) -> AmountDialog:
    screen.card.account.take_payment()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), AmountDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, AmountDialog)
    return dialog


def test_the_account_says_what_is_owed_and_why(screen: CustomersScreen) -> None:
    page = screen.card.account
    assert page._balance.text() == "80,00"
    assert "500,00" in page._standing.text()
    (line,) = page.table.model.rows()
    assert (line.amount, line.balance, line.document_number) == (80, 80, "A1-000001")


def test_a_payment_is_taken_by_keyboard(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop, ana: CustomerResponse
) -> None:
    dialog = asked_amount(qtbot, screen)
    assert dialog._amount.value() == 80
    dialog._amount.selectAll()
    type_text(dialog._amount, "30")
    press(dialog._amount, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PaymentSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, PaymentSheet)
    assert "account" not in sheet._tiles
    press(sheet._given, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shop.accounts.standing(ana.id).balance == 50)
    qtbot.waitUntil(lambda: open_sheet(screen) is None)


def test_an_impatient_enter_takes_the_money_once(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop, ana: CustomerResponse
) -> None:
    """Elsewhere a double click took it twice."""
    dialog = asked_amount(qtbot, screen)
    dialog._amount.selectAll()
    type_text(dialog._amount, "20")
    press(dialog._amount, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PaymentSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, PaymentSheet)
    for _ in range(3):
        press(sheet._given, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: open_sheet(screen) is None)
    settle()
    assert shop.accounts.standing(ana.id).balance == 60


def test_the_change_of_a_payment_stays_up_until_it_is_given(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop, ana: CustomerResponse
) -> None:
    dialog = asked_amount(qtbot, screen)
    press(dialog._amount, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PaymentSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, PaymentSheet)
    type_text(sheet._given, "100")
    press(sheet._given, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), Dialog))
    change = open_sheet(screen)
    assert isinstance(change, Dialog)
    assert "20,00" in [label.text() for label in change.findChildren(Label)]
    press(change, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: open_sheet(screen) is None)
    assert shop.accounts.standing(ana.id).balance == 0


def test_every_amount_of_the_account_is_whole(
    qtbot: QtBot, screen: CustomersScreen, at_work: Session
) -> None:
    amount = at_work.formats.money(Decimal("-12345678.90"))
    metrics = QFontMetrics(font(tokens.TEXT, tokens.SEMIBOLD))
    view = screen.card.account.table.view
    needed = metrics.horizontalAdvance(amount) + 2 * PADDING
    qtbot.waitUntil(lambda: all(view.columnWidth(place) >= needed for place in (1, 2)))


def test_a_forgotten_drawer_is_asked_about_first(
    qtbot: QtBot, screen: CustomersScreen, clock: SetClock
) -> None:
    clock.advance(timedelta(days=1))
    screen.card.account.take_payment()
    qtbot.waitUntil(lambda: type(open_sheet(screen)) is Dialog)
    dialog = open_sheet(screen)
    assert dialog is not None
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), AmountDialog))


def test_an_advance_needs_a_note(qtbot: QtBot, screen: CustomersScreen) -> None:
    dialog = asked_amount(qtbot, screen)
    dialog._amount.set_value(Decimal(100))
    dialog.decide()
    assert "80,00" in dialog._note_field.error()
    dialog._note.setText("towards a phone")
    dialog.decide()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PaymentSheet))


@pytest.mark.parametrize("typed", ["", "abc", "0", "-4"])
def test_no_amount_is_said_beside_the_field(
    qtbot: QtBot, screen: CustomersScreen, typed: str
) -> None:
    dialog = asked_amount(qtbot, screen)
    dialog._amount.setText(typed)
    dialog.decide()
    assert dialog._amount_field.error()


def test_a_manager_changes_the_limit(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop, ana: CustomerResponse
) -> None:
    screen.card.account.change_limit()
    dialog = open_sheet(screen)
    assert isinstance(dialog, LimitDialog)
    dialog._limit.setText("-1")
    dialog.decide()
    assert dialog._field.error()
    dialog._limit.setText("1000")
    dialog.decide()
    qtbot.waitUntil(lambda: shop.accounts.standing(ana.id).credit_limit == 1000)


def test_a_correction_needs_a_reason_and_stands_beside_what_it_corrects(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop, ana: CustomerResponse
) -> None:
    page = screen.card.account
    page.correct()
    dialog = open_sheet(screen)
    assert isinstance(dialog, CorrectionDialog)
    type_text(dialog.amount, "30")
    press(dialog.amount, Qt.Key.Key_Return)
    assert open_sheet(screen) is dialog
    type_text(dialog.reason, "Typed twice")
    press(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._balance.text() == "50,00")
    assert [line.amount for line in page.table.model.rows()] == [-30, 80]
    assert shop.accounts.standing(ana.id).balance == 50


def test_the_statement_is_shown_to_be_printed(
    qtbot: QtBot, screen: CustomersScreen
) -> None:
    screen.card.account.show_statement()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))


def test_payment_and_statement_have_a_key_whatever_tab_is_open(
    qtbot: QtBot, screen: CustomersScreen
) -> None:
    screen.card.open_tab("notes")
    press(screen.search, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), AmountDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, AmountDialog)
    assert screen.card.tabs.current_key() == "account"
    dialog.reject()
    screen.card.open_tab("notes")
    press(screen.search, "p", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
