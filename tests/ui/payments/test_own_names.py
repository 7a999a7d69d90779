"""R9a, R72: what the manager calls a method is what people read, everywhere."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.accounts.schemas import AccountPaymentCreate
from techstore_desktop.core.cash.schemas import CashCount
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodCreate,
    PaymentMethodUpdate,
)
from techstore_desktop.core.sales.schemas import MethodTotal
from techstore_desktop.printing.account_receipt import account_receipt_pdf
from techstore_desktop.printing.cash_report import cash_report_pdf
from techstore_desktop.printing.cash_words import cash_words_for
from techstore_desktop.printing.paper import A4
from techstore_desktop.printing.words import words_for
from techstore_desktop.shop import Shop
from techstore_desktop.ui.accounts.taking import AccountPayment
from techstore_desktop.ui.cash.screen import CashScreen
from techstore_desktop.ui.checkout.paying.refund_sheet import RefundSheet
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.dashboard.screen import DashboardScreen
from techstore_desktop.ui.sales.screen import SalesScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_customer, a_free_line, open_drawer, sell, tenders
from tests.printing.reading import text_of


@pytest.fixture
def posnet(shop: Shop, manager: Actor) -> str:
    """Name one method and add another; return the code of the second."""
    service = shop.payment_methods
    service.update(manager, "transfer", PaymentMethodUpdate(name="Mercado Pago"))
    added = service.add(manager, PaymentMethodCreate(kind="card", name="Posnet"))
    open_drawer(shop, manager)
    for code in ("transfer", added.code):
        sell(shop, manager, a_free_line("70"), paid=((code, "70"),))
    return added.code


def texts(screen: QWidget) -> str:
    return "\n".join(label.text() for label in screen.findChildren(Label))


def test_in_the_list_of_sales_and_in_the_sale_as_it_was_then(
    at_work: Session, shop: Shop, manager: Actor, posnet: str, qtbot: QtBot
) -> None:
    screen = SalesScreen(at_work)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: "Mercado Pago 70,00" in screen._methods.text())
    assert "Posnet 70,00" in screen._methods.text()
    shop.payment_methods.update(manager, posnet, PaymentMethodUpdate(name="Lapos"))
    qtbot.waitUntil(lambda: "Lapos 70,00" in screen._methods.text())
    assert screen.filters._method.findText("Lapos") > 0
    screen.filters._method.setCurrentIndex(screen.filters._method.findData(posnet))
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 1)
    qtbot.waitUntil(lambda: "Posnet" in texts(screen.view))


def test_on_the_dashboard(at_work: Session, posnet: str, qtbot: QtBot) -> None:
    screen = DashboardScreen(at_work)
    qtbot.addWidget(screen)
    screen.show()
    told = screen.charts.methods.accessibleDescription
    qtbot.waitUntil(lambda: "Mercado Pago: 70,00" in told())
    assert "Posnet: 70,00" in told()


def test_where_money_goes_back(at_work: Session, posnet: str, qtbot: QtBot) -> None:
    screen = SalesScreen(at_work)
    qtbot.addWidget(screen)
    planned = [MethodTotal(method=posnet, amount=Decimal(70))]
    sheet = RefundSheet(screen, at_work, Decimal(70), planned, has_customer=False)
    assert "Posnet" in texts(sheet)
    ways = dict(sheet._way._choices)
    assert (ways["transfer"], ways[posnet]) == ("Mercado Pago", "Posnet")


def test_at_the_closing_and_on_the_z(
    at_work: Session, shop: Shop, manager: Actor, posnet: str, qtbot: QtBot
) -> None:
    session = shop.cash.current()
    assert session is not None
    shop.cash.close(manager, session.id, CashCount(counted={"cash": Decimal(50)}))
    shop.payment_methods.update(manager, posnet, PaymentMethodUpdate(name="Lapos"))
    screen = CashScreen(at_work)
    qtbot.addWidget(screen)
    screen.show()
    screen._opened(shop.cash.sessions()[0])
    qtbot.waitUntil(lambda: not screen.closing.isHidden())
    assert "Mercado Pago" in texts(screen.closing)
    assert "Posnet" in texts(screen.closing)
    z_report = shop.cash.report(manager, session.id)
    words = cash_words_for("en")
    profile = shop.profiles.current()
    said = text_of(cash_report_pdf(z_report, profile, paper=A4, words=words))
    assert "Mercado Pago (1) 70,00" in said
    assert "Posnet (1) 70,00" in said


def test_for_a_payment_on_account_and_on_its_receipt(
    at_work: Session, shop: Shop, manager: Actor, posnet: str, qtbot: QtBot
) -> None:
    customer = a_customer(shop, manager)
    screen = SalesScreen(at_work)
    qtbot.addWidget(screen)
    screen.show()
    standing = shop.accounts.standing(customer.id)
    taking = AccountPayment(screen, at_work, customer.name, standing)
    taking._take(Decimal(70), "advance")
    sheet = open_sheet(screen)
    assert isinstance(sheet, PaymentSheet)
    assert sheet._tiles["transfer"].text() == "Mercado Pago"
    assert posnet in sheet._tiles
    data = AccountPaymentCreate(
        customer_id=customer.id,
        amount=Decimal(70),
        tenders=tuple(tenders((posnet, "70"))),
        note="advance",
    )
    payment = shop.accounts.pay(manager, data)
    profile, words = shop.profiles.current(), words_for("en")
    said = text_of(account_receipt_pdf(payment, profile, paper=A4, words=words))
    assert "Posnet 70,00" in said
