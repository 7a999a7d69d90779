"""A product's units on its card: counted in by scan, found by number, with a life."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.shop import Shop
from techstore_desktop.ui.products.entry import find
from techstore_desktop.ui.products.screen import ProductsScreen
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_product
from tests.ui.keys import press, type_text
from tests.ui.products.conftest import shown_card


def a_tablet(shop: Shop, manager: Actor) -> ProductResponse:
    return a_product(
        shop,
        manager,
        name="Tab A9",
        tracks_serial_numbers=True,
        opening_stock=Decimal(2),
    )


def sheet_over(screen: ProductsScreen, qtbot: QtBot) -> SerialSheet:
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), SerialSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, SerialSheet)
    return sheet


def test_the_numbers_of_what_is_on_the_shelf_are_added_by_scan(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: ProductsScreen
) -> None:
    tablet = a_tablet(shop, manager)
    screen.open_product(tablet.id)
    qtbot.waitUntil(lambda: shown_card(screen) == "Tab A9")
    screen.card.open_tab("units")
    screen.card.units.add_numbers()
    sheet = sheet_over(screen, qtbot)
    for number in ("R9XT001", "R9XT002"):
        sheet.on_scan(number)
    qtbot.waitUntil(lambda: len(sheet._units) == 2)
    press(sheet.number, Qt.Key.Key_Return)
    table = screen.card.units.table
    qtbot.waitUntil(lambda: len(table.model.rows()) == 2)
    assert "2 of 2" in screen.card.units._count.text()


def corrected(
    qtbot: QtBot,
    screen: ProductsScreen,
    product: ProductResponse,
    quantity: str,
    note: str,
) -> SerialSheet:
    """Correct the stock of a product, and return what asks for its units."""
    screen.open_product(product.id)
    qtbot.waitUntil(lambda: shown_card(screen) == product.name)
    screen.card.open_tab("stock")
    adjustment = screen.card.stock.adjustment
    type_text(adjustment.quantity, quantity)
    type_text(adjustment.note, note)
    press(adjustment.note, Qt.Key.Key_Return)
    return sheet_over(screen, qtbot)


def test_a_correction_of_the_stock_asks_which_units(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: ProductsScreen
) -> None:
    tablet = a_tablet(shop, manager)
    sheet = corrected(qtbot, screen, tablet, "+1", "found")
    sheet.on_scan("R9XT003")
    qtbot.waitUntil(lambda: shop.products.get(tablet.id).on_hand == 3)
    assert shop.serials.find("R9XT003")[0].is_ready


def test_pieces_without_a_number_go_by_the_count_alone(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: ProductsScreen
) -> None:
    tablet = a_tablet(shop, manager)
    sheet = corrected(qtbot, screen, tablet, "-1", "never came")
    assert "Pieces without a known number: 2" in sheet._asked.question
    press(sheet.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shop.products.get(tablet.id).on_hand == 1)


def test_a_number_leads_to_the_unit_and_its_life(
    qtbot: QtBot,
    shop: Shop,
    manager: Actor,
    screen: ProductsScreen,
    at_work: Session,
) -> None:
    tablet = a_tablet(shop, manager)
    units = [UnitNumbers(serial_number=f"R9XT00{which}") for which in (1, 2)]
    shop.serials.count_in(manager, tablet.id, units)
    found = find(at_work, "r9xt")
    assert [each.text for each in found] == ["R9XT001", "R9XT002"]
    screen.open_with(**found[0].arguments)
    page = screen.card.units
    qtbot.waitUntil(lambda: len(page.life.model.rows()) == 1)
    marked = page.table.marked_row()
    assert marked is not None
    assert marked.serial_number == "R9XT001"
    screen.close_card()
    screen.on_scan("R9XT002")
    qtbot.waitUntil(lambda: shown_card(screen) == "Tab A9")


def test_a_phone_for_two_cards_is_set_up_on_its_card(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: ProductsScreen
) -> None:
    phone = a_product(shop, manager, name="Moto G84", opening_stock=Decimal(0))
    screen.open_product(phone.id)
    qtbot.waitUntil(lambda: shown_card(screen) == "Moto G84")
    form = screen.card.form
    form.serials.setCurrentIndex(3)
    screen.card.save()
    qtbot.waitUntil(lambda: shop.products.get(phone.id).imei_count == 2)
    assert shop.products.get(phone.id).tracks_serial_numbers


def test_a_new_product_asks_for_the_numbers_of_what_is_on_the_shelf(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: ProductsScreen
) -> None:
    tablet = a_tablet(shop, manager)
    screen.open_product(tablet.id)
    qtbot.waitUntil(lambda: shown_card(screen) == "Tab A9")
    screen.card.saved.emit(tablet.id)
    shell = screen.session.shell
    qtbot.waitUntil(lambda: bool(shell.toasts))  # type: ignore[attr-defined]
    assert "2" in str(shell.toasts[0])  # type: ignore[attr-defined]
    screen._add_numbers(tablet.id)
    sheet_over(screen, qtbot)
