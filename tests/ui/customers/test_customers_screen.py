"""Finding, registering and changing customers, by keyboard and by mouse."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.accounts.amount_dialog import AmountDialog
from techstore_desktop.ui.customers.contacts import mail_address, whatsapp_address
from techstore_desktop.ui.customers.screen import CustomersScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests import builders
from tests.ui.conftest import BareShell
from tests.ui.keys import click, press, type_text
from tests.ui.showing import shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(qtbot: QtBot, at_work: Session, shop: Shop) -> CustomersScreen:
    """Return the screen over three customers, with the first one's card open."""
    actor = at_work.actor
    builders.a_customer(shop, actor, name="Ana Quiroga", email="ana@example.org")
    builders.a_customer(shop, actor, name="Bruno López", phone="11 4444-1111")
    builders.a_customer(shop, actor, name="Estudio Vidal", phone="", tax_number="30-7")
    made = shown(qtbot, CustomersScreen(at_work))
    qtbot.waitUntil(lambda: made.card.head.title.name() == "Ana Quiroga")
    return made


def names(screen: CustomersScreen) -> list[str]:
    return [row.name for row in screen.list.table.model.rows()]


def find(qtbot: QtBot, screen: CustomersScreen, text: str, *expected: str) -> None:
    screen.search.line.clear()
    type_text(screen.search.line, text)
    qtbot.waitUntil(lambda: names(screen) == list(expected))


def register(screen: CustomersScreen) -> None:
    press(screen, Qt.Key.Key_N, CONTROL)
    assert screen.card.is_new()


def test_a_customer_is_found_as_you_type_by_any_word_without_accents(
    qtbot: QtBot, screen: CustomersScreen
) -> None:
    find(qtbot, screen, "lopez", "Bruno López")
    find(qtbot, screen, "4441111", "Bruno López")
    find(qtbot, screen, "ana@exa", "Ana Quiroga")
    qtbot.waitUntil(lambda: screen.card.head.title.name() == "Ana Quiroga")


def test_the_marked_customer_s_card_stands_beside_the_list(
    qtbot: QtBot, screen: CustomersScreen
) -> None:
    press(screen.search.line, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: screen.card.head.title.name() == "Bruno López")
    assert screen.card.form.lines["phone"].text() == "11 4444-1111"
    assert not screen.card.save_button.isVisible()


def test_a_customer_is_registered_by_keyboard_alone(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop
) -> None:
    register(screen)
    # Qt's test keys know no emoji; a keyboard's own menu inserts it like this.
    screen.card.form.lines["name"].insert("Zoë 😀 Núñez ")
    type_text(screen.card.form.lines["phone"], "+54 11 5000-9999")
    press(screen.card.form.lines["phone"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Zoë 😀 Núñez" in names(screen))
    qtbot.waitUntil(lambda: not screen.card.is_new())
    row = screen.list.table.marked_row()
    assert row is not None
    assert row.name == "Zoë 😀 Núñez"
    assert shop.customers.get(row.id).phone == "+54 11 5000-9999"


def test_a_customer_is_registered_by_mouse(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop
) -> None:
    screen.register()
    screen.card.form.lines["name"].setText("Carla Ríos")
    screen.card.form.lines["name"].textEdited.emit("Carla Ríos")
    click(screen.card.save_button)
    qtbot.waitUntil(lambda: "Carla Ríos" in names(screen))
    assert shop.customers.count() == 4


def test_saving_twice_registers_one(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop
) -> None:
    register(screen)
    type_text(screen.card.form.lines["name"], "Once")
    for _time in range(2):
        click(screen.card.save_button)
        press(screen.card.form.lines["name"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.card.is_new())
    qtbot.waitUntil(lambda: "Once" in names(screen))
    assert names(screen).count("Once") == 1
    assert shop.customers.count() == 4


def test_a_form_shows_all_of_its_errors_at_once_and_keeps_what_was_typed(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop
) -> None:
    register(screen)
    form = screen.card.form
    form.lines["address"].setText("x" * 301)
    type_text(form.lines["email"], "no address")
    screen.card.save()
    wrong = {name for name, field in form.fields.items() if field.error()}
    assert wrong == {"name", "email", "address"}
    assert form.lines["email"].text() == "no address"
    assert shop.customers.count() == 3
    type_text(form.lines["name"], "Ana")
    form.lines["address"].clear()
    form.lines["email"].clear()
    screen.card.save()
    qtbot.waitUntil(lambda: shop.customers.count() == 4)


def test_the_same_phone_is_warned_of_and_the_one_there_can_be_opened(
    qtbot: QtBot, screen: CustomersScreen
) -> None:
    register(screen)
    type_text(screen.card.form.lines["name"], "B. Lopez")
    type_text(screen.card.form.lines["phone"], "+54 9 11 4444 1111")
    qtbot.waitUntil(screen.card.notice.isVisible)
    assert [twin.name for twin in screen.card.notice.found] == ["Bruno López"]
    screen.card.notice.chosen.emit(screen.card.notice.found[0])
    qtbot.waitUntil(lambda: screen.card.head.title.name() == "Bruno López")
    assert not screen.card.is_changed()


def test_what_is_saved_of_a_change_is_only_what_was_changed(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop, manager: Actor
) -> None:
    customer_id = screen.card.customer_id()
    assert customer_id is not None
    type_text(screen.card.form.lines["tax_number"], "27-1")
    press(screen, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: not screen.card.is_changed())
    assert shop.customers.get(customer_id).tax_number == "27-1"
    assert shop.customers.get(customer_id).email == "ana@example.org"


def test_leaving_a_changed_card_asks_and_keeps_the_mark_meanwhile(
    qtbot: QtBot, screen: CustomersScreen
) -> None:
    type_text(screen.card.form.lines["address"], "Calle 1")
    screen.list.table.mark(1)
    sheet = open_sheet(screen)
    assert sheet is not None
    row = screen.list.table.marked_row()
    assert row is not None
    assert row.name == "Ana Quiroga"
    press(sheet, Qt.Key.Key_Escape)
    assert screen.card.form.lines["address"].text() == "Calle 1"
    left: list[bool] = []
    assert not screen.may_leave(lambda: left.append(True))
    again = open_sheet(screen)
    assert again is not None
    press(again, Qt.Key.Key_Return)
    assert left == [True]


def test_what_was_typed_survives_another_language_or_theme(
    qtbot: QtBot, screen: CustomersScreen, at_work: Session
) -> None:
    register(screen)
    type_text(screen.card.form.lines["name"], "Half typed")
    again = CustomersScreen(at_work)
    qtbot.addWidget(again)
    again.restore(screen.state())
    again.show()
    assert again.card.is_new()
    assert again.card.form.lines["name"].text() == "Half typed"


def test_notes_are_kept_with_the_customer(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop
) -> None:
    customer_id = screen.card.customer_id()
    assert customer_id is not None
    screen.card.open_tab("notes")
    type_text(screen.card.form.notes, "Asks for invoice A")
    screen.card.save()
    qtbot.waitUntil(
        lambda: shop.customers.get(customer_id).notes == "Asks for invoice A"
    )


def test_purchases_list_the_customer_s_sales_and_open_one(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop, manager: Actor
) -> None:
    customer_id = screen.card.customer_id()
    builders.open_drawer(shop, manager)
    cart = builders.a_cart(builders.a_free_line("120.00"), customer_id=customer_id)
    paid = builders.tenders(("cash", "120.00"))
    sale = shop.sales.complete(manager, cart, paid)
    screen.card.open_tab("purchases")
    page = screen.card.purchases
    qtbot.waitUntil(
        lambda: [row.number for row in page.table.model.rows()] == [sale.number]
    )
    page.table.opened.emit(page.table.model.rows()[0])
    shell = cast("BareShell", screen.session.shell)
    assert shell.opened == [("sales", {"sale_id": sale.id})]


def test_an_archived_customer_leaves_the_list_and_comes_back(
    qtbot: QtBot, screen: CustomersScreen
) -> None:
    click(screen.card.head.archive_button)
    qtbot.waitUntil(lambda: names(screen) == ["Bruno López", "Estudio Vidal"])
    screen.standing.choose("archived")
    qtbot.waitUntil(lambda: names(screen) == ["Ana Quiroga"])
    qtbot.waitUntil(lambda: screen.card.head.title.name() == "Ana Quiroga")
    click(screen.card.head.archive_button)
    qtbot.waitUntil(lambda: names(screen) == [])


def test_a_search_that_finds_nobody_says_so(
    qtbot: QtBot, screen: CustomersScreen
) -> None:
    find(qtbot, screen, "zzzz")
    assert screen.list.table.empty.title.text() == "Nobody found"


def test_a_phone_without_country_is_one_of_the_shop_s_own() -> None:
    assert whatsapp_address("+1 (212) 555-0100", "AR") == "https://wa.me/12125550100"
    assert whatsapp_address("0034 600 000 000", "AR") == "https://wa.me/34600000000"
    assert whatsapp_address("011 5555-0142", "AR") == "https://wa.me/541155550142"
    assert whatsapp_address("none", "AR") == ""
    assert mail_address("ana@example.org") == "mailto:ana@example.org"
    assert mail_address("ana") == ""


def test_the_list_narrows_to_who_owes_money(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: CustomersScreen
) -> None:
    builders.open_drawer(shop, manager)
    names_of = ("Con Deuda", "Con Saldo")
    debtor, other = (
        builders.a_customer(shop, manager, name=name, credit_limit=100)
        for name in names_of
    )
    cart = builders.a_cart(builders.a_free_line("40"), customer_id=debtor.id)
    shop.sales.complete(manager, cart, builders.tenders(("account", "40")))
    assert shop.customers.count(is_owing=True) == 1
    screen.open_with(owing=True)
    qtbot.waitUntil(lambda: names(screen) == ["Con Deuda"])
    find(qtbot, screen, other.name)
    screen.search.clear()
    screen.standing.choose("live")
    qtbot.waitUntil(lambda: "Con Saldo" in names(screen))
    screen.standing.choose("owing")
    held = screen.state()
    screen.standing.choose("live")
    screen.restore(held)
    assert screen.standing.current() == "owing"


def test_a_customer_who_asks_for_it_is_erased_after_one_question(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop
) -> None:
    head = screen.card.head
    click(head.erase_button)
    customer_id = screen.card.customer_id()
    question = open_sheet(screen)
    assert question is not None
    assert customer_id is not None
    press(question, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ana Quiroga" not in names(screen))
    assert shop.customers.get(customer_id).is_erased
    screen.card.show_customer(customer_id)
    qtbot.waitUntil(lambda: head.title.name() == "Erased customer")
    assert not head.erase_button.isVisible()
    assert screen.card.form.lines["name"].isReadOnly()


def test_nobody_can_pay_for_somebody_who_was_erased(
    qtbot: QtBot, screen: CustomersScreen, shop: Shop, at_work: Session
) -> None:
    customer_id = screen.card.customer_id()
    assert customer_id is not None
    page = screen.card.account
    screen.card.open_tab("account")
    assert page._take.isVisible()
    shop.customers.erase(at_work.actor, customer_id)
    qtbot.waitUntil(lambda: "Ana Quiroga" not in names(screen))
    screen.card.show_customer(customer_id)
    qtbot.waitUntil(screen.card.is_erased)
    assert not page._take.isVisible()
    assert not page._limit.isVisible()
    screen.standing.choose("archived")
    texts = screen.list.table.model
    qtbot.waitUntil(lambda: texts.rowCount() == 1)
    assert texts.data(texts.index(0, 0)) == "Erased customer"
    screen.take_payment()
    assert not isinstance(open_sheet(screen), AmountDialog)


def test_ctrl_tab_turns_the_tabs_of_the_card(screen: CustomersScreen) -> None:
    turn = next(each for each in screen.shortcuts() if each.keys == "Ctrl+Tab")
    shown = []
    for _tab in range(screen.card.tabs.count()):
        assert turn.act is not None
        turn.act()
        shown.append(screen.card.tabs.current_key())
    assert shown == ["account", "purchases", "notes", "details"]
