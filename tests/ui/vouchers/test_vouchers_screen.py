"""The manager's list: found, looked at, put right, given away."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.shop import Shop
from techstore_desktop.ui.accounts.correction_dialog import CorrectionDialog
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.vouchers.entry import find
from techstore_desktop.ui.vouchers.screen import VouchersScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_cart, a_free_line, open_drawer
from tests.core.sales.payments.money import by_voucher, voucher_line


def a_screen(at_work: Session, qtbot: QtBot) -> VouchersScreen:
    screen = VouchersScreen(at_work)
    qtbot.addWidget(screen)
    screen.resize(1092, 770)
    screen.show()
    screen.activateWindow()
    return screen


def numbers(screen: VouchersScreen) -> list[str]:
    return [each.number for each in screen.table.model.rows()]


def sold_two(shop: Shop, manager: Actor) -> None:
    """Sell two cards and spend one of them whole."""
    open_drawer(shop, manager)
    for number, amount in (("CARD0001", "40"), ("CARD0002", "60")):
        paid = [Tender(method="cash", amount=Decimal(amount))]
        shop.sales.complete(manager, a_cart(voucher_line(number, amount)), paid)
    spent = [by_voucher("CARD0001", Decimal(40))]
    shop.sales.complete(manager, a_cart(a_free_line("40")), spent)


def test_open_spent_and_found_by_a_scan_or_by_the_sales_number(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold_two(shop, manager)
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(lambda: numbers(screen) == ["CARD0002"])
    qtbot.waitUntil(lambda: "owes 60,00 on 1" in screen._total.text())
    screen._state.choose("spent")
    qtbot.waitUntil(lambda: numbers(screen) == ["CARD0001"])
    qtbot.waitUntil(lambda: screen.view.table.model.rowCount() == 2)
    assert screen.view._balance.text().endswith("0,00")
    screen.on_scan("card0002")
    qtbot.waitUntil(lambda: numbers(screen) == ["CARD0002"])
    screen._search.set_text("A1-000001")
    screen.refresh()
    qtbot.waitUntil(lambda: numbers(screen) == ["CARD0001"])
    assert [found.text for found in find(at_work, "card")] == ["CARD0001", "CARD0002"]


def test_a_movement_leads_to_its_sale(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold_two(shop, manager)
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(lambda: screen.view.table.model.rowCount() == 1)
    screen.view.table.opened.emit(screen.view.table.model.row_at(0))
    [(name, arguments)] = at_work.shell.opened  # type: ignore[attr-defined]
    assert name == "sales"
    assert "sale_id" in arguments


def test_a_correction_needs_a_reason_and_stands_among_the_movements(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold_two(shop, manager)
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(lambda: screen.view.number == "CARD0002")
    screen.view.want_correction()
    dialog = open_sheet(screen)
    assert isinstance(dialog, CorrectionDialog)
    dialog.amount.set_value(Decimal(61))
    dialog.direction.setCurrentIndex(1)
    dialog.decide()
    assert dialog._reason_field.error()
    dialog.reason.setText("Loaded twice by mistake")
    dialog.decide()
    qtbot.waitUntil(lambda: "60,00" in dialog._amount_field.error())
    dialog.amount.set_value(Decimal(10))
    dialog.decide()
    qtbot.waitUntil(lambda: shop.vouchers.owed() == 50)
    qtbot.waitUntil(lambda: open_sheet(screen) is None)


def test_a_voucher_is_given_away_and_its_slip_shown(
    at_work: Session, shop: Shop, qtbot: QtBot
) -> None:
    screen = a_screen(at_work, qtbot)
    screen.give()
    dialog = open_sheet(screen)
    assert isinstance(dialog, CorrectionDialog)
    dialog.amount.set_value(Decimal(15))
    dialog.reason.setText("Waited a week")
    dialog.decide()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    assert shop.vouchers.owed() == 15
