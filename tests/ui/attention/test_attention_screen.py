"""What needs a person is told, leads to its places, and is settled by a button."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from techstore_desktop.core.attention.kinds import KINDS
from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.cash.schemas import CashCount, CashSessionCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.attention.choice_row import ChoiceRow
from techstore_desktop.ui.attention.entry import entry
from techstore_desktop.ui.attention.involved_row import InvolvedRow
from techstore_desktop.ui.attention.kinds import words_of
from techstore_desktop.ui.attention.open_count import OpenCount
from techstore_desktop.ui.attention.screen import AttentionScreen
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shell.navigation_bar import NavigationBar
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import MANAGER_PIN, a_customer, a_product, open_drawer
from tests.conftest import NOON
from tests.core.attention.arising import (
    closed_with,
    edited_twice,
    made_elsewhere,
    sold_below_zero,
    sold_by_serial,
)
from tests.ui.conftest import BareShell
from tests.ui.keys import press, type_text

CHOICES = {"Likely the same customer": 2, "Serial number sold twice": 3}
"""How many ways there are to settle a kind where there are several."""


def a_screen(session: Session, qtbot: QtBot, *, items: int) -> AttentionScreen:
    screen = AttentionScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1092, 770)
    screen.show()
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == items)
    return screen


def told(screen: AttentionScreen) -> str:
    """Return every word of the item that is open."""
    return "\n".join(label.text() for label in screen.view.findChildren(Label))


def choices(screen: AttentionScreen) -> dict[str, ChoiceRow]:
    held = screen.view._scroll.widget()
    assert held is not None
    return {row.choice.name: row for row in held.findChildren(ChoiceRow)}


def opened(session: Session) -> list[tuple[str, dict[str, object]]]:
    assert isinstance(session.shell, BareShell)
    return session.shell.opened


def test_an_empty_list_teaches_what_comes_here(at_work: Session, qtbot: QtBot) -> None:
    screen = a_screen(at_work, qtbot, items=0)
    qtbot.waitUntil(screen.empty.isVisible)
    assert screen.empty.title.text() == "Nothing needs you"
    assert "stock below zero" in screen.empty.text.text()
    screen.shown.choose("settled")
    assert screen.empty.title.text() == "Nothing was settled yet"


def test_stock_below_zero_is_told_and_leads_to_the_product(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager)
    product = sold_below_zero(shop, manager)
    screen = a_screen(at_work, qtbot, items=1)
    assert f"{product.name} ({product.sku}) has left Centro" in told(screen)
    assert "\N{MINUS SIGN}2 in stock" in told(screen)
    row = screen.view.first_place()
    assert row is not None
    row.open()
    assert opened(at_work) == [("products", {"product_id": product.id})]
    press(screen.table.view, Qt.Key.Key_Return)
    assert len(opened(at_work)) == 2


def test_settling_takes_the_item_to_the_settled_with_its_note(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    closed_with(shop, manager, "47.50")
    screen = a_screen(at_work, qtbot, items=1)
    assert "2,50 less than there should be" in told(screen)
    assert "It was explained as: Coins fell" in told(screen)
    note = screen.view.findChild(QLineEdit)
    assert note is not None
    type_text(note, "Spoke with Marcos")
    choices(screen)["accept"].button.click()
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 0)
    screen.shown.choose("settled")
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 1)
    assert "Accept the difference" in told(screen)
    assert "Settled by Lucía Ferro · 23/11/2026 12:00" in told(screen)
    assert "Spoke with Marcos" in told(screen)
    assert choices(screen) == {}


def test_r14_a_currency_that_differs_is_told_in_itself(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    floats = {"USD": Decimal(40), "JPY": Decimal(5000)}
    opening = CashSessionCreate(float_amount=Decimal(50), foreign_floats=floats)
    session = shop.cash.open(manager, opening)
    count = CashCount(
        counted={"cash": Decimal(50)},
        foreign={"USD": Decimal("37.5"), "JPY": Decimal(5100)},
    )
    shop.cash.close(manager, session.id, count)
    screen = a_screen(at_work, qtbot, items=1)
    assert "100 JPY too much. 2,50 USD missing." in told(screen)


def test_both_values_of_an_edit_are_buttons(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    product = a_product(shop, manager)
    edited_twice(shop, manager, product.id)
    screen = a_screen(at_work, qtbot, items=1)
    assert choices(screen)["keep"].button.text() == "Keep 100,00"
    assert choices(screen)["take_other"].button.text() == "Take 110,00"
    choices(screen)["take_other"].button.click()
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 0)
    assert shop.products.get(product.id).price == Decimal(110)


def test_costs_are_not_told_to_those_who_may_not_see_them(
    at_work: Session, shop: Shop, manager: Actor, cashier: Actor, qtbot: QtBot
) -> None:
    product = a_product(shop, manager)
    edited_twice(shop, manager, product.id, field="cost", standing=6000, lost=7000)
    session = Session(cashier, shop, at_work.formats, at_work.changes, at_work.shell)
    screen = a_screen(session, qtbot, items=1)
    words = told(screen) + "".join(
        row.button.text() for row in choices(screen).values()
    )
    assert "60,00" not in words
    assert "70,00" not in words
    assert "•••" in words


def test_a_cashier_settles_with_a_managers_pin(
    at_work: Session, shop: Shop, manager: Actor, cashier: Actor, qtbot: QtBot
) -> None:
    closed_with(shop, manager, "47")
    session = Session(cashier, shop, at_work.formats, at_work.changes, at_work.shell)
    screen = a_screen(session, qtbot, items=1)
    assert "A manager settles this" in told(screen)
    choices(screen)["accept"].button.click()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), ApprovalSheet))
    sheet = open_sheet(screen)
    assert isinstance(sheet, ApprovalSheet)
    qtbot.waitUntil(lambda: sheet._person.count() == 1)
    sheet._try(MANAGER_PIN)
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 0)
    assert shop.attention.settled_items()[0].settlements[0].settled_by == cashier.name


def test_every_kind_has_words_and_places(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager)
    product = a_product(shop, manager, sku="MOU-1", barcodes=("5099206103726",))
    made_elsewhere(shop, manager, sku="MOU-1", barcode="5099206103726")
    a_customer(shop, manager)
    a_customer(shop, manager, name="A. Quiroga")
    for _ in range(2):
        sold_by_serial(shop, manager, product, "SN-1")
    screen = a_screen(at_work, qtbot, items=4)
    names = set()
    for number in range(4):
        screen.table.mark(number)
        names.add(told(screen).splitlines()[0])
        places = [
            row.involved.table for row in screen.view._scroll.findChildren(InvolvedRow)
        ]
        assert len(places) >= 2
        name = told(screen).splitlines()[0]
        assert len(choices(screen)) == CHOICES.get(name, 1)
    assert names == {
        "One SKU on several products",
        "One barcode on several products",
        "Likely the same customer",
        "Serial number sold twice",
    }


def test_r34_the_unit_that_left_with_the_other_sale_is_scanned(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager)
    product = a_product(shop, manager)
    first = sold_by_serial(shop, manager, product, "SN-1")
    second = sold_by_serial(shop, manager, product, "SN-1")
    screen = a_screen(at_work, qtbot, items=1)
    choices(screen)[f"sold_on:{first.id}"].button.click()
    sheet = open_sheet(screen)
    assert isinstance(sheet, SerialSheet)
    assert second.number in "\n".join(
        label.text() for label in sheet.findChildren(Label)
    )
    sheet.on_scan("SN-7")
    qtbot.waitUntil(lambda: sheet._doubted is not None)
    sheet.confirm()
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 0)
    assert shop.sales.get(second.id).lines[0].serial_numbers == ("SN-7",)


def test_r34_nobody_need_know_which_unit_left(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    open_drawer(shop, manager)
    product = a_product(shop, manager)
    first, second = (sold_by_serial(shop, manager, product, "SN-1") for _ in range(2))
    screen = a_screen(at_work, qtbot, items=1)
    choices(screen)[f"sold_on:{second.id}"].button.click()
    sheet = open_sheet(screen)
    assert isinstance(sheet, SerialSheet)
    assert sheet._done.text() == "Nobody knows"
    press(sheet.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 0)
    assert shop.sales.get(first.id).lines[0].serial_numbers == ("SN-1",)


def test_a_decision_of_a_newer_program_has_decent_words(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    item = AttentionItem(key="storm:1", kind="storm", arisen_at=NOON)
    assert words_of(item).kind == ""
    screen = a_screen(at_work, qtbot, items=0)
    screen.view.show_item(item)
    assert "newer TechStore" in told(screen)
    for kind in KINDS:
        known = AttentionItem(key=f"{kind.name}:1", kind=kind.name, arisen_at=NOON)
        assert words_of(known).kind == kind.name
        screen.view.show_item(known)
        assert "{" not in told(screen)


def test_a_note_and_the_mark_stay_when_something_new_arrives(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    closed_with(shop, manager, "47")
    screen = a_screen(at_work, qtbot, items=1)
    note = screen.view.findChild(QLineEdit)
    assert note is not None
    type_text(note, "Half a thought")
    product = a_product(shop, manager)
    edited_twice(shop, manager, product.id)
    shop.database.announce({"edit_conflict": {product.id}})
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 2)
    assert "Session CA1-000001" in told(screen)
    assert screen.view._typed == "Half a thought"
    assert note.isVisible()


def test_somebody_else_was_quicker(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    closed_with(shop, manager, "47")
    screen = a_screen(at_work, qtbot, items=1)
    item = screen.table.marked_row()
    assert item is not None
    shop.attention.settle(manager, item.key, "accept")
    screen.settle(item, item.choices[0], "")
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 0)
    assert len(shop.attention.settled_items()[0].settlements) == 1


@pytest.mark.parametrize(("count", "shown"), [(0, ""), (7, "7"), (180, "99+")])
def test_the_navigation_shows_how_much_is_open(
    qtbot: QtBot, count: int, shown: str
) -> None:
    bar = NavigationBar([entry()])
    qtbot.addWidget(bar)
    bar.show()
    bar.show_badge("attention", count)
    bar.repaint()
    bar.toggle()
    bar.repaint()
    assert bar._items["attention"].accessibleDescription() == shown


def test_the_number_follows_what_happens(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    parent = QObject()
    counted: list[int] = []
    badge = OpenCount(at_work, parent)
    badge.changed.connect(counted.append)
    qtbot.waitUntil(lambda: counted == [0])
    closed_with(shop, manager, "47")
    qtbot.waitUntil(lambda: counted[-1] == 1)
    shop.attention.settle(manager, shop.attention.open_items()[0].key, "accept")
    qtbot.waitUntil(lambda: counted[-1] == 0)
